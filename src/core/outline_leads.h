// Sections that begin without a numbered heading: at a label of their own, or at a sentence.
#pragma once

#include "outline.h"
#include "section_words.h"

#include <vector>

namespace zhangfa {

// How surely the paragraph is a heading without number, 0 to 1. `continued`: the paragraph before breaks off, so this
// one is likely the rest of its sentence.
double labelConfidence(const DocumentParagraph& paragraph, const SectionWords& words, bool continued);

// The paragraph breaks off in the middle of a sentence.
bool breaksOff(const DocumentParagraph& paragraph);

struct Lead {
    std::size_t element = 0, offset = 0;
    SectionId section;
    double confidence = 0;
};
// Sentences in the paragraph that could open a section. `atStart` false: the paragraph begins with a heading.
void findLeads(const DocumentParagraph& paragraph, std::size_t element, bool atStart, const SectionWords& words,
               std::vector<Lead>& leads);

// Problems, causes, plan: what a report ends with. They may be opened by a sentence.
bool isTailSection(const SectionId& section);

} // namespace zhangfa
