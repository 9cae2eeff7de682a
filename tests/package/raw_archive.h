// Archives built by hand, so that each number in them can be wrong.
#pragma once

#include "package/package_error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhangfa {

struct RawEntry {
    std::string name, packed;
    std::uint16_t flags = 0, method = 0; // of the directory; of the header, too, unless the header has its own
    std::uint32_t crc = 0, size = 0;
    std::uint16_t disk = 0;
    std::string directoryExtra, headerExtra;
    std::string behind; // a descriptor, say
    std::optional<std::string> headerName;
    std::optional<std::uint16_t> headerFlags, headerMethod;
    std::optional<std::uint32_t> headerCrc, headerPacked, headerSize, packedSize, offset;
};

struct RawEnd {
    std::string comment;
    std::uint16_t disk = 0, directoryDisk = 0;
    std::optional<std::uint16_t> countHere, count;
    std::optional<std::uint32_t> size, begin;
};

RawEnd commented(std::string comment);
RawEntry stored(std::string name, std::string_view bytes);
RawEntry deflated(std::string name, std::string_view bytes);
std::string rawArchive(const std::vector<RawEntry>& entries, const RawEnd& end = {});

// An archive of stored texts: {name, text}, ….
using TextEntries = std::vector<std::pair<std::string, std::string>>;
std::string archiveOf(const TextEntries& texts);

// The key of the PackageError that `action` throws; empty where it throws none.
template <class Action> std::string reasonOf(Action action) {
    try {
        action();
    } catch (const PackageError& error) {
        return error.message.key;
    }
    return {};
}

} // namespace zhangfa
