// Whatever ends early, the user, the office or the disk: one message, no half file, nothing left behind.
#include "command.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include <sys/mount.h>
#include <unistd.h>

namespace zhangfa {
namespace {

class SuddenEnd : public CommandTest {
protected:
    const Arguments make = {"new",  "situation-report", "--values", source("samples/situation-report.json"), "-o",
                            "a.odt"};

    // What was killed is cleared away a moment later, by a process that outlives it.
    static bool soon(const std::function<bool()>& condition) {
        for (int i = 0; i < 200 && !condition(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return condition();
    }
    static bool isGone(pid_t process) {
        std::ifstream status("/proc/" + std::to_string(process) + "/stat");
        std::string id;
        std::string name;
        std::string state;
        return !(status >> id >> name >> state) || state == "Z";
    }
};

TEST_F(SuddenEnd, OfACommandLeavesNothingBehind) {
    for (const int number : {SIGINT, SIGTERM, SIGKILL}) {
        const pid_t command = start(make);
        const pid_t writer = office();
        ::kill(number == SIGINT ? -command : command, number);
        EXPECT_EQ(finish(command).status, 128 + number);
        EXPECT_TRUE(soon([&] { return isGone(writer) && leftBehind().empty(); }))
            << testing::PrintToString(leftBehind());
        EXPECT_FALSE(exists("a.odt"));
    }
}

TEST_F(SuddenEnd, OfTheOfficeIsTold) {
    write("a.odt", "old");
    const pid_t command = start(make);
    ::kill(office(), SIGKILL);
    const Outcome outcome = finish(command);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_TRUE(outcome.err.starts_with("zhangfa: LibreOffice")) << outcome.err;
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    EXPECT_EQ(read("a.odt"), "old");
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(SuddenEnd, ComesToAnOfficeThatHangs) {
    Arguments call = make;
    call.insert(call.end(), {"--timeout", "4"});
    const pid_t command = start(call);
    const pid_t writer = office();
    ::kill(writer, SIGSTOP);
    const Outcome outcome = finish(command);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("4 秒"), std::string::npos) << outcome.err;
    EXPECT_TRUE(isGone(writer));
    EXPECT_FALSE(exists("a.odt"));
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(SuddenEnd, OfTheDiskLeavesTheOldFile) {
    std::filesystem::create_directory(path("small"));
    if (mount("none", path("small").c_str(), "tmpfs", 0, "size=16k") != 0) {
        GTEST_SKIP() << "needs the right to mount a small disk";
    }
    write("small/a.odt", "old");
    Arguments call = make;
    call.back() = "small/a.odt";
    const Outcome outcome = run(call);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, "zhangfa: small/a.odt: 磁盘已满，没有写成。请腾出空间，或另选位置。\n");
    EXPECT_EQ(read("small/a.odt"), "old");
    const auto files = std::distance(std::filesystem::directory_iterator(path("small")), {});
    EXPECT_EQ(files, 1);
    umount(path("small").c_str());
}

TEST_F(SuddenEnd, OfAPipeIsTold) {
    output = "/dev/full";
    Arguments call = make;
    call.back() = "-";
    const Outcome outcome = run(call);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, "zhangfa: -: 磁盘已满，没有写成。请腾出空间，或另选位置。\n");
}

} // namespace
} // namespace zhangfa
