// The office that tests and benchmarks start: with what the build made.
#pragma once

#include "officeclient/installation.h"
#include "officeclient/session.h"

namespace zhangfa {

// `build`: the folder of the build. Fonts are those the page pictures use, where the build found them.
inline SessionOptions builtOffice(const std::filesystem::path& build) {
    setenv("XDG_CACHE_HOME", (build / "cache").c_str(), 1);
    SessionOptions options{{findOffice(), build / "zhangfa.oxt"}, build / "zhangfa.rdb", {}, std::chrono::seconds(60)};
    if (const auto fonts = build / "fonts.conf"; std::filesystem::exists(fonts)) {
        options.environment["FONTCONFIG_FILE"] = fonts.native();
    }
    return options;
}

} // namespace zhangfa
