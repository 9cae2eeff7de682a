// How a document that Zhangfa did not make numbers and words its headings, and a new section made in its way.
#pragma once

#include "edits.h"
#include "report.h"

#include <map>
#include <vector>

namespace zhangfa {

// Where a new section goes in such a document.
struct SectionPlace {
    std::size_t before = 0; // element
    int level = 1;          // of its heading
    std::size_t item = 0;   // first of the outline's items behind the place
    bool inside = false;    // the heading behind it hides inside the paragraph before it
};

struct AdaptedSection {
    std::vector<NewElement> elements;
    std::map<std::size_t, int> numbers; // new ones of the headings behind it, by item
};

// `elements`: as composed for Zhangfa's own documents. Headings take on scheme, wording and looks of the nearest ones
// of their level; where the document has none so deep, they are left out, and their text stays. Text takes on the looks
// of the text next to it.
AdaptedSection adapt(const Snapshot& snapshot, const Outline& outline, const SectionPlace& place,
                     std::vector<NewElement> elements);

} // namespace zhangfa
