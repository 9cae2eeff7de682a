// Paths as file URLs, byte by byte, so that no locale of the client changes a Chinese file name.
#include "officeclient/file_url.h"

#include <string_view>

namespace zhangfa {

std::string fileUrl(const std::filesystem::path& path) {
    static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/";
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string url = "file://";
    const std::filesystem::path absolute = std::filesystem::absolute(path).lexically_normal();
    for (const char c : absolute.native()) {
        if (plain.find(c) != std::string_view::npos) {
            url += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            url += '%';
            url += digits[byte >> 4U];
            url += digits[byte & 15U];
        }
    }
    return url;
}

} // namespace zhangfa
