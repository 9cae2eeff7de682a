// Boost.Regex on wide characters, which are code points here; it stops by itself where a match would backtrack without
// end.
#include "pattern.h"

#include "utf8.h"

#include <boost/regex.hpp>

#include <locale>
#include <optional>

namespace zhangfa {
namespace {

static_assert(sizeof(wchar_t) == sizeof(char32_t), "a wide character must hold any code point");

std::wstring wide(std::string_view text) {
    const auto characters = toCharacters(text);
    return {characters.begin(), characters.end()};
}

std::optional<boost::wregex> compile(std::string_view pattern) {
    if (countCharacters(pattern) > maxPatternLength)
        return std::nullopt;
    boost::wregex result;
    result.imbue(std::locale::classic()); // \d is 0 to 9, whatever the user's locale
    try {
        result.assign(wide(pattern), boost::regex::ECMAScript);
    } catch (const boost::regex_error&) {
        return std::nullopt;
    }
    return result;
}

} // namespace

bool isPattern(std::string_view pattern) { return compile(pattern).has_value(); }

Match matchPattern(std::string_view pattern, std::string_view text) {
    const auto compiled = compile(pattern);
    if (!compiled)
        return Match::gaveUp;
    try {
        return boost::regex_search(wide(text), *compiled) ? Match::yes : Match::no;
    } catch (const std::runtime_error&) { // what Boost.Regex throws for too much backtracking
        return Match::gaveUp;
    }
}

} // namespace zhangfa
