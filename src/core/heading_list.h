// Lists of numbered headings in a document that Zhangfa did not make: which go on from which, and new numbers for them.
#pragma once

#include "edits.h"
#include "outline.h"
#include "snapshot.h"

#include <map>
#include <vector>

namespace zhangfa {

struct HeadingList {
    NumberScheme scheme = NumberScheme::hanComma;
    int level = 1;
};

// Items of the list from item `from` on, as they follow the number `before` (0: none). Articles run on through
// chapters; any other list ends where a heading above it begins. It ends, too, where its numbers begin anew.
std::vector<std::size_t> listFrom(const Outline& outline, const HeadingList& list, std::size_t from, int before);

// The last item before item `before` that a heading of the list would follow.
std::optional<std::size_t> listBefore(const Outline& outline, const HeadingList& list, std::size_t before);

// New numbers by item. Numbers that Writer makes are left out.
using NewNumbers = std::map<std::size_t, int>;
Edits renumber(const Snapshot& snapshot, const Outline& outline, const NewNumbers& numbers);

// A place in running text that speaks of a heading by its number: 见第三条, 上述第（二）项.
struct NumberReference {
    std::size_t element = 0, offset = 0, length = 0; // bytes
    std::string text;
};
// Those that speak of headings which the edits give other numbers. In body paragraphs and, with length and offset 0, in
// tables.
std::vector<NumberReference> referencesTouched(const Snapshot& snapshot, const Outline& outline, const Edits& edits);

} // namespace zhangfa
