// What a benchmark found: times in milliseconds by name. Judging them is the client's business.
#pragma once

#include <boost/json/object.hpp>

#include <chrono>
#include <string>

namespace zhangfa::bench {

class Figures {
public:
    // Times `work` once, as one more sample of `name`.
    template <class Work> void time(const std::string& name, const Work& work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        add(name, std::chrono::steady_clock::now() - begin);
    }
    void add(const std::string& name, std::chrono::duration<double, std::milli> taken) {
        boost::json::value& samples = all_[name];
        (samples.is_array() ? samples.get_array() : samples.emplace_array()).push_back(taken.count());
    }
    // {"name": [milliseconds, …]}, in order of their first sample.
    const boost::json::object& json() const { return all_; }

private:
    boost::json::object all_;
};

} // namespace zhangfa::bench
