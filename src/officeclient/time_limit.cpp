// Ends the office where a call takes longer than it may.
#include "officeclient/session.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace zhangfa {

struct TimeLimit::Clock {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool exceeded = false;
    std::jthread thread; // last: it is joined before the rest goes
};

TimeLimit::TimeLimit(Session& session, std::chrono::seconds limit) : clock_(std::make_unique<Clock>()) {
    clock_->thread = std::jthread([clock = clock_.get(), &session, limit](const std::stop_token& stop) {
        std::unique_lock lock(clock->mutex);
        clock->changed.wait_for(lock, stop, limit, [] { return false; });
        if (!stop.stop_requested()) {
            clock->exceeded = true;
            session.kill();
        }
    });
}

TimeLimit::~TimeLimit() = default;

bool TimeLimit::exceeded() const {
    const std::scoped_lock lock(clock_->mutex);
    return clock_->exceeded;
}

} // namespace zhangfa
