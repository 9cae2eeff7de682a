// The text of ODT paragraphs, with its bound fields and bookmarks.
#pragma once

#include "core/snapshot.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

struct OdtField {
    FieldPlace place;
    pugi::xml_node node;
};
// Text in one style: that of the innermost text:span, "" for none.
struct OdtRun {
    std::string style;
    bool empty = true;
};

struct OdtParagraph {
    std::string text; // spaces as ODF (6.1.2) means them
    std::vector<OdtField> fields;
    std::vector<std::string> bookmarks;
    std::vector<OdtRun> runs;
    std::vector<pugi::xml_node> asides; // bodies of notes, text boxes
    bool holdsMore = false;             // frames, notes
};
OdtParagraph readOdtParagraph(pugi::xml_node paragraph);

struct OdtBlock {
    pugi::xml_node node;   // text:p, text:h or table:table
    std::string listStyle; // of the list that it is an item of
    int listLevel = 0;     // from 1; 0: no item, or not the first paragraph of one
};
// Those in lists, sections and indexes, too.
std::vector<OdtBlock> odtBlocks(pugi::xml_node container);

} // namespace zhangfa
