// A section's template as a document has it.
#include "section_elements.h"

namespace zhangfa {

namespace {

const std::string& optionOf(const SectionElement& element) {
    return std::visit([](const auto& any) -> const std::string& { return any.option; }, element);
}

// The heading takes up the text behind it: 集中学习。我局党组……
bool joins(const SectionElement& heading, const SectionElement& text, const Manner& manner) {
    const auto* first = std::get_if<SectionParagraph>(&heading);
    const auto* second = std::get_if<SectionParagraph>(&text);
    if (first == nullptr || second == nullptr || second->level > 0 || first->option != second->option) {
        return false;
    }
    return standsRunIn(first->level, manner) && first->headingPieces == 0 && !second->isOnePart();
}

} // namespace

bool standsRunIn(int level, const Manner& manner) {
    if (manner.numbering == Numbering::articles) {
        return false;
    }
    return level == 1 ? manner.numbering == Numbering::ordinal : level > 1 && manner.runIn;
}

SectionElements elementsOf(const Section& section, const std::string& text, const std::set<std::string>* options,
                           const Manner& manner) {
    SectionElements elements;
    for (const SectionElement& element : section.text(text)) {
        if (options != nullptr && !optionOf(element).empty() && !options->contains(optionOf(element))) {
            continue;
        }
        if (elements.empty() || !joins(elements.back(), element, manner)) {
            elements.push_back(element);
            continue;
        }
        auto& heading = std::get<SectionParagraph>(elements.back());
        const auto& behind = std::get<SectionParagraph>(element);
        heading.content.emplace_back("。");
        heading.headingPieces = heading.content.size();
        for (TextPart part : behind.parts) {
            part.first += heading.headingPieces;
            heading.parts.push_back(std::move(part));
        }
        heading.content.insert(heading.content.end(), behind.content.begin(), behind.content.end());
    }
    return elements;
}

} // namespace zhangfa
