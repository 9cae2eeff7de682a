// Files that appear whole or not at all.
#include "batch/whole_file.h"

#include "batch/descriptor.h"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zhangfa {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file) { throw std::system_error(errno, std::generic_category(), file.native()); }

void writeOrFail(int fd, std::string_view bytes, const fs::path& file) {
    if (!writeAll(fd, bytes)) {
        fail(file);
    }
}

int openFolderFor(const fs::path& folder) {
    constexpr mode_t mode = 0666;
    int fd = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    if (fd < 0 && errno == ENOENT) {
        std::error_code error;
        fs::create_directories(folder, error);
        fd = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    }
    return fd;
}

// Where the file system cannot keep a file without a name: under another one. Should we be killed, it stays.
void writeBeside(const fs::path& file, std::string_view bytes) {
    std::string beside = file.parent_path() / ".zhangfa-XXXXXX";
    Descriptor out(mkostemp(beside.data(), O_CLOEXEC));
    if (out.number() < 0) {
        fail(file);
    }
    const mode_t mask = umask(0);
    umask(mask);
    try {
        writeOrFail(out.number(), bytes, file);
        if (fchmod(out.number(), 0666U & ~mask) != 0 || !out.close() || rename(beside.c_str(), file.c_str()) != 0) {
            fail(file);
        }
    } catch (...) {
        unlink(beside.c_str());
        throw;
    }
}

} // namespace

void writeWholeFile(const fs::path& file, std::string_view bytes) {
    Descriptor out(openFolderFor(file.parent_path().empty() ? "." : file.parent_path()));
    if (out.number() < 0) {
        if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) {
            fail(file);
        }
        return writeBeside(file, bytes);
    }
    writeOrFail(out.number(), bytes, file);
    const std::string unnamed = "/proc/self/fd/" + std::to_string(out.number());
    if (linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, file.c_str(), AT_SYMLINK_FOLLOW) == 0) {
        return;
    }
    if (errno != EEXIST) {
        return writeBeside(file, bytes);
    }
    const std::string beside =
        file.parent_path() / (".zhangfa-" + std::to_string(getpid()) + "-" + std::to_string(out.number()));
    unlink(beside.c_str());
    if (linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, beside.c_str(), AT_SYMLINK_FOLLOW) != 0 ||
        rename(beside.c_str(), file.c_str()) != 0) {
        const int error = errno;
        unlink(beside.c_str());
        errno = error;
        fail(file);
    }
}

bool hasBytes(const fs::path& file, std::string_view bytes) {
    const Descriptor in(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat facts {};
    if (in.number() < 0 || fstat(in.number(), &facts) != 0 || static_cast<std::size_t>(facts.st_size) != bytes.size()) {
        return false;
    }
    std::array<char, 65536> buffer{};
    while (!bytes.empty()) {
        const ssize_t got = read(in.number(), buffer.data(), buffer.size());
        if (got <= 0 || static_cast<std::size_t>(got) > bytes.size() ||
            bytes.substr(0, static_cast<std::size_t>(got)) !=
                std::string_view(buffer.data(), static_cast<std::size_t>(got))) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(got));
    }
    return true;
}

} // namespace zhangfa
