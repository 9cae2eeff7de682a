// Changes part of a text and leaves everything else in it as it is.
#pragma once

#include "core/edits.h"
#include "office/document.h"

#include <vector>

namespace zhangfa {

// The text of the paragraphs (one, or all of a cell), joined by line breaks, is what the change's offset counts in.
// What comes looks like the last of what goes, or else like what stands before it.
void changeText(const std::vector<Reference<Range>>& paragraphs, const TextChange& change);

} // namespace zhangfa
