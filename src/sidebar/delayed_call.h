// Does something on the main thread after a pause.
#pragma once

#include "sidebar/widget.h"

#include <chrono>
#include <memory>

namespace zhangfa {

// Does it once, as soon as the main thread is free. Controls are touched by the main thread only: a listener or command
// that a remote client or a macro's thread sets off would otherwise wait for the main thread while that waits for the
// control.
void onMainThread(const Context& context, Action action);

// Destroyed on the main thread; after that nothing is called any more.
class DelayedCall {
public:
    DelayedCall(const Context& context, std::chrono::milliseconds pause, Action action);
    DelayedCall(const DelayedCall&) = delete;
    DelayedCall& operator=(const DelayedCall&) = delete;
    ~DelayedCall();

    // The pause begins anew. Costs microseconds; from any thread.
    void start();
    void stop();

    struct Shared;

private:
    std::shared_ptr<Shared> shared_;
};

} // namespace zhangfa
