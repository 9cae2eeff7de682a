// Columns find their fields, or say why not.
#include "batch/columns.h"
#include "some_fields.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

std::string fieldOf(const std::string& column, ColumnMapping mapping = {}) {
    const ColumnMatcher matcher(someTask(std::move(mapping)));
    const auto match = matcher.match(column);
    return match.field != nullptr ? match.field->id.value
           : match.leftOut        ? "left out"
                                  : std::to_string(match.candidates.size());
}

TEST(Columns, AreKnownByIdAndTitle) {
    EXPECT_EQ(fieldOf("unit"), "unit");
    EXPECT_EQ(fieldOf(" theory.sessions "), "theory.sessions");
    EXPECT_EQ(fieldOf("Unit"), "0"); // ids exactly
    EXPECT_EQ(fieldOf("单位名称"), "unit");
    EXPECT_EQ(fieldOf("单位 名称（全称）："), "unit");
    EXPECT_EQ(fieldOf("单位"), "0");
    EXPECT_EQ(fieldOf(""), "0");
    EXPECT_EQ(fieldOf("：（）"), "0");
}

TEST(Columns, TellFieldsOfTheSameTitleApart) {
    EXPECT_EQ(fieldOf("次数"), "2");
    EXPECT_EQ(fieldOf("理论学习/次数"), "theory.sessions");
    EXPECT_EQ(fieldOf("业务培训／次数（次）"), "training.sessions");
    EXPECT_EQ(fieldOf("别的/次数"), "0");
    // Titles that differ in brackets only are told apart as long as these are there.
    EXPECT_EQ(fieldOf("经费（甲类）"), "fund");
    EXPECT_EQ(fieldOf("经费（乙类）"), "fund-b");
    EXPECT_EQ(fieldOf("经费"), "2");
    const ColumnMatcher bracketed({somePointers(), {{"theory", "理论学习（一）"}}});
    EXPECT_EQ(bracketed.match("理论学习/次数（次）").field, &someField("theory.sessions"));
    EXPECT_EQ(bracketed.match("理论学习（一）/次数").field, &someField("theory.sessions"));
    const ColumnMatcher matcher(someTask());
    EXPECT_EQ(matcher.unambiguous(someField("training.sessions")), "业务培训/次数");
    EXPECT_EQ(matcher.unambiguous(someField("fund")), "fund");
}

TEST(Columns, FollowTheMappingFirst) {
    const ColumnMapping mapping{{"乡镇", FieldId{"unit"}, {}}, {"单位名称", std::nullopt, {}}};
    EXPECT_EQ(fieldOf("乡镇", mapping), "unit");
    EXPECT_EQ(fieldOf("单位名称", mapping), "left out");
    EXPECT_EQ(fieldOf("乡", mapping), "0");
}

std::string shown(const MatchedColumns& matched) {
    std::string text;
    for (const Field* field : matched.fields) {
        text += (field != nullptr ? field->id.value : "-") + " ";
    }
    for (const std::string& column : matched.unmatched) {
        text += "?" + column + " ";
    }
    for (const Field* field : matched.missing) {
        text += "!" + field->id.value + " ";
    }
    for (const Problem& problem : matched.problems) {
        text += problem.message.key + "@" + std::to_string(problem.place.line);
        for (const std::string& arg : problem.message.args) {
            text += "|" + arg;
        }
    }
    return text;
}

std::string matched(std::vector<std::string> columns, ColumnMapping mapping = {}) {
    return shown(matchColumns(ColumnMatcher(someTask(std::move(mapping))), columns, {"a.csv", 3, 0}));
}

TEST(Columns, SayWhatIsLeftOver) {
    EXPECT_EQ(matched({"序号", "单位名称", "", "理论学习/次数"}), "- unit - theory.sessions ?序号 ?#3 ");
    EXPECT_EQ(matched({"单位名称"}), "unit !theory.sessions ");
    EXPECT_EQ(matched({"序号", "unit", "theory.sessions"}, {{"序号", std::nullopt, {}}}), "- unit theory.sessions ");
    const auto all = matchColumns(ColumnMatcher(someTask()), std::vector<std::string>{"unit"}, {});
    EXPECT_EQ(all.notGiven.size(), someFields().size() - 2); // period, which has a default, among them
}

TEST(Columns, AreRefusedTwice) {
    EXPECT_EQ(matched({"单位名称", "unit", "theory.sessions"}),
              "unit unit theory.sessions columns.twice@3|单位名称|单位名称|unit");
    EXPECT_EQ(matched({"unit", "theory.sessions", "x", "x"}), "unit theory.sessions - - ?x ?x ");
    EXPECT_EQ(matched({"unit", "theory.sessions", "training.sessions"}), "unit theory.sessions training.sessions ");
}

TEST(Columns, AreRefusedWhereTheyMayMeanSeveral) {
    EXPECT_EQ(matched({"unit", "theory.sessions", "次数"}),
              "unit theory.sessions - columns.ambiguous@3|次数|理论学习/次数、业务培训/次数");
}

std::string mappingProblems(const std::string& json) {
    std::vector<Problem> problems;
    const auto mapping = parseMapping(json, "map.json", somePointers(), problems);
    EXPECT_EQ(mapping.has_value(), problems.empty());
    std::string text;
    for (const Problem& problem : problems) {
        text += problem.message.key + "@" + std::to_string(problem.place.line) + ":" +
                std::to_string(problem.place.column) + " ";
    }
    return text;
}

TEST(Mapping, IsReadAndWritten) {
    std::vector<Problem> problems;
    const std::string text = "{\n  \"columns\": {\n    \"乡镇\": \"unit\",\n    \"序号\": null\n  }\n}\n";
    const auto mapping = parseMapping(text, "map.json", somePointers(), problems);
    ASSERT_TRUE(mapping);
    ASSERT_EQ(mapping->size(), 2U);
    EXPECT_EQ((*mapping)[0].field, FieldId{"unit"});
    EXPECT_EQ((*mapping)[0].place, (Place{"map.json", 3, 5}));
    EXPECT_FALSE((*mapping)[1].field);
    EXPECT_EQ(writeMapping(*mapping), text);
    EXPECT_EQ(mappingProblems("{\"columns\":{}}"), "");
}

TEST(Mapping, IsRefusedWhereItIsWrong) {
    EXPECT_EQ(mappingProblems("{\"columns\": {\n \"a\": \"units\",\n \"b\": 1}}"),
              "columns.mapping-unknown-field@2:7 columns.mapping-value@3:7 ");
    EXPECT_EQ(mappingProblems("{\"column\": {}}"), "json.unknown-key@1:2 json.missing-key@1:1 ");
    EXPECT_EQ(mappingProblems("[]"), "json.expected-object@1:1 ");
    EXPECT_EQ(mappingProblems("{\"columns\": {\"a\": \"unit\", \"a\": null}}"), "json.duplicate-key@1:27 ");
    EXPECT_EQ(mappingProblems("{"), "json.incomplete@1:2 ");
}

TEST(Mapping, SpeaksOfColumnsThatAreThere) {
    const std::vector<std::string> columns{"乡镇", "次数"};
    EXPECT_TRUE(checkMapping({{"乡镇", std::nullopt, {}}}, columns).empty());
    const auto problems = checkMapping({{"乡", FieldId{"unit"}, {"map.json", 2, 3}}}, columns);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].place.line, 2);
    EXPECT_EQ(problems[0].message, (Message{"columns.mapping-unknown-column", {"乡", "乡镇、次数"}}));
}

TEST(Mapping, CanBeMadeOfWhatWasFound) {
    const std::vector<std::string> columns{"序号", "单位名称"};
    const auto found = matchColumns(ColumnMatcher(someTask()), columns, {});
    const ColumnMapping mapping = mappingOf(columns, found);
    ASSERT_EQ(mapping.size(), 2U);
    EXPECT_FALSE(mapping[0].field);
    EXPECT_EQ(mapping[1].field, FieldId{"unit"});
}

} // namespace
} // namespace zhangfa
