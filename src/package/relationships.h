// How parts of an OOXML package refer to each other (ECMA-376, part 2).
#pragma once

#include "zip_archive.h"

#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

struct Relationship {
    std::string type; // the last step of its URI: officeDocument, styles, … (transitional and strict differ before it)
    std::string target; // the name of an entry
};

// Those of `part` (empty: of the package) to entries that are there, in their order.
std::vector<Relationship> relationshipsOf(const ZipArchive& archive, std::string_view part);

} // namespace zhangfa
