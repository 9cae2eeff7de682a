// A format (core/format.h) as Writer's styles.
#pragma once

#include "core/edits.h"
#include "office/document.h"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>

namespace zhangfa {

class StyleMemory;

// Everything that the format says of a role.
void setParagraph(StyleMemory& style, const Format& format, FormatRole role);

// Programmatic name of the paragraph style for a role.
const char* styleOf(Role role);
css::style::ParagraphAdjust paragraphAdjust(Adjust adjust);
// Character style of a heading's words where text goes on behind them in the same paragraph; null: as the text.
const char* headingWordsStyle(Role role);

Reference<css::beans::XPropertySet> styleProperties(const Document& document, Role role);

// The page number that a footer has, with its dashes, written into another text; nothing where it has none.
void copyPageNumber(const Document& document, const Reference<css::text::XText>& from,
                    const Reference<css::text::XText>& to);

// Gives a paragraph the style of its role.
void setRole(const Reference<css::beans::XPropertySet>& paragraph, Role role);

// Creates the styles a document lacks (dates, unfilled values) without touching those it has: for inserting into any
// document.
void ensureOwnStyles(const Document& document);

// A page style that is new gets size, margins and page numbers.
void setUpPage(const Document& document, const Reference<css::beans::XPropertySet>& page, const Format& format);

// In the styles of all roles: no space between figures and Chinese text. Writer does not read it from a DOCX.
void keepFiguresClose(const Document& document);

// Page, styles and heading numbers, as one undo action that leaves the user's earlier steps in place.
void setUpFormat(const Document& document, const SetUpFormat& wanted, const std::string& undoTitle);

} // namespace zhangfa
