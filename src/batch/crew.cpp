// Threads that work side by side.
#include "batch/crew.h"

#include <utility>

namespace zhangfa {

Crew::Crew(std::size_t threads) {
    for (std::size_t i = 0; i < threads && threads > 1; ++i) {
        threads_.emplace_back([this, i] { work(i); });
    }
}

Crew::~Crew() {
    {
        const std::lock_guard lock(mutex_);
        waiting_.clear();
    }
    join();
}

bool Crew::hand(Work work) {
    if (threads_.empty()) {
        work(0);
        return true;
    }
    std::unique_lock lock(mutex_);
    const std::size_t much = 4 * threads_.size();
    changed_.wait(lock, [&] { return waiting_.size() < much || failure_; });
    if (!failure_) {
        waiting_.push_back(std::move(work));
        changed_.notify_all();
    }
    return !failure_;
}

bool Crew::rests(std::chrono::milliseconds atMost) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, atMost, [&] { return (waiting_.empty() && busy_ == 0) || failure_; });
}

void Crew::finish() {
    join();
    if (failure_) {
        std::rethrow_exception(std::exchange(failure_, nullptr));
    }
}

void Crew::join() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }
    for (std::thread& thread : threads_) {
        thread.join();
    }
    threads_.clear();
}

void Crew::work(std::size_t thread) {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return !waiting_.empty() || ended_ || failure_; });
        if (waiting_.empty() || failure_) {
            return;
        }
        const Work work = std::move(waiting_.front());
        waiting_.pop_front();
        ++busy_;
        lock.unlock();
        changed_.notify_all();
        std::exception_ptr failed;
        try {
            work(thread);
        } catch (...) {
            failed = std::current_exception();
        }
        lock.lock();
        --busy_;
        failure_ = failure_ ? failure_ : failed;
        changed_.notify_all();
    }
}

} // namespace zhangfa
