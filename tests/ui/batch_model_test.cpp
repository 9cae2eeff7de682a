// 批量生成 without its window: what is shown for columns, rows and errors, and what is remembered of columns.
#include "sidebar/background.h"
#include "sidebar/batch_model.h"

#include "batch/some_fields.h"
#include "unit/project_files.h"

#include <gtest/gtest.h>

#include <future>

namespace zhangfa {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

const Texts& texts() {
    static const Texts all = Texts::parse(contentOf(root / "l10n/zh-CN.json"));
    return all;
}

const std::atomic<bool> going{false}; // nobody stops it

ColumnMatcher matcherOf(const ColumnMapping& mapping = {}) {
    return ColumnMatcher({somePointers(), {{"theory", "理论学习"}, {"training", "教育培训"}}, mapping});
}

BatchReading readingOf(const Lines& columns, const ColumnMapping& mapping = {}) {
    BatchReading reading;
    describeColumns(reading, matcherOf(mapping), columns);
    reading.rows = 20;
    return reading;
}

Lines shownColumns(const BatchReading& reading) {
    Lines lines;
    for (const BatchColumn& column : reading.columns) {
        lines.push_back(shownColumn(column, texts()));
    }
    return lines;
}

BatchWish someWish() {
    BatchWish wish;
    wish.endings = {"docx"};
    wish.folder = "/tmp";
    return wish;
}

TEST(BatchColumns, SayWhichFieldEachIs) {
    const ColumnMapping mapping{{"备注", std::nullopt}, {"完成情况", FieldId{"done"}}};
    EXPECT_EQ(shownColumns(readingOf({"单位名称", "", "覆盖率（%）", "次数", "备注", "完成情况", "联系人"}, mapping)),
              (Lines{"✓ 单位名称", "✓ 覆盖率（%） → 覆盖率", "⚠ 次数 → 不明确", "－ 备注 → 不用",
                     "✓ 完成情况 → 是否完成", "？ 联系人 → 没有对应"}));
}

TEST(BatchFields, AreToldApartAndTickedWhereAColumnGivesThem) {
    const BatchReading reading = readingOf({"单位名称"});
    EXPECT_EQ(shownField(reading.fields[0]), "✓ 单位名称 *");
    EXPECT_EQ(shownField(reading.fields[2]), "\u3000 理论学习/次数 *");
    EXPECT_TRUE(reading.fields[7].block);
}

TEST(BatchMapping, MovesAFieldFromOneColumnToAnother) {
    ColumnMapping mapping;
    const Lines columns{"单位名称", "简称"};
    assign(mapping, readingOf(columns), 1, FieldId{"unit"});
    EXPECT_EQ(shownColumns(readingOf(columns, mapping)), (Lines{"－ 单位名称 → 不用", "✓ 简称 → 单位名称"}));
    assign(mapping, readingOf(columns, mapping), 1, std::nullopt);
    EXPECT_EQ(shownColumns(readingOf(columns, mapping)).back(), "－ 简称 → 不用");
}

TEST(BatchMapping, RemembersColumnsOfOtherTablesWhereNobodySaidOtherwise) {
    BatchWish wish;
    wish.remembered = {{titleKey("简称"), FieldId{"unit"}},
                       {titleKey("备注"), std::nullopt},
                       {titleKey("全称"), FieldId{"unit"}},
                       {titleKey("电话"), FieldId{"phone"}}};
    wish.mapping = {{"备注", FieldId{"remarks"}}, {"不在这里", FieldId{"day"}}};
    const ColumnMapping mapping = mappingFor(wish, {"简称", "备注", "全称", "电话"}, somePointers());
    ASSERT_EQ(mapping.size(), 2U); // no field twice, none that the document has not
    EXPECT_EQ(mapping[0].field, FieldId{"remarks"});
    EXPECT_EQ(mapping[1].column, "简称");
    EXPECT_EQ(mapping[1].field, FieldId{"unit"});
}

TEST(BatchRows, BeginWhereMostCellsAreTitlesAndCountAsInTheFile) {
    const auto sheet = std::make_shared<Sheet>(Sheet{"表", 1, 0});
    sheet->cells = {{"2026年统计"}, {}, {"单位名称", "覆盖率"}, {"甲", "95%"}, {" "}, {"乙,丙", "3\"4"}};
    EXPECT_EQ(headingRow(*sheet, matcherOf()), 2U);
    const BatchRows rows({"统计.xlsx", sheet}, matcherOf());
    const auto reader = rows.open(going);
    EXPECT_EQ(reader->columns(), (Lines{"单位名称", "覆盖率"}));
    RowRecord record;
    ASSERT_TRUE(reader->next(record));
    EXPECT_EQ(rows.lineOf(record.number, record.line), 5);
    ASSERT_TRUE(reader->next(record));
    EXPECT_EQ(record.cells, (Lines{"乙,丙", "3\"4"}));
    EXPECT_EQ(rows.lineOf(record.number, record.line), 7);
    EXPECT_FALSE(reader->next(record));
}

TEST(BatchRows, WithoutAnyTitleBeginWithTheFirstThatHoldsAnything) {
    const Sheet sheet{"表", 0, 0, {{}, {"甲", "乙"}, {"1", "2"}}};
    EXPECT_EQ(headingRow(sheet, matcherOf()), 1U);
}

TEST(BatchRows, EndWhereTheyAreStopped) {
    const auto sheet = std::make_shared<Sheet>(Sheet{"表", 0, 0, {{"单位名称"}, {"甲"}, {"乙"}}});
    std::atomic<bool> stopped{false};
    const BatchRows rows({"统计.xlsx", sheet}, matcherOf());
    const auto reader = rows.open(stopped);
    RowRecord record;
    ASSERT_TRUE(reader->next(record));
    stopped = true;
    EXPECT_THROW(reader->next(record), BatchStopped);
}

TEST(BatchName, IsProposedWithANumberAndTheFirstFieldThatMayBeInIt) {
    EXPECT_EQ(proposedName(readingOf({"说明", "单位名称"})), "{#3}_{单位名称}");
    EXPECT_EQ(proposedName(readingOf({"联系人"})), "{#3}");
    EXPECT_EQ(proposedFolder("/home/me/各镇.xlsx", texts()), "/home/me/各镇_批量生成");
}

TEST(BatchName, ShowsTheFirstOneAndWhatIsThereAlready) {
    BatchReading reading = readingOf({"单位名称"});
    reading.records = {{2, {}, 0, "001_甲镇"}};
    EXPECT_EQ(shownName(reading, someWish(), texts()), "第一份：001_甲镇.docx");
    reading.existing = 3;
    EXPECT_EQ(shownName(reading, someWish(), texts()), "第一份：001_甲镇.docx　已有 3 个同名文件");
    reading.nameFault = "没有项目";
    EXPECT_EQ(shownName(reading, someWish(), texts()), "没有项目");
}

TEST(BatchCounts, SayWhatIsMissingAndWhatStays) {
    BatchReading reading = readingOf({"单位名称", "联系人", "次数"});
    reading.missing = {"年份"};
    reading.kept = {"一", "二", "三", "四", "五", "六"};
    EXPECT_EQ(shownCounts(reading, texts()), "20 条数据，3 列，1 列已对应，2 列没有对应");
    EXPECT_EQ(shownMissing(reading, texts()), "没有这些必填项目的列，它们将保持未填：年份");
    EXPECT_EQ(shownKept(reading, texts()), "没有这些项目的列，各份都与母本相同：一、二、三、四、五 等 6 项");
}

TEST(BatchErrors, AreCounted) {
    BatchReading reading = readingOf({"单位名称"});
    EXPECT_EQ(shownErrors(reading, texts()), "数据都可以用");
    reading.wrong = 2;
    reading.errorCount = 3;
    reading.errors.resize(3);
    EXPECT_EQ(shownErrors(reading, texts()), "2 条数据有误，共 3 处");
    reading.errorCount = 5000;
    EXPECT_EQ(shownErrors(reading, texts()), "2 条数据有误，共 5000 处，只列出前 3 处");
}

TEST(BatchRecords, AreShownWithTheirPlaceInTheFile) {
    BatchReading reading = readingOf({"单位名称"});
    EXPECT_EQ(shownRecord(reading, 0, texts()), "表格里没有数据。");
    reading.records = {{5, {}, 1, "001_甲镇"}};
    EXPECT_EQ(shownRecord(reading, 0, texts()), "第 1 条，共 20 条（表格第 5 行）　001_甲镇　⚠ 1 处有误，不填");
}

TEST(BatchStart, WaitsForWhatIsInTheWay) {
    BatchReading reading = readingOf({"单位名称"});
    BatchWish wish = someWish();
    EXPECT_EQ(whyNot(reading, wish, texts()), "");
    reading.wrong = 2;
    EXPECT_NE(whyNot(reading, wish, texts()).find("2 条数据有误"), std::string::npos);
    wish.keepGoing = true;
    EXPECT_EQ(whyNot(reading, wish, texts()), "");
    reading.wrong = 20;
    EXPECT_EQ(whyNot(reading, wish, texts()), texts()("many.all-wrong"));
    reading.nameFault = "没有项目";
    EXPECT_EQ(whyNot(reading, wish, texts()), "没有项目");
    wish.folder = "out";
    EXPECT_EQ(whyNot(reading, wish, texts()), texts()("many.no-folder"));
    wish.endings.clear();
    EXPECT_EQ(whyNot(reading, wish, texts()), texts()("many.no-format"));
    reading.conflicts = {"两列"};
    EXPECT_EQ(whyNot(reading, wish, texts()), "两列");
    EXPECT_EQ(whyNot(readingOf({"联系人"}), someWish(), texts()), texts()("many.nothing-matched"));
}

TEST(BatchProgress, TellsRateAndTimeLeftOnceTheyAreKnown) {
    EXPECT_EQ(shownProgress(0, 500, 3s, texts()), "0/500");
    EXPECT_EQ(shownProgress(5, 500, 100ms, texts()), "5/500");
    EXPECT_EQ(shownProgress(10, 40, 4s, texts()), "10/40，每秒 2.5 条，还需约 12 秒");
    EXPECT_EQ(shownProgress(100, 1000, 100s, texts()), "100/1000，每秒 1.0 条，还需约 15 分钟");
    EXPECT_EQ(shownProgress(3000, 4000, 2s, texts()), "3000/4000，每秒 1500 条，还需约 1 秒");
}

TEST(BatchRun, SaysWhatWasWrittenAndByWhom) {
    BatchRun run;
    run.summary.written = 40;
    run.summary.throughWriter = 20;
    EXPECT_EQ(shownRun(run, texts()), "已生成 40 个文件，其中 20 个由 Writer 生成");
    run.summary.cancelled = true;
    run.done = 39;
    EXPECT_EQ(shownRun(run, texts()), "已取消。做好了 39 条，文件都是完整的；再按“开始生成”接着做其余的");
    run.fault = "磁盘已满";
    EXPECT_EQ(shownRun(run, texts()), "磁盘已满");
}

TEST(BatchPaths, AreShortenedInTheirMiddle) {
    EXPECT_EQ(shortened("/home/me/统计.xlsx", 40), "/home/me/统计.xlsx");
    EXPECT_EQ(shortened("/home/me/某处/很长的名字/统计.xlsx", 16), "/home…名字/统计.xlsx");
}

TEST(Background, DoesWhatIsAskedLastAndStopsTheRest) {
    Background background;
    std::promise<void> begun, done;
    background.start([&](const std::atomic<bool>& stopped) {
        begun.set_value();
        while (!stopped) {
            std::this_thread::sleep_for(1ms);
        }
    });
    begun.get_future().wait();
    bool never = true;
    background.start([&](const std::atomic<bool>&) { never = false; });
    background.start([&](const std::atomic<bool>&) { done.set_value(); });
    EXPECT_EQ(done.get_future().wait_for(10s), std::future_status::ready);
    background.end();
    background.start([&](const std::atomic<bool>&) { never = false; });
    EXPECT_TRUE(never);
}

} // namespace
} // namespace zhangfa
