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
#include <stdexcept>
#include <thread>
#include <utility>

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

// The office's desktop, with an empty document in a window. (Without a display, --writer opens none.)
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
    throw std::runtime_error("Writer does not start");
}

// How long it takes, and how much of a processor.
std::pair<Milliseconds, Milliseconds> start(const Reference<css::uno::XComponentContext>& own,
                                            const Installation& installation, const fs::path& folder, Keeper& keeper) {
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
    const std::pair<Milliseconds, Milliseconds> taken{Clock::now() - begin, processorTime(office.id())};
    try {
        desktop->terminate();
    } catch (const css::uno::Exception&) { // it goes while it answers
    }
    office.wait(patience);
    keeper.release(office.id());
    return taken;
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
        const auto [taken, processor] = start(own, with.office, folder / name, keeper);
        if (counts) {
            measured[std::string("start/") + name].push_back(taken.count());
            measured[std::string("start/") + name + ", processor"].push_back(processor.count());
        }
    };
    for (int pair = -1; pair < pairs; ++pair) { // the first pair fills the caches
        const bool first = pair % 2 == 0;
        once(first ? "with" : "without", pair >= 0);
        once(first ? "without" : "with", pair >= 0);
    }
}

} // namespace zhangfa::bench
