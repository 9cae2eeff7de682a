// One loop over Boost.Locale's decoder; everything else is said in terms of it.
#include "utf8.h"

#include <boost/locale/utf.hpp>

#include <iterator>

namespace zhangfa {
namespace {

using Utf8 = boost::locale::utf::utf_traits<char>;
constexpr char32_t replacement = 0xFFFD;

// Calls visit(character or nothing, offset) until it returns false.
template <class Visit> void visitCharacters(std::string_view text, Visit visit) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    for (const char* at = begin; at != end;) {
        const char* next = at;
        const auto decoded = Utf8::decode(next, end);
        std::optional<char32_t> character;
        if (boost::locale::utf::is_valid_codepoint(decoded))
            character = decoded;
        else
            next = at + 1; // a broken byte counts alone
        if (!visit(character, static_cast<std::size_t>(at - begin)))
            return;
        at = next;
    }
}

void append(std::string& text, char32_t character) { Utf8::encode(character, std::back_inserter(text)); }

} // namespace

std::optional<std::size_t> brokenUtf8(std::string_view text) {
    std::optional<std::size_t> broken;
    visitCharacters(text, [&](std::optional<char32_t> character, std::size_t offset) {
        if (!character)
            broken = offset;
        return character.has_value();
    });
    return broken;
}

std::size_t countCharacters(std::string_view text) {
    std::size_t count = 0;
    visitCharacters(text, [&](std::optional<char32_t>, std::size_t) { return ++count, true; });
    return count;
}

std::u32string toCharacters(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    visitCharacters(text, [&](std::optional<char32_t> character, std::size_t) {
        characters.push_back(character.value_or(replacement));
        return true;
    });
    return characters;
}

std::string toUtf8(std::u32string_view characters) {
    std::string text;
    for (const char32_t character : characters)
        append(text, character);
    return text;
}

std::string_view trimmed(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty()) {
        const std::size_t bytes = isSpace(text.front())        ? 1
                                  : text.starts_with("\u00A0") ? std::string_view("\u00A0").size()
                                  : text.starts_with("\u3000") ? std::string_view("\u3000").size()
                                                               : 0;
        if (bytes == 0) {
            break;
        }
        text.remove_prefix(bytes);
    }
    while (!text.empty()) {
        const std::size_t bytes = isSpace(text.back())       ? 1
                                  : text.ends_with("\u00A0") ? std::string_view("\u00A0").size()
                                  : text.ends_with("\u3000") ? std::string_view("\u3000").size()
                                                             : 0;
        if (bytes == 0) {
            break;
        }
        text.remove_suffix(bytes);
    }
    return text;
}

std::string halfWidth(std::string_view text) {
    constexpr char32_t firstFullWidth = 0xFF01, lastFullWidth = 0xFF5E, minusSign = 0x2212;
    std::string result;
    result.reserve(text.size());
    visitCharacters(text, [&](std::optional<char32_t> decoded, std::size_t) {
        const char32_t character = decoded.value_or(replacement);
        if (character >= firstFullWidth && character <= lastFullWidth)
            result.push_back(static_cast<char>(character - firstFullWidth + '!'));
        else if (character == 0x3000 || character == 0xA0)
            result.push_back(' ');
        else if (character == minusSign)
            result.push_back('-');
        else
            append(result, character);
        return true;
    });
    return result;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t count = 0, cut = 0;
    bool tooLong = false;
    visitCharacters(text, [&](std::optional<char32_t>, std::size_t offset) {
        if (++count == most)
            cut = offset;
        tooLong = count > most;
        return !tooLong;
    });
    return tooLong ? std::string(text.substr(0, cut)) + "…" : std::string(text);
}

bool isControl(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029 ||
           character == replacement || (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

} // namespace zhangfa
