// The numbers of APPNOTE 6.3.10 that reader and writer share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhangfa::zip {

constexpr std::string_view localSignature = "PK\3\4", directorySignature = "PK\1\2", endSignature = "PK\5\6",
                           spannedSignature = "PK\7\10";
constexpr std::size_t localSize = 30, directorySize = 46, endSize = 22; // without names, extra fields and comments

constexpr std::uint16_t encryptedFlag = 1U << 0, descriptorFlag = 1U << 3, utf8Flag = 1U << 11;
constexpr std::uint16_t storedMethod = 0, deflatedMethod = 8;
constexpr std::uint16_t in64Short = 0xFFFF;    // the number is in a zip64 field
constexpr std::uint32_t in64Long = 0xFFFFFFFF; // the same

inline std::uint16_t get16(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return std::uint32_t(static_cast<unsigned char>(bytes[at + i])); };
    return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

inline std::uint32_t get32(std::string_view bytes, std::size_t at) {
    return std::uint32_t(get16(bytes, at)) | std::uint32_t(get16(bytes, at + 2)) << 16;
}

inline void put16(char* at, std::size_t value) {
    at[0] = static_cast<char>(value);
    at[1] = static_cast<char>(value >> 8);
}

inline void put32(char* at, std::size_t value) {
    put16(at, value);
    put16(at + 2, value >> 16);
}

inline bool isAscii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > 0x7F) {
            return false;
        }
    }
    return true;
}

} // namespace zhangfa::zip
