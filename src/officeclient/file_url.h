// Paths as file URLs, byte by byte, so that no locale of the client changes a Chinese file name.
#pragma once

#include <filesystem>
#include <string>

namespace zhangfa {

// file:///…, percent-encoded; `path` is made absolute first.
std::string fileUrl(const std::filesystem::path& path);

} // namespace zhangfa
