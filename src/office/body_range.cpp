// Whole paragraphs and tables of the body: found by position, inserted, removed, moved.
#include "office/body_range.h"

#include "office/bookmarks.h"
#include "office/refusal.h"
#include "uno/properties.h"

#include <com/sun/star/beans/XMultiPropertyStates.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/datatransfer/XTransferableSupplier.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XRelativeTextContentInsert.hpp>
#include <com/sun/star/text/XTextCursor.hpp>
#include <com/sun/star/text/XTextTable.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <algorithm>
#include <utility>

namespace zhangfa {

namespace {

Reference<css::text::XTextRange> rangeOf(const Reference<css::text::XTextContent>& paragraph) {
    return {paragraph, UNO_QUERY_THROW};
}

// Removes a whole paragraph or table, its mark and bookmarks included.
void dispose(const Reference<css::text::XTextContent>& element) {
    Reference<css::lang::XComponent>(element, UNO_QUERY_THROW)->dispose();
}

// Deprecated in words only: nothing else puts a paragraph next to a table.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
Reference<css::text::XTextRange> paragraphNextTo(const Document& document,
                                                 const Reference<css::text::XTextContent>& table, bool before) {
    {
        // Gone before the new paragraph is asked for: on 7.4 this very object is of no use after the insertion.
        const Reference<css::text::XTextContent> made(
            document.factory->createInstance(ascii("com.sun.star.text.Paragraph")), UNO_QUERY_THROW);
        const Reference<css::text::XRelativeTextContentInsert> relative(document.text, UNO_QUERY_THROW);
        if (before) {
            relative->insertTextContentBefore(made, table);
        } else {
            relative->insertTextContentAfter(made, table);
        }
    }
    const auto elements = bodyElements(document);
    const auto found = std::ranges::find(elements, table);
    return rangeOf(before ? *std::prev(found) : *std::next(found));
}
#pragma GCC diagnostic pop

// From the beginning of a paragraph to that of the one behind the last element, or, where that is a table or the end of
// the text, from the end of the paragraph before.
Reference<Range> wholeElements(const Document& document,
                               const std::vector<Reference<css::text::XTextContent>>& elements, std::size_t first,
                               std::size_t count) {
    const std::size_t behind = first + count;
    Reference<Range> start, end;
    if (behind < elements.size() && !isTable(elements[behind])) {
        start = rangeOf(elements[first])->getStart();
        end = rangeOf(elements[behind])->getStart();
    } else if (first > 0 && !isTable(elements[first - 1]) && !isTable(elements[behind - 1])) {
        start = rangeOf(elements[first - 1])->getEnd();
        end = rangeOf(elements[behind - 1])->getEnd();
    } else {
        refuse("document.cannot-select");
    }
    const auto cursor = document.text->createTextCursorByRange(start);
    cursor->gotoRange(end, true);
    return as<Range>(cursor);
}

} // namespace

BodyRange::BodyRange(const Document& document) : document_(document), elements_(bodyElements(document)) {}

void BodyRange::refresh() {
    elements_ = bodyElements(document_);
    std::erase_if(elements_, [&](const auto& element) { return std::ranges::find(gone_, element) != gone_.end(); });
}

bool BodyRange::isEmpty() const {
    return elements_.size() == 1 && !isTable(elements_[0]) && rangeOf(elements_[0])->getString().isEmpty();
}

void BodyRange::remove(std::size_t first, std::size_t count) {
    if (get<bool>(as<css::beans::XPropertySet>(document_.model), "RecordChanges")) {
        const auto begin = elements_.begin() + static_cast<std::ptrdiff_t>(first);
        gone_.insert(gone_.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
    }
    for (; count > 0 && isTable(elements_.at(first)); ++first, --count) {
        dispose(elements_[first]);
    }
    if (count > 0) {
        // By a cursor: paragraphs disposed of one by one, then pasted elsewhere, crash Writer when that is undone.
        wholeElements(document_, elements_, first, count)->setString(rtl::OUString());
    }
}

void BodyRange::move(std::size_t first, std::size_t count, std::size_t before) {
    const auto controller = document_.model->getCurrentController();
    const Reference<css::text::XTextViewCursorSupplier> views(controller, UNO_QUERY);
    const Reference<css::datatransfer::XTransferableSupplier> transfer(controller, UNO_QUERY);
    if (!views.is() || !transfer.is()) {
        refuse("document.no-window");
    }
    std::vector<std::vector<std::string>> bookmarks;
    for (std::size_t i = first; i < first + count; ++i) {
        bookmarks.push_back(isTable(elements_[i]) ? std::vector<std::string>() : bookmarksIn(rangeOf(elements_[i])));
    }
    // A selection must end in a paragraph: one of our own goes along behind a table.
    const auto view = views->getViewCursor();
    const bool endsInTable = isTable(elements_[first + count - 1]);
    if (endsInTable) {
        paragraphNextTo(document_, elements_[first + count - 1], false);
        refresh();
        ++count;
        bookmarks.emplace_back();
        before += before > first ? 1 : 0;
    }
    view->gotoRange(rangeOf(elements_[first])->getStart(), false);
    view->gotoRange(rangeOf(elements_[first + count - 1])->getEnd(), true);
    const auto content = transfer->getTransferable();

    ParagraphInserter inserter(document_, *this, before);
    const auto target = inserter.next();
    remove(first, count);
    view->gotoRange(target->getStart(), false);
    transfer->insertTransferable(content);

    refresh();
    const std::size_t moved = before > first ? before - count : before;
    if (endsInTable) {
        --count;
        remove(moved + count, 1);
        refresh();
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (bookmarks[i].empty()) {
            continue;
        }
        const auto paragraph = rangeOf(elements_[moved + i]);
        const auto came = bookmarksIn(paragraph);
        for (const auto& name : bookmarks[i]) {
            if (std::ranges::find(came, name) == came.end()) {
                placeBookmark(document_, paragraph, name);
            }
        }
    }
}

ParagraphInserter::ParagraphInserter(const Document& document, const BodyRange& body, std::size_t before)
    : document_(document) {
    if (body.isEmpty()) {
        spare_ = rangeOf(body.at(0));
        return;
    }
    if (before > 0) {
        last_ = body.at(before - 1);
        return;
    }
    const auto& first = body.at(0);
    if (isTable(first)) {
        spare_ = paragraphNextTo(document_, first, true);
    } else {
        const auto names = bookmarksIn(rangeOf(first));
        document_.text->insertControlCharacter(rangeOf(first)->getStart(), css::text::ControlCharacter::PARAGRAPH_BREAK,
                                               false);
        const auto elements = bodyElements(document_);
        for (const auto& name : names) {
            placeBookmark(document_, rangeOf(elements[1]), name);
        }
        spare_ = rangeOf(elements[0]);
    }
    spareIsOurs_ = true;
}

Reference<css::text::XTextRange> ParagraphInserter::appendAfter(const Reference<css::text::XTextContent>& element) {
    if (isTable(element)) {
        return paragraphNextTo(document_, element, false);
    }
    const Reference<css::text::XTextRange> cursor(document_.text->createTextCursorByRange(rangeOf(element)->getEnd()),
                                                  UNO_QUERY_THROW);
    document_.text->insertControlCharacter(cursor, css::text::ControlCharacter::APPEND_PARAGRAPH, false);
    const Reference<css::container::XEnumerationAccess> here(cursor, UNO_QUERY_THROW);
    return {here->createEnumeration()->nextElement(), UNO_QUERY_THROW};
}

Reference<css::text::XTextRange> ParagraphInserter::next() {
    const auto paragraph = spare_.is() ? std::exchange(spare_, {}) : appendAfter(last_);
    last_.set(paragraph, UNO_QUERY_THROW);
    // It came with the looks of the one before it. Only a cursor takes them off, and leaves the list.
    const auto cursor = document_.text->createTextCursorByRange(paragraph->getStart());
    as<css::beans::XMultiPropertyStates>(cursor)->setAllPropertiesToDefault();
    const auto properties = as<css::beans::XPropertySet>(cursor);
    if (!get<rtl::OUString>(properties, "NumberingStyleName").isEmpty()) {
        set(properties, "NumberingStyleName", rtl::OUString());
    }
    return paragraph;
}

Reference<css::text::XTextRange> ParagraphInserter::nextForTable() {
    spare_ = next();
    spareIsOurs_ = true;
    return spare_;
}

void ParagraphInserter::finish() {
    if (spare_.is() && spareIsOurs_) {
        const auto elements = bodyElements(document_);
        const Reference<css::text::XTextContent> spare(spare_, UNO_QUERY_THROW);
        if (elements.back() != spare) { // Writer wants a paragraph behind a table at the end
            dispose(spare);
        }
    }
    spare_.clear();
}

} // namespace zhangfa
