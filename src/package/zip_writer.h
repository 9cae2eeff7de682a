// Writes ZIP archives: the same entries give the same bytes.
#pragma once

#include "zip_archive.h"

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace zhangfa {

// Packs one text after the other; keeps its memory. Not for several threads at once.
class Deflater {
public:
    explicit Deflater(int level); // 1 (fast) to 12 (small)
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    // Appends to `out`.
    void pack(std::string_view bytes, std::string& out);

private:
    libdeflate_compressor* compressor_;
    std::unique_ptr<char[]> scratch_;
    std::size_t capacity_ = 0;
};

// Appends an archive to `out`, whose own beginning is the archive's. Throws PackageError where it would need zip64
// (65,535 entries, 4 GiB); what is in `out` then is of no use.
// The beginning of a text, packed once for all texts that begin so: blocks of a deflate stream that ends at a byte and
// goes on.
struct PackedBeginning {
    PackedBeginning() = default;
    explicit PackedBeginning(std::string_view bytes);
    std::string packed;
    std::size_t size = 0;  // unpacked, in bytes
    std::uint32_t crc = 0; // of the unpacked bytes
};

class ZipWriter {
public:
    explicit ZipWriter(std::string& out) : out_(out) {}
    void copy(const ZipEntry& entry);                                            // as it is packed
    void add(std::string_view name, std::string_view bytes, Deflater& deflater); // stored where packing gains nothing
    // What begins so and goes on with `rest`.
    void add(std::string_view name, const PackedBeginning& beginning, std::string_view rest, Deflater& deflater);
    void store(std::string_view name, std::string_view bytes); // unpacked
    void finish();                                             // writes the directory

private:
    std::size_t begin(std::string_view name, std::size_t size, std::size_t packed); // gives where its header is
    void entry(std::string_view name, bool deflated, std::uint32_t crc, std::size_t size, std::size_t header);
    std::string& out_;
    std::string directory_;
    std::size_t count_ = 0;
};

} // namespace zhangfa
