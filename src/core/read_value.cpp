// What people type, or what stands in a document, as a value: lenient about form, never guessing about meaning.
#include "values.h"

#include "calendar_date.h"
#include "decimal.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {
namespace {

namespace json = boost::json;

// A longer text is no number, date or range.
constexpr std::size_t longestShort = 120; // bytes

json::value jsonString(std::string_view text) { return json::string(text.data(), text.size()); }

struct Amount {
    std::string digits; // without thousands commas
    std::string scale;  // "", "万", "亿", "%"
};

std::string_view withoutUnit(std::string_view text, const std::string& unit) {
    const std::string plainUnit = halfWidth(unit);
    if (!plainUnit.empty() && text.ends_with(plainUnit))
        text.remove_suffix(plainUnit.size());
    return trimmed(text);
}

// A sign, digits, which may be thousands with commas between them, a fraction, spaces, a scale.
std::optional<Amount> amountIn(std::string_view text) {
    Amount amount;
    const auto take = [&](std::size_t bytes) {
        amount.digits += text.substr(0, bytes);
        text.remove_prefix(bytes);
        return bytes;
    };
    const auto takeDigits = [&] { return take(std::min(text.find_first_not_of("0123456789"), text.size())); };
    take(text.starts_with('+') || text.starts_with('-') ? 1 : 0);
    const std::size_t whole = takeDigits();
    if (whole == 0 || (whole > 3 && text.starts_with(',')))
        return std::nullopt;
    while (text.starts_with(',')) {
        text.remove_prefix(1);
        if (takeDigits() != 3)
            return std::nullopt;
    }
    if (text.starts_with('.')) {
        take(1);
        if (takeDigits() == 0)
            return std::nullopt;
    }
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    amount.scale = text;
    const bool known = text.empty() || text == "万" || text == "亿" || text == "%";
    return known ? std::optional(std::move(amount)) : std::nullopt;
}

// `text` is in half width.
std::optional<Amount> readAmount(const Field& field, std::string_view text) {
    auto amount = amountIn(withoutUnit(trimmed(text), field.unit));
    const bool percent = field.type == FieldType::percent;
    if (amount && !amount->scale.empty() && percent != (amount->scale == "%"))
        return std::nullopt;
    return amount;
}

std::optional<json::value> amountValue(const Field& field, const Amount& amount) {
    const int places = amount.scale == "万" ? 4 : amount.scale == "亿" ? 8 : 0;
    auto value = decimalValue(movePoint(amount.digits, places));
    if (value && field.type == FieldType::integer && !value->is_int64())
        return std::nullopt;
    return value;
}

std::optional<json::value> readDate(std::string_view text) {
    const auto date = dateFromText(text);
    if (!date || !date->ok())
        return std::nullopt;
    return jsonString(isoDate(*date));
}

std::optional<json::value> readSingle(const Field& field, std::string_view text) {
    if (field.type == FieldType::date)
        return readDate(text);
    const auto amount = readAmount(field, text);
    return amount ? amountValue(field, *amount) : std::nullopt;
}

// 3～5万 means 3万～5万: a scale at the second end alone counts for both.
std::optional<json::value> readPair(const Field& field, std::string_view from, std::string_view to) {
    std::optional<json::value> first, second;
    if (field.type == FieldType::date) {
        first = readDate(from);
        second = readDate(to);
    } else {
        auto low = readAmount(field, from);
        const auto high = readAmount(field, to);
        if (!low || !high)
            return std::nullopt;
        if (low->scale.empty())
            low->scale = high->scale;
        first = amountValue(field, *low);
        second = amountValue(field, *high);
    }
    if (!first || !second)
        return std::nullopt;
    return json::array{*first, *second};
}

std::optional<json::value> readRange(const Field& field, std::string_view text) {
    constexpr std::string_view signs[] = {"~", "〜", "——", "—", "–", "至", "到", "-"};
    for (const auto sign : signs)
        for (auto at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1))
            if (auto pair = readPair(field, text.substr(0, at), text.substr(at + sign.size())))
                return pair;
    return std::nullopt;
}

std::optional<json::value> readYesNo(const Field& field, std::string_view text) {
    const auto label = std::find(field.choices.begin(), field.choices.end(), text);
    if (label != field.choices.end())
        return json::value(label == field.choices.begin());
    if (text == "是" || text == "否")
        return json::value(text == "是");
    return std::nullopt;
}

} // namespace

json::value readValue(const Field& field, std::string_view shown) {
    const std::string_view text = trimmed(shown);
    if (text.empty() || isUnfilled(text))
        return nullptr;
    std::optional<json::value> value;
    switch (field.type) {
    case FieldType::date:
    case FieldType::integer:
    case FieldType::number:
    case FieldType::percent:
        if (text.size() <= longestShort) {
            const std::string plain = halfWidth(text);
            value = field.range ? readRange(field, plain) : readSingle(field, plain);
        }
        break;
    case FieldType::yesNo:
        value = readYesNo(field, text);
        break;
    default:
        return normalized(field, jsonString(text));
    }
    return value ? *value : jsonString(text);
}

} // namespace zhangfa
