// Files in and out: an input is never written to, an output appears whole or not at all.
#include "cli/files.h"

#include "batch/descriptor.h"
#include "cli/failure.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

constexpr std::array documents = {"odt", "docx", "doc", "pdf", "fodt"};
constexpr std::array data = {"json", "csv", "ods", "xlsx", "xls"};

std::string endingOf(const std::string& name) {
    std::string ending = fs::path(name).extension().native();
    ending.erase(0, 1);
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
}

bool isFormat(const std::string& ending, OutputFile::Kind kind) {
    const auto& all = kind == OutputFile::Kind::document ? documents : data;
    return std::ranges::find(all, ending) != all.end();
}

[[noreturn]] void unwritable(const std::string& file, int error) {
    const char* key = error == ENOSPC || error == EDQUOT                    ? "cli.disk-full"
                      : error == EACCES || error == EPERM || error == EROFS ? "cli.no-permission"
                                                                            : "cli.unwritable";
    refuseInput({key, {std::strerror(error)}}, file);
}

} // namespace

std::string readAll(const std::string& file) {
    const std::string name = file == "-" ? "/dev/stdin" : file;
    std::error_code error;
    if (fs::is_directory(name, error)) {
        refuseInput({"cli.is-folder", {}}, file);
    }
    const Descriptor in(file == "-" ? dup(STDIN_FILENO) : open(name.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text;
    std::array<char, 65536> buffer{};
    ssize_t got = in.number() < 0 ? -1 : 1;
    while (got > 0) {
        got = read(in.number(), buffer.data(), buffer.size());
        text.append(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    if (got < 0) {
        refuseInput({errno == ENOENT ? "cli.no-such-file" : "cli.unreadable", {std::strerror(errno)}}, file);
    }
    return text;
}

void writeOut(std::string_view text) {
    if (!writeAll(STDOUT_FILENO, text)) {
        unwritable("-", errno);
    }
}

OutputFile::OutputFile(std::string name, const std::string& input, Kind kind)
    : name_(std::move(name)), ending_(endingOf(name_)) {
    if (name_ == "-") {
        ending_ = isFormat(endingOf(input), kind) ? endingOf(input) : kind == Kind::document ? "odt" : "json";
        return;
    }
    if (!isFormat(ending_, kind)) {
        refuseInput({kind == Kind::document ? "cli.unknown-format" : "sheet.unknown-format", {ending_}}, name_);
    }
    std::error_code error;
    if (!input.empty() && input != "-" && fs::equivalent(name_, input, error)) {
        refuseInput({"cli.output-is-input", {}}, name_);
    }
    if (fs::exists(name_, error) && !fs::is_regular_file(name_, error)) {
        refuseInput({"cli.output-no-file", {}}, name_);
    }
    const fs::path folder = fs::absolute(name_).parent_path();
    if (!fs::is_directory(folder, error)) {
        refuseInput({"cli.no-such-folder", {folder.native()}}, name_);
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        unwritable(name_, errno);
    }
}

void OutputFile::take(const fs::path& made, Keeper& keeper) const {
    std::ifstream file(made, std::ios::binary);
    put(std::string(std::istreambuf_iterator<char>(file), {}), keeper);
}

void OutputFile::put(std::string_view bytes, Keeper& keeper) const {
    if (name_ == "-") {
        writeOut(bytes);
        return;
    }
    std::error_code ignored;
    const fs::path target = fs::is_symlink(name_, ignored) ? fs::canonical(name_, ignored) : fs::absolute(name_);
    std::string beside = target.parent_path() / ".zhangfa-XXXXXX";
    Descriptor out(mkostemp(beside.data(), O_CLOEXEC));
    if (out.number() < 0) {
        unwritable(name_, errno);
    }
    keeper.keep(beside);
    struct stat old {};
    const mode_t mask = umask(0);
    umask(mask);
    const mode_t mode = stat(target.c_str(), &old) == 0 ? old.st_mode & 07777U : 0666U & ~mask;
    const bool written = writeAll(out.number(), bytes) && fchmod(out.number(), mode) == 0 && fsync(out.number()) == 0 &&
                         out.close() && rename(beside.c_str(), target.c_str()) == 0;
    const int error = errno;
    if (!written) {
        unlink(beside.c_str());
    }
    keeper.release(beside);
    if (!written) {
        unwritable(name_, error);
    }
}

} // namespace zhangfa
