// How Writer sets a document, as plain values: pages, lines, fonts. Lengths are millimetres, sizes points.
#pragma once

#include "format.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

// Of most of a text's characters.
struct SetFont {
    std::string family; // for Chinese text; empty: there is no text
    double points = 0;
    std::int32_t colour = 0; // RGB; an automatic one is black
    bool operator==(const SetFont&) const = default;
};

// A body element, so a paragraph or a table.
struct SetElement {
    SetFont font;                     // of a paragraph
    double firstLine = 0;             // indent of a paragraph
    int firstPage = 0, lastPage = 0;  // from 1; 0: not known
    double bottom = 0;                // of its last line, below the upper edge of its page's text; 0: not known
    std::vector<std::size_t> lines{}; // of a centred paragraph: characters before each line but the first
};

struct SetPageNumber {
    SetFont font;
    Adjust adjust = Adjust::left;
    std::string before, behind; // texts around the number
};

// A page style in use. Margins are those of the text.
struct SetPage {
    double width = 0, height = 0, top = 0, bottom = 0, left = 0, right = 0;
    std::optional<SetPageNumber> odd, even; // numbers in the footer; nothing: none, or none that can be told
    bool numberUnknown = false;             // something stands in the footer that is no text
};

// Of what official formats want, or the text is set in.
struct FontInUse {
    std::string family;
    bool used = false; // by the text
    bool available = true;
    std::string shown; // displayed in its stead; empty: not known
};

struct Layout {
    std::vector<SetElement> elements; // of each one of Snapshot::body
    std::vector<SetPage> pages;       // by first use
    int pageCount = 0;                // 0: not known; web view has none
    double lineDistance = 0;          // between two lines of body text, in millimetres; 0: not known
    int characters = 0;               // Chinese ones on a full line of body text; 0: not known
    std::vector<FontInUse> fonts;     // by first use
};

// 仿宋, 楷体, 黑体, 宋体, 小标宋: what the standard names, whoever made the family; any other family is a kind of its
// own.
std::string fontKind(const std::string& family);
// Names under which a system may know one and the same family, this one among them.
std::vector<std::string> fontNames(const std::string& family);

// 三号 for 16 points; what has no name of that sort comes as 15.5磅.
std::string sizeName(double points);

} // namespace zhangfa
