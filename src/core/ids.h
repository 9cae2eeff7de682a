// Names of fields, sections and kinds, each a type of its own so that one is not taken for another.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace zhangfa {

// An id is lower-case ASCII letters, digits and single hyphens between them, begins with a letter, has at most 32
// characters. A section's field carries the section's id before a dot: "theory.sessions", at most 32 characters in all.
template <class Tag> struct Id {
    std::string value;
    auto
    operator<=>(const Id&) const = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 sees a null pointer here
};

using FieldId = Id<struct FieldTag>;
using SectionId = Id<struct SectionTag>;
using KindId = Id<struct KindTag>;

inline constexpr std::size_t maxIdLength = 32;

// Of a section, a kind, an option, a column, or a field that all reports share.
bool isPlainId(std::string_view text);
// Of any field: "unit", "theory.sessions".
bool isFieldId(std::string_view text);
// "theory" of "theory.sessions"; empty for a shared field.
std::string_view sectionPart(std::string_view fieldId);

} // namespace zhangfa
