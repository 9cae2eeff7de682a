// What was measured: samples by name, and what they say.
#pragma once

#include <boost/json/object.hpp>

#include <map>
#include <string>
#include <vector>

namespace zhangfa::bench {

using Samples = std::vector<double>; // milliseconds
using Measured = std::map<std::string, Samples>;

double median(Samples samples); // 0 of none

// What the job answered goes in beside what is there.
void add(Measured& measured, const boost::json::object& figures);

} // namespace zhangfa::bench
