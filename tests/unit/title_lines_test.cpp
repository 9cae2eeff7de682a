// Where a long title is broken: between words, its lines about as long as each other.
#include "core/title_lines.h"

#include "core/report.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

PlaceTitle titleOf(const std::string& text, std::vector<std::pair<std::size_t, std::size_t>> words = {}) {
    return {titleStyle, text, std::move(words), standardFormat()};
}
double measure(const PlaceTitle& title) { // characters of its size
    return (156 - 2 * titleIndent(title, 0.5)) / (22 * millimetresAPoint);
}

TEST(TitleLines, ATitleOfOneLineHasTheWholeMeasure) {
    EXPECT_EQ(titleIndent(titleOf("关于有关情况的报告"), 0.5), 0);
    EXPECT_EQ(titleIndent(titleOf(""), 0.5), 0);
}

TEST(TitleLines, ALoneLastCharacterGetsCompany) {
    // 21 characters: 20 and one, if nothing were done.
    const double width = measure(titleOf("青禾县白鹭镇人民政府关于落实有关制度情况报告"));
    EXPECT_LT(width, 18);
    EXPECT_GE(width, 11);
}

TEST(TitleLines, BreaksBehindAValueThatStandsInIt) {
    const std::string name = "青禾县白鹭镇农业农村办公室", text = name + "关于农村公路养护工作有关情况的报告";
    const double width = measure(titleOf(text, {{0, name.size()}}));
    EXPECT_GE(width, 15) << "关于 stays with the name, or begins the next line";
    EXPECT_LT(width, 18);
}

TEST(TitleLines, NeverBreaksFiguresOrBeforeAClosingMark) {
    // Behind 2 of 2026 it must not break, so that a measure of 14 has 12 characters and 2026 on the next line.
    for (const char* text : {"关于青禾县白鹭镇落实有关责任制2026年度情况以及下一步打算的报告",
                             "关于印发《青禾县白鹭镇农村公路养护管理办法》的通知"}) {
        EXPECT_GE(titleIndent(titleOf(text), 0.5), 0);
        EXPECT_LT(titleIndent(titleOf(text), 0.5), 40);
    }
}

TEST(TitleLines, WhatSomebodyBrokeByHandIsLeftAlone) {
    EXPECT_EQ(titleIndent(titleOf("青禾县白鹭镇人民政府关于\n落实有关制度情况报告"), 0.5), 0);
}

TEST(TitleLines, IsSetAgainWhereTheTitleChanges) {
    Snapshot before;
    before.properties[kindProperty] = "report";
    before.body.emplace_back().paragraph.style = titleStyle;
    Snapshot after = before;
    after.body[0].paragraph.text = "关于有关情况的报告";
    EXPECT_TRUE(planTitles({}, after, after).empty());
    const auto edits = planTitles({}, before, after);
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(std::get<PlaceTitle>(edits[0]).text, "关于有关情况的报告");
    after.properties[adoptedProperty] = "1";
    EXPECT_TRUE(planTitles({}, before, after).empty());
}

} // namespace
} // namespace zhangfa
