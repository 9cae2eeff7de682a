// The superior's own report of the same kind: only what can be added up, each figure with where it is from.
#pragma once

#include "gathering.h"

#include "core/sources.h"
#include "core/texts.h"

namespace zhangfa {

struct SummaryReport {
    std::vector<SectionId> sections; // the kind's required and recommended ones, and all that a sum is of
    Values values;
    Sources sources;
    std::vector<GatherProblem> left; // sums that their field does not take
};
SummaryReport summaryReport(const Gathering& gathering, const Library& library, const Kind& kind, const Texts& texts);

} // namespace zhangfa
