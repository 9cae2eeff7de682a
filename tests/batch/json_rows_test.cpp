// JSON and JSON Lines, one object at a time.
#include "read_rows.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

std::string objects(const std::string& text, const std::string& name = "rows.json", std::size_t block = 65'536) {
    return shown(readRows(text, name, {std::nullopt, std::nullopt, block}));
}

TEST(JsonRows, AreObjectsOfAnArray) {
    const std::string text = "[\n  {\"unit\": \"云溪镇\", \"n\": 12},\n  {\"n\": 0.1, \"list\": [{\"a\": null}]}\n]\n";
    for (const std::size_t block : {1, 3, 65'536}) {
        EXPECT_EQ(objects(text, "rows.json", block),
                  "{\"unit\":\"云溪镇\",\"n\":12}\n{\"n\":1E-1,\"list\":[{\"a\":null}]}\n");
    }
    const ReadRows read = readRows(text, "rows.json");
    EXPECT_EQ(read.rows[1].number, 2U);
    EXPECT_EQ(read.rows[1].line, 3);
    EXPECT_EQ(objects("[]"), "");
    EXPECT_EQ(objects("[ {} ]"), "{}\n");
}

TEST(JsonRows, KeepEveryDigit) {
    const ReadRows bit = readRows("{\"n\": 8010007.681339616887}", "rows.json", {{}, {}, 5});
    EXPECT_EQ(bit.rows.at(0).object.at("n").as_double(), 8010007.681339616887);
    const ReadRows read = readRows("[{\"n\": 0.3}, {\"n\": 123456.789012}, {\"n\": 1e3}]", "rows.json", {{}, {}, 2});
    EXPECT_EQ(read.rows[0].object.at("n").as_double(), 0.3);
    EXPECT_EQ(read.rows[1].object.at("n").as_double(), 123456.789012);
    EXPECT_EQ(read.rows[2].object.at("n").as_double(), 1000.0);
}

TEST(JsonRows, AreOneObjectOrSeveral) {
    EXPECT_EQ(objects("{\"a\":1}"), "{\"a\":1}\n");
    EXPECT_EQ(objects("{\"a\":1}\n{\"a\":\n2}\n", "-"), "{\"a\":1}\n{\"a\":2}\n");
    EXPECT_EQ(objects("{\"a\":1} x"), "{\"a\":1}\n!rows.not-object@1");
}

TEST(JsonRows, AreOneALine) {
    const std::string text = "{\"a\":1}\r\n\n  {\"a\":2} \n{\"a\":3}";
    for (const std::size_t block : {1, 65'536}) {
        EXPECT_EQ(objects(text, "rows.jsonl", block), "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
    }
    EXPECT_EQ(readRows(text, "rows.ndjson").rows[1].line, 3);
    EXPECT_EQ(objects("{\"a\":1}\n{\"a\":\n2}", "rows.jsonl"), "{\"a\":1}\n!rows.json-line@2");
    EXPECT_EQ(objects("{\"a\":1}{\"a\":2}", "rows.jsonl"), "{\"a\":1}\n!json.extra-data@1");
    EXPECT_EQ(objects("[{\"a\":1}]", "rows.jsonl"), "!rows.json-lines-array@1");
}

TEST(JsonRows, TellWhereTheSyntaxIsWrong) {
    EXPECT_EQ(objects("[{\"a\":1},\n {\"a\" 2}]"), "{\"a\":1}\n!json.syntax@2");
    EXPECT_EQ(objects("[{\"a\":1},\n]"), "{\"a\":1}\n!json.syntax@2");
    EXPECT_EQ(objects("[,{\"a\":1}]"), "!json.syntax@1");
    EXPECT_EQ(objects("[{\"a\":1} {\"a\":1}]"), "{\"a\":1}\n!json.syntax@1");
    EXPECT_EQ(objects("[{\"a\":1}"), "{\"a\":1}\n!json.incomplete@1");
    EXPECT_EQ(objects("[{\"a\":"), "!json.incomplete@1");
    EXPECT_EQ(objects("[{\"a\":1}]\n]"), "{\"a\":1}\n!json.extra-data@2");
    EXPECT_EQ(objects("[{\"a\"：1}]", "rows.json", 8), "!json.full-width@1");
    EXPECT_EQ(objects("[{\"a\n\":1}]"), "!json.line-break@1");
    EXPECT_EQ(objects("[1]"), "!rows.not-object@1");
    EXPECT_EQ(objects("[[1]]"), "!rows.not-object@1");
    EXPECT_EQ(objects("“"), "!json.full-width@1");
    EXPECT_EQ(objects(""), "!rows.empty@1");
    const ReadRows read = readRows("[{\"a\":1},\n {\"甲\" 2}]", "rows.json");
    EXPECT_EQ(read.problem->place, (Place{"rows.json", 2, 7}));
}

TEST(JsonRows, TellKeysThatStandTwice) {
    EXPECT_EQ(objects("[{\"a\":1,\"b\":{\"a\":1},\"a\":2},{\"a\":3}]"),
              "{\"a\":2,\"b\":{\"a\":1}}?rows.key-twice\n{\"a\":3}\n");
    const ReadRows read = readRows("[{\"x\":[{\"甲\":1,\"甲\":2}]}]", "rows.json");
    ASSERT_TRUE(read.rows[0].fault);
    EXPECT_EQ(read.rows[0].fault->args, std::vector<std::string>{"甲"});
}

TEST(JsonRows, HaveLimits) {
    const std::string most(largestCell, 'x');
    EXPECT_EQ(readRows("[{\"a\":\"" + most + "\"}]", "a.json").rows.size(), 1U);
    EXPECT_EQ(objects("[\n{\"a\":\"" + most + "x\"}]"), "!rows.cell-too-large@2");
    std::string object = "[\n{\"a\":[0";
    for (std::size_t i = 0; i < largestRecord / 2; ++i) {
        object += ",0";
    }
    EXPECT_EQ(objects(object + "]}]"), "!rows.record-too-large@2");
    std::string many = "[{\"0\":0";
    for (std::size_t i = 1; i < mostRowColumns; ++i) {
        many += ",\"" + std::to_string(i) + "\":0";
    }
    EXPECT_FALSE(readRows(many + "}]", "a.json").rows[0].fault);
    EXPECT_TRUE(readRows(many + ",\"x\":0}]", "a.json").rows[0].fault);
    EXPECT_EQ(objects("[{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}]"), "!json.too-deep@1");
}

} // namespace
} // namespace zhangfa
