// A program we start: in a process group of its own, ended with us, never left behind.
#include "officeclient/child.h"

#include <cerrno>
#include <csignal>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zhangfa {

namespace {

std::vector<std::string> environmentWith(const std::map<std::string, std::string>& changes) {
    std::vector<std::string> result;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string line = *entry;
        if (!changes.contains(line.substr(0, line.find('=')))) {
            result.push_back(line);
        }
    }
    for (const auto& [name, value] : changes) {
        if (!value.empty()) {
            result.push_back(std::string(name).append("=").append(value));
        }
    }
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    result.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
}

} // namespace

Child::Child(const Command& command) {
    // All memory is taken before the fork: other threads may hold locks.
    std::vector<std::string> arguments{command.program.native()};
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> environment = environmentWith(command.environment);
    std::vector<char*> argv = pointers(arguments);
    std::vector<char*> envp = pointers(environment);
    const std::string log = command.log.empty() ? "/dev/null" : command.log.native();
    const pid_t parent = getpid();

    id_ = fork();
    if (id_ < 0) {
        throw std::system_error(errno, std::generic_category(), command.program);
    }
    if (id_ == 0) {
        setpgid(0, 0);
        if (!command.kept) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
        }
        if (getppid() != parent) {
            _exit(127); // the parent died before it could be watched
        }
        const int in = open("/dev/null", O_RDONLY);
        const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        execve(argv[0], argv.data(), envp.data());
        _exit(127);
    }
    setpgid(id_, id_); // here too: the group exists before anybody signals it
}

Child::~Child() {
    if (!status()) {
        kill();
        wait(std::chrono::seconds(10));
    }
}

std::optional<int> Child::status() {
    int raw = 0;
    if (!status_ && waitpid(id_, &raw, WNOHANG) == id_) {
        status_ = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
    }
    return status_;
}

std::optional<int> Child::wait(std::chrono::milliseconds atMost) {
    const auto end = std::chrono::steady_clock::now() + atMost;
    while (!status() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return status_;
}

} // namespace zhangfa
