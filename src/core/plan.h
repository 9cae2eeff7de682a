// What to do to a document, as edits: pure functions of the library, the document as it is, and the user's wish.
#pragma once

#include "edits.h"
#include "library.h"
#include "report.h"
#include "snapshot.h"
#include "values.h"

#include <optional>
#include <set>
#include <variant>

namespace zhangfa {

// What a user wished and cannot have: said, nothing done.
using Refusal = Message;
using Plan = std::variant<Edits, Refusal>;

struct ReportRequest {
    KindId kind;
    std::optional<std::vector<SectionId>> sections; // nothing: the kind's required and recommended ones
    std::set<std::string> options;                  // "theory/platform": parts wanted beside the default ones
    Values values;                                  // a part whose field has a value is wanted, too
    Values last{};                                  // of last period's report, to be compared with
    std::map<SectionId, std::string> texts{};       // which text of a section, where not the kind's own choice
    std::string text{};                // of all other sections that have it, where the kind wants the full one
    std::optional<Manner> manner{};    // nothing: the kind's
    bool notice = true;                // with the notice that issues it, if the kind has one
    std::string format{};              // by id; empty: the national standard
    std::optional<Format> ownFormat{}; // instead of one of the library's
    bool head = false, preprinted = false, imprint = false; // 版头 (for paper that has it already), 版记
};

// A whole report, for a document that is empty: sections in the kind's order.
Plan planReport(const Library& library, const ReportRequest& request);

// Parts of a section that are put in: as in a whole report; values the document still has count, too.
// A missing section. At its place (after the last section present that ranks before it in Library::order; never behind
// the signature), or after the section that holds the element `after`. In a document that Zhangfa did not make it is
// numbered, worded and formatted as the headings and texts beside it are (convention.h), the typed numbers of the list
// that it joins move on, and the document remembers the kind of report it is. `text`: which of its texts; nothing: the
// one that the kind wants. An attachment goes behind all else.
Plan planInsert(const Library& library, const Snapshot& snapshot, const SectionId& section, const Values& values = {},
                std::optional<std::size_t> after = std::nullopt, const std::optional<std::string>& text = std::nullopt);

// Sections in another of their texts: under the same headings and with the same values. What the user wrote in them,
// and blocks that the other text lacks, go. Only in documents that Zhangfa made.
Plan planText(const Library& library, const Snapshot& snapshot, const std::vector<SectionId>& sections,
              const std::string& text);
// Those that have such a text, stand in another one, and lose nothing by it.
std::vector<SectionId> sectionsForText(const Library& library, const Snapshot& snapshot, const std::string& text);

// Past the next (+1) or previous (-1) section, copies not counted; in a document that Zhangfa did not make, past the
// next heading beside it, standard section or not. Preamble and closing stay where they are.
Plan planMove(const Library& library, const Snapshot& snapshot, const SectionId& section, int steps);

// Behind the section, or the heading beside it, that holds the element.
Plan planMoveBehind(const Library& library, const Snapshot& snapshot, const SectionId& section, std::size_t element);

// Whether the user wrote in the section anything that the template does not make again: then ask before removing.
// `text`: before it is replaced by that text, which has some of its blocks, too.
bool isWrittenIn(const Library& library, const Snapshot& snapshot, const SectionId& section,
                 const std::optional<std::string>& text = std::nullopt);
// Takes its text out. Values stay, and come back with the section; the text of blocks goes.
Plan planRemove(const Library& library, const Snapshot& snapshot, const SectionId& section);

// Values by field; null empties. Values equal to what stands there make no edit. Places that show something else (a
// conflict) show the value afterwards, dead fields live again.
Plan planFill(const Library& library, const Snapshot& snapshot, const Values& values);
Plan planFill(const Library& library, const Report& report, const Snapshot& snapshot, const Values& values);

// What stands at a place that was typed over becomes the field's value, and the place shows the field again.
Plan planRebind(const Library& library, const Snapshot& snapshot, const FieldId& field, std::size_t element);

// ---- On opening ----------------------------------------------------------------------------------------------------

// One value, typed differently in several places: a person must choose.
struct Conflict {
    FieldId field;
    std::string title;
    std::string property;           // what the form last knew
    std::vector<std::string> shown; // what the places show, each once, in document order
};
struct Reconciliation {
    Edits edits; // what is sure: typed values taken over, dead fields revived, lost properties restored
    std::vector<FieldId> adopted;    // fields whose value the text gave
    std::vector<FieldId> restored;   // fields that had lost their property (pasted from another document)
    std::vector<Conflict> conflicts; // left alone until a person chose
    std::vector<FieldId> orphans;    // values with no place left in the text
};
// The text wins where a person typed it (in Word, say). One place changed and others as they were: the changed one.
Reconciliation reconcile(const Library& library, const Snapshot& snapshot);
Reconciliation reconcile(const Report& report, const Snapshot& snapshot); // `report`: read of this snapshot

} // namespace zhangfa
