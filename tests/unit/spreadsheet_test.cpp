// From cells to values: layouts, titles, ranges, and the form there and back.
#include "core/settle.h"
#include "core/spreadsheet.h"
#include "memory_document.h"
#include "project_files.h"
#include "report_in_memory.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

namespace zhangfa {
namespace {

using Cells = std::vector<std::vector<std::string>>;

const Field& field(const char* id) {
    const Field* found = shippedLibrary().field(FieldId{id});
    EXPECT_NE(found, nullptr) << id;
    return *found;
}

std::vector<const Field*> fieldsOfReport() {
    return fieldsOf(shippedLibrary(), *shippedLibrary().kind(KindId{"situation-report"}));
}

SheetReading reading(const std::vector<Sheet>& sheets, TitleMatches matches = {},
                     std::optional<std::size_t> row = std::nullopt) {
    static const auto fields = fieldsOfReport();
    return readSheets(sheets, {fields, {{"theory", "理论武装"}}, std::move(matches), row});
}
SheetReading reading(Cells cells) { return reading(std::vector<Sheet>{{"", 0, 0, std::move(cells)}}); }

std::string shown(const SheetReading& reading) {
    std::string text;
    for (const SheetValue& value : reading.values) {
        text += value.field.value + "=" + boost::json::serialize(value.value) + "@" + value.place + " ";
    }
    return text;
}

TEST(Spreadsheet, FindsTitlesAboveTheirValues) {
    const auto found =
        reading(Cells{{"2026年统计表"},
                      {},
                      {"单位", field("theory.sessions").title, field("theory.special-sessions").title + "（次）"},
                      {"云溪镇", "12次", "3"}});
    EXPECT_EQ(shown(found), "theory.sessions=12@B4 theory.special-sessions=3@C4 ");
    ASSERT_EQ(found.unmatched.size(), 1U);
    EXPECT_EQ(found.unmatched[0].column, "单位");
}

TEST(Spreadsheet, FindsTitlesBesideTheirValues) {
    const auto found = reading(Cells{{"序号", "项目", "计量单位", "数值"},
                                     {"1", field("theory.sessions").title, "次", "12"},
                                     {"2", "年 份：", "", "2026"},
                                     {"3", "从没听过的一项", "次", "4"}});
    EXPECT_EQ(shown(found), "theory.sessions=12@D2 year=2026@D3 ");
    ASSERT_EQ(found.unmatched.size(), 1U);
    EXPECT_EQ(found.unmatched[0].shown, "4");
}

TEST(Spreadsheet, AsksWhichOfSeveralRowsIsMeant) {
    const std::vector<Sheet> sheets{{"",
                                     0,
                                     0,
                                     {{"镇村", field("theory.sessions").title, field("year").title},
                                      {"东村", "7", "2026"},
                                      {"西村", "9", "2026"}}}};
    const auto open = reading(sheets);
    EXPECT_TRUE(open.values.empty());
    EXPECT_EQ(open.rows, (std::vector<std::string>{"东村　7　2026", "西村　9　2026"}));
    EXPECT_EQ(shown(reading(sheets, {}, 1)), "theory.sessions=9@B3 year=2026@C3 ");
}

TEST(Spreadsheet, RemembersWhatTheUserSaid) {
    const std::vector<Sheet> sheets{{"", 0, 0, {{"中心组学了几回", "12"}, {field("year").title, "2026"}}}};
    const auto before = reading(sheets);
    EXPECT_EQ(shown(before), "year=2026@B2 ");
    const TitleMatches said{{titleKey("中心组学了几回"), FieldId{"theory.sessions"}},
                            {titleKey(field("year").title), {}}};
    const auto after = reading(sheets, said);
    EXPECT_EQ(shown(after), "theory.sessions=12@B1 ");
    EXPECT_TRUE(after.unmatched.empty()) << "said to be nobody's";
}

TEST(Spreadsheet, LeavesOutWhatDoesNotFit) {
    const auto found = reading(Cells{{field("theory.sessions").title, "很多"}, {field("year").title, "2026"}});
    EXPECT_EQ(shown(found), "year=2026@B2 ");
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].place, "B1");
}

TEST(Spreadsheet, ReadsRowsOfATable) {
    const Field& list = field("plan.measures");
    Cells cells{{}, {}, {"东边的", "措施", "针对问题", "完成时限"}};
    cells[0] = {"整改安排"};
    cells.push_back({"", "修订学习计划", "学习不够经常", "2026-12-31"});
    cells.push_back({"", "补齐台账", "", "2027年3月1日"});
    cells.push_back({});
    cells.push_back({"", "合计", "", ""});
    const auto found = reading({{"甲", 0, 0, cells}});
    ASSERT_EQ(found.values.size(), 1U);
    EXPECT_EQ(found.values[0].field, list.id);
    EXPECT_EQ(
        boost::json::serialize(found.values[0].value),
        R"([{"measure":"修订学习计划","problem":"学习不够经常","due":"2026-12-31"},{"measure":"补齐台账","due":"2027-03-01"}])");
}

TEST(Spreadsheet, ARangeIsAPartOfTheSheet) {
    const Sheet sheet{"表", 1, 1, {{"a", "b"}, {"c", "d"}}};
    const auto part = cropped(sheet, "$C$2:d9");
    ASSERT_TRUE(part);
    EXPECT_EQ(part->cells, (Cells{{"b", ""}, {"d", ""}}));
    EXPECT_EQ(part->firstRow, 1U);
    EXPECT_EQ(part->firstColumn, 2U);
    EXPECT_EQ(cropped(sheet, "A1")->cells, (Cells{{""}}));
    for (const char* wrong : {"", "A", "1", "A0", "B2:A1", "A1:B", "A1:B2:C3", "表!A1"}) {
        EXPECT_FALSE(cropped(sheet, wrong)) << wrong;
    }
}

TEST(Spreadsheet, CsvIsReadAsItIsWritten) {
    const Sheet sheet{"", 0, 0, {{"甲,乙", "他说\"好\"", ""}, {"两\r\n行", "x", "1"}}};
    const std::string csv = toCsv(sheet);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
    auto cells = splitCells(csv.substr(3), ',');
    EXPECT_EQ(cells, sheet.cells);
    EXPECT_EQ(separatorOf("a;b;c\n1,2"), ';');
    EXPECT_EQ(separatorOf("a\tb"), '\t');
    EXPECT_EQ(separatorOf("a"), ',');
}

RC_GTEST_PROP(Spreadsheet, AnyCellsComeBackFromCsv, ()) {
    const auto cell = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', ';', ' '));
    const auto cells = *rc::gen::nonEmpty(
        rc::gen::container<Cells>(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell))));
    const std::string csv = toCsv({"", 0, 0, cells});
    RC_ASSERT(splitCells(csv.substr(3), ',') == cells);
}

RC_GTEST_PROP(Spreadsheet, NoCellsMakeItStumble, ()) {
    const auto cell =
        rc::gen::element<std::string>("", "集中学习次数", "年份", "12", "措施", "针对问题", "theory.sessions", "x（",
                                      "）", "2026-12-31", "95%", "\xEF\xBC\xA1");
    const auto cells = *rc::gen::container<Cells>(rc::gen::container<std::vector<std::string>>(cell));
    const auto found = reading(cells);
    for (const SheetValue& value : found.values) {
        const auto fields = fieldsOfReport();
        const auto known =
            std::find_if(fields.begin(), fields.end(), [&](const Field* any) { return any->id == value.field; });
        RC_ASSERT(known != fields.end());
        RC_ASSERT(validate(**known, value.value).empty());
    }
}

MemoryDocument makeShipped(const char* values) {
    MemoryDocument document;
    document.apply(
        editsOf(planReport(shippedLibrary(), {KindId{"situation-report"}, std::nullopt, {}, valuesOf(values)})));
    document.apply(planSettle(shippedLibrary(), document.snapshot, document.snapshot));
    return document;
}

const FormHeadings headings{"编号", "章节", "项目", "内容", "单位", "提供部门", "佐证材料", "备注", "填报"};

TEST(Spreadsheet, TheFormComesBackAsItWent) {
    const MemoryDocument document = makeShipped(
        R"({"year":2026,"span":"年度","theory.sessions":12,"theory.attendance":95.5,"date":"2026-12-18","committee":"党组",
            "plan.measures":[{"measure":"修订学习计划","due":"2026-12-31"},{"measure":"补齐台账","problem":"台账不全"}]})");
    const Report report = readReport(document.snapshot, shippedLibrary());
    const Values values = readValues(report, document.snapshot);
    const Sources sources{{FieldId{"theory.sessions"}, {"党建办", "学习记录12份", ""}},
                          {FieldId{"year"}, {"", "", "已核"}}};
    const auto sheets = exportForm(report, values, sources, headings, std::nullopt);
    std::vector<const Field*> fields;
    for (const Field& any : report.fields) {
        fields.push_back(&any);
    }
    const auto back = readSheets(sheets, {fields});
    Values read;
    for (const SheetValue& value : back.values) {
        read[value.field] = value.value;
    }
    for (const auto& [id, value] : values) {
        if (report.asked.contains(id) && !value.is_null() && !report.field(id)->compute) {
            EXPECT_EQ(read.count(id) > 0 ? boost::json::serialize(read[id]) : "nothing", boost::json::serialize(value))
                << id.value;
        }
    }
    EXPECT_EQ(back.sources, sources);
    EXPECT_TRUE(back.problems.empty());

    const auto part = exportForm(report, values, sources, headings, "党建办");
    ASSERT_EQ(part.size(), 1U);
    ASSERT_EQ(part[0].cells.size(), 2U);
    EXPECT_EQ(part[0].cells[1][0], "theory.sessions");
    EXPECT_GT(exportForm(report, values, sources, headings, "")[0].cells.size(), 10U);
}

// ---- Where figures come from ---------------------------------------------------------------------------------------

void change(MemoryDocument& document, const Edits& edits) {
    const Snapshot before = document.snapshot;
    document.apply(edits);
    document.apply(planSettle(shippedLibrary(), before, document.snapshot));
}

boost::json::value tableOf(const MemoryDocument& document) {
    const Report report = readReport(document.snapshot, shippedLibrary());
    return readValues(report, document.snapshot).at(sourcesTable);
}

TEST(Sources, FillTheTableThatListsThem) {
    MemoryDocument document = makeShipped(R"({"theory.sessions":12})");
    const auto text = masked(document.snapshot);
    change(document, planSources(document.snapshot, {{FieldId{"theory.sessions"}, {"党建办", "学习记录", ""}}}));
    EXPECT_EQ(masked(document.snapshot), text) << "never printed with the text";
    change(document, editsOf(planInsert(shippedLibrary(), document.snapshot, SectionId{"sources"})));
    EXPECT_EQ(boost::json::serialize(tableOf(document)),
              R"([{"item":"集中学习次数","value":"12次","by":"党建办","evidence":"学习记录"}])");
    change(document, editsOf(planFill(shippedLibrary(), document.snapshot, valuesOf(R"({"theory.sessions":13})"))));
    EXPECT_EQ(tableOf(document).at(0).at("value"), "13次");
    // Rows that somebody gave stay.
    change(document, editsOf(planFill(shippedLibrary(), document.snapshot,
                                      valuesOf(R"({"sources.items":[{"item":"另一项","value":"1","by":"办公室"}]})"))));
    change(document, planSources(document.snapshot, {{FieldId{"theory.sessions"}, {"组织办", "", ""}}}));
    EXPECT_EQ(tableOf(document).at(0).at("item"), "另一项");
    change(document, planSources(document.snapshot, {{FieldId{"theory.sessions"}, {}}}));
    EXPECT_TRUE(readSources(document.snapshot.properties).empty());
}

TEST(Sources, AreReadFromWhateverStandsThere) {
    EXPECT_TRUE(readSources({}).empty());
    EXPECT_TRUE(readSources({{"zf._source.1", "{"}}).empty());
    EXPECT_TRUE(readSources({{"zf._source.1", R"({"theory.sessions":{"department":7},"A B":{"note":"x"}})"}}).empty());
    const Sources sources{{FieldId{"year"}, {"办公室", std::string(900, 'x'), "注"}}};
    EXPECT_EQ(readSources(sourcesProperties(sources, {})), sources);
}

} // namespace
} // namespace zhangfa
