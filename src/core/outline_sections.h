// Gives the items of an outline their standard sections.
#pragma once

#include "outline.h"
#include "outline_leads.h"

#include <vector>

namespace zhangfa {

struct SectionContext {
    const Library& library;
    const SectionWords& words;
    const std::vector<bool>& resets; // one flag an element: a text of its own begins
    bool rules = false;              // a plan, measures, rules: no report
    std::size_t end = 0;             // element from which nothing is named: attachments
};

// `items`: headings and labels, in document order. Sections that bookmarks name are set already, and stay.
void nameSections(std::vector<OutlineItem>& items, const SectionContext& context);

// Those of `leads` (in document order) that open a section which no heading opens. Takes sections from headings that
// stand inside of it.
std::vector<OutlineItem> openingLeads(std::vector<OutlineItem>& items, const std::vector<Lead>& leads,
                                      const Snapshot& snapshot, const SectionContext& context);

} // namespace zhangfa
