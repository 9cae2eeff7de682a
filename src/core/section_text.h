// sections/ID.md → paragraphs with references, each knowing its place; what the fields are is not asked yet.
#pragma once

#include "section.h"
#include "source_text.h"

#include <string>
#include <vector>

namespace zhangfa {

struct TextParagraph {
    SectionParagraph paragraph;
    bool item = false;             // of an ordered list
    std::vector<Place> references; // of each FieldReference in the content, in order
    std::vector<Place> parts;      // of each part
    Place place;
};

struct SectionText {
    std::vector<TextParagraph> paragraphs;
    struct OptionMark {
        std::string id;
        Place place;
    };
    std::vector<OptionMark> options; // each beginning of an optional part
};

// `mayHaveTopHeading`: whether a heading of level 1 may stand at the beginning.
SectionText parseSectionText(const SourceText& source, bool mayHaveTopHeading, std::vector<Problem>& problems);

} // namespace zhangfa
