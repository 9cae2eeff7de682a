// The sockets of a running office: it makes them in /tmp whatever TMPDIR says, and a killed one cannot take them away.
#include "officeclient/child.h"

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

namespace zhangfa {

namespace fs = std::filesystem;

std::vector<fs::path> socketsOf(pid_t process) {
    const fs::path folder = fs::path("/proc") / std::to_string(process);
    std::set<std::string> inodes;
    std::error_code error;
    for (fs::directory_iterator entry(folder / "fd", error), end; !error && entry != end; entry.increment(error)) {
        std::error_code closed; // since it was listed
        const std::string target = fs::read_symlink(entry->path(), closed);
        if (target.starts_with("socket:[")) {
            inodes.insert(target.substr(8, target.size() - 9));
        }
    }
    std::vector<fs::path> result;
    std::ifstream table(folder / "net" / "unix");
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
            result.emplace_back(path);
        }
    }
    return result;
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
