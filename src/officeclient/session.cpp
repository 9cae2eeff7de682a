// An office of our own: started in a private profile, reached over a pipe, and gone when the session ends.
#include "officeclient/session.h"

#include "officeclient/file_url.h"
#include "officeclient/office_failure.h"
#include "uno/strings.h"

#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/connection/NoConnectException.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <cppuhelper/bootstrap.hxx>
#include <rtl/bootstrap.hxx>

#include <cerrno>
#include <cstdlib>
#include <thread>

#include <unistd.h>

namespace zhangfa {

namespace css = com::sun::star;
namespace fs = std::filesystem;

namespace {

fs::path newFolder() {
    std::error_code error;
    fs::path parent = fs::temp_directory_path(error);
    if (error) {
        parent = "/tmp";
    }
    std::string name = parent / "zhangfa-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
        throw OfficeFailure({"cli.profile-unwritable", {parent.native()}});
    }
    return name;
}

// The client's own half of UNO: enough to reach an office and to know the types of its calls.
css::uno::Reference<css::uno::XComponentContext> ownContext(const SessionOptions& options) {
    const fs::path& program = options.profile.office.program;
    const std::string types = fileUrl(program / "types" / "offapi.rdb") + " " + fileUrl(options.types);
    rtl::Bootstrap::set("URE_MORE_TYPES", fromUtf8(types));
    try {
        return cppu::defaultBootstrap_InitialComponentContext(fromUtf8(fileUrl(program / "unorc")));
    } catch (const css::uno::Exception& error) {
        throw OfficeFailure({"cli.office-not-reached", {toUtf8(error.Message)}});
    }
}

std::string said(const fs::path& log) {
    std::string text;
    if (FILE* file = std::fopen(log.c_str(), "r")) {
        char buffer[400];
        text.assign(buffer, std::fread(buffer, 1, sizeof buffer, file));
        std::fclose(file);
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    return text;
}

} // namespace

Session::Session(const SessionOptions& options) : keeper_(std::make_unique<Keeper>()), folder_(newFolder()) {
    keeper_->keep(folder_);
    pipe_ = folder_.filename(); // nobody else has it
    putProfile(options.profile, folder_ / "office", *keeper_);
    own_ = ownContext(options);
    start(options);
    connect(options);
}

Session::~Session() {
    // Killed, not asked: the profile goes anyway, and a dialog or a crash must not hold us up.
    context_.clear();
    if (office_) {
        const pid_t group = office_->id();
        office_.reset();
        keeper_->release(group);
    }
    try {
        const css::uno::Reference<css::lang::XComponent> component(own_, css::uno::UNO_QUERY);
        if (component.is()) {
            component->dispose();
        }
    } catch (const css::uno::Exception&) { // the other side is gone: just what was wanted
    }
}

void Session::start(const SessionOptions& options) {
    const fs::path profile = folder_ / "office";
    std::vector<std::string> arguments = profileArguments(profile);
    for (const char* argument : {"--headless", "--norestore", "--nologo", "--nodefault"}) {
        arguments.emplace_back(argument);
    }
    arguments.push_back("--accept=pipe,name=" + pipe_ + ";urp;");
    std::map<std::string, std::string> environment = officeEnvironment(profile);
    for (const auto& [name, value] : options.environment) {
        environment[name] = value;
    }
    try {
        office_ = std::make_unique<Child>(
            Command{options.profile.office.program / "soffice.bin", arguments, environment, folder_ / "log", true});
    } catch (const std::system_error& error) {
        throw OfficeFailure({"cli.office-not-started", {error.what()}});
    }
    keeper_->keep(office_->id());
}

void Session::connect(const SessionOptions& options) {
    const auto resolver = css::bridge::UnoUrlResolver::create(own_);
    const rtl::OUString url = fromUtf8("uno:pipe,name=" + pipe_ + ";urp;StarOffice.ComponentContext");
    // NOLINTNEXTLINE(clang-analyzer-deadcode.DeadStores): read in the loop
    const auto end = std::chrono::steady_clock::now() + options.startWithin;
    int restarts = 0;
    while (true) {
        try {
            context_.set(resolver->resolve(url), css::uno::UNO_QUERY_THROW);
            for (const fs::path& socket : socketsOf(office_->id())) {
                keeper_->keep(socket); // should it crash
            }
            return;
        } catch (const css::connection::NoConnectException&) { // not yet
        } catch (const css::uno::Exception& error) {
            throw OfficeFailure({"cli.office-not-reached", {toUtf8(error.Message)}});
        }
        if (const std::optional<int> status = office_->status()) {
            keeper_->release(office_->id());
            if ((*status != 81 && *status != 79) || ++restarts > 2) {
                throw OfficeFailure({"cli.office-ended", {std::to_string(*status), said(folder_ / "log")}});
            }
            start(options); // a new profile may ask for it
        }
        if (std::chrono::steady_clock::now() > end) {
            throw OfficeFailure({"cli.office-slow", {std::to_string(options.startWithin.count())}});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

css::uno::Reference<css::frame::XDesktop2> Session::desktop() const { return css::frame::Desktop::create(context_); }

std::optional<int> Session::terminate(std::chrono::milliseconds atMost) {
    try {
        desktop()->terminate();
    } catch (const css::uno::Exception&) { // it may be gone before it answers
    }
    return office_->wait(atMost);
}

} // namespace zhangfa
