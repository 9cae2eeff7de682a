// Writes into a text and leaves everything else in it as it is.
#pragma once

#include "core/edits.h"
#include "office/document.h"

#include <span>
#include <utility>
#include <vector>

namespace zhangfa {

// Writes at a place; what is unfilled is highlighted.
void insertRuns(const Document& document, const Reference<Range>& at, const std::vector<Run>& runs);

// The first `runs` of those just written at the beginning of a paragraph, and the rest of it.
std::pair<Reference<Range>, Reference<Range>> dividedBehind(const Reference<Range>& paragraph,
                                                            std::span<const Run> runs);

// Part of a paragraph, in bytes of its text as the snapshot gives it.
Reference<Range> textRange(const Reference<Range>& paragraph, std::size_t offset, std::size_t length);

// Makes two paragraphs of one, the second beginning at `offset` (bytes of its text as the snapshot gives it).
void splitParagraph(const Reference<Range>& paragraph, std::size_t offset);

// The text of the paragraphs (one, or all of a cell), joined by line breaks, is what the change's offset counts in.
// What comes looks like the last of what goes, or else like what stands before it.
void changeText(const Document& document, const std::vector<Reference<Range>>& paragraphs, const TextChange& change);

} // namespace zhangfa
