// Places in JSON files, and what is said of files that are no JSON.
#include "core/json_text.h"
#include "core/located_json.h"
#include "memory_files.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

std::optional<LocatedJson> parse(const std::string& text, std::vector<Problem>& problems) {
    auto source = SourceText::check("f", text, problems);
    return source ? LocatedJson::parse(std::move(*source), problems) : std::nullopt;
}

std::string problemsOf(const std::string& text) {
    std::vector<Problem> problems;
    parse(text, problems);
    return listed(problems);
}

TEST(LocatedJson, KnowsTheLineAndColumnOfEveryKeyAndValue) {
    std::vector<Problem> problems;
    const auto json = parse("{\n  \"标题\": \"值\\\"\", \"b\": [1, true,\n null, {\"c/d\": -2.5}]\n}", problems);
    ASSERT_TRUE(json);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(json->placeOfKey("/标题"), (Place{"f", 2, 3}));
    EXPECT_EQ(json->placeOfValue("/标题"), (Place{"f", 2, 9}));
    EXPECT_EQ(json->placeOfKey("/b"), (Place{"f", 2, 16}));
    EXPECT_EQ(json->placeOfValue("/b"), (Place{"f", 2, 21}));
    EXPECT_EQ(json->placeOfValue("/b/0"), (Place{"f", 2, 22}));
    EXPECT_EQ(json->placeOfValue("/b/1"), (Place{"f", 2, 25}));
    EXPECT_EQ(json->placeOfValue("/b/2"), (Place{"f", 3, 2}));
    EXPECT_EQ(json->placeOfKey("/b/3/c~1d"), (Place{"f", 3, 9}));
    EXPECT_EQ(json->placeOfValue("/b/3/c~1d"), (Place{"f", 3, 16}));
    EXPECT_EQ(json->placeOfValue("/nowhere"), Place{});
}

TEST(LocatedJson, ReadsDecimalsToTheLastBit) {
    std::vector<Problem> problems;
    const auto json = parse("[12.3, 0.1, 6947711864209424.5, 1e3]", problems);
    ASSERT_TRUE(json);
    EXPECT_EQ(json->root().at(0).get_double(), 12.3);
    EXPECT_EQ(json->root().at(1).get_double(), 0.1);
    EXPECT_EQ(json->root().at(2).get_double(), 6947711864209424.5);
    EXPECT_EQ(json->root().at(3).get_double(), 1000.0);
}

TEST(LocatedJson, AcceptsAByteOrderMarkAndCarriageReturns) {
    std::vector<Problem> problems;
    const auto json = parse("\xEF\xBB\xBF{\r\n\"a\": 1\r\n}\r\n", problems);
    ASSERT_TRUE(json);
    EXPECT_EQ(json->placeOfKey("/a"), (Place{"f", 2, 1}));
    EXPECT_TRUE(problems.empty());
}

TEST(LocatedJson, FindsAKeyThatStandsTwice) {
    std::vector<Problem> problems;
    const auto json = parse("{\"a\": {\"x\": 1},\n \"a\": {\"x\": 2}, \"b\": {\"a\": 1}}", problems);
    EXPECT_TRUE(json);
    ASSERT_EQ(listed(problems), "f:2:2 json.duplicate-key\n");
    EXPECT_EQ(problems.front().message.args, (std::vector<std::string>{"a", "1"}));
}

TEST(LocatedJson, SaysWhereTheSyntaxIsWrong) {
    EXPECT_EQ(problemsOf("{\n  \"a\": 1,\n}"), "f:3:1 json.syntax\n");
    EXPECT_EQ(problemsOf("{ \"a\": “1” }"), "f:1:8 json.full-width\n");
    EXPECT_EQ(problemsOf("{ \"a\"：1 }"), "f:1:6 json.full-width\n");
    EXPECT_EQ(problemsOf("{ \"甲\": 1"), "f:1:9 json.incomplete\n");
    EXPECT_EQ(problemsOf(""), "f:1:1 json.incomplete\n");
    EXPECT_EQ(problemsOf("{} {}"), "f:1:4 json.extra-data\n");
    EXPECT_EQ(problemsOf("{ \"a\": \"x\ny\" }"), "f:1:10 json.line-break\n");
}

TEST(LocatedJson, RefusesAThousandLevels) {
    EXPECT_EQ(problemsOf(std::string(1000, '[') + std::string(1000, ']')), "f:1:33 json.too-deep\n");
    std::string objects;
    for (int i = 0; i < 1000; ++i)
        objects += "{\"a\":";
    EXPECT_EQ(problemsOf(objects), "f:1:161 json.too-deep\n");
}

TEST(LocatedJson, SaysWhereAFileIsNoUtf8) {
    EXPECT_EQ(problemsOf("{\n \"中\": \"\xD6\xD0\" }"), "f:2:8 template.not-utf8\n");
    EXPECT_EQ(problemsOf("{ \"\xED\xA0\x80\": 1 }"), "f:1:4 template.not-utf8\n"); // half of a surrogate pair
    EXPECT_EQ(problemsOf("\"\xE4\xB8"), "f:1:2 template.not-utf8\n");
}

TEST(LocatedJson, RefusesAFileOfTenMegabytesWithoutReadingIt) {
    EXPECT_EQ(problemsOf(tenMegabytesOf(' ')), "f:0:0 template.file-too-large\n");
}

RC_GTEST_PROP(LocatedJson, NeverFailsOnAnyBytes, (const std::string& bytes)) {
    std::vector<Problem> problems;
    const auto json = parse(bytes, problems);
    RC_ASSERT(json.has_value() || !problems.empty());
}

RC_GTEST_PROP(LocatedJson, AgreesWithBoostOnMutatedJson, (std::uint8_t at, char with)) {
    std::string text = R"({"a": [1, -2.5e3, "x\"y\u4e2d", {"b": null}], "cc": {"d": [true, false]}, "e": ""})";
    text[at % text.size()] = with;
    std::vector<Problem> problems;
    const auto json = parse(text, problems);
    boost::json::error_code error;
    const auto expected = boost::json::parse(text, error);
    RC_ASSERT(json.has_value() == !error);
    if (json)
        RC_ASSERT(jsonText(json->root()) == jsonText(expected));
}

} // namespace
} // namespace zhangfa
