// Tells whether a user wrote in a section what its template does not make again.
#include "block.h"
#include "known.h"
#include "plan.h"
#include "section_elements.h"

#include <map>
#include <set>

namespace zhangfa {

namespace {

// A paragraph as its template would have made it: texts and fields, whatever the fields show.
using Content = std::vector<Inline>;

void addText(Content& content, const std::string& text) {
    if (text.empty()) {
        return;
    }
    auto* last = content.empty() ? nullptr : std::get_if<std::string>(&content.back());
    if (last != nullptr) {
        *last += text;
    } else {
        content.emplace_back(text);
    }
}

Content contentOf(const DocumentParagraph& paragraph) {
    Content content;
    std::size_t done = 0;
    for (const FieldPlace& place : paragraph.fields) {
        if (place.offset < done || place.offset + place.length > paragraph.text.size()) {
            continue;
        }
        addText(content, paragraph.text.substr(done, place.offset - done));
        content.emplace_back(FieldReference{place.field});
        done = place.offset + place.length;
    }
    addText(content, paragraph.text.substr(done));
    return content;
}

// Walks template and text side by side. Which options were put in is not known: both ways are tried, at most once each.
class Comparison {
public:
    // `kept`: blocks that may hold anything.
    Comparison(SectionElements elements, const Report& report, const Snapshot& snapshot, std::size_t end,
               std::set<FieldId> kept)
        : elements_(std::move(elements)),
          kept_(std::move(kept)),
          report_(report),
          snapshot_(snapshot),
          known_{readValues(report, snapshot), readLast(snapshot.properties)},
          end_(end) {}

    bool sameFrom(std::size_t element, std::size_t place) {
        if (element == elements_.size()) {
            while (place < end_ && isEmptyParagraph(snapshot_.body[place])) {
                ++place;
            }
            return place == end_;
        }
        const SectionElement& next = elements_[element];
        if (const auto* paragraph = std::get_if<SectionParagraph>(&next);
            paragraph != nullptr && standingContent(*paragraph, known_).empty()) {
            return sameFrom(element + 1, place);
        }
        const std::string& option = std::visit([](const auto& any) -> const std::string& { return any.option; }, next);
        const auto chosen = options_.find(option);
        if (option.empty() || (chosen != options_.end() && chosen->second)) {
            const std::size_t length = matched(next, place);
            return length > 0 && sameFrom(element + 1, place + length);
        }
        if (chosen != options_.end()) {
            return sameFrom(element + 1, place);
        }
        for (const bool in : {true, false}) {
            options_[option] = in;
            if (sameFrom(element, place)) {
                return true;
            }
        }
        options_.erase(option);
        return false;
    }

private:
    // How many elements of the document show this one of the template; 0: it is another text.
    std::size_t matched(const SectionElement& element, std::size_t place) const {
        if (place >= end_) {
            return 0;
        }
        const BodyElement& there = snapshot_.body[place];
        if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
            return !there.table && contentOf(there.paragraph) == standingContent(*paragraph, known_) ? 1 : 0;
        }
        const FieldId& id = std::get<SectionBlock>(element).field;
        for (const ReportBlock& block : report_.blocks) {
            const Field* field = block.first == place && block.field == id ? report_.field(id) : nullptr;
            if (field != nullptr) {
                const auto elements = std::span(snapshot_.body).subspan(block.first, block.count);
                const bool strange = there.table != (field->type == FieldType::table);
                const bool filled = !kept_.contains(id) && !readBlock(*field, elements).is_null();
                return strange || filled ? 0 : block.count;
            }
        }
        return 0;
    }

    SectionElements elements_;
    std::set<FieldId> kept_;
    const Report& report_;
    const Snapshot& snapshot_;
    Known known_;
    std::size_t end_;
    std::map<std::string, bool> options_;
};

} // namespace

bool isWrittenIn(const Library& library, const Snapshot& snapshot, const SectionId& id,
                 const std::optional<std::string>& text) {
    const Report report = readReport(snapshot, library);
    const ReportSection* found = report.section(id);
    const Section* section = library.section(id);
    if (found == nullptr) {
        return false;
    }
    if (section == nullptr) {
        return true;
    }
    const std::size_t mark = found->attachment || found->stands == Stands::imprint ? 1 : 0;
    auto elements = elementsOf(*section, found->text, nullptr, report.manner);
    std::set<FieldId> kept;
    for (const SectionElement& element : text ? section->text(*text) : SectionElements()) {
        if (const auto* block = std::get_if<SectionBlock>(&element)) {
            kept.insert(block->field);
        }
    }
    return !Comparison(std::move(elements), report, snapshot, found->first + found->count, std::move(kept))
                .sameFrom(0, found->first + mark);
}

std::vector<SectionId> sectionsForText(const Library& library, const Snapshot& snapshot, const std::string& text) {
    std::vector<SectionId> sections;
    const Report report = readReport(snapshot, library);
    for (const ReportSection& present : report.sections) {
        const Section* section = library.section(present.id);
        const bool has =
            section != nullptr && (text.empty() ? !section->elements.empty() : section->texts.contains(text));
        const bool from = text.empty() ? present.text == briefText : present.text.empty();
        if (report.made && !present.copy && has && from && !isWrittenIn(library, snapshot, present.id, text)) {
            sections.push_back(present.id);
        }
    }
    return sections;
}

} // namespace zhangfa
