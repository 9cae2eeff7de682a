// std::to_chars and std::from_chars do the conversions; only the decimal point is moved here.
#include "decimal.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace zhangfa {
namespace {

// Digits of any double in fixed notation: 309 before, some 330 after the point.
constexpr std::size_t longestDouble = 700;

} // namespace

std::string decimalText(double number) {
    std::array<char, longestDouble> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    return movePoint({buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data())}, 0);
}

std::string decimalText(const boost::json::value& number) {
    if (number.is_int64())
        return std::to_string(number.get_int64());
    if (number.is_uint64())
        return std::to_string(number.get_uint64());
    return decimalText(number.get_double());
}

std::string movePoint(std::string_view decimal, int places) {
    const bool negative = decimal.starts_with('-');
    if (negative || decimal.starts_with('+'))
        decimal.remove_prefix(1);
    const auto point = decimal.find('.');
    std::string whole(decimal.substr(0, point));
    std::string fraction(point == std::string_view::npos ? "" : decimal.substr(point + 1));
    for (; places > 0; --places) {
        whole += fraction.empty() ? '0' : fraction.front();
        fraction.erase(0, 1);
    }
    for (; places < 0; ++places) {
        fraction.insert(fraction.begin(), whole.empty() ? '0' : whole.back());
        if (!whole.empty())
            whole.pop_back();
    }
    whole.erase(0, whole.find_first_not_of('0'));
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (whole.empty() && fraction.empty())
        return "0";
    return (negative ? "-" : "") + (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : "." + fraction);
}

std::optional<boost::json::value> decimalValue(std::string_view decimal) {
    const std::string digits = movePoint(decimal, 0);
    const char* const end = digits.data() + digits.size();
    if (digits.find('.') == std::string::npos) {
        std::int64_t integer = 0;
        if (const auto read = std::from_chars(digits.data(), end, integer); read.ec == std::errc{} && read.ptr == end)
            return boost::json::value(integer);
    }
    double number = 0;
    if (const auto read = std::from_chars(digits.data(), end, number); read.ec == std::errc{} && read.ptr == end)
        return boost::json::value(number);
    return std::nullopt;
}

} // namespace zhangfa
