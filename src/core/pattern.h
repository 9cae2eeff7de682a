// Regular expressions of templates: by characters, and never for long.
#pragma once

#include <string>
#include <string_view>

namespace zhangfa {

inline constexpr std::size_t maxPatternLength = 200; // characters

// ECMAScript's syntax. False for one that is too long or cannot be understood.
bool isPattern(std::string_view pattern);

enum class Match { yes, no, gaveUp };
// Whether the pattern fits anywhere in the text; gives up where that would take too long. `pattern` must be one.
Match matchPattern(std::string_view pattern, std::string_view text);

} // namespace zhangfa
