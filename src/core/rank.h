// Where a section belongs among others: Library::order ranks them all.
#pragma once

#include "library.h"

#include <optional>
#include <vector>

namespace zhangfa {

// These two are where they are in every report: all others stand between them.
inline const SectionId preambleSection{"preamble"}, closingSection{"closing"};
inline bool hasFixedPlace(const SectionId& id) { return id == preambleSection || id == closingSection; }

// Nothing for a section that the library does not rank.
std::optional<std::size_t> rankOf(const Library& library, const SectionId& section);

// How many of `present` (in document order) stand before the section when it is at its place: after the last one that
// ranks before it; if none does, before the first that ranks after it; else at the end, though not behind the closing.
std::size_t slotFor(const Library& library, const std::vector<SectionId>& present, const SectionId& section);

} // namespace zhangfa
