// The number at the beginning of a heading, in any of the ways in which reports write it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

// In the order in which the standard nests them; documents nest them as they like.
enum class NumberScheme {
    chapter,       // 第一章
    article,       // 第一条
    hanComma,      // 一、
    hanBrackets,   // （一）
    digitPoint,    // 1.
    digitComma,    // 1、
    digitBrackets, // （1）
    hanIs,         // 一是
};
inline constexpr std::size_t schemeCount = 8;

// As above, with full-width brackets whatever the document has.
std::string_view nameOf(NumberScheme scheme);

struct HeadingNumber {
    NumberScheme scheme;
    int number;         // 1 to 999
    std::size_t length; // bytes of the text, spaces behind the number included
};

// Nothing where the text begins with something else: a decimal, a date, an amount, a citation. Digits, brackets and
// points may have either width. Leading spaces are not skipped.
std::optional<HeadingNumber> readHeadingNumber(std::string_view text);

// A number that Writer shows by itself; nothing for a bullet or a scheme of another kind.
std::optional<HeadingNumber> readLabel(std::string_view label);

// A typed number with another one in its place, all else as it is: （二） and 3 give （三）, "2. " and 3 give "3. ".
// Signs of one character (㈠) that end at 10 go on as （十一）, (11), 11. As it was for a number below 1.
std::string withNumber(std::string_view typed, int number);

// Bytes of spaces (half- and full-width, tabs) at the beginning.
std::size_t leadingSpaces(std::string_view text);

} // namespace zhangfa
