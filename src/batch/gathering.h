// Many documents of one kind as one result: a table, its sums, and what a person should look at.
#pragma once

#include "exact_sum.h"
#include "field_relations.h"
#include "gather_document.h"
#include "gather_files.h"
#include "unit_list.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhangfa {

// A unit, by whose name documents of it are known.
struct GatheredUnit {
    std::string name;                   // as it is shown
    std::vector<std::size_t> documents; // in the order of their files
    std::optional<std::size_t> listed;  // in the list of units; nothing: not on it, or there is none
};

// What a person should look at: contradictions, and figures that are far from the others'.
struct GatherFinding {
    std::string rule; // "part-larger", "sum-differs", "last-repeated", "far-off", "percent-outside", "date-outside",
                      // "doubled-differs"
    std::size_t document = 0;
    std::optional<FieldId> field{};
    std::string title, value;
    Message why;
};

struct FieldSummary {
    std::size_t filled = 0, asked = 0;                                // units
    std::optional<ExactSum> sum{};                                    // of the units whose figure counts
    std::size_t counted = 0;                                          // how many these are
    bool additive = false;                                            // else only the mean is of use
    std::vector<std::pair<std::size_t, boost::json::value>> values{}; // of these, by unit
};

// Two documents that have sentences in common.
struct LikeDocuments {
    std::size_t one = 0, other = 0;
    std::size_t sentences = 0;
    double share = 0; // of the shorter one's own words
    std::vector<std::string> examples{};
};
// A sentence that so many have that nobody can be said to have copied it from anybody.
struct CommonSentence {
    std::string text;
    std::size_t documents = 0;
};

// A problem and what is done about it; each of them may be empty.
struct LedgerRow {
    std::size_t document = 0;
    std::string problem, detail, measure, who, due;
};

struct GatherOptions {
    bool countGuesses = false; // values that were only recognised count in sums, too
};

struct Gathering {
    std::string kind, kindTitle;
    std::vector<GatheredDocument> documents; // bound and recognised ones, in the order of their files
    std::vector<UnreadFile> unread;          // files that could not be read, or are of another kind
    std::vector<Field> ownFields;            // of documents' own templates
    std::vector<const Field*> fields;        // columns: the kind's that any document asks for or has, then these
    std::map<FieldId, std::string> headings;
    std::vector<GatheredUnit> units;
    std::vector<std::size_t> unitOf; // by document
    std::optional<UnitList> list;
    std::vector<std::size_t> missing; // of the list: no document is of them
    std::map<FieldId, FieldSummary> summaries;
    std::vector<GatherFinding> findings;
    std::vector<LikeDocuments> like;
    std::vector<CommonSentence> common;
    std::vector<LedgerRow> ledger;

    const GatheredUnit& unit(std::size_t document) const { return units[unitOf[document]]; }
    bool doubled(std::size_t document) const { return unit(document).documents.size() > 1; }
};

class Gatherer {
public:
    // Both must outlive it, and what it makes.
    Gatherer(const Library& library, const Kind& kind) : library_(library), kind_(kind), documents_(library, kind) {}

    void add(std::string file, std::string bytes);
    void pass(UnreadFile file) { result_.unread.push_back(std::move(file)); }
    // All of it, once.
    Gathering finish(std::optional<UnitList> list, const GatherOptions& options);

private:
    void chooseFields();

    const Library& library_;
    const Kind& kind_;
    DocumentGatherer documents_;
    Gathering result_;
};

// The steps of `finish`, each of which adds its part.
void findUnits(Gathering& gathering);
void sumUp(Gathering& gathering, const GatherOptions& options);
void findContradictions(Gathering& gathering, const Library& library, const Kind& kind);
void findFarOff(Gathering& gathering);
void findLikeness(Gathering& gathering);
void makeLedger(Gathering& gathering);

// What counts of a document's field: a value that is in order, and no guess unless wanted.
const boost::json::value* countedValue(const GatheredDocument& document, const FieldId& field, bool countGuesses);

} // namespace zhangfa
