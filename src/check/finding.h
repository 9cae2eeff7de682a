// What a check finds in a document, and the rules it finds it by.
#pragma once

#include "core/edits.h"
#include "core/message.h"
#include "core/snapshot.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// Where a rule comes from. Only the first kind makes an error: what the national standard or the regulations require.
enum class RuleSource {
    standard,    // GB/T 9704—2012, or the regulations of 2012 on official documents
    punctuation, // GB/T 15834—2011 or GB/T 15835—2011
    practice,    // custom of the field
};
enum class Severity { hint, warning, error };

struct Rule {            // NOLINT(clang-analyzer-optin.performance.Padding): in the order of the table
    std::string_view id; // stable; its sentence is "check.ID" in l10n/*.json
    RuleSource source = RuleSource::practice;
    std::string_view clause; // of the source; empty: none
    Severity severity = Severity::hint;
};
// All of them, in the order of the document's parts.
std::span<const Rule> checkRules();
// Null where there is none of that id.
const Rule* checkRule(std::string_view id);

std::string_view nameOf(Severity severity); // "hint", "warning", "error"
std::optional<Severity> severityOf(std::string_view name);
char letterOf(RuleSource source); // N, S, P

// A paragraph of the body or, if `row` is set, a cell of the table that stands there; if `part` is set, a paragraph of
// a header, footer, note or frame.
struct TextPlace {
    std::size_t element = 0;
    std::optional<std::size_t> row, column;             // from 0
    std::optional<std::size_t> part{};                  // of Snapshot::parts; `element` counts its paragraphs
    auto operator<=>(const TextPlace&) const = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

// What a finding's own text is to be replaced by; the whole paragraph goes where `removesParagraph`.
struct Fix {
    std::string replacement;
    bool removesParagraph = false;
    bool operator==(const Fix&) const = default;
};

struct Finding {
    const Rule* rule = nullptr;         // of checkRules()
    Severity severity = Severity::hint; // the rule's, or the format's own choice
    TextPlace place;
    std::size_t offset = 0, length = 0; // bytes of the paragraph's text; both 0: the document as a whole
    std::string text;                   // found there
    Message message;
    std::optional<Fix> fix;           // only where nothing needs judging
    std::vector<std::string> details; // sentences that it is about
};

// The text that a finding's offset counts in; empty: there is none such.
std::string_view textAt(const Snapshot& snapshot, const TextPlace& place);

} // namespace zhangfa
