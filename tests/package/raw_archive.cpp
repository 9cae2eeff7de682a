#include "raw_archive.h"

#include <libdeflate.h>

namespace zhangfa {

namespace {

std::string little(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> (8 * i));
    }
    return text;
}

std::string two(std::size_t value) { return little(static_cast<std::uint32_t>(value), 2); }
std::string four(std::size_t value) { return little(static_cast<std::uint32_t>(value), 4); }

std::string headerOf(const RawEntry& entry) {
    const std::string& name = entry.headerName ? *entry.headerName : entry.name;
    return "PK\3\4" + two(20) + two(entry.headerFlags.value_or(entry.flags)) +
           two(entry.headerMethod.value_or(entry.method)) + two(0) + two(33) +
           four(entry.headerCrc.value_or(entry.crc)) + four(entry.headerPacked.value_or(entry.packed.size())) +
           four(entry.headerSize.value_or(entry.size)) + two(name.size()) + two(entry.headerExtra.size()) + name +
           entry.headerExtra;
}

std::string recordOf(const RawEntry& entry, std::size_t offset) {
    return "PK\1\2" + two(0x314) + two(20) + two(entry.flags) + two(entry.method) + two(0) + two(33) + four(entry.crc) +
           four(entry.packedSize.value_or(entry.packed.size())) + four(entry.size) + two(entry.name.size()) +
           two(entry.directoryExtra.size()) + two(0) + two(entry.disk) + two(0) + four(0100644U << 16) +
           four(entry.offset.value_or(offset)) + entry.name + entry.directoryExtra;
}

} // namespace

RawEnd commented(std::string comment) {
    RawEnd end;
    end.comment = std::move(comment);
    return end;
}

RawEntry stored(std::string name, std::string_view bytes) {
    RawEntry entry;
    entry.name = std::move(name);
    entry.packed = bytes;
    entry.size = static_cast<std::uint32_t>(bytes.size());
    entry.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
    return entry;
}

RawEntry deflated(std::string name, std::string_view bytes) {
    RawEntry entry = stored(std::move(name), bytes);
    entry.method = 8;
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
    entry.packed.resize(libdeflate_deflate_compress_bound(compressor, bytes.size()));
    entry.packed.resize(
        libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), entry.packed.data(), entry.packed.size()));
    libdeflate_free_compressor(compressor);
    return entry;
}

std::string rawArchive(const std::vector<RawEntry>& entries, const RawEnd& end) {
    std::string bytes, directory;
    for (const RawEntry& entry : entries) {
        directory += recordOf(entry, bytes.size());
        bytes += headerOf(entry) + entry.packed + entry.behind;
    }
    return bytes + directory + "PK\5\6" + two(end.disk) + two(end.directoryDisk) +
           two(end.countHere.value_or(end.count.value_or(entries.size()))) + two(end.count.value_or(entries.size())) +
           four(end.size.value_or(directory.size())) + four(end.begin.value_or(bytes.size())) +
           two(end.comment.size()) + end.comment;
}

std::string archiveOf(const TextEntries& texts) {
    std::vector<RawEntry> entries;
    for (const auto& [name, text] : texts) {
        entries.push_back(stored(name, text));
    }
    return rawArchive(entries);
}

} // namespace zhangfa
