// What the deck shows of a document, in one value that also goes over UNO as JSON.
#pragma once

#include "library.h"
#include "placeholders.h"
#include "plan.h"
#include "repairs.h"
#include "report.h"
#include "sources.h"
#include "stage.h"
#include "typed_over.h"

namespace zhangfa {

struct SectionState {
    SectionId id;      // empty: a heading that begins no standard section known
    std::string title; // the library's; of such a heading, its own
    Need need = Need::optional;
    bool present = false;
    std::string label;                 // number shown by its heading, if present
    std::size_t element = 0;           // present: its first body element
    std::size_t filled = 0, total = 0; // its fields with a place in the text
    bool copied = false;               // stands more than once
    bool bound = true;                 // present: known by its bookmark; else recognised
    double confidence = 1;             // of a recognised one, from 0 to 1
    std::size_t characters = 0;        // present: of its text, without spaces
    std::string text{};                // present: which of the library's texts it was made of; empty: the full one
    bool brief = false;                // the library has a brief text of it
    bool attachment = false;
};

struct FieldState {
    Field field;
    boost::json::value value;              // null: unfilled
    std::size_t places = 0;                // how often it stands in the text
    std::vector<std::size_t> elements;     // body elements where, ascending (of a block: the first)
    bool asked = true;                     // the form asks for it: it has a place, or a part of a sentence waits for it
    boost::json::value last{};             // value of last period's report; null: unknown
    Source source{};                       // where the value comes from
    std::vector<std::string> unanswered{}; // items of another list that this list should answer, and does not
};

struct FieldGroup {
    SectionId section; // empty: fields of the report as a whole
    std::string title;
    std::vector<FieldState> fields;
};

struct ReportState {
    std::optional<KindId> kind;         // nothing: Zhangfa did nothing in it yet
    bool made = false;                  // by Zhangfa
    std::string title;                  // of the kind
    std::vector<SectionState> sections; // the kind's, present ones in document order, missing ones where they would go
    std::vector<FieldGroup> groups;     // the report's own (always there, also fields of sections that are not), then a
                                        // group a section present, in document order
    std::size_t filled = 0, total = 0;
    std::size_t characters = 0;       // of the text from the title to the last section
    std::optional<std::size_t> limit; // characters it should have at most
    std::vector<FieldId> open;        // unfilled ones with a place, in document order; then those awaited
    std::string fileName;             // proposed, without ending; unfilled parts left out
    std::string format;               // id of the one it is set in
    Stage stage = Stage::draft;
    bool stageInTitle = false;    // it stands behind the title
    std::vector<FieldId> orphans; // values with no place in the text
    std::vector<Conflict> conflicts;
    std::vector<TypedOver> typedOver; // in document order
    // Of a document that somebody else made:
    std::vector<Repair> repairs; // edits left out
    std::vector<Placeholder> placeholders;
};

// It must be filled, though only a part of a sentence asks for it, which does not stand without it.
bool isAwaited(const FieldState& state);

ReportState describe(const Library& library, const Snapshot& snapshot);
ReportState describe(const Library& library, const Report& report, const Snapshot& snapshot);

boost::json::object toJson(const ReportState& state);
// Throws std::invalid_argument for anything toJson did not make.
ReportState reportStateFromJson(const boost::json::value& json);

// A name a file may have on Linux, Windows and in an OA: separators and reserved characters replaced, at most 80
// characters and 240 bytes, never empty; with room for what is to stand `behind` it.
std::string safeFileName(std::string_view proposed, std::string_view behind = {});

} // namespace zhangfa
