// What the extension adds to starting Writer: runs with and without it, turn by turn.
#include "client/start.h"

#include "officeclient/child.h"
#include "officeclient/file_url.h"
#include "officeclient/keeper.h"
#include "uno/strings.h"

#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/connection/NoConnectException.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <cppuhelper/bootstrap.hxx>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <thread>

#include <unistd.h>

namespace zhangfa::bench {

namespace css = com::sun::star;
namespace fs = std::filesystem;
using css::uno::Reference;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

namespace {

constexpr auto patience = std::chrono::seconds(60);
constexpr auto glance = std::chrono::milliseconds(2);

Milliseconds processorTime(pid_t process) {
    clockid_t clock{};
    timespec used{};
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) {
        throw std::runtime_error("the office has ended");
    }
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

// The office's desktop, with an empty document in a window (without a display, --writer opens none); null where it
// ended.
Reference<css::frame::XDesktop2> openWriter(const Reference<css::uno::XComponentContext>& own, const std::string& pipe,
                                            Child& office) {
    const auto resolver = css::bridge::UnoUrlResolver::create(own);
    const rtl::OUString url = fromUtf8("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext");
    for (const auto end = Clock::now() + patience; Clock::now() < end && !office.status();
         std::this_thread::sleep_for(glance)) {
        try {
            const auto desktop = css::frame::Desktop::create(
                Reference<css::uno::XComponentContext>(resolver->resolve(url), css::uno::UNO_QUERY_THROW));
            desktop->loadComponentFromURL(ascii("private:factory/swriter"), ascii("_blank"), 0, {});
            return desktop;
        } catch (const css::connection::NoConnectException&) { // not yet
        }
    }
    return {};
}

struct Ended {
    std::optional<int> status; // nothing: it was too slow
};

// How long it takes, and how much of a processor.
Sample start(const Reference<css::uno::XComponentContext>& own, const Installation& installation,
             const fs::path& folder, Keeper& keeper) {
    const std::string pipe = "zhangfa-bench-" + std::to_string(getpid());
    std::vector<std::string> arguments = profileArguments(folder);
    for (const char* const argument : {"--headless", "--norestore", "--nologo", "--nodefault"}) {
        arguments.emplace_back(argument);
    }
    arguments.push_back("--accept=pipe,name=" + pipe + ";urp;");
    const auto begin = Clock::now();
    Child office({installation.program / "soffice.bin", arguments, officeEnvironment(folder), folder / "log", true});
    keeper.keep(office.id());
    const auto desktop = openWriter(own, pipe, office);
    if (!desktop.is()) {
        keeper.release(office.id());
        throw Ended{office.status()};
    }
    const Sample taken{Milliseconds(Clock::now() - begin).count(), processorTime(office.id()).count()};
    try {
        desktop->terminate();
    } catch (const css::uno::Exception&) { // it goes while it answers
    }
    office.wait(patience);
    keeper.release(office.id());
    return taken;
}

// A new profile may ask (81) to be started again, and on a busy machine more than once.
Sample startAgain(const Reference<css::uno::XComponentContext>& own, const Installation& installation,
                  const fs::path& folder, Keeper& keeper) {
    for (int asked = 0;; ++asked) {
        try {
            return start(own, installation, folder, keeper);
        } catch (const Ended& ended) {
            if (asked == 3 || ended.status != 81) {
                throw;
            }
        }
    }
}

} // namespace

void measureStart(const ProfileContent& with, int pairs, Measured& measured) {
    Keeper keeper;
    const fs::path folder = fs::temp_directory_path() / ("zhangfa-bench-" + std::to_string(getpid()));
    keeper.keep(folder);
    ProfileContent without = with;
    without.extension.clear();
    putProfile(with, folder / "with", keeper);
    putProfile(without, folder / "without", keeper);
    const auto own = cppu::defaultBootstrap_InitialComponentContext(fromUtf8(fileUrl(with.office.program / "unorc")));
    const auto once = [&](const char* name, bool counts) {
        const Sample taken = startAgain(own, with.office, folder / name, keeper);
        if (counts) {
            measured[std::string("start/") + name].push_back(taken);
        }
    };
    try {
        for (const char* const name : {"with", "without"}) {
            once(name, false); // fills caches
        }
        for (int pair = 0; pair < pairs; ++pair) {
            once(pair % 2 == 0 ? "with" : "without", true);
            once(pair % 2 == 0 ? "without" : "with", true);
        }
    } catch (const Ended& ended) {
        throw std::runtime_error("Writer does not start: " + std::to_string(ended.status.value_or(-1)));
    }
}

} // namespace zhangfa::bench
