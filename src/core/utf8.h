// UTF-8 texts, seen as characters (code points). Decoding is Boost.Locale's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

// Offset of the first byte that is no UTF-8; nothing where all is well.
std::optional<std::size_t> brokenUtf8(std::string_view text);

// Characters; a broken byte counts as one.
std::size_t countCharacters(std::string_view text);

// Broken bytes become U+FFFD.
std::u32string toCharacters(std::string_view text);
std::string toUtf8(std::u32string_view characters);

// Without spaces (ASCII, no-break and ideographic), tabs and line breaks at both ends.
std::string_view trimmed(std::string_view text);

// Full-width digits, letters and signs (０, ％, ，) as ASCII, ideographic spaces as spaces: for reading numbers and
// dates.
std::string halfWidth(std::string_view text);

// At most `most` characters, the last one … if something was cut off.
std::string shortened(std::string_view text, std::size_t most);

// Control characters, line and paragraph separators, noncharacters and U+FFFD: none belongs in an official text.
bool isControl(char32_t character);

} // namespace zhangfa
