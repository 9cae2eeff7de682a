// A private profile of the office with the extension installed in it: made once, kept, and copied for every run.
#pragma once

#include "officeclient/installation.h"
#include "officeclient/keeper.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zhangfa {

struct ProfileContent {
    Installation office;
    std::filesystem::path extension; // the .oxt; empty: none
    std::string language = "zh-CN";  // of the office's own words: zh-CN or en-US
};

// Puts such a profile into `folder`, which must not exist or be empty: a copy of the one kept under
// $XDG_CACHE_HOME/zhangfa (or ~/.cache/zhangfa), which is made first where it is missing. Throws OfficeFailure.
void putProfile(const ProfileContent& content, const std::filesystem::path& folder, Keeper& keeper);

// What an office has to be told so that it uses the profile in `folder` and nothing else.
std::vector<std::string> profileArguments(const std::filesystem::path& folder);

// What an office of ours finds in its environment: file names are UTF-8 whatever the user's locale says, temporary
// files go to `folder`, and no display is used.
std::map<std::string, std::string> officeEnvironment(const std::filesystem::path& folder);

} // namespace zhangfa
