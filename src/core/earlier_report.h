// Last period's report: what it says is compared with, and carried over where the user wants it.
#pragma once

#include "field_contexts.h"
#include "plan.h"
#include "report.h"

#include <string>
#include <vector>

namespace zhangfa {

// A figure in a report that Zhangfa did not make, which may be a field's value.
struct ValueProposal {
    FieldId field;
    std::string title;
    boost::json::value value;
    std::string sentence;  // in which it stands
    double confidence = 1; // by how much of the template's words stand around it, from 0 to 1
};

struct EarlierReport {
    Values values;                        // of a report made or filled by Zhangfa: exact
    std::vector<ValueProposal> proposals; // of any other, in document order; to be confirmed
};
// Lists, tables and long texts are left out.
EarlierReport readEarlier(const Library& library, const Snapshot& snapshot);
// The same of many documents, one after the other: `contexts` are made once.
EarlierReport readEarlier(const Library& library, const FieldContexts& contexts, const Report& report,
                          const Snapshot& snapshot);

// The document remembers these values of last period besides those it has; null forgets one, `anew` all others.
Edits planLast(const Snapshot& snapshot, const Values& values, bool anew);

} // namespace zhangfa
