// Rows become values, and what is wrong is told with row, line and column.
#include "batch/row_values.h"
#include "core/json_text.h"
#include "read_rows.h"
#include "some_fields.h"
#include "unit/project_files.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

std::string shown(const RowValues& read) {
    std::string text;
    for (const auto& [id, value] : read.values) {
        text += id.value + "=" + jsonText(value) + " ";
    }
    for (const RowProblem& problem : read.problems) {
        text += problem.rule.key + "@" + std::to_string(problem.row) + "," + std::to_string(problem.line) + "," +
                problem.column + "," + problem.field.value + "," + problem.value + " ";
    }
    return text;
}

std::string values(const std::string& csv) {
    const ReadRows read = readRows(csv);
    EXPECT_FALSE(read.problem);
    const auto matched = matchColumns(ColumnMatcher(someTask()), read.columns, {});
    EXPECT_TRUE(matched.problems.empty());
    RowValueReader reader(read.columns, matched);
    std::string text;
    for (const RowRecord& row : read.rows) {
        text += shown(reader.read(row)) + "\n";
    }
    return text;
}

std::string cell(const std::string& column, const std::string& text) {
    return values(column + ",x\n\"" + text + "\",y\n");
}

TEST(RowValues, AreReadAsPeopleWriteThem) {
    EXPECT_EQ(values("单位名称,理论学习/次数,覆盖率,日期,是否完成,经费（甲类）\n云溪镇, "
                     "12次,95.5%,2026年3月1日,未完成,\"1,234.5\"\n"),
              "day=\"2026-03-01\" done=false fund=1234.5 share=95.5 theory.sessions=12 unit=\"云溪镇\" \n");
}

TEST(RowValues, AreUnfilledWhereACellIsEmpty) {
    EXPECT_EQ(values("unit,theory.sessions,remarks\n云溪镇\n〔单位名称〕, ,x\n"),
              "remarks=null theory.sessions=null unit=\"云溪镇\" \nremarks=\"x\" theory.sessions=null unit=null \n");
}

TEST(RowValues, TellWhatIsAgainstAField) {
    EXPECT_EQ(
        values("序号,单位名称,theory.sessions\n1,云溪镇,12\n\n2,石桥乡,一百二\n3,青坪乡,120\n"),
        "theory.sessions=12 unit=\"云溪镇\" \n"
        "theory.sessions=\"一百二\" unit=\"石桥乡\" value.not-an-integer@2,4,theory.sessions,theory.sessions,一百二 \n"
        "theory.sessions=120 unit=\"青坪乡\" value.above-maximum@3,5,theory.sessions,theory.sessions,120 \n");
    EXPECT_TRUE(cell("unit", "云溪镇\n石桥乡").starts_with("unit=\"云溪镇\\n石桥乡\" value.line-break@1,2,"));
    EXPECT_EQ(cell("remarks", "第一段\n\n 第二段 "), "remarks=\"第一段\\n第二段\" \n");
    const std::string problem = cell("unit", std::string(300, 'x'));
    EXPECT_NE(problem.find("unit," + std::string(39, 'x') + "… "), std::string::npos) << problem;
}

TEST(RowValues, TakeLinesOfACellForItemsOfAList) {
    EXPECT_EQ(cell("存在的问题", "台账不全\r\n\n 更新不及时 "),
              "problems.items=[{\"problem\":\"台账不全\"},{\"problem\":\"更新不及时\"}] \n");
    EXPECT_EQ(cell("存在的问题", "[{\"\"problem\"\": \"\"台账不全\"\", \"\"due\"\": \"\"2026-03-01\"\"}]"),
              "problems.items=[{\"problem\":\"台账不全\",\"due\":\"2026-03-01\"}] \n");
    EXPECT_EQ(cell("存在的问题", "[注]台账不全"), "problems.items=[{\"problem\":\"[注]台账不全\"}] \n");
    EXPECT_EQ(cell("存在的问题", "[{\"\"problem\"\": \"\"台账不全\"\"}"),
              "problems.items=null columns.cell-json@1,2,存在的问题,problems.items,[{\"problem\": \"台账不全\"} \n");
    EXPECT_TRUE(cell("存在的问题", "[{\"\"problems\"\": \"\"台账不全\"\"}]")
                    .starts_with("problems.items=[{\"problems\":\"台账不全\"}] value.unknown-column@1,2,"));
    EXPECT_EQ(cell("存在的问题", "[]"), "problems.items=null \n");
}

TEST(RowValues, WantJsonForATable) {
    EXPECT_EQ(cell("会议统计", "[{\"\"date\"\": \"\"2026-03-01\"\", \"\"people\"\": 3}]"),
              "meetings=[{\"date\":\"2026-03-01\",\"people\":3}] \n");
    EXPECT_EQ(cell("会议统计", "3月1日 3人"), "meetings=null columns.cell-table@1,2,会议统计,meetings,3月1日 3人 \n");
    EXPECT_EQ(cell("会议统计", "[3月1日]"), "meetings=null columns.cell-json@1,2,会议统计,meetings,[3月1日] \n");
    EXPECT_EQ(cell("会议统计", ""), "meetings=null \n");
}

TEST(RowValues, TellOfRowsThatAreNotAsTheyShouldBe) {
    EXPECT_EQ(values("unit,x\n云溪镇,1,2\n"), "unit=\"云溪镇\" rows.too-many-cells@1,2,,, \n");
}

TEST(RowValues, AreTypedInJson) {
    const ReadRows read =
        readRows("[{\"unit\": \"云溪镇\", \"理论学习/次数\": 12.0, \"序号\": 1, \"done\": true, \"share\": null},\n"
                 "{\"unit\": 5, \"theory.sessions\": \"12\", \"序号\": 2, \"说明\": \"x\"},\n"
                 "{\"unit\": \"a\", \"单位名称\": \"b\", \"次数\": 1, \"theory\": {\"sessions\": 12}}]",
                 "rows.json");
    RowValueReader reader{ColumnMatcher(someTask())};
    EXPECT_EQ(shown(reader.read(read.rows[0])), "done=true share=null theory.sessions=12 unit=\"云溪镇\" ");
    EXPECT_EQ(shown(reader.read(read.rows[1])),
              "remarks=\"x\" theory.sessions=\"12\" unit=5 value.not-text@2,2,unit,unit,5 "
              "value.not-an-integer@2,2,theory.sessions,theory.sessions,12 ");
    EXPECT_EQ(shown(reader.read(read.rows[2])),
              "unit=\"a\" columns.twice@3,3,单位名称,unit,b columns.ambiguous@3,3,次数,,1 ");
    EXPECT_EQ(reader.unknownKeys(), (std::vector<std::string>{"序号", "theory"}));
}

TEST(RowValues, KeepNoEndlessListOfUnknownKeys) {
    RowValueReader reader{ColumnMatcher(someTask())};
    for (std::size_t i = 0; i < 10'000; ++i) {
        RowRecord record{i + 1, 1, {}, {{"key" + std::to_string(i), 1}, {"unit", "云溪镇"}}, {}};
        EXPECT_EQ(shown(reader.read(record)), "unit=\"云溪镇\" ");
    }
    EXPECT_EQ(reader.unknownKeys().size(), mostRowColumns);
}

TEST(RowProblems, AreWrittenAsATable) {
    const Texts texts = Texts::parse(contentOf(root / "l10n/zh-CN.json"));
    std::ostringstream out;
    RowProblemTable table(out, texts);
    EXPECT_EQ(out.str(), "\xEF\xBB\xBF序号,行,列,填报项,内容,问题\r\n");
    table.add({2, 4, "次数", FieldId{"theory.sessions"}, "次数", "一,二", {"value.above-maximum", {"100"}}});
    table.add({3, 0, "=cmd", {}, "", "=1+1", {"value.empty", {}}});
    table.add({4, 6, "a", {}, "", "-12", {"value.empty", {}}});
    EXPECT_EQ(
        out.str(),
        "\xEF\xBB\xBF序号,行,列,填报项,内容,问题\r\n2,4,次数,次数,\"一,二\",不能大于 100。请改小。\r\n"
        "3,,'=cmd,,'=1+1,内容是空的。尚不知道的值请写 null。\r\n4,6,a,,-12,内容是空的。尚不知道的值请写 null。\r\n");
}

} // namespace
} // namespace zhangfa
