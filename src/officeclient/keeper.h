// Clears up behind us whatever ends us: a small process that outlives ours for a moment, ends what we started and takes
// away what we put on disk, also after Ctrl+C and kill -9.
#pragma once

#include <filesystem>

#include <sys/types.h>

namespace zhangfa {

class Keeper {
public:
    Keeper(); // throws std::system_error
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;
    ~Keeper(); // everything still kept is cleared away when this returns

    void keep(const std::filesystem::path& fileOrFolder) { tell('+', fileOrFolder.native()); }
    void release(const std::filesystem::path& fileOrFolder) { tell('-', fileOrFolder.native()); }
    void keep(pid_t group) { tell('p', std::to_string(group)); }
    void release(pid_t group) { tell('q', std::to_string(group)); }

private:
    void tell(char what, const std::string& name);

    pid_t id_ = 0;
    int pipe_ = -1;
};

} // namespace zhangfa
