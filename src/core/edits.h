// What Zhangfa can do to a document: a small closed set, planned by the core, applied by the office adapter.
//
// Edits are applied in order. Positions count body elements (paragraphs and tables) from 0, in the document as the
// edits before have left it. All edits of one plan are one undo step.
#pragma once

#include "ids.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

// What a paragraph is; the adapter knows the style for it.
enum class Role { title, salutation, heading1, heading2, heading3, heading4, body, signature, date };

struct TextRun {
    std::string text;
    bool unfilled = false; // an unfilled mark that is no field (a prompt, an empty column): shown like one
    bool operator==(const TextRun&) const = default;
};
struct FieldRun {
    FieldId field; // its property exists when the run is inserted
    bool operator==(const FieldRun&) const = default;
};
using Run = std::variant<TextRun, FieldRun>;

struct NewParagraph {
    Role role = Role::body;
    std::vector<Run> runs;
    std::vector<std::string> bookmarks; // each spans the whole paragraph
    bool operator==(const NewParagraph&) const = default;
};
struct NewTable {
    std::vector<std::string> header;
    std::vector<std::vector<TextRun>> rows;
    std::vector<std::string> bookmarks; // in the first cell
    bool operator==(const NewTable&) const = default;
};
using NewElement = std::variant<NewParagraph, NewTable>;

// Puts `elements` before the element at `before` (at the end, if that is the number of elements). A document whose body
// is one empty paragraph is empty: that paragraph gives way to the elements.
struct InsertElements {
    std::size_t before = 0;
    std::vector<NewElement> elements;
};
// Bookmarks that begin in the elements go with them. A document that loses all its elements is left with one empty
// paragraph.
struct RemoveElements {
    std::size_t first = 0, count = 0;
};
// Bookmarks and fields move along. `before` is counted as before the move and lies outside [first, first + count].
struct MoveElements {
    std::size_t first = 0, count = 0, before = 0;
};
// Part of a text and what comes in its place; offset and length count UTF-8 bytes of the text as the snapshot gives it.
// What stands in that part and is no text or bound field (footnotes, comments, images) stays.
struct TextChange {
    std::size_t offset = 0, length = 0;
    std::vector<Run> runs;
};
// The paragraph keeps its style, place and bookmarks.
struct ChangeText {
    std::size_t index = 0;
    TextChange change;
};
// Rows of a table count from 0, the header; a new one has as many cells as the header and looks like its neighbours.
struct InsertRow {
    std::size_t index = 0, row = 0;
    std::vector<TextRun> cells;
};
struct RemoveRow {
    std::size_t index = 0, row = 0;
};
struct ChangeCell {
    std::size_t index = 0, row = 0, column = 0;
    TextChange change;
};
// Gives an existing paragraph or table a bookmark, or takes it off.
struct AddBookmark {
    std::size_t index = 0;
    std::string name;
};
struct RemoveBookmark {
    std::string name;
};
// Properties by full name; an empty text removes the property. All live fields show them afterwards, also where a
// property is set to what it was. Highlights follow.
struct SetProperties {
    std::map<std::string, std::string> properties;
};
// Dead fields of this id become live ones, everywhere.
struct ReviveFields {
    FieldId field;
};
// Page, paragraph and character styles of the official format are created or set; only for a document Zhangfa makes.
struct SetUpFormat {};

using Edit = std::variant<InsertElements, RemoveElements, MoveElements, ChangeText, InsertRow, RemoveRow, ChangeCell,
                          AddBookmark, RemoveBookmark, SetProperties, ReviveFields, SetUpFormat>;
using Edits = std::vector<Edit>;

} // namespace zhangfa
