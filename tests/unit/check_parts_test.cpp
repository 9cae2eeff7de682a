// Headers, footers, notes and frames are checked as texts, and put right in their places.
#include "check_library.h"
#include "memory_document.h"
#include "outline_library.h"

#include "check/check.h"
#include "check/finding_json.h"
#include "check/ignored.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

Snapshot withPart(const std::string& name, const std::vector<std::string>& texts) {
    Snapshot snapshot = documentOf({"{title}关于2026年度工作情况的报告", "县委：", "全年开展检查4次。", "特此报告。"});
    DocumentPart& part = snapshot.parts.emplace_back(DocumentPart{name, {}});
    for (const std::string& text : texts) {
        part.paragraphs.emplace_back().text = text;
    }
    return snapshot;
}

TEST(CheckParts, LeavesPageNumbersAndPlacedTextsAlone) {
    for (const char* text : {"— 1 —", "- 1 -", "第 1 页", "第 1 页 共 12 页", "1/12", "　　— 2 —", "—１—", "",
                             "中共白鹭镇委员会　　　　内部资料", "2026年12月18日印发\t", "青禾县人民政府文件"}) {
        const Snapshot snapshot = withPart("footer:Standard", {text});
        for (const Finding& finding : check(snapshot, checkLibrary(), {})) {
            ADD_FAILURE() << text << ": " << finding.rule->id << " " << finding.text;
        }
    }
}

TEST(CheckParts, TellsThePartAndPutsItRight) {
    const Snapshot before = withPart("footnote:1", {"数据由各单位提供。", "布署情况见附件,共x件。"});
    const auto findings = check(before, checkLibrary(), {});
    const auto json = toJson(findings, before, Texts::parse("{}"));
    ASSERT_EQ(findings.size(), 3U); // confusable, half-width, placeholder
    for (const auto& finding : json) {
        EXPECT_EQ(finding.at("part"), "footnote:1");
        EXPECT_EQ(finding.at("paragraph"), 2);
        EXPECT_FALSE(finding.as_object().contains("element")) << "it stands in no element of the body";
    }
    EXPECT_EQ(json[1].at("offset"), 7);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        EXPECT_EQ(findingKey(json[i]), keyOf(findings[i], before));
    }
    MemoryDocument document(before);
    document.apply(planFixes(before, findings));
    EXPECT_EQ(document.snapshot.parts[0].paragraphs[1].text, "部署情况见附件，共x件。");
    EXPECT_EQ(document.snapshot.body[2].paragraph.text, before.body[2].paragraph.text);
}

TEST(CheckParts, AreLookedAtByRulesOnOneTextOnly) {
    // As the body's text it would end without a full stop, be a heading, speak of today.
    const Snapshot snapshot =
        withPart("frame:Frame1", {"一、工作情况，有关数字截至十一月底，由各单位分别提供并负责核实，不另行说明"});
    EXPECT_TRUE(check(snapshot, checkLibrary(), {}).empty());
}

TEST(CheckParts, AreIgnoredByThemselves) {
    MemoryDocument document(withPart("header:Standard", {"布署情况"}));
    document.snapshot.body[2].paragraph.text = "研究布署工作。";
    const auto before = check(document.snapshot, checkLibrary(), {});
    ASSERT_EQ(before.size(), 2U);
    document.apply(planIgnore(document.snapshot, before.back()));
    const auto after = check(document.snapshot, checkLibrary(), {});
    ASSERT_EQ(after.size(), 1U);
    EXPECT_FALSE(after[0].place.part) << "the body's is still told";
}

} // namespace
} // namespace zhangfa
