// The lines of the list of findings.
#include "sidebar/finding_lines.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

CheckedPlace place(const char* rule, Severity severity, const char* message, bool ignored = false) {
    CheckedPlace made;
    made.rule = rule;
    made.severity = severity;
    made.message = message;
    made.ignored = ignored;
    return made;
}

std::vector<std::string> textsOf(const std::vector<FindingLine>& lines) {
    std::vector<std::string> texts;
    for (const FindingLine& line : lines) {
        texts.push_back(line.text);
    }
    return texts;
}

using Lines = std::vector<std::string>;

const std::vector<CheckedPlace> findings{
    place("half-width", Severity::warning, "逗号"),  place("spaces", Severity::hint, "空格"),
    place("placeholder", Severity::warning, "未填"), place("date.form", Severity::error, "日期"),
    place("half-width", Severity::warning, "冒号"),  place("doubled", Severity::warning, "句号", true)};

const Texts texts = Texts::parse(R"({"check.group-error": "错误（{0}）", "check.group-warning": "警告（{0}）",
    "check.group-hint": "提示（{0}）", "check.counts": "{0} {1} {2}", "check.nothing": "none", "check.source-N": "标准",
    "check.source-P": "惯例", "check.source-clause": "{0}：{1}", "check.detail": "{0}（{1}）", "check.in-part": "{0}：{1}",
    "check.part-footnote": "脚注 {0}", "check.sentence": "“{0}”", "check.sentences-more": "……共 {0} 句"})");

TEST(FindingLines, ShowTheGravestFirstAndWhatIsForgottenBeforeTheRest) {
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::all, texts)),
              (Lines{"错误（1）", "✗ 日期", "警告（3）", "⚠ 未填", "⚠ 逗号", "⚠ 冒号", "提示（1）", "· 空格"}));
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::warnings, texts)),
              (Lines{"错误（1）", "✗ 日期", "警告（3）", "⚠ 未填", "⚠ 逗号", "⚠ 冒号"}));
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::errors, texts)), (Lines{"✗ 日期"}));
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::ignored, texts)), (Lines{"⚠ 句号"}));
    const auto lines = findingLines(findings, FindingFilter::all, texts);
    EXPECT_FALSE(lines[0].index) << "a group's line is no finding";
    EXPECT_EQ(lines[1].index, 3U);
}

CheckedPlace at(std::size_t element, const char* message) {
    CheckedPlace made = place("half-width", Severity::warning, message);
    made.placed = true;
    made.element = element;
    return made;
}

Lines messagesOf(const std::vector<CheckedPlace>& all) {
    Lines messages;
    for (const CheckedPlace& any : all) {
        messages.push_back(any.message);
    }
    return messages;
}

TEST(FindingLines, OfOneParagraphGiveWayToItsNewOnes) {
    CheckedPlace cell = at(3, "表格"), note = at(3, "脚注");
    cell.inCell = true;
    note.part = "footnote:1";
    std::vector<CheckedPlace> all{place("title.missing", Severity::error, "全文"),
                                  at(1, "甲"),
                                  at(3, "乙"),
                                  at(3, "丙"),
                                  cell,
                                  at(5, "丁"),
                                  note};
    EXPECT_TRUE(replaceFindings(all, 3, {at(3, "新")}));
    EXPECT_FALSE(replaceFindings(all, 3, {at(3, "新")}));
    EXPECT_EQ(messagesOf(all), (Lines{"全文", "甲", "表格", "新", "丁", "脚注"}));
    replaceFindings(all, 9, {at(9, "末")});
    EXPECT_EQ(messagesOf(all), (Lines{"全文", "甲", "表格", "新", "丁", "末", "脚注"}));
    replaceFindings(all, 1, {});
    EXPECT_EQ(messagesOf(all), (Lines{"全文", "表格", "新", "丁", "末", "脚注"}));
}

TEST(FindingLines, SayWhereAndWhatItIsAbout) {
    CheckedPlace finding = place("likeness", Severity::hint, "相同");
    EXPECT_EQ(findingDetail(finding, texts), "相同（惯例）");
    finding.part = "footnote:2";
    EXPECT_EQ(findingDetail(finding, texts), "脚注 2：相同（惯例）");
    finding.sentences = {"一", "二", "三", "四", "五", "六"};
    EXPECT_EQ(findingDetail(finding, texts), "脚注 2：相同（惯例）\n“一”\n“二”\n“三”\n“四”\n“五”\n……共 6 句");
}

TEST(FindingLines, CountWhatIsNotIgnored) {
    EXPECT_EQ(findingCounts(findings, texts), "1 3 1");
    EXPECT_EQ(findingCounts({findings.back()}, texts), "none");
    CheckedPlace date = findings[3];
    date.source = 'N';
    EXPECT_EQ(findingSource(date, texts), "标准");
    date.clause = "7.3.5";
    EXPECT_EQ(findingSource(date, texts), "标准：7.3.5");
}

TEST(FindingLines, AreReadFromTheApisJson) {
    const auto places = checkedPlaces(boost::json::parse(
        R"([{"rule": "spaces", "source": "P", "clause": "", "severity": "hint", "paragraph": 2, "offset": 3, "length": 1,
             "element": 1, "at": 9, "text": " ", "message": "m", "fix": {"replacement": ""}},
            {"rule": "title.missing", "source": "N", "clause": "7.3.1", "severity": "error", "paragraph": null,
             "offset": null, "length": null, "text": "", "message": "n", "fix": null, "ignored": true},
            {"rule": "likeness", "source": "P", "clause": "", "severity": "hint", "part": "footnote:1", "paragraph": 2,
             "offset": 0, "length": 1, "at": 0, "text": "甲", "message": "o", "fix": null, "sentences": ["乙"]}])"));
    ASSERT_EQ(places.size(), 3U);
    EXPECT_TRUE(places[2].placed);
    EXPECT_EQ(places[2].part, "footnote:1");
    EXPECT_EQ(places[2].paragraph, 2U);
    EXPECT_EQ(places[2].sentences, Lines{"乙"});
    EXPECT_TRUE(places[0].placed && places[0].fixable && !places[0].ignored && !places[0].inCell);
    EXPECT_EQ(places[0].at, 9U);
    EXPECT_FALSE(places[1].placed || places[1].fixable);
    EXPECT_TRUE(places[1].ignored);
}

} // namespace
} // namespace zhangfa
