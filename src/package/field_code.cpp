// Codes of DOCX fields.
#include "field_code.h"

#include "ascii_case.h"

#include "core/snapshot.h"

namespace zhangfa {

namespace {

// Takes the next word off; what stands in quotation marks is one.
std::string_view nextWord(std::string_view& code) {
    const std::size_t begin = code.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        code = {};
        return {};
    }
    code.remove_prefix(begin);
    const bool quoted = code.front() == '"';
    const std::size_t from = quoted ? 1 : 0;
    const std::size_t end = std::min(quoted ? code.find('"', from) : code.find_first_of(" \t\r\n"), code.size());
    const std::string_view word = code.substr(from, end - from);
    code.remove_prefix(std::min(end + from, code.size()));
    return word;
}

} // namespace

std::optional<FieldId> boundFieldOf(std::string_view property) {
    if (!property.starts_with(propertyPrefix) || property.size() == propertyPrefix.size() ||
        property[propertyPrefix.size()] == '_') {
        return std::nullopt;
    }
    return FieldId{std::string(property.substr(propertyPrefix.size()))};
}

std::optional<FieldId> boundFieldIn(std::string_view code) {
    if (!sameIgnoringCase(nextWord(code), "DOCPROPERTY")) {
        return std::nullopt;
    }
    return boundFieldOf(nextWord(code));
}

} // namespace zhangfa
