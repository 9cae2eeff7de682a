// One regular expression reads what people type; std::chrono knows the calendar.
#include "calendar_date.h"

#include "utf8.h"

#include <boost/regex.hpp>

#include <cstdio>

namespace zhangfa {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t longestDate = 60; // bytes

std::optional<year_month_day> match(const std::string& text, const boost::regex& pattern) {
    boost::smatch parts;
    if (text.size() > longestDate || !boost::regex_match(text, parts, pattern))
        return std::nullopt;
    const auto number = [&](int part) { return static_cast<unsigned>(std::stoi(parts[part].str())); };
    return year_month_day{year{static_cast<int>(number(1))}, month{number(2)}, day{number(3)}};
}

std::string format(const char* pattern, year_month_day date) {
    char buffer[32];
    const int length = std::snprintf(buffer, sizeof buffer, pattern, static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer, static_cast<std::size_t>(length)};
}

} // namespace

std::optional<year_month_day> dateFromIso(std::string_view text) {
    static const boost::regex pattern("([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})");
    constexpr std::size_t length = std::string_view("2026-12-18").size(); // of any: most texts are told by it
    return text.size() == length ? match(std::string(text), pattern) : std::nullopt;
}

std::optional<year_month_day> dateFromText(std::string_view text) {
    static const boost::regex pattern(
        "([1-9][0-9]{3}) *(?:[-./]|年) *([0-9]{1,2}) *(?:[-./]|月) *([0-9]{1,2}) *(?:日|号)?");
    if (text.size() > longestDate)
        return std::nullopt;
    return match(std::string(trimmed(halfWidth(text))), pattern);
}

std::string isoDate(year_month_day date) { return format("%04d-%02u-%02u", date); }

std::string officialDate(year_month_day date) { return format("%d年%u月%u日", date); }

} // namespace zhangfa
