// A section's template as a document has it: one of its texts, with the options put in, its headings as the document's
// manner wants them.
#pragma once

#include "library.h"

#include <set>
#include <string>

namespace zhangfa {

// `options` null: all of them.
SectionElements elementsOf(const Section& section, const std::string& text, const std::set<std::string>* options,
                           const Manner& manner);

// Whether headings of the level stand at the head of their text.
bool standsRunIn(int level, const Manner& manner);

} // namespace zhangfa
