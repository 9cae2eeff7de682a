// Runs build/zhangfa as a user would, in a folder of the test's own.
#include "command.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

const fs::path buildFolder = ZHANGFA_BUILD_DIR;

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void redirect(const fs::path& file, int flags, int to) {
    const int fd = open(file.c_str(), flags, 0600);
    dup2(fd, to);
    close(fd);
}

} // namespace

CommandTest::CommandTest() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = buildFolder / "scratch" / (std::string(test->test_suite_name()) + "." + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "tmp");
    environment = {{"TMPDIR", folder_ / "tmp"},
                   {"XDG_CACHE_HOME", buildFolder / "cache"},
                   {"LC_ALL", "zh_CN.UTF-8"},
                   {"FONTCONFIG_FILE", buildFolder / "fonts.conf"}};
}

CommandTest::~CommandTest() {
    if (!HasFailure()) {
        fs::remove_all(folder_);
    }
}

pid_t CommandTest::start(const Arguments& arguments, const std::string& input) {
    std::ofstream(folder_ / ".stdin", std::ios::binary) << input;
    const std::string program = buildFolder / "zhangfa";
    std::vector<const char*> argv{program.c_str()};
    for (const std::string& argument : arguments) {
        argv.push_back(argument.c_str());
    }
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0); // as a shell does: Ctrl+C goes to the whole group
        for (const auto& [name, value] : environment) {
            setenv(name.c_str(), value.c_str(), 1);
        }
        redirect(folder_ / ".stdin", O_RDONLY, STDIN_FILENO);
        redirect(output == "/dev/null" ? folder_ / ".stdout" : fs::path(output), O_WRONLY | O_CREAT | O_TRUNC,
                 STDOUT_FILENO);
        redirect(folder_ / ".stderr", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
        if (chdir(folder_.c_str()) == 0) {
            execv(argv[0], const_cast<char* const*>(argv.data()));
        }
        _exit(127);
    }
    return child;
}

Outcome CommandTest::finish(pid_t command) {
    int raw = 0;
    while (waitpid(command, &raw, 0) < 0 && errno == EINTR) {
    }
    return {WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw), contentOf(folder_ / ".stdout"),
            contentOf(folder_ / ".stderr")};
}

Outcome CommandTest::run(const Arguments& arguments, const std::string& input) {
    return finish(start(arguments, input));
}

pid_t CommandTest::office() {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < end) {
        for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
            const std::string line = contentOf(entry.path() / "cmdline");
            if (line.find("soffice.bin") != std::string::npos && line.find("--accept") != std::string::npos &&
                line.find(folder_.native()) != std::string::npos) {
                return std::stoi(entry.path().filename());
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    ADD_FAILURE() << "no office was started";
    return 0;
}

void CommandTest::write(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
}

std::string CommandTest::read(const std::string& name) const { return contentOf(path(name)); }

std::vector<std::string> CommandTest::leftBehind() const {
    std::vector<std::string> result;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "tmp")) {
        result.push_back(entry.path());
    }
    static const std::array<std::string, 3> ours = {".stdin", ".stdout", ".stderr"};
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
        const std::string name = entry.path().filename();
        if (name.starts_with(".") && std::ranges::find(ours, name) == ours.end()) {
            result.push_back(entry.path()); // lock files, outputs half written
        }
    }
    return result;
}

std::string CommandTest::sample(const std::string& ending) {
    const fs::path kept = buildFolder / "scratch" / ("sample." + ending);
    static std::map<std::string, bool> made;
    if (!made[ending]) {
        fs::remove(kept);
        const Outcome outcome =
            run({"new", "situation-report", "--values", source("samples/situation-report.json"), "-o", kept});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        made[ending] = outcome.status == 0;
    }
    fs::copy_file(kept, path("报告." + ending));
    return "报告." + ending;
}

} // namespace zhangfa
