// Reads a document into plain values.
#pragma once

#include "core/snapshot.h"
#include "office/document.h"

namespace zhangfa {

// Looks are read where they are wanted, and in documents that Zhangfa did not make: that takes longer.
Snapshot readSnapshot(const Document& document, bool withLooks = false);

// One paragraph, as it is in a snapshot with looks.
DocumentParagraph readParagraph(const Reference<css::text::XTextContent>& paragraph);

// Headers and footers, notes, frames.
std::vector<DocumentPart> readTextParts(const Document& document);
// Those in which headings may stand, and the cells of the body's tables: what has one paragraph is left out.
std::vector<DocumentPart> readOutlineParts(const Document& document);

} // namespace zhangfa
