// Reads a document into plain values.
#pragma once

#include "core/snapshot.h"
#include "office/document.h"

namespace zhangfa {

// Looks are read where they are wanted, and in documents that Zhangfa did not make: that takes longer.
Snapshot readSnapshot(const Document& document, bool withLooks = false);

// Texts outside the body's paragraphs: cells of its tables, headers and footers, notes, frames; those with one
// paragraph left out.
std::vector<DocumentPart> readParts(const Document& document);

} // namespace zhangfa
