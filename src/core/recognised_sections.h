// Sections of a document that Zhangfa did not make, from its outline.
#pragma once

#include "report.h"

namespace zhangfa {

// Sets report's sections, unknown headings, title, salutation, signature and end from `report.outline`.
void findRecognised(Report& report, const Snapshot& snapshot);

// Behind the item's text: where the next heading of its level or a higher one, or the end of the text, begins. Empty
// paragraphs before the end of the text do not count.
struct Extent {
    std::size_t end = 0;
    bool inside = false; // the next heading hides inside the paragraph before `end`
};
Extent extentOf(const Report& report, const Snapshot& snapshot, std::size_t item);

// A heading, a label, or the sentence that opens a section.
bool isHeading(const OutlineItem& item);

} // namespace zhangfa
