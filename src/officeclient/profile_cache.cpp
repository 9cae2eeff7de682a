// Folders that are dear to make, kept by the name of what they were made from.
#include "officeclient/profile_cache.h"

#include <chrono>
#include <cstdlib>
#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

// Held while it lives; many may share it, one may hold it alone.
class FolderLock {
public:
    FolderLock(const fs::path& file, int kind) : fd_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        held_ = fd_ >= 0 && flock(fd_, kind) == 0;
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock() {
        if (fd_ >= 0) {
            close(fd_);
        }
    }
    explicit operator bool() const { return held_; }

private:
    int fd_ = -1;
    bool held_ = false;
};

std::optional<fs::path> cacheFolder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    fs::path folder;
    if (cache != nullptr && fs::path(cache).is_absolute()) {
        folder = fs::path(cache) / "zhangfa";
    } else if (home != nullptr && fs::path(home).is_absolute()) {
        folder = fs::path(home) / ".cache" / "zhangfa";
    } else {
        return std::nullopt;
    }
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || access(folder.c_str(), W_OK | X_OK) != 0) {
        return std::nullopt;
    }
    return folder;
}

// Times go along: the office compares them to see whether an extension is new to it.
void copyFolder(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
        const fs::path target = to / entry.path().filename();
        if (entry.is_directory()) {
            copyFolder(entry.path(), target);
        } else {
            fs::copy_file(entry.path(), target);
            fs::last_write_time(target, entry.last_write_time());
        }
    }
    fs::last_write_time(to, fs::last_write_time(from));
}

void forgetUnused(const fs::path& root, const std::string& name) {
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24 * 30);
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(root, error)) {
        const bool unfinished = entry.path().extension() == ".making"; // nobody else is at it: the lock is ours alone
        if (entry.is_directory(error) && entry.path().filename() != name &&
            (unfinished || fs::last_write_time(entry.path() / "used", error) < old)) {
            fs::remove_all(entry.path(), error);
        }
    }
}

} // namespace

void Digest::add(std::string_view text) {
    for (const char c : text) {
        value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    value_ = (value_ ^ 0xFFU) * 1099511628211ULL; // "a", "b" is not "ab"
}

std::string Digest::text() const {
    std::string result;
    for (int shift = 60; shift >= 0; shift -= 4) {
        result += "0123456789abcdef"[(value_ >> static_cast<unsigned>(shift)) & 15U];
    }
    return result;
}

bool copyKept(const std::string& name, const fs::path& target, Keeper& keeper,
              const std::function<void(const fs::path&)>& make) {
    const std::optional<fs::path> root = cacheFolder();
    if (!root) {
        return false;
    }
    const fs::path kept = *root / name;
    const fs::path lock = *root / "lock";
    const auto copied = [&] {
        const FolderLock shared(lock, LOCK_SH);
        if (!shared || !fs::exists(kept / "content")) {
            return false;
        }
        copyFolder(kept / "content", target);
        std::error_code ignored;
        fs::last_write_time(kept / "used", fs::file_time_type::clock::now(), ignored);
        return true;
    };
    if (copied()) {
        return true;
    }
    {
        const FolderLock alone(lock, LOCK_EX);
        if (!alone) {
            return false;
        }
        if (!fs::exists(kept / "content")) {
            forgetUnused(*root, name);
            const fs::path making = *root / (name + ".making");
            keeper.keep(making);
            fs::create_directories(making);
            close(open((making / "used").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
            make(making / "content");
            fs::rename(making, kept);
            keeper.release(making);
        }
    }
    return copied();
}

} // namespace zhangfa
