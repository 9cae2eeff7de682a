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

TEST(FindingLines, ShowTheGravestFirstAndWhatIsForgottenBeforeTheRest) {
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::all)),
              (Lines{"✗ 日期", "⚠ 未填", "⚠ 逗号", "⚠ 冒号", "· 空格"}));
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::warnings)),
              (Lines{"✗ 日期", "⚠ 未填", "⚠ 逗号", "⚠ 冒号"}));
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::errors)), (Lines{"✗ 日期"}));
    EXPECT_EQ(textsOf(findingLines(findings, FindingFilter::ignored)), (Lines{"⚠ 句号"}));
}

TEST(FindingLines, CountWhatIsNotIgnored) {
    const Texts texts = Texts::parse(
        R"({"check.counts": "{0} {1} {2}", "check.nothing": "none", "check.source-N": "标准", "check.source-clause": "{0}：{1}"})");
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
             "offset": null, "length": null, "text": "", "message": "n", "fix": null, "ignored": true}])"));
    ASSERT_EQ(places.size(), 2U);
    EXPECT_TRUE(places[0].placed && places[0].fixable && !places[0].ignored && !places[0].inCell);
    EXPECT_EQ(places[0].at, 9U);
    EXPECT_FALSE(places[1].placed || places[1].fixable);
    EXPECT_TRUE(places[1].ignored);
}

} // namespace
} // namespace zhangfa
