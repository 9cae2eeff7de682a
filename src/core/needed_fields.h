// Which fields a text needs: those it is described with, and those it mentions besides.
#pragma once

#include "library.h"

#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// Of the section's text of that name: its own in the order of the form, with those that formulas need; then others in
// the order of mention. Each once.
std::vector<FieldId> neededFields(const Section& section, const std::string& text);
// Those of them that may be waited for where they have no place: parts of sentences hold them, or formulas need them.
// `options`: only what they put in.
std::vector<FieldId> awaitedFields(const Section& section, const std::string& text,
                                   const std::set<std::string>& options);
// Shared ones that stand in no text: every report may have them.
std::vector<FieldId> unprintedFields(const Library& library);
// With its title, byline, addressee, signature, notice and file name; without its sections.
std::vector<FieldId> neededFields(const Kind& kind);

} // namespace zhangfa
