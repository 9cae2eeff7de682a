// A document as plain values: what the core knows of it.
#pragma once

#include "ids.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace zhangfa {

// A bound field in a text. Offsets and lengths count UTF-8 bytes of the paragraph's `text`.
struct FieldPlace {
    FieldId field;
    std::size_t offset = 0, length = 0;
    std::string shown;  // the text the document shows for it
    bool fixed = false; // dead: shows its text, follows the property no more
};

// How a paragraph looks, whatever its style is called. As it stands here: nothing known.
struct Looks {
    bool bold = false; // all of its text
    bool centred = false, right = false;
    double points = 0; // size of its text; 0: not known, or several
    bool operator==(const Looks&) const = default;
};

struct DocumentParagraph {
    std::string text;     // fields expanded, without the number; deleted recorded text left out
    std::string style;    // programmatic name: "Heading 1", "Text body"
    int outlineLevel = 0; // 0: body text
    std::string label;    // the number Writer shows: "一、", or empty
    Looks looks;
    std::vector<FieldPlace> fields;
    std::vector<std::string> bookmarks; // names of those that begin in it
    bool holdsMore = false;             // something that is no text: an image, a frame, a page break, a note
};

struct DocumentTable {
    std::string name{};
    std::vector<std::vector<std::string>> rows; // text of the cells, paragraphs joined by '\n'
    std::vector<FieldId> fields;                // bound fields somewhere in it; they are in Snapshot::elsewhere, too
    std::vector<std::string> bookmarks;
};

// A text of its own outside the body's paragraphs: "table:NAME!B3", "header:STYLE", "footer:STYLE", "footnote:N",
// "frame:NAME".
struct DocumentPart {
    std::string name;
    std::vector<DocumentParagraph> paragraphs;
};

// A body element is a paragraph or a table; text frames, headers, footnotes and the like are only in `elsewhere` and
// `parts`.
struct BodyElement {
    bool table = false;
    DocumentParagraph paragraph; // if not table
    DocumentTable grid;          // if table
};

struct Snapshot {
    std::vector<BodyElement> body;
    std::vector<FieldPlace>
        elsewhere; // bound fields outside body paragraphs (in tables, headers, …); offset has no meaning
    std::map<std::string, std::string>
        properties;                  // custom document properties of Zhangfa's, by their full name ("zf.unit")
    std::vector<DocumentPart> parts; // headers, footers, notes and frames, where they are wanted
};

inline const std::string propertyPrefix = "zf.";

inline const std::vector<std::string>& bookmarksOf(const BodyElement& element) {
    return element.table ? element.grid.bookmarks : element.paragraph.bookmarks;
}

// Calls `visit` with each bound field's place, those in body paragraphs first.
template <class Visit> void visitPlaces(const Snapshot& snapshot, const Visit& visit) {
    for (const BodyElement& element : snapshot.body) {
        for (const FieldPlace& place : element.paragraph.fields) {
            visit(place);
        }
    }
    for (const FieldPlace& place : snapshot.elsewhere) {
        visit(place);
    }
}
// Each field that stands somewhere, in no order.
std::unordered_set<std::string_view> standingFields(const Snapshot& snapshot);

// A paragraph of nothing but spaces.
bool isEmptyParagraph(const BodyElement& element);

} // namespace zhangfa
