// What was measured: samples by name, and what they say.
#include "client/samples.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa::bench {

double median(const Samples& samples, double Sample::*which) {
    std::vector<double> sorted;
    for (const Sample& sample : samples) {
        sorted.push_back(sample.*which);
    }
    if (sorted.empty()) {
        return 0;
    }
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

void add(Measured& measured, const boost::json::object& figures) {
    for (const auto& [name, samples] : figures) {
        for (const boost::json::value& sample : samples.as_array()) {
            measured[name].push_back({sample.at(0).to_number<double>(), sample.at(1).to_number<double>()});
        }
    }
}

} // namespace zhangfa::bench
