// kinds/ID.json → Kind.
#pragma once

#include "json_cursor.h"
#include "library.h"
#include "section_parser.h"

#include <set>

namespace zhangfa {

// Always gives a kind, as good as could be had; whether it may be used is said by the problems added. A section without
// files is a problem that does not spoil the kind: those problems go to `missing`. `sections`: all that have files.
Kind parseKind(const KindId& id, const JsonCursor& description, const SharedFields& shared,
               const std::set<SectionId>& sections, std::vector<Problem>& missing);

} // namespace zhangfa
