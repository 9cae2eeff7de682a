// What a benchmark found: times in milliseconds by name. Judging them is the client's business.
#pragma once

#include <boost/json/object.hpp>

#include <chrono>
#include <ctime>
#include <string>

namespace zhangfa::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

// Time on the wall, and what of it this thread was at work: on a busy machine only the latter says much.
struct Taken {
    Milliseconds all{}, atWork{};
};

class Stopwatch {
public:
    Taken taken() const { return {std::chrono::steady_clock::now() - begin_, processor() - processor_}; }

private:
    static Milliseconds processor() {
        timespec used{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
    }
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    Milliseconds processor_ = processor();
};

class Figures {
public:
    // Times `work` once, as one more sample of `name`.
    template <class Work> void time(const std::string& name, const Work& work) {
        const Stopwatch watch;
        work();
        add(name, watch.taken());
    }
    void add(const std::string& name, const Taken& taken) {
        boost::json::value& samples = all_[name];
        (samples.is_array() ? samples.get_array() : samples.emplace_array())
            .push_back({taken.all.count(), taken.atWork.count()});
    }
    // {"name": [[milliseconds, of these at work], …]}, in order of their first sample.
    const boost::json::object& json() const { return all_; }

private:
    boost::json::object all_;
};

} // namespace zhangfa::bench
