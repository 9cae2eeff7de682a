// The outline of any report, whoever wrote it: title, headings in every way of numbering, standard sections, end.
#pragma once

#include "heading_number.h"
#include "library.h"
#include "snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

enum class OutlineRole {
    title, // may go on in the paragraphs that follow
    salutation,
    heading, // numbered
    label,   // a heading without number: 存在不足：
    lead,    // the sentence that opens a section without heading: 下一步，……
    attachmentNote,
    attachment,
    signature,
    date,
};
std::string_view nameOf(OutlineRole role);

// Reported, never repaired.
enum class OutlineIssue {
    gap,     // numbers before this one are missing
    restart, // the number goes back although no heading above it is new
    twice,   // the number of the heading before, or a typed number behind Writer's own
    mixed,   // another scheme than the other headings of its series
};
std::string_view nameOf(OutlineIssue issue);

struct OutlineItem {
    std::size_t element = 0;   // in Snapshot::body, from 0
    std::size_t paragraph = 0; // among the body's paragraphs, from 1; empty ones count, tables do not
    std::size_t offset = 0;    // where it begins, its typed number included, in bytes of the paragraph's text
    OutlineRole role = OutlineRole::heading;
    std::optional<NumberScheme> scheme; // of a heading
    bool automatic = false;             // Writer numbers it
    int level = 0;                      // of headings, labels and leads: depth in this document, from 1; else 0
    int number = 0;                     // of a heading, from 1
    bool runIn = false;                 // body text follows in the same paragraph
    bool glued = false;                 // hides inside a paragraph
    std::string text;                   // without number and without the final 。; valid UTF-8
    std::optional<SectionId> section;   // the standard section that it begins
    double confidence = 0;              // from 0 to 1
    std::vector<OutlineIssue> issues;
    std::vector<int> missing; // numbers, for a gap
};

struct Outline {
    std::size_t paragraphs = 0;     // of the body, empty ones included
    std::size_t textBegins = 0;     // element behind title and addressee
    std::vector<OutlineItem> items; // in document order
};

// Takes time linear in the length of the text. Any text will do.
Outline readOutline(const Snapshot& snapshot, const Library& library);

} // namespace zhangfa
