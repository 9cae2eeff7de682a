// Reads the directory at the end, and holds each entry against its own header before any of it is believed.
#include "zip_archive.h"

#include "core/utf8.h"
#include "package_error.h"
#include "zip_format.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>

namespace zhangfa {

namespace {

using namespace zip;

[[noreturn]] void refuse(const char* reason) { throw PackageError({reason, {}}); }

// A name that is refused may hold anything, and ends up on a terminal.
[[noreturn]] void refuse(const char* reason, std::string_view entry) {
    std::string name(entry);
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    throw PackageError({reason, {name}}, name);
}

// A record of the end whose comment ends where the file does: a comment may have anything in it, also such a record.
std::size_t endRecord(std::string_view bytes) {
    for (std::size_t at = bytes.rfind(endSignature); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : bytes.rfind(endSignature, at - 1)) {
        const std::size_t left = bytes.size() - at;
        if (left > endSize + 0xFFFF) {
            break;
        }
        if (left >= endSize && left == endSize + get16(bytes, at + 20)) {
            return at;
        }
    }
    refuse("package.cut-off");
}

struct Directory {
    std::size_t begin = 0, end = 0, count = 0;
};

Directory directoryOf(std::string_view bytes) {
    const std::size_t at = endRecord(bytes);
    const std::size_t count = get16(bytes, at + 10), size = get32(bytes, at + 12), begin = get32(bytes, at + 16);
    if (count == in64Short || size == in64Long || begin == in64Long) {
        refuse("package.zip64");
    }
    if (get16(bytes, at + 4) != 0 || get16(bytes, at + 6) != 0 || get16(bytes, at + 8) != count) {
        refuse("package.split");
    }
    if (count > ZipArchive::mostEntries) {
        throw PackageError({"package.entries", {std::to_string(ZipArchive::mostEntries)}});
    }
    if (begin > at || size > at - begin) {
        refuse("package.cut-off");
    }
    return {begin, begin + size, count};
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// No name may lead out of the folder that somebody unpacks the archive into, on any system.
bool isSafe(std::string_view name) {
    if (name.empty() || name.front() == '/' || (name.size() > 1 && isLetter(name[0]) && name[1] == ':')) {
        return false;
    }
    if (std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F || c == '\\'; })) {
        return false;
    }
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const std::string_view step = name.substr(begin, end - begin);
        if (step == "." || step == "..") {
            return false;
        }
        begin = end + 1;
    }
    return true;
}

std::string nameOf(std::string_view bytes, std::uint16_t flags, const ZipArchive::NameReading& names) {
    std::string name(bytes);
    // Without the flag names are in whatever encoding the writer's system had.
    if ((flags & utf8Flag) == 0 && !isAscii(bytes)) {
        const std::optional<std::string> read = names ? names(bytes) : std::nullopt;
        if (!read) {
            refuse("package.name-encoding");
        }
        name = *read;
    } else if (brokenUtf8(bytes)) {
        refuse("package.name-encoding");
    }
    if (!isSafe(name)) {
        refuse("package.name", name);
    }
    return name;
}

// Deflate packs at most 258 bytes into two bits.
bool isPossible(const ZipEntry& entry) {
    return entry.deflated ? entry.size / 1032 <= entry.packed.size() : entry.size == entry.packed.size();
}

// Bytes [begin, end) of the archive: header and packed bytes of an entry.
struct Extent {
    std::size_t begin = 0, end = 0, entry = 0;
};

struct Decompressor {
    struct Free {
        void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
    };
    std::unique_ptr<libdeflate_decompressor, Free> memory{libdeflate_alloc_decompressor()};
};

// Completes `entry` from its own header, before which the directory's record stands.
Extent extentOf(std::string_view bytes, std::string_view record, const Directory& directory, ZipEntry& entry) {
    const std::size_t packed = get32(record, 20), begin = get32(record, 42);
    if (packed == in64Long || entry.size == in64Long || begin == in64Long) {
        refuse("package.zip64", entry.name);
    }
    if (begin > directory.begin || directory.begin - begin < localSize ||
        bytes.substr(begin, localSignature.size()) != localSignature) {
        refuse("package.damaged", entry.name);
    }
    const std::string_view local = bytes.substr(begin, directory.begin - begin);
    const std::size_t nameSize = get16(local, 26), data = localSize + nameSize + get16(local, 28);
    if (data > local.size() || packed > local.size() - data ||
        local.substr(localSize, nameSize) != record.substr(directorySize, get16(record, 28))) {
        refuse("package.damaged", entry.name);
    }
    const std::uint16_t flags = get16(local, 6);
    // With a descriptor the numbers stand behind the packed bytes; in a zip64 writer's header they may be in an extra
    // field.
    const bool numbered = (flags & descriptorFlag) == 0 && get32(local, 18) != in64Long && get32(local, 22) != in64Long;
    const auto differ = [&](std::size_t inHeader, std::size_t inRecord) {
        return get32(local, inHeader) != get32(record, inRecord);
    };
    if ((flags & encryptedFlag) != 0 || get16(local, 8) != get16(record, 10) ||
        (numbered && (differ(14, 16) || differ(18, 20) || differ(22, 24)))) {
        refuse("package.damaged", entry.name);
    }
    entry.packed = local.substr(data, packed);
    if (!isPossible(entry)) {
        refuse("package.damaged", entry.name);
    }
    return {begin, begin + data + packed, 0};
}

ZipEntry entryOf(std::string_view record, std::size_t nameSize, const ZipArchive::NameReading& names) {
    ZipEntry entry;
    const std::uint16_t flags = get16(record, 8), method = get16(record, 10);
    entry.name = nameOf(record.substr(directorySize, nameSize), flags, names);
    if ((flags & encryptedFlag) != 0) {
        refuse("package.encrypted", entry.name);
    }
    if (method != storedMethod && method != deflatedMethod) {
        refuse("package.method", entry.name);
    }
    if (get16(record, 34) != 0) {
        refuse("package.split");
    }
    entry.deflated = method == deflatedMethod;
    entry.crc = get32(record, 16);
    entry.size = get32(record, 24);
    return entry;
}

void refuseOverlaps(std::vector<Extent> extents, const std::vector<ZipEntry>& entries) {
    std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < extents.size(); ++i) {
        if (extents[i].begin < extents[i - 1].end) {
            refuse("package.overlap", entries[extents[i].entry].name);
        }
    }
}

} // namespace

ZipArchive::ZipArchive(std::string bytes, const NameReading& names) : bytes_(std::move(bytes)) {
    const std::string_view all = bytes_;
    if (all.starts_with(spannedSignature)) {
        refuse("package.split");
    }
    if (!all.starts_with(localSignature) && !all.starts_with(endSignature)) {
        refuse("package.no-archive");
    }
    const Directory directory = directoryOf(all);
    std::vector<Extent> extents;
    std::size_t total = 0;
    for (std::size_t at = directory.begin; entries_.size() < directory.count;) {
        const std::string_view record = all.substr(at, directory.end - at);
        if (record.size() < directorySize || !record.starts_with(directorySignature)) {
            refuse("package.cut-off");
        }
        const std::size_t nameSize = get16(record, 28);
        const std::size_t size = directorySize + nameSize + get16(record, 30) + get16(record, 32);
        if (size > record.size()) {
            refuse("package.cut-off");
        }
        ZipEntry entry = entryOf(record, nameSize, names);
        extents.push_back(extentOf(all, record, directory, entry));
        extents.back().entry = entries_.size();
        total += entry.size;
        if (!byName_.emplace(entry.name, entries_.size()).second) {
            refuse("package.duplicate", entry.name);
        }
        entries_.push_back(std::move(entry));
        at += size;
    }
    if (total > largestTotal) {
        throw PackageError({"package.total-too-large", {std::to_string(largestTotal / 1'000'000)}});
    }
    refuseOverlaps(std::move(extents), entries_);
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
    const auto found = byName_.find(name);
    return found == byName_.end() ? nullptr : &entries_[found->second];
}

std::string ZipArchive::unpack(const ZipEntry& entry, std::size_t limit) const {
    if (entry.size > limit) {
        throw PackageError({"package.too-large", {entry.name, std::to_string(limit / 1'000'000)}}, entry.name);
    }
    if (!isPossible(entry)) {
        refuse("package.damaged", entry.name);
    }
    std::string bytes;
    if (entry.deflated) {
        bytes.resize(entry.size);
        static thread_local const Decompressor decompressor; // an archive has many entries
        std::size_t read = 0, written = 0;
        if (!decompressor.memory) {
            throw std::bad_alloc();
        }
        if (libdeflate_deflate_decompress_ex(decompressor.memory.get(), entry.packed.data(), entry.packed.size(),
                                             bytes.data(), bytes.size(), &read, &written) != LIBDEFLATE_SUCCESS ||
            read != entry.packed.size() || written != entry.size) {
            refuse("package.damaged", entry.name);
        }
    } else {
        bytes = entry.packed;
    }
    if (libdeflate_crc32(0, bytes.data(), bytes.size()) != entry.crc) {
        refuse("package.damaged", entry.name);
    }
    return bytes;
}

} // namespace zhangfa
