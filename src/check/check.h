// Checks a document: what is unfilled, left over, against the official format, or against the rules of writing.
#pragma once

#include "check/finding.h"
#include "check/sentence_marks.h"
#include "core/layout.h"
#include "core/library.h"
#include "core/outline.h"
#include "core/snapshot.h"
#include "core/values.h"

#include <vector>

namespace zhangfa {

struct CheckSettings {
    std::string format{};           // by id; how strong its rules are counts
    std::optional<Format> own{};    // instead of one of the library's
    Values unit{};                  // what is known of the unit where the document does not say it itself
    bool withIgnored = false;       // also what the document says to ignore
    SentenceMarks last{};           // of last period's report, besides those that the document remembers
    const Layout* layout = nullptr; // of the snapshot; null: not known, and no rule on it is applied

    const Format& formatIn(const Library& library) const;
};

// In document order; what belongs to no place comes first. Takes time linear in the text.
std::vector<Finding> check(const Snapshot& snapshot, const Library& library, const CheckSettings& settings);

// What puts right those of the findings that have a fix. Findings must be of this snapshot.
Edits planFixes(const Snapshot& snapshot, const std::vector<Finding>& findings);

} // namespace zhangfa
