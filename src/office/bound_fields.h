// The fields that show a value: document-information fields whose property is Zhangfa's.
#pragma once

#include "core/ids.h"
#include "office/document.h"

#include <com/sun/star/text/XTextField.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include <optional>
#include <set>
#include <vector>

namespace zhangfa {

struct BoundField {
    FieldId field;
    Reference<css::text::XTextField> object;
    bool fixed = false;

    std::string shown() const;
    Reference<css::text::XTextRange> anchor() const { return object->getAnchor(); }
};

// Nothing for any other kind of field.
std::optional<BoundField> boundField(const Reference<css::text::XTextField>& field);

// All of them, also in headers, tables, footnotes, frames; not in document order.
std::vector<BoundField> boundFields(const Document& document);

// A live field for `field`, not yet in the text.
Reference<css::text::XTextContent> makeField(const Document& document, const FieldId& field);

// The character style that shows a value as unfilled is put on or taken off where a field's text asks for it. Not
// recorded as a tracked change: it is no change of the text.
void updateHighlights(const Document& document, const std::set<FieldId>& changed);
void highlight(const Reference<css::text::XTextRange>& range, bool unfilled);

// Dead fields of this id become live ones.
void reviveFields(const Document& document, const FieldId& field);

inline const char* const unfilledStyle = "Zhangfa Unfilled";

} // namespace zhangfa
