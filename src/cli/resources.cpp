// What the command needs beside itself: the extension, its templates and its words.
#include "cli/resources.h"

#include <cstdlib>
#include <string_view>

namespace zhangfa {

namespace fs = std::filesystem;

Resources findResources() {
    const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
    if (fs::exists(folder / "zhangfa.oxt")) {
        return {folder / "zhangfa.oxt", folder / "zhangfa.rdb", folder / "oxt" / "templates", folder / "oxt" / "l10n"};
    }
    const fs::path share = folder.parent_path() / "share" / "zhangfa";
    return {share / "zhangfa.oxt", share / "zhangfa.rdb", share / "templates", share / "l10n"};
}

std::string userLanguage() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("zh") ? "zh-CN" : "en-US";
        }
    }
    return "en-US";
}

} // namespace zhangfa
