// Threads that work side by side.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zhangfa {

// The first failure ends them all, and is thrown by finish().
class Crew {
public:
    using Work = std::function<void(std::size_t thread)>; // by the thread's number, from 0

    // One thread is the caller's own.
    explicit Crew(std::size_t threads);
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew();

    // Waits while much is still to be done. False: there was a failure.
    bool hand(Work work);
    // Waits so long at most; whether all is done, or there was a failure.
    bool rests(std::chrono::milliseconds atMost);
    // Waits for all; throws the failure.
    void finish();

private:
    void work(std::size_t thread);
    void join();

    std::mutex mutex_; // of what follows
    std::condition_variable changed_;
    std::deque<Work> waiting_;
    std::size_t busy_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;
};

} // namespace zhangfa
