// Work on a thread of its own.
#include "sidebar/background.h"

#include <utility>

namespace zhangfa {

void Background::start(Work work) {
    const std::lock_guard lock(mutex_);
    if (ended_) {
        return;
    }
    if (stopped_) {
        *stopped_ = true;
    }
    waiting_ = std::move(work);
    if (!thread_.joinable()) {
        thread_ = std::thread([this] { run(); });
    }
    changed_.notify_all();
}

void Background::stop() {
    const std::lock_guard lock(mutex_);
    waiting_ = nullptr;
    if (stopped_) {
        *stopped_ = true;
    }
}

void Background::end() {
    std::thread thread;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        waiting_ = nullptr;
        if (stopped_) {
            *stopped_ = true;
        }
        thread.swap(thread_);
        changed_.notify_all();
    }
    if (thread.joinable()) {
        thread.join();
    }
}

void Background::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return waiting_ || ended_; });
        if (ended_) {
            return;
        }
        Work work = std::exchange(waiting_, nullptr);
        const auto stopped = std::make_shared<std::atomic<bool>>(false);
        stopped_ = stopped;
        lock.unlock();
        work(*stopped);
        work = nullptr; // what it holds goes without the lock
        lock.lock();
        stopped_.reset();
    }
}

} // namespace zhangfa
