// Sections with the words of their headings, for tests of the recogniser: no text, no fields.
#pragma once

#include "core/library.h"
#include "core/snapshot.h"

#include <string>
#include <vector>

namespace zhangfa {

const Library& outlineLibrary();

// One paragraph a line. Before its text may stand, in braces and divided by spaces: title, h1 (a heading's style),
// centred, right, bold, toc, #一、 (Writer's own number), @zf_theory (a bookmark). {table} makes a table: cells are
// divided by '|'.
Snapshot documentOf(const std::vector<std::string>& lines);

} // namespace zhangfa
