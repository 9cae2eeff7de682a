// Findings as JSON, for the public API and the command line.
#pragma once

#include "check/finding.h"
#include "core/snapshot.h"
#include "core/texts.h"

#include <boost/json.hpp>

#include <vector>

namespace zhangfa {

// An array, in the order of the findings. Offsets and lengths count characters; besides, "element" and "at", bytes, say
// where a finding is as the API's other calls count.
boost::json::array toJson(const std::vector<Finding>& findings, const Snapshot& snapshot, const Texts& texts);

// What tells a finding again after the document changed.
struct FindingKey {
    std::string rule;
    TextPlace place;  // its part is not set: parts are known by name
    std::string part; // empty: the body
    std::size_t offset = 0;
    std::string text;
    bool operator==(const FindingKey&) const = default;
};
FindingKey keyOf(const Finding& finding, const Snapshot& snapshot);
// Nothing for what is no such object.
std::optional<FindingKey> findingKey(const boost::json::value& json);

} // namespace zhangfa
