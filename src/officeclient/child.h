// A program we start: in a process group of its own, ended with us, never left behind.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace zhangfa {

// Kills a process with its group, at once, and takes away the sockets an office then leaves in /tmp.
void endGroup(pid_t group);

// Files of the sockets by which a running office and what it started listen.
std::vector<std::filesystem::path> socketsOf(pid_t group);

struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments; // without the program's name
    // Beside what we have ourselves; an empty text takes the variable out.
    std::map<std::string, std::string> environment;
    std::filesystem::path log; // what it prints goes there
    bool kept = false;         // a keeper ends it should we die; else the kernel does, less cleanly
};

class Child {
public:
    // Throws std::system_error where it cannot be started.
    explicit Child(const Command& command);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child(); // ends it

    pid_t id() const { return id_; }
    // Its exit status (128 + signal where a signal ended it), or nothing while it runs.
    std::optional<int> status();
    std::optional<int> wait(std::chrono::milliseconds atMost);
    void kill() { endGroup(id_); } // safe from any thread

private:
    pid_t id_ = 0;
    std::optional<int> status_;
};

} // namespace zhangfa
