// A document as plain text, for the web forms of an OA: what Writer numbers has its numbers written out.
#pragma once

#include "snapshot.h"

namespace zhangfa {

// A line a paragraph, empty ones left out; a line a row of a table, its cells divided by tabs.
std::string plainText(const Snapshot& snapshot);

} // namespace zhangfa
