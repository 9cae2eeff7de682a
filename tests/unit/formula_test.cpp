// Expressions: what they mean, what is unknown, and what is said of wrong ones.
#include "core/field.h"
#include "core/formula.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

using Values = std::map<FieldId, boost::json::value>;

Values values(const char* json) {
    Values result;
    const auto parsed = boost::json::parse(json);
    for (const auto& [id, value] : parsed.as_object())
        result[FieldId{std::string(id)}] = value;
    return result;
}

Formula parsed(std::string_view text) {
    FormulaProblem problem;
    const auto formula = parseFormula(text, problem);
    EXPECT_TRUE(formula) << text << ": " << problem.message.key << " at " << problem.offset;
    return formula.value_or(Formula{});
}

std::string valueOf(std::string_view text, const char* now = "{}", const char* last = "{}") {
    const Values present = values(now), before = values(last);
    return boost::json::serialize(evaluate(parsed(text), {present, before, "上年同期"}));
}

std::string problemOf(std::string_view text) {
    FormulaProblem problem;
    if (parseFormula(text, problem))
        return "";
    return std::to_string(problem.offset) + " " + problem.message.key;
}

constexpr const char* ledger = R"({"ledger.items":[{"who":"甲","status":"已完成","people":3},
    {"who":"乙","status":"未完成"},{"who":"丙","status":"已完成","people":4.5}],"a":7,"b":2,"t":"文","y":true,"n":false})";

TEST(Formula, Calculates) {
    EXPECT_EQ(valueOf("1 + 2 * 3"), "7");
    EXPECT_EQ(valueOf("(1 + 2) * 3"), "9");
    EXPECT_EQ(valueOf("10 - 3 - 2"), "5");
    EXPECT_EQ(valueOf("-a + b", ledger), "-5");
    EXPECT_EQ(valueOf("7 / 2"), "3.5E0");
    EXPECT_EQ(valueOf("0.1 + 0.2"), "3E-1");
    EXPECT_EQ(valueOf("round(2.345, 2)"), "2.35E0");
    EXPECT_EQ(valueOf("min(a, b) + max(a, b)", ledger), "9");
    EXPECT_EQ(valueOf("percent(b, a)", ledger), "2.86E1");
    EXPECT_EQ(valueOf("chinese(a)", ledger), "\"七\"");
}

TEST(Formula, ComparesAndJoins) {
    EXPECT_EQ(valueOf("a > b and not n", ledger), "true");
    EXPECT_EQ(valueOf("a = b or t = \"文\"", ledger), "true");
    EXPECT_EQ(valueOf("a <= b", ledger), "false");
    EXPECT_EQ(valueOf("a != b and y", ledger), "true");
    EXPECT_EQ(valueOf("if(a > b, \"多\", \"少\")", ledger), "\"多\"");
}

TEST(Formula, LooksIntoRows) {
    EXPECT_EQ(valueOf("count(ledger.items)", ledger), "3");
    EXPECT_EQ(valueOf("count(ledger.items.status, \"已完成\")", ledger), "2");
    EXPECT_EQ(valueOf("sum(ledger.items.people)", ledger), "7.5E0");
    EXPECT_EQ(valueOf("join(ledger.items.who, \"、\")", ledger), "\"甲、乙、丙\"");
    EXPECT_EQ(valueOf("count(other.items)", ledger), "null");
}

TEST(Formula, KnowsWhatIsUnknown) {
    EXPECT_EQ(valueOf("missing + 1"), "null");
    EXPECT_EQ(valueOf("missing > 1"), "null");
    EXPECT_EQ(valueOf("known(missing)"), "false");
    EXPECT_EQ(valueOf("known(a) and known(ledger.items)", ledger), "true");
    EXPECT_EQ(valueOf("1 / 0"), "null");
    EXPECT_EQ(valueOf("percent(a, 0)", ledger), "null");
    EXPECT_EQ(valueOf("if(missing > 1, 2, 3)"), "null");
    EXPECT_EQ(valueOf("if(true, 2, missing)"), "2");
    EXPECT_EQ(valueOf("a + t", ledger), "null") << "a value that does not fit";
}

TEST(Formula, TellsTheChangeWithTheRightVerb) {
    EXPECT_EQ(valueOf("change(a, \"次\")", R"({"a":12})", R"({"a":9})"), "\"较上年同期增加3次\"");
    EXPECT_EQ(valueOf("change(a, \"次\")", R"({"a":7})", R"({"a":9})"), "\"较上年同期减少2次\"");
    EXPECT_EQ(valueOf("change(a, \"次\")", R"({"a":9})", R"({"a":9})"), "\"与上年同期持平\"");
    EXPECT_EQ(valueOf("change(a, \"个百分点\")", R"({"a":96.5})", R"({"a":95})"), "\"较上年同期提高1.5个百分点\"");
    EXPECT_EQ(valueOf("change(a, \"次\")", R"({"a":9})"), "null");
    EXPECT_EQ(valueOf("change(a, \"次\")", "{}", R"({"a":9})"), "null");
    EXPECT_EQ(valueOf("a - last(a)", R"({"a":9})", R"({"a":4})"), "5");
}

TEST(Formula, SaysWhereItGoesWrong) {
    EXPECT_EQ(problemOf(""), "0 template.formula-ends");
    EXPECT_EQ(problemOf("a +"), "3 template.formula-ends");
    EXPECT_EQ(problemOf("a + )"), "4 template.formula-syntax");
    EXPECT_EQ(problemOf("(a + b"), "6 template.formula-ends");
    EXPECT_EQ(problemOf("a b"), "2 template.formula-syntax");
    EXPECT_EQ(problemOf("Unit"), "0 template.formula-syntax");
    EXPECT_EQ(problemOf("\"open"), "5 template.formula-ends");
    EXPECT_EQ(problemOf(std::string(500, '(')), "0 template.formula-too-long");
    EXPECT_EQ(problemOf("android + information"), "") << "a name that begins with a word";
}

TEST(Formula, IsCheckedAgainstTheFields) {
    const auto field = [](const char* id, FieldType type) {
        Field made;
        made.id = FieldId{id};
        made.type = type;
        return made;
    };
    std::vector<Field> fields{field("a", FieldType::integer), field("t", FieldType::text), field("y", FieldType::yesNo),
                              field("d", FieldType::date), field("x.rows", FieldType::table)};
    fields.back().columns = {field("n", FieldType::number), field("s", FieldType::text)};
    const auto check = [&](std::string_view text) {
        FormulaType type{};
        std::string found;
        for (const auto& problem : checkFormula(
                 parsed(text),
                 [&](const FieldId& id) -> const Field* {
                     for (const Field& each : fields)
                         if (each.id == id)
                             return &each;
                     return nullptr;
                 },
                 type))
            found += std::to_string(problem.offset) + " " + problem.message.key + ";";
        return found;
    };
    EXPECT_EQ(check("a + 1 > 2 and y"), "");
    EXPECT_EQ(check("d >= \"2026-01-01\""), "");
    EXPECT_EQ(check("sum(x.rows.n) + count(x.rows) + count(x.rows.s, t)"), "");
    EXPECT_EQ(check("a + t"), "4 template.formula-number;");
    EXPECT_EQ(check("y = a"), "4 template.formula-condition;");
    EXPECT_EQ(check("a and y"), "0 template.formula-condition;");
    EXPECT_EQ(check("b + 1"), "0 template.formula-unknown-field;");
    EXPECT_EQ(check("x.rows + 1"), "0 template.formula-no-value;");
    EXPECT_EQ(check("sum(x.rows.z)"), "4 template.formula-unknown-column;");
    EXPECT_EQ(check("count(a)"), "6 template.formula-not-rows;");
    EXPECT_EQ(check("change(1, t)"), "7 template.formula-not-a-name;");
    EXPECT_EQ(check("fly(a)"), "0 template.formula-unknown-function;");
    EXPECT_EQ(check("round(a)"), "0 template.formula-arguments;");
}

} // namespace
} // namespace zhangfa
