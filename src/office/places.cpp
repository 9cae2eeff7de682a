// Between places in the text and what the core calls them: the cursor's section and field, a field's n-th place.
#include "office/places.h"

#include "core/block.h"
#include "core/values.h"
#include "office/bound_fields.h"
#include "office/parts.h"
#include "office/refusal.h"
#include "office/snapshot_reader.h"
#include "office/text_edit.h"
#include "uno/properties.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/text/XTextRangeCompare.hpp>
#include <com/sun/star/text/XTextTable.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

Reference<css::frame::XModel> modelOf(const Reference<css::frame::XController>& controller) {
    if (!controller.is() || !controller->getModel().is()) {
        refuse("document.no-window");
    }
    return controller->getModel();
}

Reference<css::text::XTextField> fieldAt(const Reference<css::text::XTextRange>& range) {
    return get<Reference<css::text::XTextField>>(Reference<css::beans::XPropertySet>(range, UNO_QUERY_THROW),
                                                 "TextField");
}

// The bound fields of a paragraph, in order.
std::vector<Reference<css::text::XTextRange>> fieldRanges(const Reference<css::text::XTextContent>& paragraph) {
    std::vector<Reference<css::text::XTextRange>> ranges;
    const auto portions =
        Reference<css::container::XEnumerationAccess>(paragraph, UNO_QUERY_THROW)->createEnumeration();
    while (portions->hasMoreElements()) {
        const Reference<css::beans::XPropertySet> portion(portions->nextElement(), UNO_QUERY_THROW);
        if (get<rtl::OUString>(portion, "TextPortionType").equalsAscii("TextField")) {
            const auto field = get<Reference<css::text::XTextField>>(portion, "TextField");
            if (boundField(field)) {
                ranges.push_back(field->getAnchor());
            }
        }
    }
    return ranges;
}

} // namespace

Places::Places(const Reference<css::frame::XController>& controller, const Library& library)
    : document_(modelOf(controller)),
      cursor_(Reference<css::text::XTextViewCursorSupplier>(controller, UNO_QUERY_THROW)->getViewCursor()),
      snapshot_(readSnapshot(document_)),
      report_(readReport(snapshot_, library)),
      elements_(bodyElements(document_)) {}

std::optional<std::size_t> Places::elementAt(const Reference<css::text::XTextRange>& range) const {
    const auto table =
        get<Reference<css::text::XTextTable>>(Reference<css::beans::XPropertySet>(range, UNO_QUERY_THROW), "TextTable");
    if (table.is()) {
        const Reference<css::text::XTextContent> wanted(table, UNO_QUERY_THROW);
        const auto found = std::ranges::find(elements_, wanted);
        return found == elements_.end() ? std::nullopt : std::optional<std::size_t>(found - elements_.begin());
    }
    const Reference<css::text::XTextRangeCompare> compare(document_.text, UNO_QUERY_THROW);
    std::vector<std::size_t> paragraphs;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        if (!isTable(elements_[i])) {
            paragraphs.push_back(i);
        }
    }
    try {
        // 1: the first begins before the second.
        const auto behind = std::ranges::partition_point(paragraphs, [&](std::size_t i) {
            const Reference<css::text::XTextRange> paragraph(elements_[i], UNO_QUERY_THROW);
            return compare->compareRegionStarts(paragraph->getStart(), range->getStart()) >= 0;
        });
        return behind == paragraphs.begin() ? std::nullopt : std::optional<std::size_t>(*std::prev(behind));
    } catch (const css::lang::IllegalArgumentException&) {
        return std::nullopt; // in a header, footnote, frame
    }
}

CursorPlace Places::atCursor() const {
    CursorPlace place;
    const Reference<css::text::XTextRange> here = cursor_->getStart();
    const auto text = here->getText();
    // The cursor knows a field only at its left edge.
    auto field = fieldAt(here);
    if (!field.is()) {
        const auto before = text->createTextCursorByRange(here);
        if (before->goLeft(1, false)) {
            field = fieldAt(Reference<css::text::XTextRange>(before, UNO_QUERY_THROW));
        }
    }
    if (field.is()) {
        if (const auto bound = boundField(field)) {
            place.field = bound->field;
        }
    }
    const auto element = elementAt(here);
    if (!element) {
        return place;
    }
    place.element = element;
    const auto holds = [&](const auto& part) { return part.first <= *element && *element < part.first + part.count; };
    if (const auto section = std::ranges::find_if(report_.sections, holds); section != report_.sections.end()) {
        place.section = section->id;
    }
    if (const auto block = std::ranges::find_if(report_.blocks, holds); !place.field && block != report_.blocks.end()) {
        place.field = block->field;
    }
    return place;
}

std::vector<Places::Place> Places::allPlaces() const {
    std::vector<Place> places;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        const auto block = std::ranges::find(report_.blocks, i, &ReportBlock::first);
        if (block != report_.blocks.end() && !block->copy) {
            const Field* field = report_.field(block->field);
            const bool unfilled =
                field != nullptr && readBlock(*field, std::span(snapshot_.body).subspan(i, block->count)).is_null();
            Reference<css::text::XTextRange> range(elements_[i], UNO_QUERY);
            if (isTable(elements_[i])) {
                const Reference<css::text::XTextTable> table(elements_[i], UNO_QUERY_THROW);
                auto cell = table->getCellByName(ascii("A2"));
                range.set(cell.is() ? cell : table->getCellByName(ascii("A1")), UNO_QUERY_THROW);
            }
            places.push_back({block->field, unfilled, i, range});
        }
        const auto& fields = snapshot_.body[i].paragraph.fields;
        if (fields.empty()) {
            continue;
        }
        const auto ranges = fieldRanges(elements_[i]);
        for (std::size_t k = 0; k < std::min(fields.size(), ranges.size()); ++k) {
            places.push_back({fields[k].field, isUnfilled(fields[k].shown), i, ranges[k]});
        }
    }
    for (const BoundField& field : boundFields(document_)) {
        const auto anchor = field.anchor();
        if (anchor->getText() != document_.text) {
            places.push_back({field.field, isUnfilled(field.shown()), elements_.size(), anchor});
        }
    }
    return places;
}

void Places::show(const Reference<css::text::XTextRange>& range) const {
    cursor_->gotoRange(range->getStart(), false);
    cursor_->gotoRange(range->getEnd(), true);
}

void Places::selectSection(const SectionId& section) const {
    const auto found = std::ranges::find(report_.sections, section, &ReportSection::id);
    if (found != report_.sections.end() && !isTable(elements_[found->first])) {
        cursor_->gotoRange(Reference<css::text::XTextRange>(elements_[found->first], UNO_QUERY_THROW)->getStart(),
                           false);
    }
}

void Places::selectField(const FieldId& field, std::size_t place) const {
    std::size_t n = 0;
    for (const Place& candidate : allPlaces()) {
        if (candidate.field == field && n++ == place) {
            show(candidate.range);
            return;
        }
    }
}

Stretch Places::selected() const {
    const auto first = elementAt(cursor_->getStart()), last = elementAt(cursor_->getEnd());
    if (!first || !last) {
        refuse("draft.no-text", {});
    }
    std::size_t begin = std::min(*first, *last), end = std::max(*first, *last);
    // Paragraphs of which only the edge is touched do not count.
    const Reference<css::text::XTextRangeCompare> compare(document_.text, UNO_QUERY_THROW);
    const auto edge = [&](std::size_t element, bool atEnd) {
        if (begin == end || isTable(elements_[element])) {
            return false;
        }
        const auto paragraph = as<Range>(elements_[element]);
        return atEnd ? compare->compareRegionEnds(paragraph->getEnd(), cursor_->getStart()) == 0
                     : compare->compareRegionStarts(paragraph->getStart(), cursor_->getEnd()) == 0;
    };
    begin += edge(begin, true) ? 1 : 0;
    end -= edge(end, false) ? 1 : 0;
    return {begin, end - begin + 1};
}

void Places::selectText(std::size_t element, std::size_t offset, std::size_t length) const {
    if (element < elements_.size() && !isTable(elements_[element])) {
        show(textRange(as<Range>(elements_[element]), offset, length));
    }
}

void Places::selectPart(const std::string& part, std::size_t paragraph, std::size_t offset, std::size_t length) const {
    if (const auto range = partParagraph(document_, part, paragraph); range.is()) {
        show(textRange(range, offset, length));
    }
}

void Places::selectNextUnfilled() const {
    const Reference<css::text::XTextRange> here = cursor_->getEnd();
    const auto current = elementAt(here);
    const Reference<css::text::XTextRangeCompare> compare(document_.text, UNO_QUERY_THROW);
    const auto places = allPlaces();
    const auto isBehind = [&](const Place& place) {
        if (!current || place.element != *current) {
            return !current || place.element > *current;
        }
        return place.range->getText() == document_.text &&
               compare->compareRegionStarts(here, place.range->getStart()) >= 0;
    };
    const Place* first = nullptr;
    for (const Place& place : places) {
        if (!place.unfilled) {
            continue;
        }
        if (isBehind(place)) {
            show(place.range);
            return;
        }
        if (first == nullptr) {
            first = &place;
        }
    }
    if (first != nullptr) {
        show(first->range);
    }
}

} // namespace zhangfa
