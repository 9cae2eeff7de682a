// The results: a table for people, JSON for programs.
#pragma once

#include "client/samples.h"

#include <boost/json/object.hpp>

#include <ostream>

namespace zhangfa::bench {

// {"reached", "targets": [{"what", "value", "unit", "limit", "reached"}], "figures": {name: {"median", "least", "most",
// "count"}}}
boost::json::object resultsJson(const Measured& measured);

// First what must be reached, then every figure.
void printTable(const Measured& measured, std::ostream& out);

} // namespace zhangfa::bench
