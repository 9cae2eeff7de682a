// One form for values that mean the same, so that comparing them means something.
#include "values.h"

#include "decimal.h"
#include "utf8.h"

#include <cmath>

namespace zhangfa {
namespace {

namespace json = boost::json;

json::value text(std::string_view given) {
    const auto result = trimmed(given);
    return result.empty() ? json::value(nullptr) : json::value(json::string(result.data(), result.size()));
}

// Lines are paragraphs: none is empty, none begins or ends with a space.
json::value longText(std::string_view given) {
    std::string result;
    while (!given.empty()) {
        const auto end = given.find_first_of("\r\n");
        const auto line = trimmed(given.substr(0, end));
        given.remove_prefix(end == std::string_view::npos ? given.size() : end + 1);
        if (!line.empty())
            result += (result.empty() ? "" : "\n") + std::string(line);
    }
    return result.empty() ? json::value(nullptr) : json::value(json::string(result));
}

json::value number(const json::value& given) {
    const bool finite = !given.is_double() || std::isfinite(given.get_double());
    return finite ? decimalValue(decimalText(given)).value_or(given) : given;
}

json::value row(const Field& field, const json::object& given) {
    json::object result;
    for (const auto& [key, cell] : given) {
        const Field* column = nullptr;
        for (const auto& each : field.columns)
            if (each.id.value == std::string_view(key))
                column = &each;
        auto value = column ? normalized(*column, cell) : cell;
        if (!value.is_null())
            result[key] = std::move(value);
    }
    return result;
}

json::value array(const Field& field, json::array given) {
    if (given.empty())
        return nullptr;
    Field end = field;
    end.range = false;
    for (auto& element : given) {
        if (element.is_object())
            element = row(field, element.get_object());
        else if (field.range && !element.is_array())
            element = normalized(end, std::move(element));
    }
    return given;
}

} // namespace

json::value normalized(const Field& field, json::value value) {
    if (value.is_number())
        return number(value);
    if (value.is_string()) {
        const std::string_view given(value.get_string());
        return field.type == FieldType::longText ? longText(given) : text(given);
    }
    if (value.is_array())
        return array(field, std::move(value.get_array()));
    return value;
}

} // namespace zhangfa
