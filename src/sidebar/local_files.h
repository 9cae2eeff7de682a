// Files of this machine, for which the API has URLs.
#pragma once

#include <filesystem>
#include <string>

namespace zhangfa {

// A folder that goes with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder(); // throws std::system_error
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string fileUrl(const std::filesystem::path& file);
std::filesystem::path filePath(const std::string& url);
std::string bytesOf(const std::filesystem::path& file); // throws std::system_error
// docx; in small letters, without the dot.
std::string endingOf(const std::filesystem::path& file);
// What Calc reads.
bool isSpreadsheet(const std::filesystem::path& file);

} // namespace zhangfa
