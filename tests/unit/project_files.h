// Files of the project itself, read by tests.
#pragma once

#include "core/template_folder.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace zhangfa {

inline const std::filesystem::path root = ZHANGFA_SOURCE_DIR;

inline std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

// The templates that are shipped.
inline const Library& shippedLibrary() {
    static const Library loaded = loadLibrary(TemplateFolder(root / "templates")).library;
    return loaded;
}

} // namespace zhangfa
