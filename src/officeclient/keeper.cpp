// Clears up behind us whatever ends us: a small process that outlives ours for a moment.
#include "officeclient/keeper.h"

#include "officeclient/child.h"

#include <cerrno>
#include <csignal>
#include <set>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zhangfa {

namespace {

// Each line says what is kept; the end of the pipe says that the other side is gone.
void serve(int pipe) {
    std::set<std::string> paths;
    std::set<pid_t> groups;
    std::string line;
    char c = 0;
    while (true) {
        const ssize_t got = read(pipe, &c, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        if (c != '\0') {
            line += c;
            continue;
        }
        const std::string name = line.substr(1);
        switch (line[0]) {
        case '+':
            paths.insert(name);
            break;
        case '-':
            paths.erase(name);
            break;
        case 'p':
            groups.insert(std::stoi(name));
            break;
        default:
            groups.erase(std::stoi(name));
            break;
        }
        line.clear();
    }
    for (const pid_t group : groups) {
        endGroup(group);
    }
    for (int attempt = 0; attempt < 20 && !paths.empty(); ++attempt) { // what was just killed may still be writing
        std::erase_if(paths, [](const std::string& path) {
            std::error_code error;
            std::filesystem::remove_all(path, error);
            return !error;
        });
        if (!paths.empty()) {
            usleep(50'000);
        }
    }
}

} // namespace

Keeper::Keeper() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe");
    }
    id_ = fork();
    if (id_ < 0) {
        throw std::system_error(errno, std::generic_category(), "fork");
    }
    if (id_ == 0) {
        setsid(); // out of reach of Ctrl+C
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) {
            signal(number, SIG_IGN);
        }
        const int null = open("/dev/null", O_RDWR);
        for (int fd = 0; fd < 3; ++fd) {
            dup2(null, fd);
        }
        dup2(ends[0], 3);
        close_range(4, ~0U, 0); // our caller's locks, pipes and files are not ours to hold open
        serve(3);
        _exit(0);
    }
    close(ends[0]);
    pipe_ = ends[1];
}

Keeper::~Keeper() {
    close(pipe_);
    waitpid(id_, nullptr, 0);
}

void Keeper::tell(char what, const std::string& name) {
    const std::string line = what + name + '\0';
    if (write(pipe_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        throw std::system_error(errno, std::generic_category(), "pipe");
    }
}

} // namespace zhangfa
