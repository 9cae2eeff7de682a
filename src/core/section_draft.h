// 把所选内容存为标准章节: a stretch of any document becomes a section of the user's own library.
#pragma once

#include "library.h"
#include "outline.h"
#include "plan.h"
#include "snapshot.h"

#include <set>
#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

struct DraftElement {
    int level = 0;                    // 1 to 4: a heading; 0: text
    std::string text;                 // without number and indent
    bool listItem = false;            // 一是……: the number is the list's
    std::vector<std::string> columns; // of a table, by its header row; then nothing else
};

struct DraftPlace {
    std::size_t element = 0, offset = 0, length = 0; // bytes of the element's text
};

// A number or name that may become a field. The user confirms which do.
struct DraftField {
    std::string text, title; // what stands there; what the form calls it
    Field field;             // type, unit and, as its example, the text; without an id
    std::vector<DraftPlace> places;
    bool proposed = false; // ticked at first
};

struct SectionDraft {
    std::string title;
    std::vector<DraftElement> elements;
    std::vector<DraftField> fields; // in the order of their first places, no two overlapping
};

// Of the body's elements from `first` on. A refusal where there is no text, or one that no template can hold.
std::variant<SectionDraft, Refusal> draftSection(const Snapshot& snapshot, const Outline& outline, std::size_t first,
                                                 std::size_t count);

struct SectionFiles {
    SectionId id;
    std::string text, description; // sections/ID.md and sections/ID.json
};
// `chosen`: which of the draft's fields become fields. `after`: the section it ranks behind; empty: none.
SectionFiles writeSection(const SectionDraft& draft, const SectionId& id, const std::set<std::size_t>& chosen,
                          const SectionId& after);

// own-1, own-2, …: the first that the library does not have.
SectionId freeSectionId(const Library& library);

} // namespace zhangfa
