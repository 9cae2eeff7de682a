// Web addresses, mail addresses, times, decimals, numbers of standards and code: their punctuation is their own.
#include "check/checked_document.h"

#include "core/utf8.h"

#include <algorithm>
#include <boost/regex.hpp>

namespace zhangfa {

static_assert(sizeof(wchar_t) == sizeof(char32_t), "a wide character must hold any code point");

bool isHan(wchar_t character) {
    return (character >= 0x4E00 && character < 0xA000) || (character >= 0x3400 && character < 0x4DC0) ||
           character == L'〇' || (character >= 0x20000 && character < 0x30000);
}
bool isDigit(wchar_t character) { return character >= L'0' && character <= L'9'; }
bool isLatin(wchar_t character) {
    return (character >= L'a' && character <= L'z') || (character >= L'A' && character <= L'Z');
}

std::wstring_view bare(std::wstring_view text) {
    constexpr std::wstring_view spaces = L" \u3000\t\u00A0";
    const std::size_t first = std::min(text.find_first_not_of(spaces), text.size());
    return text.substr(first, text.find_last_not_of(spaces) + 1 - first);
}

std::wstring wide(std::string_view text) {
    const std::u32string characters = toCharacters(text);
    return {characters.begin(), characters.end()};
}
std::string narrow(std::wstring_view text) { return toUtf8(std::u32string(text.begin(), text.end())); }

namespace {

bool isPrintable(wchar_t character) { return character > L' ' && character < 0x7F; }

// A run of ASCII without spaces: what in its middle is punctuation belongs to it.
void guardRun(std::wstring_view text, std::size_t begin, std::size_t end, std::vector<bool>& guarded) {
    const std::wstring_view run = text.substr(begin, end - begin);
    const auto mark = [&](std::size_t from, std::size_t to) {
        guarded.resize(text.size(), false);
        std::fill(guarded.begin() + static_cast<std::ptrdiff_t>(from),
                  guarded.begin() + static_cast<std::ptrdiff_t>(to), true);
    };
    if (run.find(L"://") != std::wstring_view::npos || run.starts_with(L"www.")) {
        const std::size_t sign = run.find_last_not_of(L".,;:!?)\"'");
        mark(begin, begin + sign + 1);
        return;
    }
    const auto isWord = [](wchar_t sign) { return isLatin(sign) || isDigit(sign); };
    const std::size_t first = static_cast<std::size_t>(std::find_if(run.begin(), run.end(), isWord) - run.begin());
    if (first == run.size()) {
        return;
    }
    std::size_t last = run.size();
    while (!isWord(run[last - 1])) {
        --last;
    }
    if (std::any_of(run.begin(), run.end(), isLatin)) {
        // f(x)=1 keeps its last bracket; what stands before or behind a word otherwise is the sentence's.
        const std::wstring_view core = run.substr(first, last - first);
        if (last < run.size() && run[last] == L')' && core.find(L'(') != std::wstring_view::npos &&
            core.find(L')') == std::wstring_view::npos) {
            ++last;
        }
        mark(begin + first, begin + last);
        return;
    }
    // 10:30, 1,000.5, 3:1, 2026-11-21: between two digits
    for (std::size_t i = first + 1; i + 1 < last; ++i) {
        if (!isDigit(run[i]) && isDigit(run[i - 1]) && isDigit(run[i + 1]) &&
            std::wstring_view(L".,:/").find(run[i]) != std::wstring_view::npos) {
            mark(begin + i, begin + i + 1);
        }
    }
}

} // namespace

std::vector<bool> guardedIn(std::wstring_view text) {
    std::vector<bool> guarded;
    for (std::size_t at = 0; at < text.size();) {
        if (!isPrintable(text[at])) {
            ++at;
            continue;
        }
        const auto end = static_cast<std::size_t>(
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), isPrintable) - text.begin());
        guardRun(text, at, end, guarded);
        at = end;
    }
    // GB/T 9704—2012, DB33/T 1234—2020, T-X9
    static const boost::wregex standard(L"[A-Z]{1,4}[0-9]{0,2}(?:/[A-Z]{1,2})? ?[0-9]+(?:\\.[0-9]+)?[-—－][0-9]{4}");
    if (text.find_first_of(L"-—－") != std::wstring_view::npos) {
        using Iterator = boost::regex_iterator<std::wstring_view::const_iterator>;
        for (Iterator at(text.begin(), text.end(), standard), end; at != end; ++at) {
            guarded.resize(text.size(), false);
            const auto from = guarded.begin() + at->position();
            std::fill(from, from + at->length(), true);
        }
    }
    return guarded;
}

} // namespace zhangfa
