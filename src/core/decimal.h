// Decimal numbers as texts, so that 35000 and 3.5万 turn into each other without a rounding error.
#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

// Plain digits without exponent or separators, as short as they can be read back: "12", "-0.5". `number` must be a
// finite number.
std::string decimalText(const boost::json::value& number);
std::string decimalText(double number);

// Moves the decimal point by `places` to the right (to the left, if negative) and takes needless zeros off: "3.50", 4 →
// "35000". `decimal` is digits with at most one point and an optional sign.
std::string movePoint(std::string_view decimal, int places);

// An integer where there is no fraction, as JSON would have it; `decimal` as above. Nothing beyond a double's range.
std::optional<boost::json::value> decimalValue(std::string_view decimal);

} // namespace zhangfa
