// The grammar of ids. Hyphens stand alone and never at an end, so that ids and bookmark names ('-' as '_', '.' as '__')
// map one to one.
#include "ids.h"

#include <algorithm>

namespace zhangfa {

bool isPlainId(std::string_view text) {
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isAllowed = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= maxIdLength && isLetter(text.front()) && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), isAllowed) && text.find("--") == std::string_view::npos;
}

bool isFieldId(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos)
        return isPlainId(text);
    return text.size() <= maxIdLength && isPlainId(text.substr(0, dot)) && isPlainId(text.substr(dot + 1));
}

std::string_view sectionPart(std::string_view fieldId) {
    const auto dot = fieldId.find('.');
    return dot == std::string_view::npos ? std::string_view{} : fieldId.substr(0, dot);
}

} // namespace zhangfa
