// What was gathered, as sheets of a table for people.
#pragma once

#include "gathering.h"

#include "core/texts.h"

#include <string>
#include <vector>

namespace zhangfa {

struct GatherCell {
    std::string text;
    bool number = false; // a decimal number that a spreadsheet can keep exactly
};
struct GatherSheet {
    std::string name;
    std::vector<std::vector<GatherCell>> rows; // the first one is the heading
};

// A row a document, in the order of units' list, or of files; then sums, means and how many filled each field.
GatherSheet resultSheet(const Gathering& gathering, const Texts& texts, bool withSums = true);
GatherSheet sumsSheet(const Gathering& gathering, const Texts& texts);
// Units that have not reported, and those that are not on the list.
GatherSheet missingSheet(const Gathering& gathering, const Texts& texts);
// What is wrong with values, contradictions, figures far from the others'.
GatherSheet findingsSheet(const Gathering& gathering, const Texts& texts);
// All that have anything to say, the result first.
std::vector<GatherSheet> gatherSheets(const Gathering& gathering, const Texts& texts);

// A value as a cell has it: a number without its unit, a day as 2026-12-18, lists and tables a line an item.
GatherCell cellFor(const Field& field, const boost::json::value& value);
// CSV has only texts. One that a spreadsheet would take for a formula gets an apostrophe before it.
std::string csvOf(const GatherSheet& sheet);

} // namespace zhangfa
