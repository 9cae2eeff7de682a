// What stands at a report's end: attachments, signature, date.
#pragma once

#include "outline_frame.h"

namespace zhangfa {

void readEnd(const Snapshot& snapshot, OutlineFrame& frame);

// The name of an office, a committee, a school, by its last word: short, and no sentence.
bool isOrganisation(std::string_view text);

} // namespace zhangfa
