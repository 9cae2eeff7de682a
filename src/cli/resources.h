// What the command needs beside itself: the extension, its templates and its words.
#pragma once

#include <filesystem>
#include <string>

namespace zhangfa {

struct Resources {
    std::filesystem::path extension; // the .oxt
    std::filesystem::path types;     // zhangfa.rdb
    std::filesystem::path templates;
    std::filesystem::path texts; // l10n
};

// Beside the program in a build folder; in ../share/zhangfa where it is installed.
Resources findResources();

// zh-CN or en-US, by LC_ALL, LC_MESSAGES, LANG as every program does.
std::string userLanguage();

} // namespace zhangfa
