// Values: how they show in an official document, what people type for them, and what is said of wrong ones.
#include "core/values.h"

#include "core/json_text.h"
#include "memory_files.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

namespace json = boost::json;

Field field(const std::string& schema) { return fieldFromSchema(FieldId{"f"}, json::parse(schema)).value(); }
Field fieldOf(const std::string& words) { return field(R"({"title":"甲",)" + words + "}"); }

const Field text = fieldOf(R"("type":"string")");
const Field longText = fieldOf(R"("type":"string","format":"long-text")");
const Field date = fieldOf(R"("type":"string","format":"date")");
const Field dates = fieldOf(R"("type":"string","format":"date","range":true)");
const Field integer = fieldOf(R"("type":"integer","unit":"次","minimum":-5,"maximum":1000000000)");
const Field years = fieldOf(R"("type":"integer","unit":"年","range":true)");
const Field number = fieldOf(R"("type":"number")");
const Field money = fieldOf(R"("type":"number","unit":"元","scale":"万")");
const Field moneys = fieldOf(R"("type":"integer","unit":"元","scale":"万","range":true)");
const Field billions = fieldOf(R"("type":"number","scale":"亿")");
const Field percent = fieldOf(R"("type":"number","format":"percent","minimum":0,"maximum":100)");
const Field percents = fieldOf(R"("type":"number","format":"percent","range":true)");
const Field yesNo = fieldOf(R"("type":"boolean","labels":["已建立","尚未建立"])");
const Field choice = fieldOf(R"("type":"string","enum":["年度","年上半年"])");
const Field table =
    field(R"({"title":"会议统计","type":"array","format":"table","maxItems":3,"items":{"type":"object","properties":{
    "date":{"title":"日期","type":"string","format":"date"},"people":{"title":"人数","type":"integer","minimum":0}},"required":["date"]}})");

std::string shown(const Field& field, const char* value) { return shownValue(field, json::parse(value)); }
std::string read(const Field& field, const char* typed) { return jsonText(readValue(field, typed)); }

// "rule", several joined by spaces.
std::string rules(const Field& field, const json::value& value) {
    std::string keys;
    for (const auto& problem : validate(field, value))
        keys += (keys.empty() ? "" : " ") + problem.rule.key;
    return keys;
}
std::string rules(const Field& field, const char* value) { return rules(field, json::parse(value)); }

TEST(Values, ShowsADateTheOfficialWay) {
    EXPECT_EQ(shown(date, R"("2026-11-21")"), "2026年11月21日");
    EXPECT_EQ(shown(date, R"("2026-01-05")"), "2026年1月5日");
    EXPECT_EQ(shown(dates, R"(["2024-03-01","2026-05-01"])"), "2024年3月1日至2026年5月1日");
}

TEST(Values, ShowsNumbersInHalfWidthWithoutCommas) {
    EXPECT_EQ(shown(integer, "1234567"), "1234567");
    EXPECT_EQ(shown(number, "3.50"), "3.5");
    EXPECT_EQ(shown(number, "1e3"), "1000");
    EXPECT_EQ(shown(percent, "12.5"), "12.5%");
}

TEST(Values, ShowsTenThousandsAndHundredMillionsWhereTheFieldSaysSo) {
    EXPECT_EQ(shown(money, "35000"), "3.5万");
    EXPECT_EQ(shown(money, "123456.78"), "12.345678万");
    EXPECT_EQ(shown(money, "-500"), "-0.05万");
    EXPECT_EQ(shown(billions, "1230000000"), "12.3亿");
    EXPECT_EQ(shown(money, "0"), "0万");
}

TEST(Values, ShowsRangesWithTheUnitOnBothEnds) {
    EXPECT_EQ(shown(percents, "[10, 20]"), "10%～20%");
    EXPECT_EQ(shown(moneys, "[30000, 50000]"), "3万～5万");
    EXPECT_EQ(shown(years, "[2024, 2026]"), "2024—2026");
}

TEST(Values, ShowsLabelsChoicesAndTheUnfilledMark) {
    EXPECT_EQ(shown(yesNo, "true"), "已建立");
    EXPECT_EQ(shown(yesNo, "false"), "尚未建立");
    EXPECT_EQ(shown(choice, R"("年度")"), "年度");
    EXPECT_EQ(shown(integer, "null"), "〔甲〕");
}

TEST(Values, ShowsAValueThatDoesNotFitAsPlainlyAsPossible) {
    EXPECT_EQ(shown(date, R"("明天")"), "明天");
    EXPECT_EQ(shown(date, R"("2026-02-30")"), "2026-02-30");
    EXPECT_EQ(shown(integer, R"("许多")"), "许多");
    EXPECT_EQ(shown(text, "[1,2.5]"), "[1,2.5]");
    EXPECT_EQ(shown(yesNo, "3"), "3");
    EXPECT_EQ(shown(percents, "[1]"), "[1]");
}

TEST(Values, KnowsTheUnfilledMark) {
    EXPECT_EQ(unfilledMark("集中学习次数"), "〔集中学习次数〕");
    EXPECT_TRUE(isUnfilled("〔集中学习次数〕"));
    EXPECT_FALSE(isUnfilled("青政发〔2026〕3号"));
    EXPECT_FALSE(isUnfilled("〔甲〕和〔乙〕"));
    EXPECT_FALSE(isUnfilled("〔"));
    EXPECT_FALSE(isUnfilled(""));
}

TEST(Values, ReadsADateHoweverItIsTyped) {
    for (const char* typed : {"2026-11-21", "2026.11.21", "2026/11/21", "2026年11月21日", " 2026年11月21号 ",
                              "２０２６－１１－２１", "2026 年 11 月 21 日", "\u30002026年11月21日"})
        EXPECT_EQ(read(date, typed), R"("2026-11-21")") << typed;
    EXPECT_EQ(read(date, "2026-3-1"), R"("2026-03-01")");
    EXPECT_EQ(read(dates, "2024年3月1日至2026年5月1日"), R"(["2024-03-01","2026-05-01"])");
    EXPECT_EQ(read(dates, "2024-03-01-2026-05-01"), R"(["2024-03-01","2026-05-01"])");
    EXPECT_EQ(read(dates, "2024.3.1 ～ 2026.5.1"), R"(["2024-03-01","2026-05-01"])");
}

TEST(Values, ReadsANumberHoweverItIsTyped) {
    for (const char* typed : {"12", " 12 ", "１２", "12次", "12 次", "+12", "012", "12.0"})
        EXPECT_EQ(read(integer, typed), "12") << typed;
    EXPECT_EQ(read(integer, "1,234,567"), "1234567");
    EXPECT_EQ(read(integer, "1，234"), "1234");
    EXPECT_EQ(read(integer, "3.5万"), "35000");
    EXPECT_EQ(read(number, "−0.5"), "-0.5");
    EXPECT_EQ(read(money, "3.5万元"), "35000");
    EXPECT_EQ(read(money, "35000"), "35000");
    EXPECT_EQ(read(billions, "0.1亿"), "10000000");
    for (const char* typed : {"12.5%", "12.5％", "12.5", " 12.5 % "})
        EXPECT_EQ(read(percent, typed), "12.5") << typed;
}

TEST(Values, ReadsARangeHoweverItIsTyped) {
    for (const char* typed : {"10%～20%", "10%~20%", "10～20%", "10%-20%", "10%至20%", "10％—20％", "10 到 20"})
        EXPECT_EQ(read(percents, typed), "[10,20]") << typed;
    for (const char* typed : {"3万～5万", "3～5万", "3万元～5万元", "30000-50000"})
        EXPECT_EQ(read(moneys, typed), "[30000,50000]") << typed;
    for (const char* typed : {"2024—2026", "2024-2026", "2024年—2026年", "2024～2026年", "2024——2026"})
        EXPECT_EQ(read(years, typed), "[2024,2026]") << typed;
    EXPECT_EQ(read(percents, "-5～-3"), "[-5,-3]");
    EXPECT_EQ(read(percents, "-5--3"), "[-5,-3]");
}

TEST(Values, KeepsWhatItCannotReadAsText) {
    EXPECT_EQ(read(integer, "许多"), R"("许多")");
    EXPECT_EQ(read(integer, "12.5"), R"("12.5")");
    EXPECT_EQ(read(integer, "12,5"), R"("12,5")");
    EXPECT_EQ(read(integer, "12人"), R"("12人")");
    EXPECT_EQ(read(percent, "12.5万"), R"("12.5万")");
    EXPECT_EQ(read(date, "2026-02-30"), R"("2026-02-30")");
    EXPECT_EQ(read(percents, "10%"), R"("10%")");
    EXPECT_EQ(read(yesNo, "也许"), R"("也许")");
    EXPECT_EQ(read(choice, "半年"), R"("半年")");
}

TEST(Values, ReadsTheMarkAndNothingAsUnfilled) {
    for (const char* typed : {"", "  ", "\u3000", "〔甲〕", "〔集中学习次数〕"})
        for (const Field* each : {&text, &date, &integer, &yesNo, &choice, &longText, &percents})
            EXPECT_EQ(read(*each, typed), "null") << typed;
}

TEST(Values, ReadsLabels) {
    EXPECT_EQ(read(yesNo, "已建立"), "true");
    EXPECT_EQ(read(yesNo, " 尚未建立"), "false");
    EXPECT_EQ(read(yesNo, "是"), "true");
    EXPECT_EQ(read(yesNo, "否"), "false");
}

TEST(Values, NullIsAlwaysRight) {
    for (const Field* each : {&text, &longText, &date, &dates, &integer, &percent, &yesNo, &choice, &table})
        EXPECT_EQ(rules(*each, "null"), "");
}

TEST(Values, RefusesATextThatIsNotOneCleanLine) {
    EXPECT_EQ(rules(text, R"("王村")"), "");
    EXPECT_EQ(rules(text, R"("青政发〔2026〕3号")"), "");
    EXPECT_EQ(rules(text, "12"), "value.not-text");
    EXPECT_EQ(rules(text, R"("一\n二")"), "value.line-break");
    EXPECT_EQ(rules(text, R"("一\u0007二")"), "value.control-character");
    EXPECT_EQ(rules(text, R"("一\t二")"), "value.control-character");
    EXPECT_EQ(rules(text, R"("一\u2028二")"), "value.control-character");
    EXPECT_EQ(rules(text, R"("〔集中学习次数〕")"), "value.looks-unfilled");
    EXPECT_EQ(rules(text, R"(" 王村")"), "value.surrounding-space");
    EXPECT_EQ(rules(text, R"("")"), "value.empty");
    EXPECT_EQ(rules(text, json::value(std::string(256, 'a'))), "value.too-long");
    EXPECT_EQ(rules(longText, R"("一\n二")"), "");
    EXPECT_EQ(rules(longText, R"("一\n〔甲〕")"), "value.looks-unfilled");
    EXPECT_EQ(rules(longText, R"("一\t二")"), "value.control-character");
}

TEST(Values, ChecksLengthAndPatternByCharacters) {
    const Field name = fieldOf(R"("type":"string","minLength":2,"maxLength":3,"pattern":"^青","example":"青禾")");
    EXPECT_EQ(rules(name, R"("青禾县")"), "");
    EXPECT_EQ(rules(name, R"("青")"), "value.too-short");
    EXPECT_EQ(rules(name, R"("红禾县人")"), "value.too-long value.pattern-example");
    ASSERT_EQ(validate(name, "红禾").size(), 1U);
    EXPECT_EQ(validate(name, "红禾")[0].rule.args, std::vector<std::string>{"青禾"});
}

TEST(Values, RefusesDatesThatAreNotInTheCalendar) {
    EXPECT_EQ(rules(date, R"("2024-02-29")"), "");
    EXPECT_EQ(rules(date, R"("2026-02-29")"), "value.no-such-day");
    EXPECT_EQ(rules(date, R"("2026-13-01")"), "value.no-such-day");
    EXPECT_EQ(rules(date, R"("2026年2月30日")"), "value.no-such-day");
    EXPECT_EQ(rules(date, R"("2026年11月21日")"), "value.not-a-date");
    EXPECT_EQ(rules(date, R"("2026-1-5")"), "value.not-a-date");
    EXPECT_EQ(rules(date, "20261121"), "value.not-a-date");
}

TEST(Values, RefusesNumbersOutOfBounds) {
    EXPECT_EQ(rules(integer, "12"), "");
    EXPECT_EQ(rules(integer, "12.0"), "");
    EXPECT_EQ(rules(integer, "12.5"), "value.not-an-integer");
    EXPECT_EQ(rules(integer, R"("12")"), "value.not-an-integer");
    EXPECT_EQ(rules(integer, "-6"), "value.out-of-range");
    EXPECT_EQ(rules(percent, "120"), "value.out-of-range");
    EXPECT_EQ(rules(percent, "true"), "value.not-a-number");
    EXPECT_EQ(rules(number, "1e15"), "value.too-large");
    EXPECT_EQ(rules(number, "18446744073709551615"), "value.too-large");
    EXPECT_EQ(rules(number, "0.30000000000000004"), "value.too-precise");
    EXPECT_EQ(rules(number, json::value(std::numeric_limits<double>::infinity())), "value.not-a-number");
    EXPECT_EQ(rules(fieldOf(R"("type":"integer","minimum":1)"), "0"), "value.below-minimum");
    EXPECT_EQ(rules(fieldOf(R"("type":"number","maximum":0.5)"), "0.6"), "value.above-maximum");
}

TEST(Values, RefusesHalfAndReversedRanges) {
    EXPECT_EQ(rules(percents, "[10, 20]"), "");
    EXPECT_EQ(rules(percents, "[10, 10]"), "");
    EXPECT_EQ(rules(percents, "[20, 10]"), "value.range-reversed");
    EXPECT_EQ(rules(dates, R"(["2026-05-01","2024-03-01"])"), "value.range-reversed");
    EXPECT_EQ(rules(percents, "[20]"), "value.not-a-range");
    EXPECT_EQ(rules(percents, "[20, null]"), "value.not-a-range");
    EXPECT_EQ(rules(percents, "20"), "value.not-a-range");
    EXPECT_EQ(rules(percents, R"(["a", "b"])"), "value.not-a-number value.not-a-number");
}

TEST(Values, RefusesWhatIsNoChoice) {
    EXPECT_EQ(rules(choice, R"("年度")"), "");
    EXPECT_EQ(rules(choice, R"("半年")"), "value.not-a-choice");
    ASSERT_EQ(validate(choice, "半年").size(), 1U);
    EXPECT_EQ(validate(choice, "半年")[0].rule.args, std::vector<std::string>{"年度、年上半年"});
    EXPECT_EQ(rules(yesNo, R"("已建立")"), "value.not-yes-no");
}

TEST(Values, NamesRowAndColumnOfWhatIsWrongInATable) {
    const auto problems =
        validate(table, json::parse(R"([{"date":"2026-03-01","people":3},{"date":"明天","people":-1},{"x":1},7])"));
    ASSERT_EQ(problems.size(), 5U);
    EXPECT_EQ(problems[0].rule.key, "value.too-many-rows");
    EXPECT_EQ(problems[1].title, "会议统计，第2行，日期");
    EXPECT_EQ(problems[1].value, "明天");
    EXPECT_EQ(problems[1].pointer, "/1/date");
    EXPECT_EQ(problems[1].rule.key, "value.not-a-date");
    EXPECT_EQ(problems[2].title, "会议统计，第2行，人数");
    EXPECT_EQ(problems[2].rule.key, "value.below-minimum");
    EXPECT_EQ(problems[3].title, "会议统计，第3行，x");
    EXPECT_EQ(problems[3].rule.key, "value.unknown-column");
    EXPECT_EQ(problems[4].rule.key, "value.row-not-object");
}

TEST(Values, NormalizesWhatMeansTheSame) {
    const auto normal = [](const Field& each, const char* value) {
        return jsonText(normalized(each, json::parse(value)));
    };
    EXPECT_EQ(normal(text, R"("  王村\u3000")"), R"("王村")");
    EXPECT_EQ(normal(text, R"(" ")"), "null");
    EXPECT_EQ(normal(longText, R"(" 一\r\n\r\n 二 \n")"), R"("一\n二")");
    EXPECT_EQ(normalized(integer, 12.0), json::value(12));
    EXPECT_EQ(normalized(number, -0.0), json::value(0));
    EXPECT_EQ(normal(table, "[]"), "null");
    EXPECT_EQ(normal(table, R"([{"date":" 2026-03-01 ","people":null}])"), R"([{"date":"2026-03-01"}])");
    EXPECT_EQ(normal(percents, "[10.0, 20]"), "[10,20]");
    EXPECT_EQ(normal(integer, R"({"a":1})"), R"({"a":1})");
}

TEST(Values, AreReadFromAFileWithEveryProblemAndItsPlace) {
    const Field* const fields[] = {&integer, &table};
    Field second = table;
    second.id.value = "t";
    const Field* const both[] = {&integer, &second};
    const auto parsed =
        parseValues("\xEF\xBB\xBF{\r\n  \"f\": -7,\r\n  \"g\": \"x\",\r\n  \"t\": [{ \"date\": \"2026-02-30\" }]\r\n}",
                    "值.json", both);
    EXPECT_TRUE(parsed.syntax.empty());
    ASSERT_EQ(parsed.problems.size(), 3U);
    EXPECT_EQ(parsed.problems[0].place, (Place{"值.json", 2, 8}));
    EXPECT_EQ(parsed.problems[0].value, "-7");
    EXPECT_EQ(parsed.problems[1].rule.key, "value.unknown-field");
    EXPECT_EQ(parsed.problems[1].place, (Place{"值.json", 3, 3}));
    EXPECT_EQ(parsed.problems[2].title, "会议统计，第1行，日期");
    EXPECT_EQ(parsed.problems[2].place, (Place{"值.json", 4, 19}));
    EXPECT_EQ(parsed.values.size(), 2U);

    const auto keyOf = [&](const std::string& file) {
        const auto broken = parseValues(file, "f", fields);
        return broken.syntax.empty() ? std::string() : broken.syntax.front().message.key;
    };
    EXPECT_EQ(keyOf("[]"), "value.file-not-object");
    EXPECT_EQ(keyOf("{"), "json.incomplete");
    EXPECT_EQ(keyOf(R"({"f":1,"f":2})"), "json.duplicate-key");
    EXPECT_EQ(keyOf("\xFF"), "template.not-utf8");
    EXPECT_EQ(keyOf(tenMegabytesOf('x')), "template.file-too-large");
    EXPECT_EQ(keyOf(R"({"f":)" + std::string(1000, '[')), "json.too-deep");
}

TEST(Values, AreWrittenInTheOrderOfTheFormAndReadBack) {
    Field a = integer, b = number, c = table;
    a.id.value = "b";
    b.id.value = "a";
    c.id.value = "c";
    const Field* const fields[] = {&a, &b, &c};
    const Values values{
        {FieldId{"a"}, 3.5}, {FieldId{"b"}, nullptr}, {FieldId{"c"}, json::parse(R"([{"date":"2026-03-01"}])")}};
    const std::string file = writeValues(values, fields);
    EXPECT_EQ(file,
              "{\n  \"b\": null,\n  \"a\": 3.5,\n  \"c\": [\n    {\n      \"date\": \"2026-03-01\"\n    }\n  ]\n}\n");
    const auto again = parseValues(file, "f", fields);
    EXPECT_TRUE(again.problems.empty() && again.syntax.empty());
    EXPECT_EQ(again.values, values);
}

TEST(ChineseNumber, CountsAsInDocuments) {
    const std::pair<int, const char*> numbers[] = {
        {1, "一"},      {9, "九"},          {10, "十"},           {11, "十一"},           {20, "二十"},
        {99, "九十九"}, {100, "一百"},      {101, "一百零一"},    {110, "一百一十"},      {111, "一百一十一"},
        {1000, "一千"}, {1001, "一千零一"}, {1010, "一千零一十"}, {2026, "二千零二十六"}, {9999, "九千九百九十九"}};
    for (const auto& [value, name] : numbers)
        EXPECT_EQ(chineseNumber(value), name);
}

} // namespace
} // namespace zhangfa
