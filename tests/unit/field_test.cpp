// Fields and their JSON Schema, both ways.
#include "core/field.h"
#include "core/item_pattern.h"
#include "core/json_text.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

namespace json = boost::json;

std::optional<Field> field(const char* schema) { return fieldFromSchema(FieldId{"f"}, json::parse(schema)); }

TEST(Field, IsReadFromEveryTypeOfSchema) {
    EXPECT_EQ(field(R"({"title":"甲","type":"string"})")->type, FieldType::text);
    EXPECT_EQ(field(R"({"title":"甲","type":"string","format":"long-text"})")->type, FieldType::longText);
    EXPECT_EQ(field(R"({"title":"甲","type":"string","format":"date"})")->type, FieldType::date);
    EXPECT_EQ(field(R"({"title":"甲","type":"string","enum":["乙"]})")->type, FieldType::choice);
    EXPECT_EQ(field(R"({"title":"甲","type":"integer"})")->type, FieldType::integer);
    EXPECT_EQ(field(R"({"title":"甲","type":"number"})")->type, FieldType::number);
    EXPECT_EQ(field(R"({"title":"甲","type":"number","format":"percent"})")->type, FieldType::percent);
    EXPECT_EQ(field(R"({"title":"甲","type":"boolean","labels":["有","无"]})")->type, FieldType::yesNo);
    EXPECT_FALSE(field(R"({"title":"甲","type":"colour"})"));
    EXPECT_FALSE(field("[]"));
}

TEST(Field, SurvivesItsOwnSchema) {
    const char* const schemas[] = {
        R"({"title":"甲","type":"string","minLength":2,"maxLength":9,"pattern":"^a","default":"ab","required":true,"example":"abc","help":"乙"})",
        R"({"title":"甲","type":"string","format":"long-text","prompt":"写明","example":"一\n二"})",
        R"({"title":"甲","type":"string","format":"date","range":true,"default":["2026-01-01","2026-02-01"],"example":["2026-01-01","2026-02-01"]})",
        R"({"title":"甲","type":"integer","minimum":0,"maximum":10000000,"unit":"元","scale":"万","range":true,"example":[30000,50000]})",
        R"({"title":"甲","type":"number","format":"percent","minimum":0.5,"example":"12.5％"})",
        R"({"title":"甲","type":"boolean","labels":["已建立","尚未建立"],"default":false,"example":"已建立"})",
        R"({"title":"甲","type":"array","format":"table","minItems":1,"maxItems":3,"items":{"type":"object","properties":
            {"day":{"title":"日期","type":"string","format":"date"},"n":{"title":"人数","type":"integer","unit":"人"}},"required":["n"]}})",
        R"({"title":"甲","type":"array","format":"list","item":"（{{#}}）{{a}}。[{{b}}。]","items":{"type":"object","properties":
            {"a":{"title":"子","type":"string"},"b":{"title":"丑","type":"string"}}},"example":[{"a":"问题","b":"表现"}]})",
    };
    for (const char* schema : schemas) {
        const auto first = field(schema);
        ASSERT_TRUE(first) << schema;
        const auto second = fieldFromSchema(first->id, toSchema(*first));
        ASSERT_TRUE(second) << jsonText(toSchema(*first));
        EXPECT_EQ(*first, *second) << jsonText(toSchema(*first));
    }
}

TEST(Field, ShowsItsExampleAsAPersonWouldReadIt) {
    EXPECT_EQ(field(R"({"title":"甲","type":"integer","scale":"万","range":true,"example":[30000,50000]})")->example,
              "3万～5万");
    EXPECT_EQ(field(R"({"title":"甲","type":"string","format":"date","example":"2026-11-21"})")->example,
              "2026年11月21日");
    EXPECT_FALSE(field(R"({"title":"甲","type":"integer","example":"许多"})"));
}

TEST(Field, GivesASchemaForItsValues) {
    const auto schema =
        valueSchema(*field(R"({"title":"甲","type":"integer","minimum":0,"range":true,"unit":"年"})"), true);
    EXPECT_EQ(jsonText(schema), R"({"title":"甲","type":["array","null"],"items":{"type":"integer","minimum":0},)"
                                R"("minItems":2,"maxItems":2,"unit":"年","range":true})");
    const auto choice = valueSchema(*field(R"({"title":"甲","type":"string","enum":["乙"]})"), true);
    EXPECT_EQ(jsonText(choice), R"({"title":"甲","type":["string","null"],"enum":["乙",null]})");
}

TEST(ItemPattern, IsReadIntoPartsAndWrittenBack) {
    std::vector<Field> columns(2);
    columns[0].id.value = "a";
    columns[1].id.value = "b";
    std::vector<Message> wrong;
    const std::string pattern = "（{{#}}）{{a}}。[（{{b}}）]完";
    const auto parts = parseItemPattern(pattern, columns, wrong);
    EXPECT_TRUE(wrong.empty());
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_TRUE(parts[1].optional);
    EXPECT_EQ(parts[0].pieces,
              (std::vector<ItemPiece>{ItemText{"（"}, ItemNumber{}, ItemText{"）"}, ItemColumn{"a"}, ItemText{"。"}}));
    EXPECT_EQ(itemPatternText(parts), pattern);
}

TEST(ItemPattern, FromWhichValuesCouldNotBeReadBackIsRefused) {
    std::vector<Field> columns(2);
    columns[0].id.value = "a";
    columns[1].id.value = "b";
    const auto complaint = [&](const char* pattern) {
        std::vector<Message> wrong;
        parseItemPattern(pattern, columns, wrong);
        return wrong.empty() ? std::string() : wrong.front().key;
    };
    EXPECT_EQ(complaint("{{a}}，{{b}}"), "");
    EXPECT_EQ(complaint("{{a}}{{b}}"), "template.item-columns-touch");
    EXPECT_EQ(complaint("{{#}}{{a}}，{{b}}"), "template.item-columns-touch");
    EXPECT_EQ(complaint("{{a}}[{{b}}]"), "template.item-columns-touch");
    EXPECT_EQ(complaint("{{a}}[，{{b}}，]{{#}}"), "template.item-columns-touch");
    EXPECT_EQ(complaint("{{a}}"), "template.item-lacks-column");
    EXPECT_EQ(complaint("{{a}}，{{b}}，{{a}}"), "template.item-column-twice");
    EXPECT_EQ(complaint("{{a}}，{{c}}"), "template.item-unknown-column");
    EXPECT_EQ(complaint("{{a}}[{{b}}"), "template.item-bracket-open");
    EXPECT_EQ(complaint("{{a}}[[{{b}}]]"), "template.item-bracket-nested");
    EXPECT_EQ(complaint("{{a}}]{{b}}"), "template.item-bracket-stray");
    EXPECT_EQ(complaint("{{a}}[。]{{b}}"), "template.item-part-without-column");
    EXPECT_EQ(complaint("{{a}}{{b"), "template.reference-unclosed");
    EXPECT_EQ(complaint("{{a}}}}{{b}}"), "template.reference-stray");
}

} // namespace
} // namespace zhangfa
