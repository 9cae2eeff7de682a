// Forgotten placeholders, and the fields they may stand for.
#include "memory_document.h"
#include "outline_library.h"
#include "project_files.h"

#include "core/placeholders.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

std::vector<Placeholder> placeholdersIn(const Lines& lines) {
    const Snapshot snapshot = documentOf(lines);
    return findPlaceholders(shippedLibrary(), readReport(snapshot, shippedLibrary()), snapshot);
}

std::string textsIn(const std::string& line) {
    std::string texts;
    for (const Placeholder& place : placeholdersIn({"情况汇报", line})) {
        texts += (texts.empty() ? "" : " ") + place.text;
    }
    return texts;
}

TEST(Placeholders, AreFoundInWordsNumbersAndYears) {
    EXPECT_EQ(textsIn("召开会议x次，发稿XX篇，走访xxx人，投入**万元。"), "x XX xxx **");
    EXPECT_EQ(textsIn("20xx年，xx镇党委、××县××局、中共××镇委员会、某某局。"),
              "20xx xx镇 ××县××局 中共××镇委员会 某某局");
    EXPECT_EQ(textsIn("20__年____同志。"), "20__ ____");
}

TEST(Placeholders, AreNotLettersOfWordsModelsAndSums) {
    for (const char* line : {"Excel表格和XML文件", "沿x轴方向，x光检查", "5×3米的T-X9展板", "x86电脑", "二〇二五年",
                             "某单位反映", "每人2*3平方米", "https://example.org/x_y"}) {
        EXPECT_EQ(textsIn(line), "") << line;
    }
}

TEST(Placeholders, ProposeTheFieldThatTheWordsAroundThemSpeakOf) {
    const auto places =
        placeholdersIn({"20xx年情况汇报", "一、理论武装", "全年组织集中学习x次，班子成员交流发言xx人次，参学率达xx%。",
                        "二、组织领导", "党委会议专题研究意识形态工作x次。"});
    ASSERT_EQ(places.size(), 5U);
    EXPECT_EQ(places[0].fields.at(0).field, FieldId{"year"});
    EXPECT_EQ(places[1].fields.at(0).field, FieldId{"theory.sessions"});
    EXPECT_EQ(places[2].fields.at(0).field, FieldId{"theory.speeches"});
    EXPECT_TRUE(places[4].fields.at(0).field.value.starts_with("leadership."));
    EXPECT_EQ(places[1].before, "全年组织集中学习");
}

TEST(Placeholders, BecomeFieldsOneByOneAndOnlyWhereTheyStand) {
    MemoryDocument document(documentOf({"情况汇报", "一、理论武装", "集中学习x次，专题学习x次。"}));
    const auto place = placeholdersIn({"情况汇报", "一、理论武装", "集中学习x次，专题学习x次。"}).at(0);
    Plan plan = planBind(shippedLibrary(), document.snapshot, FieldId{"theory.sessions"}, place.element, place.offset,
                         place.text);
    document.apply(std::get<Edits>(plan));
    EXPECT_EQ(document.snapshot.body[2].paragraph.text, "集中学习〔集中学习次数〕次，专题学习x次。");
    EXPECT_EQ(document.snapshot.properties.at("zf._adopted"), "1");
    plan = planBind(shippedLibrary(), document.snapshot, FieldId{"theory.sessions"}, place.element, place.offset,
                    place.text);
    EXPECT_EQ(std::get<Refusal>(plan).key, "plan.text-changed");
}

} // namespace
} // namespace zhangfa
