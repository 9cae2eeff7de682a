// A document that somebody else made becomes one in which Zhangfa has its part.
#pragma once

#include "library.h"
#include "plan.h"
#include "report.h"

#include <map>
#include <string>
#include <vector>

namespace zhangfa {

// The kind the document has, or else the one that its title speaks of most; nothing where the library has none.
std::optional<KindId> kindOf(const Library& library, const Report& report, const Snapshot& snapshot);

// Kind, and what the document carries so that its fields can be filled elsewhere; only what is not there yet. `more`:
// sections about to be bound.
std::map<std::string, std::string> describingProperties(const Library& library, const Report& report,
                                                        const Snapshot& snapshot, const std::vector<SectionUse>& more);

// Turns a recognised section, or any heading that begins in the element, into the bound section of that id; without an
// id, it is bound no more.
Plan planAssign(const Library& library, const Snapshot& snapshot, std::size_t element,
                const std::optional<SectionId>& section);

} // namespace zhangfa
