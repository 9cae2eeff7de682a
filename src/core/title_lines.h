// Where a long title is broken (GB/T 9704—2012, 7.3.1): between words, its lines about as long as each other.
//
// Nothing is put into the text: the title is set in a narrower measure, in which it breaks there by itself.
#pragma once

#include "edits.h"
#include "library.h"
#include "snapshot.h"

namespace zhangfa {

// Writer's names of the styles that titles have.
inline constexpr const char* titleStyle = "Title";
inline constexpr const char* issuedTitleStyle = "Zhangfa Issued Title";

// The first title of each style.
std::vector<PlaceTitle> titlesOf(const Library& library, const Snapshot& snapshot);

// Indents of both sides, in millimetres; 0 for a title of one line, or one that somebody broke by hand. Figures and
// Latin letters are `half` em wide.
double titleIndent(const PlaceTitle& title, double half);

// For a document that Zhangfa made: what is to be done for its titles, if that differs from what was to be done before.
Edits planTitles(const Library& library, const Snapshot& before, const Snapshot& after);

} // namespace zhangfa
