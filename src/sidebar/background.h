// Work that takes longer than a user waits for: one thing at a time, on a thread of its own.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace zhangfa {

class Background {
public:
    using Work = std::function<void(const std::atomic<bool>& stopped)>;

    Background() = default;
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background() { end(); }

    // What runs is stopped, what waits is forgotten; then this is done. It must see `stopped` soon, and throw nothing.
    void start(Work work);
    // What runs is stopped; does not wait for it.
    void stop();
    // The same, and waits; from then on nothing is started. From any thread but its own.
    void end();

private:
    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::shared_ptr<std::atomic<bool>> stopped_; // of what runs
    Work waiting_;
    bool ended_ = false;
    std::thread thread_;
};

} // namespace zhangfa
