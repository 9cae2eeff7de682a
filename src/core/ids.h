// Names of fields, sections and kinds, each a type of its own so that one is not taken for another.
#pragma once

#include <compare>
#include <string>

namespace zhangfa {

// An id is lower-case ASCII letters, digits and hyphens, begins with a letter, has at most 32 characters.
// A section's field carries the section's id before a dot: "theory.sessions".
template <class Tag> struct Id {
    std::string value;
    auto operator<=>(const Id&) const = default;
};

using FieldId = Id<struct FieldTag>;
using SectionId = Id<struct SectionTag>;
using KindId = Id<struct KindTag>;

} // namespace zhangfa
