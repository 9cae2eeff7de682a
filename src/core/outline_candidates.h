// Everything in a body that may be a numbered heading.
#pragma once

#include "heading_number.h"
#include "snapshot.h"

#include <vector>

namespace zhangfa {

struct Candidate {
    std::size_t element = 0, offset = 0; // of the number, in bytes of the paragraph's text
    HeadingNumber number{};              // its length is that of the typed number: 0 where Writer numbers alone
    bool automatic = false;              // Writer numbers it
    bool twice = false;                  // … and another number is typed
    bool inside = false;                 // stands behind other text of its paragraph
    bool announced = false;              // … behind a colon
    bool sure = true;                    // else it is a heading only if its number fits in
};

// In document order. Paragraphs that `taken` (one flag an element) are left out, and so is what is in tables.
// Of 一是, 二是 only members of a series over several paragraphs are there.
std::vector<Candidate> headingCandidates(const Snapshot& snapshot, const std::vector<bool>& taken);

// A line of a table of contents: a heading is spoken of, not made.
bool isContentsLine(const DocumentParagraph& paragraph);

} // namespace zhangfa
