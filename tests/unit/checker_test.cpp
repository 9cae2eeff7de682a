// Checked again and again while it is written, a document has the findings of a check from the start, and only what
// changed is looked at.
#include "check_library.h"
#include "outline_library.h"

#include "check/checker.h"
#include "check/finding_json.h"
#include "core/texts.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

std::vector<std::string> described(const std::vector<Finding>& findings, const Snapshot& snapshot) {
    std::vector<std::string> all;
    const auto array = toJson(findings, snapshot, Texts::parse("{}"));
    for (std::size_t i = 0; i < findings.size(); ++i) {
        std::string line = boost::json::serialize(array[i]);
        for (const std::string& arg : findings[i].message.args) {
            line += "|" + arg;
        }
        all.push_back(std::move(line));
    }
    return all;
}

rc::Gen<std::string> anyLine() {
    return rc::gen::map(
        rc::gen::container<Lines>(rc::gen::element<std::string>(
            "全年开展检查", "4次", "，", ",", "。", "。。", "x次", "布署", "一、", "（一）", "1、", "〔待定〕", "我局",
            "我镇", "镇党委", "局党组", "2025年度", "12月3号", "(", ")", "  ", "附件：1.台账。", "抄送：县委", "今年",
            "青政[2026]05号", "关于工作情况的报告", "县委：", "特此报告。", "2026年12月08日", "\xE4\xB8")),
        [](const Lines& parts) {
            std::string text;
            for (const std::string& part : parts) {
                text += part;
            }
            return text;
        });
}

TEST(Checker, FindsWhatACheckFromTheStartFinds) {
    EXPECT_TRUE(rc::check("after any changes", [] {
        Lines lines{"{title}关于2026年度工作情况的报告", "县委："};
        Checker checker;
        for (int round = 0; round < 6; ++round) {
            const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, lines.size()));
            switch (*rc::gen::inRange(0, 5)) {
            case 0:
                lines.erase(lines.begin() + at);
                break;
            case 1:
                std::swap(lines[static_cast<std::size_t>(at)], lines.back());
                break;
            case 2:
                lines[static_cast<std::size_t>(at)] = *anyLine();
                break;
            default:
                lines.insert(lines.begin() + at, *anyLine());
            }
            if (lines.empty()) {
                lines.emplace_back("完。");
            }
            Snapshot snapshot = documentOf(lines);
            snapshot.parts = {{"header:Standard", std::vector<DocumentParagraph>(1)}};
            snapshot.parts[0].paragraphs[0].text = *anyLine();
            CheckSettings settings;
            settings.withIgnored = *rc::gen::arbitrary<bool>();
            const auto now = checker.check(snapshot, checkLibrary(), settings);
            RC_ASSERT(described(now, snapshot) == described(check(snapshot, checkLibrary(), settings), snapshot));
        }
    }));
}

const Lines report{"{title}关于2026年度工作情况的报告",
                   "县委：",
                   "一、组织领导",
                   "全年召开会议4次，研究部署工作。",
                   "二、宣传引导",
                   "全年开展宣传9次，登记帐号2个。",
                   "特此报告。",
                   "{right}中共白鹭镇委员会",
                   "{right}2026年12月18日"};

TEST(Checker, LooksOnlyAtTextsThatAreNew) {
    Checker checker;
    Lines lines = report;
    checker.check(documentOf(lines), checkLibrary(), {});
    EXPECT_EQ(checker.looked(), lines.size());
    checker.check(documentOf(lines), checkLibrary(), {});
    EXPECT_EQ(checker.looked(), 0U);
    lines[5] += "今年又开展2次。";
    checker.check(documentOf(lines), checkLibrary(), {});
    EXPECT_EQ(checker.looked(), 1U);
    lines.insert(lines.begin() + 3, lines[5]); // everything behind moves on
    checker.check(documentOf(lines), checkLibrary(), {});
    EXPECT_EQ(checker.looked(), 0U);
}

TEST(Checker, LooksAtAllAgainWhereMoreThanATextChanged) {
    Checker checker;
    checker.check(documentOf(report), checkLibrary(), {});
    Lines other = report;
    other[0] = "{title}关于2026年度工作情况的通知"; // other rules apply
    checker.check(documentOf(other), checkLibrary(), {});
    EXPECT_EQ(checker.looked(), other.size());
    CheckSettings settings;
    settings.own = standardFormat();
    settings.own->rules["confusable"] = "off";
    for (const Finding& finding : checker.check(documentOf(other), checkLibrary(), settings)) {
        EXPECT_NE(finding.rule->id, "confusable");
    }
    EXPECT_EQ(checker.looked(), other.size());
}

std::vector<Finding> ofElement(std::vector<Finding> findings, std::size_t element) {
    std::erase_if(findings,
                  [&](const Finding& any) { return any.place.element != element || (any.text.empty() && !any.fix); });
    return findings;
}

TEST(Checker, RechecksOneParagraphAlone) {
    Checker checker;
    Snapshot snapshot = documentOf(report);
    const auto before = checker.check(snapshot, checkLibrary(), {});
    EXPECT_EQ(described(checker.recheck(snapshot, 5), snapshot), described(ofElement(before, 5), snapshot));
    EXPECT_EQ(checker.looked(), 0U);
    snapshot.body[5].paragraph.text = "全年开展宣传x次,登记帐号2个。";
    const auto now = checker.recheck(snapshot, 5);
    EXPECT_EQ(checker.looked(), 1U);
    EXPECT_EQ(described(now, snapshot), described(ofElement(check(snapshot, checkLibrary(), {}), 5), snapshot));
    EXPECT_EQ(now.size(), 3U);
}

TEST(Checker, KeepsWhatRulesOnTheWholeFoundWhileItsTextStands) {
    Checker checker;
    Snapshot snapshot = documentOf({"{title}关于2026年度工作情况的报告", "县委：", "一、组织领导", "我局召开会议4次。",
                                    "三、宣传引导", "我局开展宣传，我镇配合。", "特此报告。"});
    checker.check(snapshot, checkLibrary(), {});
    snapshot.body[5].paragraph.text = "全年我局开展宣传，我镇配合。";
    const auto moved = checker.recheck(snapshot, 5);
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_EQ(moved[0].rule->id, "residue.self");
    EXPECT_EQ(snapshot.body[5].paragraph.text.substr(moved[0].offset, moved[0].length), "我镇");
    snapshot.body[5].paragraph.text = "我局开展宣传。";
    EXPECT_TRUE(checker.recheck(snapshot, 5).empty());
    snapshot.body[5].paragraph.text = "";
    EXPECT_TRUE(checker.recheck(snapshot, 5).empty());
}

} // namespace
} // namespace zhangfa
