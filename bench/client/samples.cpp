// What was measured: samples by name, and what they say.
#include "client/samples.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa::bench {

double median(Samples samples) {
    if (samples.empty()) {
        return 0;
    }
    std::sort(samples.begin(), samples.end());
    const std::size_t middle = samples.size() / 2;
    return samples.size() % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
}

void add(Measured& measured, const boost::json::object& figures) {
    for (const auto& [name, samples] : figures) {
        for (const boost::json::value& sample : samples.as_array()) {
            measured[name].push_back(sample.to_number<double>());
        }
    }
}

} // namespace zhangfa::bench
