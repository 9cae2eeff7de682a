// Values against their fields: every rule that is broken, each said in the field's own words.
#include "values.h"

#include "calendar_date.h"
#include "decimal.h"
#include "json_text.h"
#include "located_json.h"
#include "pattern.h"
#include "utf8.h"

#include <algorithm>
#include <cmath>

namespace zhangfa {
namespace {

namespace json = boost::json;

constexpr double tooLarge = 1e15; // beyond, a double no longer holds every digit
constexpr std::size_t maxDecimals = 10;
constexpr std::size_t shownOfValue = 40;

// Where we are inside a value, and what is wrong so far.
struct Check {
    const Field& top; // the field the value belongs to
    std::string title, pointer;
    std::vector<ValueProblem>& problems;

    Check inside(const std::string& key, const std::string& name) const {
        return {top, title + "，" + name, pointerTo(pointer, key), problems};
    }
    void complain(const json::value& value, std::string key, std::vector<std::string> args = {}) const {
        const std::string given = value.is_string() ? std::string(value.get_string()) : jsonText(value);
        problems.push_back(
            {top.id, title, shortened(given, shownOfValue), {std::move(key), std::move(args)}, pointer, {}});
    }
};

void checkLength(const Check& check, const Field& field, const json::value& value, std::size_t length,
                 std::size_t limit) {
    const bool rows = value.is_array();
    const std::size_t most = std::min(field.maxLength.value_or(limit), limit);
    if (field.minLength && length < *field.minLength)
        check.complain(value, rows ? "value.too-few-rows" : "value.too-short", {std::to_string(*field.minLength)});
    if (length > most)
        check.complain(value, rows ? "value.too-many-rows" : "value.too-long", {std::to_string(most)});
}

void checkPattern(const Check& check, const Field& field, const json::value& value, std::string_view text) {
    if (field.pattern.empty())
        return;
    const auto match = matchPattern(field.pattern, text);
    if (match == Match::gaveUp)
        check.complain(value, "value.pattern-too-hard");
    else if (match == Match::no && field.example.empty())
        check.complain(value, "value.pattern", {field.pattern});
    else if (match == Match::no)
        check.complain(value, "value.pattern-example", {field.example});
}

void checkText(const Check& check, const Field& field, const json::value& value) {
    if (!value.is_string())
        return check.complain(value, "value.not-text");
    const std::string_view text(value.get_string());
    const bool isLong = field.type == FieldType::longText;
    const auto characters = toCharacters(text);
    const auto isBreak = [](char32_t c) { return c == '\n' || c == '\r'; };
    if (trimmed(text).empty())
        check.complain(value, "value.empty");
    else if (trimmed(text).size() != text.size())
        check.complain(value, "value.surrounding-space");
    if (!isLong && std::any_of(characters.begin(), characters.end(), isBreak))
        check.complain(value, "value.line-break");
    const bool hasControl =
        std::any_of(characters.begin(), characters.end(), [&](char32_t c) { return isControl(c) && !isBreak(c); });
    if (hasControl || (isLong && text.find('\r') != std::string_view::npos))
        check.complain(value, "value.control-character");
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (isUnfilled(trimmed(text.substr(begin, end - begin)))) {
            check.complain(value, "value.looks-unfilled");
            break;
        }
        begin = end + 1;
    }
    checkLength(check, field, value, characters.size(), isLong ? maxLongTextLength : maxTextLength);
    if (characters.size() <= maxTextLength)
        checkPattern(check, field, value, text);
}

void checkChoice(const Check& check, const Field& field, const json::value& value) {
    if (value.is_string() && std::find(field.choices.begin(), field.choices.end(),
                                       std::string_view(value.get_string())) != field.choices.end())
        return;
    std::string choices;
    for (const auto& choice : field.choices)
        choices += (choices.empty() ? "" : "、") + choice;
    check.complain(value, "value.not-a-choice", {choices});
}

void checkDate(const Check& check, const json::value& value) {
    if (!value.is_string())
        return check.complain(value, "value.not-a-date");
    const std::string_view text(value.get_string());
    const auto iso = dateFromIso(text);
    const auto date = iso ? iso : dateFromText(text);
    if (date && !date->ok())
        check.complain(value, "value.no-such-day");
    else if (!iso)
        check.complain(value, "value.not-a-date");
}

void checkLimits(const Check& check, const Field& field, const json::value& value, double number) {
    const bool below = field.minimum && number < *field.minimum, above = field.maximum && number > *field.maximum;
    if (!below && !above)
        return;
    if (field.minimum && field.maximum)
        check.complain(value, "value.out-of-range", {decimalText(*field.minimum), decimalText(*field.maximum)});
    else if (below)
        check.complain(value, "value.below-minimum", {decimalText(*field.minimum)});
    else
        check.complain(value, "value.above-maximum", {decimalText(*field.maximum)});
}

void checkNumber(const Check& check, const Field& field, const json::value& value) {
    const bool integer = field.type == FieldType::integer;
    if (!value.is_number() || (value.is_double() && !std::isfinite(value.get_double())))
        return check.complain(value, integer ? "value.not-an-integer" : "value.not-a-number");
    const double number = value.to_number<double>();
    if (std::abs(number) >= tooLarge)
        return check.complain(value, "value.too-large", {"15"});
    const std::string digits = decimalText(value);
    const auto point = digits.find('.');
    if (integer && point != std::string::npos)
        check.complain(value, "value.not-an-integer");
    else if (point != std::string::npos && digits.size() - point - 1 > maxDecimals)
        check.complain(value, "value.too-precise", {std::to_string(maxDecimals)});
    checkLimits(check, field, value, number);
}

void checkSingle(const Check& check, const Field& field, const json::value& value);

bool isReversed(const Field& field, const json::value& from, const json::value& to) {
    if (field.type == FieldType::date)
        return from.get_string() > to.get_string();
    return from.to_number<double>() > to.to_number<double>();
}

void checkRange(const Check& check, const Field& field, const json::value& value) {
    const bool pair =
        value.is_array() && value.get_array().size() == 2 && !value.at(0).is_null() && !value.at(1).is_null();
    if (!pair)
        return check.complain(value, "value.not-a-range");
    const std::size_t before = check.problems.size();
    for (const std::size_t end : {0, 1}) {
        Check part = check;
        part.pointer = pointerTo(check.pointer, std::to_string(end));
        checkSingle(part, field, value.at(end));
    }
    if (check.problems.size() == before && isReversed(field, value.at(0), value.at(1)))
        check.complain(value, "value.range-reversed");
}

void checkValue(const Check& check, const Field& field, const json::value& value) {
    if (value.is_null())
        return;
    if (field.range)
        checkRange(check, field, value);
    else
        checkSingle(check, field, value);
}

void checkRows(const Check& check, const Field& field, const json::value& value) {
    if (!value.is_array())
        return check.complain(value, "value.not-rows");
    const auto& rows = value.get_array();
    checkLength(check, field, value, rows.size(), maxRows);
    if (rows.empty())
        check.complain(value, "value.empty");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Check row = check.inside(std::to_string(i), "第" + std::to_string(i + 1) + "行");
        if (!rows[i].is_object()) {
            row.complain(rows[i], "value.row-not-object");
            continue;
        }
        for (const auto& [key, cell] : rows[i].get_object()) {
            const std::string name(key);
            const auto column = std::find_if(field.columns.begin(), field.columns.end(),
                                             [&](const Field& each) { return each.id.value == name; });
            if (column == field.columns.end())
                row.inside(name, name).complain(cell, "value.unknown-column");
            else
                checkValue(row.inside(name, column->title), *column, cell);
        }
    }
}

void checkSingle(const Check& check, const Field& field, const json::value& value) {
    switch (field.type) {
    case FieldType::text:
    case FieldType::longText:
        return checkText(check, field, value);
    case FieldType::choice:
        return checkChoice(check, field, value);
    case FieldType::date:
        return checkDate(check, value);
    case FieldType::integer:
    case FieldType::number:
    case FieldType::percent:
        return checkNumber(check, field, value);
    case FieldType::yesNo:
        if (!value.is_bool())
            check.complain(value, "value.not-yes-no");
        return;
    case FieldType::list:
    case FieldType::table:
        return checkRows(check, field, value);
    }
}

} // namespace

std::vector<ValueProblem> validate(const Field& field, const json::value& value) {
    std::vector<ValueProblem> problems;
    checkValue(Check{field, field.title, {}, problems}, field, value);
    return problems;
}

} // namespace zhangfa
