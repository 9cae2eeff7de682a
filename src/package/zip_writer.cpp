// Headers have no extra fields and no time, so that the same entries give the same bytes.
#include "zip_writer.h"

#include "package_error.h"
#include "zip_format.h"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <libdeflate.h>

#include <array>
#include <cstring>
#include <new>
#include <stdexcept>

namespace zhangfa {

namespace {

using namespace zip;

constexpr std::size_t versionNeeded = 20; // deflate and folders
// Made by Unix: names from DOS are decoded as a code page by unzip, whatever the flag says. Modes 0644 and 0755 come
// with it.
constexpr std::size_t madeBy = 3U << 8 | versionNeeded;
constexpr std::size_t fileAttributes = 0100644U << 16, folderAttributes = 040755U << 16 | 0x10U;
constexpr std::size_t date = 1U << 5 | 1U; // 1980-01-01, the first that there is; the time is 00:00

void refuseBeyond(std::size_t number, std::size_t limit) {
    if (number >= limit) { // the limit itself means: look into a zip64 field
        throw PackageError({"package.write-too-large", {}});
    }
}

// What header and record of the directory have in common; `at` is where the version needed stands.
void putCommon(char* at, std::string_view name, bool deflated, std::uint32_t crc, std::size_t packed,
               std::size_t size) {
    put16(at, versionNeeded);
    put16(at + 2, isAscii(name) ? 0 : utf8Flag);
    put16(at + 4, deflated ? deflatedMethod : storedMethod);
    put16(at + 8, date);
    put32(at + 10, crc);
    put32(at + 14, packed);
    put32(at + 18, size);
    put16(at + 22, name.size());
}

} // namespace

Deflater::Deflater(int level) : compressor_(libdeflate_alloc_compressor(level)) {
    if (compressor_ == nullptr) {
        throw std::bad_alloc();
    }
}

Deflater::~Deflater() { libdeflate_free_compressor(compressor_); }

void Deflater::pack(std::string_view bytes, std::string& out) {
    // A string that grew to the bound would be filled with zeros first; packed bytes are few, and soon copied.
    const std::size_t bound = libdeflate_deflate_compress_bound(compressor_, bytes.size());
    if (bound > capacity_) {
        scratch_.reset(new char[bound]);
        capacity_ = bound;
    }
    out.append(scratch_.get(),
               libdeflate_deflate_compress(compressor_, bytes.data(), bytes.size(), scratch_.get(), capacity_));
}

std::size_t ZipWriter::begin(std::string_view name, std::size_t size, std::size_t packed) {
    refuseBeyond(count_ + 1, in64Short);
    refuseBeyond(name.size(), in64Short);
    refuseBeyond(size, in64Long);
    refuseBeyond(packed, in64Long);
    const std::size_t header = out_.size();
    refuseBeyond(header + localSize + name.size() + packed, in64Long);
    out_.append(localSize, '\0');
    out_.append(name);
    return header;
}

void ZipWriter::entry(std::string_view name, bool deflated, std::uint32_t crc, std::size_t size, std::size_t header) {
    const std::size_t packed = out_.size() - header - localSize - name.size();
    refuseBeyond(out_.size(), in64Long);
    std::memcpy(out_.data() + header, localSignature.data(), localSignature.size());
    putCommon(out_.data() + header + 4, name, deflated, crc, packed, size);

    std::array<char, directorySize> record{};
    std::memcpy(record.data(), directorySignature.data(), directorySignature.size());
    put16(record.data() + 4, madeBy);
    putCommon(record.data() + 6, name, deflated, crc, packed, size);
    put32(record.data() + 38, name.ends_with('/') ? folderAttributes : fileAttributes);
    put32(record.data() + 42, header);
    if (directory_.empty()) {
        directory_.reserve(32 * (directorySize + 32)); // more entries than most documents have
    }
    directory_.append(record.data(), record.size());
    directory_.append(name);
    ++count_;
}

void ZipWriter::copy(const ZipEntry& entry) {
    const std::size_t header = begin(entry.name, entry.size, entry.packed.size());
    out_.append(entry.packed);
    this->entry(entry.name, entry.deflated, entry.crc, entry.size, header);
}

void ZipWriter::add(std::string_view name, std::string_view bytes, Deflater& deflater) {
    const std::size_t header = begin(name, bytes.size(), 0);
    const std::size_t data = out_.size();
    deflater.pack(bytes, out_);
    const bool smaller = out_.size() - data < bytes.size();
    if (!smaller) {
        out_.resize(data);
        out_.append(bytes);
    }
    entry(name, smaller, libdeflate_crc32(0, bytes.data(), bytes.size()), bytes.size(), header);
}

void ZipWriter::add(std::string_view name, const PackedBeginning& beginning, std::string_view rest,
                    Deflater& deflater) {
    const std::size_t size = beginning.size + rest.size();
    const std::size_t header = begin(name, size, 0);
    out_.append(beginning.packed);
    deflater.pack(rest, out_);
    entry(name, true, libdeflate_crc32(beginning.crc, rest.data(), rest.size()), size, header);
}

PackedBeginning::PackedBeginning(std::string_view bytes)
    : size(bytes.size()), crc(libdeflate_crc32(0, bytes.data(), bytes.size())) {
    namespace zlib = boost::beast::zlib; // libdeflate ends each stream that it makes
    constexpr int level = 6, window = 15, memory = 9;
    zlib::deflate_stream stream;
    stream.reset(level, window, memory, zlib::Strategy::normal);
    packed.resize(stream.upper_bound(bytes.size()) + 16); // and the mark of the end
    zlib::z_params all;
    all.next_in = bytes.data();
    all.avail_in = bytes.size();
    all.next_out = packed.data();
    all.avail_out = packed.size();
    boost::beast::error_code error;
    stream.write(all, zlib::Flush::sync, error);
    if (error && error != zlib::error::need_buffers) {
        throw std::runtime_error(error.message());
    }
    packed.resize(all.total_out);
}

void ZipWriter::store(std::string_view name, std::string_view bytes) {
    const std::size_t header = begin(name, bytes.size(), bytes.size());
    out_.append(bytes);
    entry(name, false, libdeflate_crc32(0, bytes.data(), bytes.size()), bytes.size(), header);
}

void ZipWriter::finish() {
    const std::size_t begin = out_.size();
    refuseBeyond(begin + directory_.size(), in64Long);
    std::array<char, endSize> end{};
    std::memcpy(end.data(), endSignature.data(), endSignature.size());
    put16(end.data() + 8, count_);
    put16(end.data() + 10, count_);
    put32(end.data() + 12, directory_.size());
    put32(end.data() + 16, begin);
    out_.append(directory_);
    out_.append(end.data(), end.size());
}

} // namespace zhangfa
