// The sockets of a running office: it makes them in /tmp whatever TMPDIR says, and a killed one cannot take them away.
#include "officeclient/child.h"

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include <unistd.h>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

// Numbers of the sockets that a process has open.
void addSockets(const fs::path& process, std::set<std::string>& inodes) {
    std::error_code error;
    for (fs::directory_iterator entry(process / "fd", error), end; !error && entry != end; entry.increment(error)) {
        std::error_code closed; // since it was listed
        const std::string target = fs::read_symlink(entry->path(), closed);
        if (target.starts_with("socket:[")) {
            inodes.insert(target.substr(8, target.size() - 9));
        }
    }
}

// unopkg, for one, starts a further program that listens, too.
std::vector<fs::path> processesOf(pid_t group) {
    std::vector<fs::path> result;
    std::error_code error;
    for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos && getpgid(std::stoi(name)) == group) {
            result.push_back(entry->path());
        }
    }
    return result;
}

} // namespace

std::vector<fs::path> socketsOf(pid_t group) {
    std::set<std::string> inodes;
    for (const fs::path& process : processesOf(group)) {
        addSockets(process, inodes);
    }
    std::set<fs::path> result; // a connection has its listener's name, too
    std::ifstream table("/proc/net/unix");
    for (std::string line; std::getline(table, line);) {
        std::istringstream columns(line);
        std::string skipped;
        std::string inode;
        std::string path;
        for (int i = 0; i < 6; ++i) {
            columns >> skipped;
        }
        columns >> inode >> path;
        if (inodes.contains(inode) && path.find("/OSL_PIPE_") != std::string::npos) {
            result.insert(path);
        }
    }
    return {result.begin(), result.end()};
}

void endGroup(pid_t group) {
    const std::vector<fs::path> sockets = socketsOf(group);
    ::kill(-group, SIGKILL);
    for (const fs::path& socket : sockets) {
        std::error_code gone;
        fs::remove(socket, gone);
    }
}

} // namespace zhangfa
