// Files that appear whole or not at all, whatever ends the program.
#pragma once

#include <filesystem>
#include <string_view>

namespace zhangfa {

// Folders that are missing are made. A file of that name gives way. Throws std::system_error: then it is as it was.
void writeWholeFile(const std::filesystem::path& file, std::string_view bytes);

// Whether the file has exactly these bytes.
bool hasBytes(const std::filesystem::path& file, std::string_view bytes);

} // namespace zhangfa
