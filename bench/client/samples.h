// What was measured: samples by name, and what they say.
#pragma once

#include <boost/json/object.hpp>

#include <map>
#include <string>
#include <vector>

namespace zhangfa::bench {

// Milliseconds on the wall, and of the processor alone.
struct Sample {
    double taken = 0, processor = 0;
};
using Samples = std::vector<Sample>;
using Measured = std::map<std::string, Samples>;

double median(const Samples& samples, double Sample::*which); // 0 of none

// What the job answered goes in beside what is there.
void add(Measured& measured, const boost::json::object& figures);

} // namespace zhangfa::bench
