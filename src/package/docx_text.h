// The text of DOCX paragraphs, with its bound fields and bookmarks.
#pragma once

#include "core/snapshot.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// A field in a paragraph: one w:fldSimple, or the runs from the one that begins it to the one that ends it.
struct DocxField {
    FieldPlace place;
    std::vector<pugi::xml_node> nodes;
    bool inCode = false; // within another field's code, which nobody sees
};

struct DocxParagraph {
    std::string text; // of what is not deleted; codes of fields left out
    std::vector<DocxField> fields;
    std::vector<std::string> bookmarks;
    std::vector<pugi::xml_node> runs;      // that have text, in order
    std::vector<pugi::xml_node> textBoxes; // w:txbxContent of its shapes: the ones that Word 2010 and later show
    bool holdsMore = false;                // shapes, notes, breaks
};

DocxParagraph readDocxParagraph(pugi::xml_node paragraph);

// Paragraphs (w:p) and tables (w:tbl) in it, those in content controls and the like, too; and the bookmarks that begin
// between them.
struct DocxBlock {
    pugi::xml_node node;
    std::vector<std::string> bookmarks; // before it
};
std::vector<DocxBlock> docxBlocks(pugi::xml_node container);

inline bool isNamed(pugi::xml_node node, std::string_view name) { return name == node.name(); }

} // namespace zhangfa
