// Parts of sentences that come and go in a document.
#pragma once

#include "edits.h"
#include "known.h"
#include "report.h"

namespace zhangfa {

// Puts in the parts that stand and are not there, takes out those that are there and do not stand. A sentence is known
// by its own words and fields; one that was reworded is left alone. Only in sections that a bookmark tells, and never
// in the title, in blocks or in copies. Each edit holds whether or not the ones behind it are carried out: they go from
// the document's end to its beginning.
Edits planParts(const Library& library, const Report& report, const Snapshot& snapshot, const Known& known);

} // namespace zhangfa
