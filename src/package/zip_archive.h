// ZIP archives (APPNOTE 6.3.10), as far as ODF and OOXML packages use them: read without trust, written plainly.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhangfa {

struct ZipEntry {
    std::string name; // UTF-8
    bool deflated = false;
    std::uint32_t crc = 0; // of the unpacked bytes
    std::size_t size = 0;  // unpacked, in bytes
    std::string_view packed;
};

// An archive in memory. Everything the directory says is checked before it is believed.
class ZipArchive {
public:
    // Throws PackageError where it is no archive, is cut off, spans several files, or has an entry that is encrypted,
    // packed otherwise than by deflate, outside the file, on top of another one, twice there, or has a name that leaves
    // the folder.
    explicit ZipArchive(std::string bytes) : ZipArchive(std::move(bytes), nullptr) {}
    // Names that are not said to be UTF-8 and have more than ASCII are in `names`' hands: what they are in UTF-8, or
    // nothing. Without it, there may be none.
    using NameReading = std::function<std::optional<std::string>(std::string_view)>;
    ZipArchive(std::string bytes, const NameReading& names);
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    const std::vector<ZipEntry>& entries() const { return entries_; } // in the directory's order
    const ZipEntry* find(std::string_view name) const;                // null where there is none

    // Throws PackageError where bytes, size or checksum are wrong, or it is larger than `limit` bytes.
    std::string unpack(const ZipEntry& entry, std::size_t limit = largestPart) const;

    static constexpr std::size_t largestPart = 100'000'000;    // bytes
    static constexpr std::size_t largestTotal = 1'000'000'000; // bytes of all entries, unpacked
    static constexpr std::size_t mostEntries = 20'000;

private:
    std::string bytes_;
    std::vector<ZipEntry> entries_;
    std::map<std::string, std::size_t, std::less<>> byName_;
};

} // namespace zhangfa
