// For every field and every valid value: what is shown reads back as the value, and nothing typed is ever lost or
// fatal.
#include "core/json_text.h"
#include "core/utf8.h"
#include "core/values.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace zhangfa {
namespace {

namespace json = boost::json;

Field anyField() {
    Field field;
    field.id.value = "f";
    field.title = "甲";
    field.type = *rc::gen::element(FieldType::text, FieldType::date, FieldType::choice, FieldType::integer,
                                   FieldType::number, FieldType::percent, FieldType::yesNo);
    const bool numeric = field.type == FieldType::integer || field.type == FieldType::number;
    if (numeric) {
        field.scale = *rc::gen::element(Scale::one, Scale::wan, Scale::yi);
        field.unit = *rc::gen::element<std::string>("", "次", "年", "元", "万元", "％");
    }
    if (numeric || field.type == FieldType::percent || field.type == FieldType::date)
        field.range = *rc::gen::arbitrary<bool>();
    if (field.type == FieldType::choice)
        field.choices = {"年度", "年上半年", "12", "2026年11月21日"};
    if (field.type == FieldType::yesNo)
        field.choices = {"已建立", "尚未建立"};
    return field;
}

json::value anyNumber(bool integer) {
    const auto whole = *rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 1'000'000'000'000'000);
    const auto shift = *rc::gen::inRange(0, 15);
    if (integer)
        return whole / static_cast<std::int64_t>(std::pow(10, shift));
    return static_cast<double>(whole) / std::pow(10, shift);
}

json::value anySingle(const Field& field) {
    switch (field.type) {
    case FieldType::date: {
        const auto part = [](int from, int to, int width) {
            std::string digits = std::to_string(*rc::gen::inRange(from, to));
            return std::string(static_cast<std::size_t>(width) - digits.size(), '0') + digits;
        };
        return json::string(part(1000, 10000, 4) + "-" + part(1, 13, 2) + "-" + part(1, 32, 2));
    }
    case FieldType::choice:
        return json::string(*rc::gen::elementOf(field.choices));
    case FieldType::integer:
        return anyNumber(true);
    case FieldType::number:
    case FieldType::percent:
        return anyNumber(false);
    case FieldType::yesNo:
        return *rc::gen::arbitrary<bool>();
    default:
        return json::string(toUtf8(*rc::gen::container<std::u32string>(
            rc::gen::oneOf(rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0x4E00, 0x9FA6),
                           rc::gen::element<char32_t>(U'〔', U'〕', U'　', U'％', U'１', U'万', U'年', 0x20000)))));
    }
}

json::value anyValue(const Field& field) {
    if (!field.range)
        return anySingle(field);
    return json::array{anySingle(field), anySingle(field)};
}

RC_GTEST_PROP(Values, ReadBackWhatTheyShow, ()) {
    const Field field = anyField();
    const json::value value = normalized(field, anyValue(field));
    RC_PRE(!value.is_null() && validate(field, value).empty());
    const std::string shown = shownValue(field, value);
    RC_LOG() << jsonText(toSchema(field)) << " " << jsonText(value) << " " << shown << "\n";
    RC_ASSERT(!isUnfilled(shown));
    RC_ASSERT(readValue(field, shown) == value);
    RC_ASSERT(readValue(field, "  " + shown + "\u3000") == value);
}

RC_GTEST_PROP(Values, OfAnyTypeAreShownAndCheckedWithoutFailing, ()) {
    const Field field = anyField(), other = anyField();
    const json::value value = anyValue(other);
    shownValue(field, value);
    validate(field, value);
    const auto once = normalized(field, value);
    RC_ASSERT(normalized(field, once) == once);
}

RC_GTEST_PROP(Values, LoseNothingThatIsTyped, (const std::string& typed)) {
    const Field field = anyField();
    const auto value = readValue(field, typed);
    if (value.is_string() && field.type != FieldType::date)
        RC_ASSERT(std::string_view(value.get_string()) == trimmed(typed));
    validate(field, value);
}

RC_GTEST_PROP(Values, ComeBackFromTheirFile, ()) {
    const Field field = anyField();
    const json::value value = normalized(field, anyValue(field));
    RC_PRE(validate(field, value).empty());
    const Field* const fields[] = {&field};
    const auto parsed = parseValues(writeValues({{field.id, value}}, fields), "f", fields);
    RC_ASSERT(parsed.syntax.empty() && parsed.problems.empty());
    RC_ASSERT(parsed.values.at(field.id) == value);
}

} // namespace
} // namespace zhangfa
