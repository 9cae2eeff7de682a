// What can be put right in the headings of a document that somebody else made: each a step of its own, on request.
#pragma once

#include "outline.h"
#include "plan.h"

#include <string>
#include <vector>

namespace zhangfa {

enum class RepairKind {
    split,   // a heading, or the sentence that opens a section, becomes a paragraph of its own
    close,   // numbers behind a gap move up
    goOn,    // numbers that begin anew go on from those before
    recount, // a number that stands twice, and those behind it, move on
    unify,   // a heading takes on the scheme of the others of its level
};
std::string_view nameOf(RepairKind kind);
std::optional<RepairKind> repairKindOf(std::string_view name);

struct Repair {
    RepairKind kind = RepairKind::split;
    std::size_t element = 0, offset = 0; // of the heading
    std::string text;                    // of the heading
    struct Change {
        std::string before, after; // the beginning of a paragraph, as it is and as it will be
    };
    std::vector<Change> changes;
    Edits edits;
};

// In document order. Only what is typed: numbers that Writer makes are right by themselves.
std::vector<Repair> findRepairs(const Snapshot& snapshot, const Outline& outline);

Plan planRepair(const Library& library, const Snapshot& snapshot, RepairKind kind, std::size_t element,
                std::size_t offset);

} // namespace zhangfa
