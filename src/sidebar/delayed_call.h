// Does something on the main thread after a pause.
#pragma once

#include "sidebar/widget.h"

#include <chrono>
#include <memory>

namespace zhangfa {

// Owned by one object of the main thread; when it is destroyed, nothing is called any more.
class DelayedCall {
public:
    DelayedCall(const Context& context, std::chrono::milliseconds pause, Action action);
    DelayedCall(const DelayedCall&) = delete;
    DelayedCall& operator=(const DelayedCall&) = delete;
    ~DelayedCall();

    // The pause begins anew. Costs microseconds.
    void start();
    void stop();
    // What is waiting is done at once.
    void finish();
    bool waiting() const;

    struct Shared;

private:
    std::shared_ptr<Shared> shared_;
};

} // namespace zhangfa
