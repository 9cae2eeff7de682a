// Where a section may stand without taking in text that is not its own.
#pragma once

#include "report.h"

namespace zhangfa {

// Of the paragraph: 1 to 10 for a heading, 0 for body text and tables.
int headingLevel(const BodyElement& element);

// The first element from `place` on at which a section whose heading has that level (0: none) would end: another
// section, a heading of the same or a higher level, the signature, …; Report::end at the latest. A chapter without its
// heading, say, is passed.
std::size_t nextBeginning(const Snapshot& snapshot, const Report& report, std::size_t place, int level);

// Whether it begins in one paragraph with another part, so that it cannot be taken out of the text as a whole.
bool standsWithOthers(const Report& report, const ReportSection& section);

} // namespace zhangfa
