// Which candidates are headings, how deep they stand, and where their numbers go wrong.
#pragma once

#include "outline.h"
#include "outline_candidates.h"

namespace zhangfa {

// What the levels of a document are made from, in its order.
struct OutlineStep {
    enum class Kind { number, label, reset } kind = Kind::number; // reset: a text of its own begins (attachment)
    Candidate candidate;                                          // a number; of the others only element and offset
};

struct LeveledStep {
    OutlineStep step;
    int level = 0;
    std::vector<OutlineIssue> issues;
    std::vector<int> missing;
    bool alone = false; // a number that nothing before or behind it goes with
    bool fits = true;   // an inside candidate: the next number of its scheme goes on from it
};

// Without resets, and without inside candidates whose numbers do not fit in.
std::vector<LeveledStep> levelsOf(const std::vector<OutlineStep>& steps);

} // namespace zhangfa
