// Long texts, lists and tables: rendered, read back, and changed row by row.
#include "report_in_memory.h"

#include "core/block.h"
#include "core/list_item.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

namespace json = boost::json;

using Lines = std::vector<std::string>;

const Field& field(const char* id) { return *reportLibrary().field(FieldId{id}); }

// A document of one block, and paragraphs before and behind it that are no part of it.
struct BlockDocument {
    const Field& block;
    MemoryDocument document;

    BlockDocument(const char* id, const char* value) : block(field(id)) {
        document.apply({
            InsertElements{0, {NewParagraph{Role::body, {TextRun{"前文"}}, {}}}},
            InsertElements{1, renderBlock(block, json::parse(value), "zf_block")},
        });
        document.write(document.snapshot.body.size(), "后文");
    }

    std::size_t first() const {
        for (std::size_t i = 0; i < document.snapshot.body.size(); ++i) {
            if (!bookmarksOf(document.snapshot.body[i]).empty()) {
                return i;
            }
        }
        throw std::logic_error("the block's bookmark is lost");
    }
    std::span<const BodyElement> elements() const {
        return std::span(document.snapshot.body).subspan(first(), document.snapshot.body.size() - 1 - first());
    }
    json::value value() const { return readBlock(block, elements()); }
    Edits plan(const char* wanted) const { return planBlock(block, first(), elements(), json::parse(wanted)); }
    void set(const char* wanted) { document.apply(plan(wanted)); }
    Lines lines() const {
        Lines all = document.texts();
        EXPECT_EQ(all.front(), "前文");
        EXPECT_EQ(all.back(), "后文");
        return {all.begin() + 1, all.end() - 1};
    }
};

constexpr const char* threeProblems = R"([{"problem":"甲"},{"problem":"乙","where":"某处"},{"problem":"丙"}])";

TEST(Block, AListShowsAnItemAParagraph) {
    const BlockDocument list("problems.items", threeProblems);
    EXPECT_EQ(list.lines(), (Lines{"（一）甲。", "（二）乙。某处。", "（三）丙。"}));
    EXPECT_EQ(list.value(), json::parse(threeProblems));
}

TEST(Block, OptionalPartsAndMissingColumnsOfAListAreLeftOutOrMarked) {
    const BlockDocument list("plan.measures",
                             R"([{"measure":"建章立制","who":"办公室","due":"2027-03-31"},{"problem":"学习不够"},
        {"problem":"学习不够","measure":"加强学习"}])");
    EXPECT_EQ(list.lines(), (Lines{"一是建章立制，由办公室负责，于2027年3月31日前完成。",
                                   "二是针对学习不够的问题，〔措施〕。", "三是针对学习不够的问题，加强学习。"}));
    EXPECT_EQ(list.value(),
              json::parse(R"([{"measure":"建章立制","who":"办公室","due":"2027-03-31"},{"problem":"学习不够"},
        {"problem":"学习不够","measure":"加强学习"}])"));
}

TEST(Block, UnfilledShowsItsPromptAndReadsAsNull) {
    EXPECT_EQ(BlockDocument("problems.items", "null").lines(), (Lines{"〔逐条写明问题〕"}));
    EXPECT_EQ(BlockDocument("plan.measures", "[]").lines(), (Lines{"〔措施〕"}));
    EXPECT_EQ(BlockDocument("theory.result", R"("  ")").lines(), (Lines{"〔写明学习成果〕"}));
    EXPECT_EQ(BlockDocument("theory.meetings", "null").lines(), (Lines{"|日期|主题|人数|||〔主题〕||"}));
    for (const char* id : {"problems.items", "plan.measures", "theory.result", "theory.meetings"}) {
        EXPECT_EQ(BlockDocument(id, "null").value(), nullptr) << id;
    }
}

TEST(Block, EmptiedByHandReadsAsNullAndIsFilledInItsPlace) {
    BlockDocument list("problems.items", "null");
    list.document.retype(1, "");
    EXPECT_EQ(list.value(), nullptr);
    EXPECT_TRUE(list.plan("null").empty());
    list.set(R"([{"problem":"甲"},{"problem":"乙"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）甲。", "（二）乙。"}));
}

TEST(Block, ShowingTheSameValueMakesNoEdit) {
    EXPECT_TRUE(BlockDocument("problems.items", threeProblems).plan(threeProblems).empty());
    EXPECT_TRUE(BlockDocument("theory.result", R"("一\n二")").plan(R"("一\n二")").empty());
    EXPECT_TRUE(BlockDocument("theory.meetings", R"([{"topic":"学习"}])").plan(R"([{"topic":"学习"}])").empty());
    EXPECT_TRUE(BlockDocument("theory.meetings", "null").plan("[]").empty());
}

TEST(Block, AnItemBetweenOthersMovesTheirNumbersOnOnly) {
    BlockDocument list("problems.items", threeProblems);
    list.set(R"([{"problem":"甲"},{"problem":"新"},{"problem":"乙","where":"某处"},{"problem":"丙"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）甲。", "（二）新。", "（三）乙。某处。", "（四）丙。"}));
}

TEST(Block, AnItemTakenAwayMovesNumbersBack) {
    BlockDocument list("problems.items", threeProblems);
    list.set(R"([{"problem":"甲"},{"problem":"丙"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）甲。", "（二）丙。"}));
}

TEST(Block, TheBookmarkStaysAtTheFirstItemWhateverComesOrGoes) {
    BlockDocument list("problems.items", threeProblems);
    list.set(R"([{"problem":"乙","where":"某处"},{"problem":"丙"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）乙。某处。", "（二）丙。"}));
    EXPECT_EQ(list.first(), 1U);
    list.set(R"([{"problem":"新"},{"problem":"乙","where":"某处"},{"problem":"丙"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）新。", "（二）乙。某处。", "（三）丙。"}));
    EXPECT_EQ(list.first(), 1U);
    list.set("null");
    EXPECT_EQ(list.lines(), (Lines{"〔逐条写明问题〕"}));
    EXPECT_EQ(list.first(), 1U);
}

TEST(Block, AnItemWordedByHandStaysAsItIs) {
    BlockDocument list("problems.items", threeProblems);
    list.document.retype(2, "（二）乙方面做得不够，主要是人手少");
    EXPECT_EQ(list.value(),
              json::parse(R"([{"problem":"甲"},{"problem":"乙方面做得不够，主要是人手少"},{"problem":"丙"}])"));
    list.set(R"([{"problem":"新"},{"problem":"甲"},{"problem":"乙方面做得不够，主要是人手少"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）新。", "（二）甲。", "（三）乙方面做得不够，主要是人手少"}));
}

TEST(Block, AnItemWordedByHandAndChangedInTheFormStaysWithoutThePatternsWords) {
    BlockDocument list("problems.items", threeProblems);
    list.document.retype(2, "（二）乙方面做得不够，主要是人手少");
    list.set(R"([{"problem":"甲"},{"problem":"乙方面做得不够，主要是经费少"},{"problem":"丙"}])");
    EXPECT_EQ(list.lines()[1], "（二）乙方面做得不够，主要是经费少");
    list.set(R"([{"problem":"甲"},{"problem":"乙方面做得不够","where":"经费少"},{"problem":"丙"}])");
    EXPECT_EQ(list.lines()[1], "（二）乙方面做得不够。经费少。");
}

TEST(Block, LinesAndGapsInNumbersThatTheUserMadeStay) {
    BlockDocument list("problems.items", threeProblems);
    list.document.write(1, "问题主要有：");
    list.document.snapshot.body[1].paragraph.bookmarks = {"zf_block"};
    list.document.snapshot.body[2].paragraph.bookmarks = {};
    list.document.write(4, "");
    list.document.retype(5, "（五）丙。");
    list.set(
        R"([{"problem":"问题主要有："},{"problem":"甲"},{"problem":"乙","where":"某处"},{"problem":"丙"},{"problem":"丁"}])");
    EXPECT_EQ(list.lines(), (Lines{"问题主要有：", "（一）甲。", "（二）乙。某处。", "", "（五）丙。", "（六）丁。"}));
    list.set(R"([{"problem":"问题主要有："},{"problem":"乙","where":"某处"},{"problem":"丙"},{"problem":"丁"}])");
    EXPECT_EQ(list.lines(), (Lines{"问题主要有：", "（一）乙。某处。", "", "（四）丙。", "（五）丁。"}));
}

TEST(Block, FieldsInAnItemLiveOnWhenItsNumberChanges) {
    BlockDocument list("problems.items", threeProblems);
    list.document.snapshot.properties["zf.unit"] = "白鹭镇";
    list.document.retype(2, "（二）白鹭镇人手少。");
    list.document.snapshot.body[2].paragraph.fields = {{FieldId{"unit"}, 9, 9, "白鹭镇", false}};
    list.set(R"([{"problem":"白鹭镇人手少"},{"problem":"丙"}])");
    ASSERT_EQ(list.lines()[0], "（一）白鹭镇人手少。");
    EXPECT_EQ(masked(list.document.snapshot.body[1]), "（一）{unit}人手少。");
}

TEST(Block, APromptAmongItemsIsNoItem) {
    BlockDocument list("problems.items", "null");
    list.document.write(2, "（一）手写。");
    EXPECT_EQ(list.value(), json::parse(R"([{"problem":"手写"}])"));
    list.set(R"([{"problem":"手写"},{"problem":"又一条"}])");
    EXPECT_EQ(list.lines(), (Lines{"（一）手写。", "（二）又一条。"}));
}

TEST(Block, ALongTextKeepsParagraphsThatStay) {
    BlockDocument text("theory.result", R"("一\n二\n三")");
    EXPECT_EQ(text.lines(), (Lines{"一", "二", "三"}));
    const Edits edits = text.plan(R"("一\n二改\n三")");
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(std::get<ChangeText>(edits.front()).index, 2U);
    text.set(R"("零\n一\n三")");
    EXPECT_EQ(text.lines(), (Lines{"零", "一", "三"}));
    EXPECT_EQ(text.first(), 1U);
    text.set(R"("")");
    EXPECT_EQ(text.lines(), (Lines{"〔写明学习成果〕"}));
}

TEST(Block, ALongTextLeavesBlankParagraphsAndLineBreaksOfTheUserAlone) {
    BlockDocument text("theory.result", R"("一\n二")");
    text.document.write(2, "　");
    text.document.retype(1, "一\n半");
    EXPECT_EQ(text.value(), "一\n半\n二");
    EXPECT_TRUE(text.plan(R"("一\n半\n二")").empty());
    text.set(R"("一\n半\n二改")");
    EXPECT_EQ(text.lines(), (Lines{"一\n半", "　", "二改"}));
}

TEST(Block, ATableIsReadByTheWordsOfItsHeader) {
    BlockDocument table("theory.meetings", R"([{"day":"2026-03-01","topic":"甲","people":12}])");
    EXPECT_EQ(table.lines(), (Lines{"|日期|主题|人数||2026年3月1日|甲|12|"}));
    table.document.snapshot.body[1].grid.rows = {
        {"人数", "备注", "主题"}, {"12", "记", "甲"}, {"", "", "〔主题〕"}, {"三十", "", "乙"}};
    EXPECT_EQ(table.value(), json::parse(R"([{"topic":"甲","people":12},{},{"topic":"乙","people":"三十"}])"));
}

TEST(Block, ATableKeepsTheUsersOwnColumnsAndWording) {
    BlockDocument table("theory.meetings", R"([{"day":"2026-03-01","topic":"甲","people":12}])");
    table.document.snapshot.body[1].grid.rows = {
        {"日期", "主题", "人数", "备注"}, {"2026.3.1", "甲", "12人", "记"}, {"2026年4月1日", "乙", "9", "补"}};
    table.set(
        R"([{"day":"2026-02-01","topic":"新"},{"day":"2026-03-01","topic":"甲","people":13},{"day":"2026-04-01","topic":"乙","people":9}])");
    const json::value read = table.value();
    EXPECT_EQ(read.as_array().size(), 3U);
    EXPECT_EQ(table.document.snapshot.body[1].grid.rows.back(), (Lines{"2026年4月1日", "乙", "9", "补"}));
    table.set(R"([{"day":"2026-04-01","topic":"乙","people":9}])");
    EXPECT_EQ(table.document.snapshot.body[1].grid.rows,
              (std::vector<Lines>{{"日期", "主题", "人数", "备注"}, {"2026年4月1日", "乙", "9", "补"}}));
}

TEST(Block, ATableWhereATextBelongsStaysAndTheBlockBeginsAnew) {
    MemoryDocument document = makeReport();
    const std::size_t at = find(document, "〔写明学习成果〕");
    BodyElement table;
    table.table = true;
    table.grid.rows = {{"甲", "乙"}, {"1", "2"}};
    table.grid.bookmarks = {"zf_theory__result"};
    document.snapshot.body[at] = table;
    EXPECT_EQ(valueIn(document, "theory.result"), nullptr);
    document.apply(editsOf(planFill(reportLibrary(), document.snapshot, valuesOf(R"({"theory.result":"成果"})"))));
    EXPECT_EQ(document.texts()[at], "|甲|乙||1|2|");
    EXPECT_EQ(document.texts()[at + 1], "成果");
    EXPECT_EQ(valueIn(document, "theory.result"), "成果");
}

TEST(Block, AnyValueOfAnyFieldIsRenderedSomehow) {
    for (const char* id : {"problems.items", "theory.result", "theory.meetings"}) {
        for (const char* value :
             {"1", "true", "{}", R"("甲")", R"(["甲",1,null,[]])", R"([{"problem":{}}])", R"([[]])"}) {
            BlockDocument block(id, "null");
            EXPECT_NO_THROW(block.set(value)) << id << value;
        }
    }
}

TEST(ListItem, AColumnTakesAsLittleAsTheRestAllows) {
    const Field& problems = field("problems.items");
    const auto read = [&](const char* text) {
        return json::serialize(objectOf(problems, readItem(problems, text).row));
    };
    EXPECT_EQ(read("（一）甲。乙。丙。"), R"({"problem":"甲","where":"乙。丙"})");
    EXPECT_EQ(read("（十二）甲。"), R"({"problem":"甲"})");
    EXPECT_EQ(read("　　（一）甲。 "), R"({"problem":"甲"})");
    EXPECT_EQ(read("（一）甲"), R"({"problem":"甲"})");
    EXPECT_EQ(read("甲。"), R"({"problem":"甲。"})");
    EXPECT_EQ(read("（一）。"), R"({"problem":"。"})");
}

TEST(ListItem, AColumnsTypeDecidesWhereTheTextCouldBeReadInTwoWays) {
    const Field& plan = field("plan.measures");
    const auto read = [&](const char* text) { return json::serialize(objectOf(plan, readItem(plan, text).row)); };
    EXPECT_EQ(read("一是学习，由甲负责，于2027年1月2日前完成。"),
              R"({"measure":"学习","who":"甲","due":"2027-01-02"})");
    EXPECT_EQ(read("一是学习，于年底前完成。"), R"({"measure":"学习，于年底前完成"})");
    EXPECT_EQ(read("一是学习，由负责。"), R"({"measure":"学习，由负责"})") << "a part without any value is none";
}

TEST(ListItem, ChineseNumbersAreReadAsTheyAreWritten) {
    for (int number = 1; number <= 9999; ++number) {
        ASSERT_EQ(fromChineseNumber(chineseNumber(number)), number);
    }
    for (const char* text : {"", "一三", "十千", "零", "一零", "百", "二十十", "甲"}) {
        EXPECT_EQ(fromChineseNumber(text), 0) << text;
    }
}

TEST(ListItem, AVeryLongParagraphIsReadSoon) {
    std::string text = "（一）";
    for (int i = 0; i < 5000; ++i) {
        text += "。";
    }
    const ReadItem item = readItem(field("problems.items"), text);
    EXPECT_TRUE(item.fits);
}

} // namespace
} // namespace zhangfa
