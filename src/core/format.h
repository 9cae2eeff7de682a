// The looks of official documents, as data: formats/ID.json. The national standard is one of them.
#pragma once

#include "json_cursor.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// What the standard sets apart (GB/T 9704—2012, 7.3, 7.5); the adapter knows Writer's style for each.
enum class FormatRole {
    title,
    subtitle, // a name or note below it
    addressee,
    heading1,
    heading2,
    heading3,
    heading4,
    body,
    attachmentNote,
    attachmentMark,
    attachmentTitle,
    signature,
    date,
    table,
    tableHeading,
    pageNumber,
    // 版头, 附注 and 版记 (7.2, 7.3.6, 7.4)
    copyNumber,
    classification,
    urgency,
    mark,
    documentNumber,
    signer, // and the number of a document that goes upward
    note,
    copies,
    issued,
};
inline constexpr std::size_t formatRoleCount = 25;
std::string_view nameOf(FormatRole role); // as files have it: "title", "heading1", "attachment-note"

inline constexpr double millimetresAPoint = 25.4 / 72;

enum class Adjust { left, centre, right, block };

// Indents count the text's characters, distances its lines, as the standard does.
struct ParagraphFormat {
    std::string font;      // of Chinese text
    std::string latinFont; // of letters and figures; empty: the same
    double points = 16;
    bool bold = false;
    Adjust adjust = Adjust::block;
    double firstLine = 0, left = 0, right = 0;
    double above = 0, below = 0;
    bool keepWithNext = false;
    bool operator==(const ParagraphFormat&) const = default;
};

struct PageFormat {
    // Millimetres, 100 to 500 for a side, margins from 5.
    double width = 210, height = 297, top = 37, bottom = 35, left = 28, right = 26;
    int lines = 22, characters = 28;              // that a page shall hold
    double lineDistance = 28.95, spacing = -0.25; // points; of a line, and between characters of the body's size
    bool duplex = true; // printed on both sides: on even pages, `left` (the binding edge) is on the right
    bool operator==(const PageFormat&) const = default;
};

struct HeadFormat {
    double markTop = 35;  // millimetres, from the top of the text area
    double lineBelow = 4; // millimetres, red line under the number
    bool operator==(const HeadFormat&) const = default;
};

enum class NumberPlace { outer, centre, none };

struct PageNumberFormat {
    NumberPlace place = NumberPlace::outer; // outer: odd right, even left
    double below = 7;                       // millimetres from the text area to its dashes
    std::string before = "— ", behind = " —";
    bool operator==(const PageNumberFormat&) const = default;
};

struct Format {
    std::string id, title;
    PageFormat page;
    PageNumberFormat pageNumber;
    HeadFormat head{};
    std::map<FormatRole, ParagraphFormat> styles; // of every role
    // Rules of the checker with a strength of their own, by id: "off", "hint", "warning", "error".
    std::map<std::string, std::string> rules;

    const ParagraphFormat& style(FormatRole role) const { return styles.at(role); }
    // One character of the body, as set, and one line, in millimetres.
    double character() const;
    double line() const;
};

// As the standard has it (see templates/formats/standard.json): what a file leaves out.
const Format& standardFormat();

// Always gives a format, as good as could be had; whether it may be used is said by the problems added.
Format parseFormat(const std::string& id, const JsonCursor& json);

// Where a format is not what the national standard wants: one sentence each.
std::vector<Message> deviations(const Format& format);

} // namespace zhangfa
