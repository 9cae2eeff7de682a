// One document of many, read for a table: its values, and what is to be said of them.
#pragma once

#include "check/template_clauses.h"
#include "core/field_contexts.h"
#include "core/library.h"
#include "core/report.h"
#include "package/document.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// bound: its values are exact. recognised: somebody else made it, and its values are guesses. The others have none.
enum class GatherState { bound, recognised, otherKind, notRead };

// What is wrong with a value.
struct GatherProblem {
    FieldId field;
    std::string title, value;
    Message rule;
};

// How a value was found in a document that is not bound.
struct Guess {
    double confidence = 0; // from 0 to 1
    std::string sentence;
};

// A sentence that is the unit's own: neither the template's nor only values.
struct OwnSentence {
    std::uint32_t mark = 0;
    std::uint32_t characters = 0;
    std::string text; // shortened
};

struct GatheredDocument {
    std::string file{};
    GatherState state = GatherState::notRead;
    std::optional<Message> why{}; // it has no values
    std::string unit{}, shortName{}, organisation{};
    Values values{}; // those it has; none is null
    std::map<FieldId, Guess> guesses{};
    std::vector<GatherProblem> problems{};
    std::set<FieldId> faulty{};        // fields with a problem: their values are shown, and not counted
    std::set<FieldId> asked{};         // fields that it has a place for
    std::size_t filled = 0, total = 0; // of these; total 0: not known
    Values last{};                     // of last period
    std::vector<OwnSentence> sentences{};
    std::vector<Field> fields{}; // described by the document: those that the library's kind does not have
};

class DocumentGatherer {
public:
    // Both must outlive it.
    DocumentGatherer(const Library& library, const Kind& kind);

    // Never throws for what is in the file: it is said in the result.
    GatheredDocument read(std::string file, std::string bytes);

    const std::vector<const Field*>& fields() const { return fields_; } // the kind's

private:
    void readBound(GatheredDocument& result, const Report& report, Snapshot snapshot);
    void readRecognised(GatheredDocument& result, const Report& report, const Snapshot& snapshot);
    void readSentences(GatheredDocument& result, const Snapshot& snapshot) const;

    const Library& library_;
    const Kind& kind_;
    ReportReader reports_;
    KnownStyles styles_;
    std::vector<const Field*> fields_;
    std::set<FieldId> known_;
    TemplateClauses clauses_;
    std::unique_ptr<FieldContexts> contexts_; // most folders need none
};

} // namespace zhangfa
