// Which fields a text needs: those it is described with, and those it mentions besides.
#pragma once

#include "library.h"

#include <vector>

namespace zhangfa {

// Each once, in the order of the form, then of mention.
std::vector<FieldId> neededFields(const Section& section);
// With its title, addressee, signature and file name; without its sections.
std::vector<FieldId> neededFields(const Kind& kind);

} // namespace zhangfa
