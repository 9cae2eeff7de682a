// Whole paragraphs and tables of the body: found by position, inserted, removed, moved.
#pragma once

#include "office/document.h"

#include <com/sun/star/text/XTextRange.hpp>

#include <vector>

namespace zhangfa {

class BodyRange {
public:
    explicit BodyRange(const Document& document);

    void refresh();
    std::size_t size() const { return elements_.size(); }
    const Reference<css::text::XTextContent>& at(std::size_t index) const { return elements_.at(index); }
    // One paragraph without any content.
    bool isEmpty() const;

    void remove(std::size_t first, std::size_t count);
    // With everything in them: tables, footnotes, comments, images, bookmarks. By the clipboard's own format.
    void move(std::size_t first, std::size_t count, std::size_t before);

private:
    Document document_;
    std::vector<Reference<css::text::XTextContent>> elements_;
    std::vector<Reference<css::text::XTextContent>> gone_; // recorded as deleted: still there, and not counted
};

// Makes new paragraphs one after the other, before the element at `before`.
class ParagraphInserter {
public:
    ParagraphInserter(const Document& document, const BodyRange& body, std::size_t before);

    // An empty paragraph with no formatting of its own.
    Reference<css::text::XTextRange> next();
    // A paragraph that a table may be put before; next() gives it once more.
    Reference<css::text::XTextRange> nextForTable();
    // Takes away a paragraph that a table needed and nothing used.
    void finish();

private:
    Reference<css::text::XTextRange> appendAfter(const Reference<css::text::XTextContent>& element);

    Document document_;
    Reference<css::text::XTextContent> last_; // new ones go behind it; none: at the very beginning
    Reference<css::text::XTextRange> spare_;  // an empty paragraph to be used next
    bool spareIsOurs_ = false;
};

} // namespace zhangfa
