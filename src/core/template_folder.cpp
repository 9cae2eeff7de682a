// Regular files only; a link counts as what it leads to.
#include "template_folder.h"

#include "source_text.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace zhangfa {
namespace fs = std::filesystem;

std::vector<std::string> TemplateFolder::list(const std::string& folder) const {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder_ / folder, error), end; !error && at != end; at.increment(error))
        if (std::error_code noFile; at->is_regular_file(noFile))
            names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<std::string> TemplateFolder::read(const std::string& path) const {
    const fs::path file = folder_ / path;
    if (std::error_code noFile; !fs::is_regular_file(file, noFile))
        return std::nullopt;
    std::ifstream stream(file, std::ios::binary);
    // As much as there is room for, and one byte more that tells that there was too much.
    std::error_code unknown;
    const auto size = fs::file_size(file, unknown);
    std::string bytes(unknown ? SourceText::maxBytes + 1 : std::min<std::size_t>(size, SourceText::maxBytes) + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.is_open() || stream.bad())
        throw std::system_error(errno, std::generic_category(), file.string());
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

} // namespace zhangfa
