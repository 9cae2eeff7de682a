// kinds/ID.json → Kind.
#pragma once

#include "json_cursor.h"
#include "library.h"
#include "section_parser.h"

#include <set>

namespace zhangfa {

// What a kind may speak of.
struct KindSurroundings {
    const SharedFields& shared;
    const std::set<SectionId>& sections; // all that have files
    const Library& library;              // those of use
};

// Always gives a kind, as good as could be had; whether it may be used is said by the problems added. A section without
// files is a problem that does not spoil the kind: those problems go to `missing`.
Kind parseKind(const KindId& id, const JsonCursor& description, const KindSurroundings& surroundings,
               std::vector<Problem>& missing);

} // namespace zhangfa
