// Signs that people put for what they do not know yet: xx镇, ×次, **, 20__年, 某某局.
#include "placeholder_signs.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::u32string_view signs = U"xXｘＸ×*＊_＿○〇某";
constexpr std::u32string_view letters = U"xXｘＸ"; // that also stand in words
// Behind a single x, these make a word of it.
constexpr std::u32string_view wordsWithLetter = U"轴光型射染线片坐";

bool isOneOf(char32_t character, std::u32string_view set) { return set.find(character) != std::u32string_view::npos; }

bool isLatin(char32_t character) {
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z') || character == U'-';
}
bool isDigit(char32_t character) { return character >= U'0' && character <= U'9'; }

// From `begin`, a run of signs; its end.
std::size_t runOf(std::u32string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && isOneOf(text[end], signs)) {
        ++end;
    }
    return end;
}

bool isPlaceholder(std::u32string_view text, std::size_t begin, std::size_t end) {
    const std::u32string_view run = text.substr(begin, end - begin);
    const char32_t before = begin > 0 ? text[begin - 1] : U' ', after = end < text.size() ? text[end] : U' ';
    const bool lettersOnly = std::all_of(run.begin(), run.end(), [](char32_t sign) { return isOneOf(sign, letters); });
    if (isLatin(before) || isLatin(after) || (lettersOnly && isDigit(after))) {
        return false; // Excel, x86
    }
    if (isDigit(before) && isDigit(after)) {
        return false; // 5×3
    }
    if (run.size() == 1) {
        const bool word = isOneOf(run[0], U"〇某○") || (lettersOnly && isOneOf(after, wordsWithLetter));
        const bool inText = after >= 0x4E00 && after < 0xA000;
        return !word && inText && !(isDigit(before) && run[0] == U'*');
    }
    const bool zeros = std::all_of(run.begin(), run.end(), [](char32_t sign) { return sign == U'〇' || sign == U'○'; });
    return !zeros && std::count(run.begin(), run.end(), U'某') != 1;
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> placeholderSigns(std::u32string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t run = runOf(text, at);
        if (run > at && isPlaceholder(text, at, run)) {
            found.emplace_back(at, run);
        }
        at = std::max(run, at + 1);
    }
    return found;
}

} // namespace zhangfa
