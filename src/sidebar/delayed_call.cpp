// Does something on the main thread after a pause. UNO has no timer: one thread waits for all calls, and hands each
// over to the main thread (AsyncCallback).
#include "sidebar/delayed_call.h"

#include "sidebar/guarded.h"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <cppuhelper/implbase1.hxx>

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace zhangfa {

namespace css = com::sun::star;
using Clock = std::chrono::steady_clock;

namespace {

// The waiting thread: there while any DelayedCall is.
class Alarm {
public:
    static std::shared_ptr<Alarm> shared() {
        static std::mutex mutex;
        static std::weak_ptr<Alarm> running;
        const std::lock_guard lock(mutex);
        std::shared_ptr<Alarm> alarm = running.lock();
        if (!alarm) {
            alarm = std::make_shared<Alarm>();
            running = alarm;
        }
        return alarm;
    }

    Alarm() : state_(std::make_shared<State>()) {
        // Detached: joining could wait for a thread that waits for the main thread.
        std::thread([state = state_] { run(*state); }).detach();
    }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;
    ~Alarm() {
        const std::lock_guard lock(state_->mutex);
        state_->ended = true;
        state_->changed.notify_one();
    }

    void set(const void* owner, Clock::time_point when, Action ring) {
        const std::lock_guard lock(state_->mutex);
        state_->entries[owner] = {when, std::move(ring)};
        state_->changed.notify_one();
    }
    void clear(const void* owner) {
        const std::lock_guard lock(state_->mutex);
        state_->entries.erase(owner);
    }

private:
    struct Entry {
        Clock::time_point when;
        Action ring;
    };
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        std::map<const void*, Entry> entries;
        bool ended = false;
    };

    static void run(State& state) {
        std::unique_lock lock(state.mutex);
        while (!state.ended) {
            auto next = state.entries.end();
            for (auto entry = state.entries.begin(); entry != state.entries.end(); ++entry) {
                if (next == state.entries.end() || entry->second.when < next->second.when) {
                    next = entry;
                }
            }
            if (next == state.entries.end()) {
                state.changed.wait(lock);
            } else if (next->second.when > Clock::now()) {
                state.changed.wait_until(lock, Clock::time_point(next->second.when));
            } else {
                const Action ring = std::move(next->second.ring);
                state.entries.erase(next);
                lock.unlock();
                ring();
                lock.lock();
            }
        }
    }

    std::shared_ptr<State> state_;
};

class Callback final : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
    explicit Callback(Action action) : action_(std::move(action)) {}
    void SAL_CALL notify(const css::uno::Any&) override { guarded(action_); }

private:
    Action action_;
};

} // namespace

void onMainThread(const Context& context, Action action) {
    css::awt::AsyncCallback::create(context)->addCallback(new Callback(std::move(action)), css::uno::Any());
}

struct DelayedCall::Shared {
    std::shared_ptr<Alarm> alarm = Alarm::shared();
    css::uno::Reference<css::awt::XRequestCallback> mainThread;
    std::chrono::milliseconds pause;
    Action action;
    std::mutex mutex; // of due
    std::optional<Clock::time_point> due;

    // Whether it was due (at `when`, if given); it is no more.
    bool take(std::optional<Clock::time_point> when = std::nullopt) {
        const std::lock_guard lock(mutex);
        const bool taken = due && (!when || due == when);
        if (taken) {
            due.reset();
        }
        return taken;
    }
};

DelayedCall::DelayedCall(const Context& context, std::chrono::milliseconds pause, Action action)
    : shared_(std::make_shared<Shared>()) {
    shared_->mainThread = css::awt::AsyncCallback::create(context);
    shared_->pause = pause;
    shared_->action = std::move(action);
}

DelayedCall::~DelayedCall() { stop(); }

void DelayedCall::start() {
    const Clock::time_point when = Clock::now() + shared_->pause;
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->due = when;
    }
    const std::weak_ptr<Shared> weak = shared_;
    const auto onMainThread = [weak, when] {
        const std::shared_ptr<Shared> shared = weak.lock();
        if (shared && shared->take(when)) { // not stopped or begun anew meanwhile
            const Action action = shared->action;
            action();
        }
    };
    shared_->alarm->set(shared_.get(), when, [mainThread = shared_->mainThread, onMainThread] {
        try {
            mainThread->addCallback(new Callback(onMainThread), css::uno::Any());
        } catch (const css::uno::Exception&) { // NOLINT(bugprone-empty-catch): the office is closing
        }
    });
}

void DelayedCall::stop() {
    shared_->take();
    shared_->alarm->clear(shared_.get());
}

} // namespace zhangfa
