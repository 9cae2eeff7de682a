// The lines of the section list.
#include "sidebar/section_lines.h"

#include <gtest/gtest.h>

namespace zhangfa {

namespace {

const Texts texts = Texts::parse(
    R"({"sections.missing": "{0} 缺", "sections.required": "必有", "sections.recognised": "识别 {0}%",
    "sections.recommended": "建议", "sections.optional": "可选"})");

TEST(SectionLines, ShowWhatIsThereAndWhatIsMissing) {
    ReportState state;
    SectionState theory{SectionId{"theory"}, "理论武装", Need::required, true, "二、", 0, 2, 9, false};
    SectionState publicity{SectionId{"publicity"}, "宣传引导", Need::optional, false, "", 0, 0, 0, false};
    state.sections = {theory, publicity};
    const auto lines = sectionLines(state, "", texts);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].text, "✓ 二、理论武装  2/9");
    EXPECT_EQ(lines[1].text, "＋ 宣传引导 缺");
    EXPECT_EQ(sectionLines(state, "宣传", texts).size(), 1U);
}

TEST(SectionLines, TellWhatIsRecognisedAndWhatIsNot) {
    ReportState state;
    SectionState theory{SectionId{"theory"}, "理论武装", Need::required, true, "二、", 4, 0, 0, false, false, 0.876};
    SectionState unknown{SectionId{}, "凝心聚力", Need::optional, true, "三、", 7, 0, 0, false, false, 0};
    state.sections = {theory, unknown};
    const auto lines = sectionLines(state, "", texts);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].text, "✓ 二、理论武装  识别 88%");
    EXPECT_EQ(lines[1].text, "？ 三、凝心聚力");
    EXPECT_EQ(lines[1].element, 7U);
}

TEST(SectionLines, ProposeWhatAKindNeeds) {
    const KindChoice kind{KindId{"k"},
                          "报告",
                          {{SectionId{"a"}, "甲", Need::required},
                           {SectionId{"b"}, "乙", Need::recommended},
                           {SectionId{"c"}, "丙", Need::optional}}};
    const auto ticked = proposedReport(kind);
    const auto lines = sectionLines(kind, ticked, "", texts);
    EXPECT_EQ(lines[1].text, "☑ 乙  建议");
    EXPECT_EQ(lines[2].text, "☐ 丙  可选");
}

TEST(SectionLines, ShowOptionsOfWhatIsTicked) {
    KindChoice kind{KindId{"k"},
                    "报告",
                    {{SectionId{"a"}, "甲", Need::required, {{"list", "名单"}}},
                     {SectionId{"b"}, "乙", Need::optional, {{"more", "详情"}}}}};
    kind.manner.numbering = Numbering::bracketed;
    NewReport wanted = proposedReport(kind);
    EXPECT_EQ(wanted.manner, kind.manner);
    ASSERT_EQ(sectionLines(kind, wanted, "", texts).size(), 3U) << "of what is not ticked, none";
    EXPECT_EQ(sectionLines(kind, wanted, "", texts)[1].text, "\u3000 ☐ 名单");
    wanted.options.insert("a/list");
    EXPECT_EQ(sectionLines(kind, wanted, "", texts)[1].text, "\u3000 ☑ 名单");
    EXPECT_EQ(sectionLines(kind, wanted, "", texts)[1].option, "list");
}

} // namespace

} // namespace zhangfa
