// What is known when a text is made, and what follows from it: computed values, and which parts of a sentence stand.
#pragma once

#include "library.h"
#include "values.h"

#include <span>
#include <string>
#include <vector>

namespace zhangfa {

struct Known {
    Values now;  // with the computed ones
    Values last; // of last period's report, which one compares with
};

// The library's descriptions of them; those it lacks are left out.
std::vector<const Field*> described(const Library& library, const std::vector<FieldId>& fields);
// Of fields that `values` says nothing of, the default.
Values withDefaults(const Library& library, const std::vector<FieldId>& fields, Values values);

// Values of all computed fields among `fields`, except where `now` has one; null where it is unknown. Values of fields
// that are not in `now` are unknown.
Known withComputed(const std::vector<const Field*>& fields, Values now, Values last = {});

// How the text calls the period of `last`: 上年, 上年同期, 2025年下半年; 上期 where nobody knows which one it was.
std::string comparedPeriod(const Values& now, const Values& last);

// Whether a part stands: its condition holds and all its fields have values.
bool stands(const SectionParagraph& paragraph, const TextPart& part, const Known& known);
// The same, where many are asked of what is known.
FormulaInput inputOf(const Known& known);
bool stands(const SectionParagraph& paragraph, const TextPart& part, const FormulaInput& input);

// The paragraph without the parts that do not stand; nothing where it is left empty.
std::vector<Inline> standingContent(const SectionParagraph& paragraph, const Known& known);

} // namespace zhangfa
