// What Zhangfa can do to a document: a small closed set, planned by the core, applied by the office adapter.
//
// Edits are applied in order. Positions count body elements (paragraphs and tables) from 0, in the document as the
// edits before have left it. All edits of one plan are one undo step.
#pragma once

#include "format.h"
#include "ids.h"
#include "manner.h"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

// What a paragraph is; the adapter knows the style for it.
enum class Role {
    title,
    byline, // below the title: post and name
    salutation,
    heading1,
    heading2,
    heading3,
    heading4,
    body,
    attachmentNote, // 附件：1. …, between text and signature
    signature,
    date,
    issuedTitle,     // of a text issued by the notice before it: on a new page
    attachmentMark,  // 附件1, on a new page
    attachmentTitle, // below it
    // Headings with text behind them in the same paragraph, in documents that somebody else made.
    runIn1,
    runIn2,
    runIn3,
    runIn4,
    // 版头, GB/T 9704—2012, 7.2
    copyNumber,
    classification,
    urgency,
    mark,           // 发文机关标志
    signers,        // a line of 签发人 above the number's
    documentNumber, // centred
    numberUpward,   // 发文字号 and 签发人
    note,           // 附注
    // 版记, 7.4
    imprint, // an empty line whose lower edge is its first rule
    copies,
    issued,
};

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

// A paragraph of the document, as it is before the edit, that a new one is to look like: in its style and in the
// formatting that it has itself, its numbering included. Of what is formatted differently within the heading, or within
// the text behind it, the looks of most of its characters count.
struct LooksLike {
    std::size_t element = 0;
    std::size_t headingEnd = 0; // bytes of its text that are its heading; behind them it is body text
    auto operator<=>(const LooksLike&) const = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};
struct NewParagraph {
    Role role = Role::body; // tells the style, unless it is `like` another
    std::vector<Run> runs;
    std::vector<std::string> bookmarks; // each spans the whole paragraph
    std::optional<LooksLike> like = std::nullopt;
    std::size_t headingRuns = 0; // more than 0: the first so many runs look like a heading, the others like body text
    int indent = 0;              // more than 0: of the first line, in characters, where `like` has none
    bool operator==(const NewParagraph&) const = default;
};
struct NewTable {
    std::vector<std::string> header;
    std::vector<std::vector<TextRun>> rows;
    std::vector<std::string> bookmarks; // in the first cell
    std::vector<int> widths{};          // of the columns, one to another; empty: all the same
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
// The text from `offset` on (bytes, as the snapshot gives it) becomes a paragraph of its own, formatted as before. The
// first one keeps the bookmarks.
struct SplitParagraph {
    std::size_t index = 0, offset = 0;
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
// A paragraph of a header, footer, note or frame (Snapshot::parts), from 0.
struct ChangePart {
    std::string part;
    std::size_t paragraph = 0;
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
// Page, paragraph and character styles of a format are created or set.
struct SetUpFormat {
    Manner manner; // of a document that Zhangfa makes
    Format format;
    bool existing = false; // somebody else made it: every page in use, and headings keep the numbers that they have
};
// Gives a paragraph the style of a role. What is set in it and in its text goes, as far as it is looks: fonts, sizes,
// colours, distances. Raised signs, hyperlinks, page breaks, and the list that it belongs to stay.
struct SetRole {
    std::size_t index = 0;
    Role role = Role::body;
    std::size_t headingEnd = 0; // bytes of its text, which are the heading of a run-in role
    bool numbered = false;      // Writer numbers it, and goes on doing so; else no number is shown that is not typed
    bool keepEmphasis = false;  // words that are bold or underlined, where most of the paragraph is not
    bool goesOn = false;        // what the paragraph before it began: no new page, no beginning of a note
    bool keepStyle = false;     // it has the style that it is to have: only what is set besides goes
};

// Styles of names and date in the signature block are set so that these stand where signature.h says.
struct PlaceSignature {
    std::vector<std::string> names; // a line each
    std::string date;
    bool sealed = true;
    Format format;
};

// A title's style is set so that the title breaks where title_lines.h says.
struct PlaceTitle {
    std::string style, text;
    std::vector<std::pair<std::size_t, std::size_t>> words; // that are not to be broken: offset and length in bytes
    Format format;
};
// Styles of 版头 and 版记, where the document lacks them.
struct SetUpParts {
    Format format;
};
// What of their looks depends on what stands in them.
struct ArrangeParts {
    double markTop = 0;        // millimetres above the first mark
    double markPoints = 0;     // 0: there is no mark
    bool printed = true;       // mark and red line; false: the paper has them already
    bool copies = false;       // 抄送 stands, so that 印发机关 has a rule above
    std::set<FieldId> names{}; // fields that show names of 签发人
    bool operator==(const ArrangeParts&) const = default;
};

using Edit = std::variant<InsertElements, RemoveElements, MoveElements, ChangeText, SplitParagraph, InsertRow,
                          RemoveRow, ChangeCell, ChangePart, AddBookmark, RemoveBookmark, SetProperties, ReviveFields,
                          SetUpFormat, SetRole, PlaceSignature, PlaceTitle, SetUpParts, ArrangeParts>;
using Edits = std::vector<Edit>;

} // namespace zhangfa
