// Files of this machine, for which the API has URLs.
#include "sidebar/local_files.h"

#include "package/ascii_case.h"
#include "uno/strings.h"

#include <osl/file.hxx>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace zhangfa {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string name = fs::temp_directory_path() / "zhangfa-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

std::string fileUrl(const fs::path& file) {
    rtl::OUString url;
    osl::FileBase::getFileURLFromSystemPath(fromUtf8(file.native()), url);
    return toUtf8(url);
}

fs::path filePath(const std::string& url) {
    rtl::OUString path;
    osl::FileBase::getSystemPathFromFileURL(fromUtf8(url), path);
    return toUtf8(path);
}

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in) {
        throw std::system_error(errno, std::generic_category(), file.native());
    }
    return bytes;
}

std::string endingOf(const fs::path& file) {
    const std::string ending = asciiLower(file.extension().native());
    return ending.empty() ? ending : ending.substr(1);
}

bool isSpreadsheet(const fs::path& file) {
    constexpr std::array endings{"xlsx", "ods", "xls", "xlsm", "et"};
    return std::ranges::find(endings, endingOf(file)) != endings.end();
}

} // namespace zhangfa
