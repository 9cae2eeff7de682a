// Between places in the text and what the core calls them: the cursor's section and field, a field's n-th place.
#pragma once

#include "core/library.h"
#include "core/report.h"
#include "office/document.h"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/text/XTextViewCursor.hpp>

#include <optional>

namespace zhangfa {

// Body elements.
struct Stretch {
    std::size_t first = 0, count = 0;
};

struct CursorPlace {
    std::optional<FieldId> field;
    std::optional<SectionId> section;
    std::optional<std::size_t> element; // of the body
};

class Places {
public:
    // Reads the document; good until it changes.
    Places(const Reference<css::frame::XController>& controller, const Library& library);

    CursorPlace atCursor() const;
    // These move the cursor, and say nothing where there is no such place.
    void selectSection(const SectionId& section) const;
    void selectField(const FieldId& field, std::size_t place) const;
    void selectNextUnfilled() const;
    // Bytes of a paragraph's text.
    void selectText(std::size_t element, std::size_t offset, std::size_t length) const;
    void selectPart(const std::string& part, std::size_t paragraph, std::size_t offset, std::size_t length) const;

    // The elements that the selection touches.
    Stretch selected() const;

    const Document& document() const { return document_; }
    const Snapshot& snapshot() const { return snapshot_; }
    const Report& report() const { return report_; }

private:
    struct Place {
        FieldId field;
        bool unfilled = false;
        std::size_t element = 0;
        Reference<css::text::XTextRange> range;
    };
    std::vector<Place> allPlaces() const;
    std::optional<std::size_t> elementAt(const Reference<css::text::XTextRange>& range) const;
    void show(const Reference<css::text::XTextRange>& range) const;

    Document document_;
    Reference<css::text::XTextViewCursor> cursor_;
    Snapshot snapshot_;
    Report report_;
    std::vector<Reference<css::text::XTextContent>> elements_;
};

} // namespace zhangfa
