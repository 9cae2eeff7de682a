// An office of our own: started in a private profile, reached over a pipe, and gone when the session ends.
#pragma once

#include "officeclient/child.h"
#include "officeclient/keeper.h"
#include "officeclient/profile.h"

#include <com/sun/star/frame/XDesktop2.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace zhangfa {

struct SessionOptions {
    ProfileContent profile;
    std::filesystem::path types;                    // zhangfa.rdb: without it our own calls do not get through
    std::map<std::string, std::string> environment; // beside officeEnvironment
    std::chrono::seconds startWithin{60};
};

class Session {
public:
    // Throws OfficeFailure; nothing is left behind then.
    explicit Session(const SessionOptions& options);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    // Of the office; calls throw com::sun::star::lang::DisposedException once it is gone.
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context() const { return context_; }
    com::sun::star::uno::Reference<com::sun::star::frame::XDesktop2> desktop() const;

    // A folder of the session's own, gone with it.
    const std::filesystem::path& folder() const { return folder_; }
    // Takes `file` away, too, should we be ended before the session is.
    Keeper& keeper() { return *keeper_; }

    pid_t process() const { return office_->id(); }
    bool runs() { return office_ && !office_->status(); }
    void kill() { office_->kill(); }

    // Asks the office to end, as a user does; its exit status, or nothing where it would not.
    std::optional<int> terminate(std::chrono::milliseconds atMost);

private:
    void start(const SessionOptions& options);
    void connect(const SessionOptions& options);

    std::unique_ptr<Keeper> keeper_; // the first to come, the last to go
    std::filesystem::path folder_;
    std::string pipe_;
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> own_, context_;
    std::unique_ptr<Child> office_;
};

// Ends the office where a call takes longer than it may; the call then throws DisposedException.
class TimeLimit {
public:
    TimeLimit(Session& session, std::chrono::seconds limit);
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    ~TimeLimit();
    bool exceeded() const;

private:
    struct Clock;
    std::unique_ptr<Clock> clock_;
};

} // namespace zhangfa
