// Rows from a spreadsheet.
#include "core/sheet_cells.h"
#include "sidebar/pasted_rows.h"

#include <gtest/gtest.h>

namespace zhangfa {

namespace {

Field meetings() {
    Field table;
    table.id = FieldId{"theory.meetings"};
    table.title = "会议统计";
    table.type = FieldType::table;
    Field topic;
    topic.id = FieldId{"topic"};
    topic.title = "主题";
    Field people;
    people.id = FieldId{"people"};
    people.title = "人数";
    people.type = FieldType::integer;
    table.columns = {topic, people};
    return table;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(PastedRows, AreSplitAtTabsAndLineEnds) {
    EXPECT_EQ(splitCells("a\tb\r\nc\td\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
}

TEST(PastedRows, KeepTabsAndLineEndsInQuotationMarks) {
    EXPECT_EQ(splitCells("\"a\n\"\"b\"\"\"\tc"), (Rows{{"a\n\"b\"", "c"}}));
}

TEST(PastedRows, BecomeItemsByColumn) {
    const auto items = rowsFromText(meetings(), "学习会\t12\t多余\n座谈\t");
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].at("topic"), boost::json::value("学习会"));
    EXPECT_EQ(items[0].at("people"), boost::json::value(12));
    EXPECT_FALSE(items[1].as_object().contains("people"));
}

TEST(PastedRows, LeaveTheTitlesOut) { EXPECT_EQ(rowsFromText(meetings(), "主题\t人数\n学习会\t12\n").size(), 1U); }

} // namespace

} // namespace zhangfa
