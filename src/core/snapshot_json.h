// A document's snapshot as JSON, for tests and diagnosis.
#pragma once

#include "snapshot.h"

#include <boost/json/value.hpp>

namespace zhangfa {

// {"body": [{"text", "style", "level", "label", "looks", "fields", "bookmarks"} or {"rows", "fields", "bookmarks"}],
// "elsewhere", "properties"}; what is empty is left out of an element.
boost::json::object toJson(const Snapshot& snapshot);
// Throws std::invalid_argument for anything toJson did not make.
Snapshot snapshotFromJson(const boost::json::value& json);

} // namespace zhangfa
