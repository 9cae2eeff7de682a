// Values as they stand in a document, by the rules of official documents for dates, numbers and ranges.
#include "values.h"

#include "calendar_date.h"
#include "decimal.h"
#include "json_text.h"

#include <cmath>

namespace zhangfa {
namespace {

namespace json = boost::json;

bool isFinite(const json::value& value) {
    return value.is_number() && (!value.is_double() || std::isfinite(value.get_double()));
}

std::string plain(const json::value& value) {
    if (value.is_string())
        return std::string(value.get_string());
    return isFinite(value) ? decimalText(value) : jsonText(value);
}

std::string date(const json::value& value) {
    const auto day = value.is_string() ? dateFromIso(std::string_view(value.get_string())) : std::nullopt;
    return day && day->ok() ? officialDate(*day) : plain(value);
}

std::string number(const Field& field, const json::value& value) {
    if (!isFinite(value))
        return plain(value);
    std::string digits = decimalText(value);
    if (field.type == FieldType::percent)
        return digits + "%";
    switch (field.scale) {
    case Scale::one:
        return digits;
    case Scale::wan:
        return movePoint(digits, -4) + "万";
    case Scale::yi:
        return movePoint(digits, -8) + "亿";
    }
    return digits;
}

std::string single(const Field& field, const json::value& value) {
    switch (field.type) {
    case FieldType::date:
        return date(value);
    case FieldType::integer:
    case FieldType::number:
    case FieldType::percent:
        return number(field, value);
    case FieldType::yesNo:
        if (value.is_bool() && field.choices.size() == 2)
            return field.choices[value.get_bool() ? 0 : 1];
        return plain(value);
    default:
        return plain(value);
    }
}

// Clause 45: years with a dash, other amounts with ～, dates in words.
std::string rangeSign(const Field& field) {
    if (field.type == FieldType::date)
        return "至";
    return field.type == FieldType::integer && field.unit == "年" ? "—" : "～";
}

// Rows of a list or table on one line, for an example or a message.
std::string rows(const Field& field, const json::array& array) {
    std::string text;
    for (const auto& row : array) {
        text += text.empty() ? "" : "；";
        if (!row.is_object()) {
            text += plain(row);
            continue;
        }
        bool first = true;
        for (const auto& column : field.columns) {
            const auto* cell = row.get_object().if_contains(column.id.value);
            if (!cell || cell->is_null())
                continue;
            text += (first ? "" : "，") + shownValue(column, *cell);
            first = false;
        }
    }
    return text;
}

} // namespace

std::string shownValue(const Field& field, const json::value& value) {
    if (value.is_null())
        return unfilledMark(field.title);
    if (value.is_array() && !field.columns.empty())
        return rows(field, value.get_array());
    if (field.range && value.is_array() && value.get_array().size() == 2)
        return single(field, value.at(0)) + rangeSign(field) + single(field, value.at(1));
    return single(field, value);
}

} // namespace zhangfa
