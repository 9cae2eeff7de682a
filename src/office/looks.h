// The looks of a paragraph that somebody else made, taken over for a new one.
#pragma once

#include "core/edits.h"
#include "office/document.h"

#include <com/sun/star/uno/Any.hxx>

#include <utility>
#include <vector>

namespace zhangfa {

using Formatting = std::vector<std::pair<rtl::OUString, css::uno::Any>>; // property and value

// What a paragraph is formatted with: its style, and what is set in it directly. Page breaks, borders and frames, marks
// with colour, and what differs from most of the text are left out.
struct ParagraphLooks {
    Formatting paragraph;     // the style first
    Formatting heading, text; // of most characters of both parts
};
ParagraphLooks readLooks(const Reference<css::text::XTextContent>& paragraph, std::size_t headingEnd);

// Before there is text in it.
void setLooks(const Reference<Range>& paragraph, const ParagraphLooks& looks, int indent);

// Formats a text.
void format(const Reference<Range>& range, const Formatting& formatting);

} // namespace zhangfa
