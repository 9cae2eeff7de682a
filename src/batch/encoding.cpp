// Encodings told apart by what cannot be in them.
#include "encoding.h"

#include "conversion.h"

#include <algorithm>

namespace zhangfa {

namespace {

// So many Chinese characters are not UTF-8 by chance.
constexpr std::size_t certain = 8;

unsigned char byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool isBetween(unsigned char byte, unsigned char first, unsigned char last) { return byte >= first && byte <= last; }

// Bytes of the character, by its first one; 0: no character begins with it.
std::size_t lengthOf(unsigned char first) {
    return first < 0x80                   ? 1
           : isBetween(first, 0xC2, 0xDF) ? 2
           : isBetween(first, 0xE0, 0xEF) ? 3
           : isBetween(first, 0xF0, 0xF4) ? 4
                                          : 0;
}

// Neither longer than need be, nor a surrogate, nor beyond Unicode.
bool maySecond(unsigned char first, unsigned char second) {
    const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return isBetween(second, least, most);
}

// Of characters of two bytes in UTF-8: whether each would be one of GB 2312, too.
bool mayBeGb2312(std::string_view bytes) {
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        if (byteAt(bytes, at) >= 0x80) {
            if (!isBetween(byteAt(bytes, at), 0xA1, 0xF7) || byteAt(bytes, at + 1) < 0xA1) {
                return false;
            }
            ++at;
        }
    }
    return true;
}

} // namespace

Utf8Scan scanUtf8(std::string_view bytes) {
    Utf8Scan scan;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const unsigned char first = byteAt(bytes, at);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = lengthOf(first);
        if (length == 0) {
            break;
        }
        std::size_t good = 1;
        while (
            good < length && at + good < bytes.size() &&
            (good == 1 ? maySecond(first, byteAt(bytes, at + 1)) : isBetween(byteAt(bytes, at + good), 0x80, 0xBF))) {
            ++good;
        }
        if (good < length) {
            scan.cut = at + good == bytes.size();
            break;
        }
        ++(length == 2 ? scan.two : scan.more);
        at += length;
    }
    scan.valid = at;
    return scan;
}

ByteOrderMark byteOrderMark(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::pair<std::string_view, Encoding> marks[] = {{"\xEF\xBB\xBF"sv, Encoding::utf8},
                                                               {"\xFF\xFE"sv, Encoding::utf16le},
                                                               {"\xFE\xFF"sv, Encoding::utf16be},
                                                               {"\x84\x31\x95\x33"sv, Encoding::gb18030}};
    for (const auto& [mark, encoding] : marks) {
        if (bytes.starts_with(mark)) {
            return {mark.size(), encoding};
        }
    }
    return {};
}

std::optional<Encoding> guessUtf16(std::string_view bytes) {
    // Line ends, separators, digits and letters are in any table; 一 (4E00) has a zero, too, on the other side.
    std::size_t little = 0, big = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const unsigned char one = byteAt(bytes, at), other = byteAt(bytes, at + 1);
        const auto isAscii = [](unsigned char byte) {
            return isBetween(byte, 0x20, 0x7E) || byte == '\n' || byte == '\r' || byte == '\t';
        };
        little += other == 0 && isAscii(one) ? 1 : 0;
        big += one == 0 && isAscii(other) ? 1 : 0;
    }
    if (little == big) {
        return std::nullopt;
    }
    const Encoding encoding = little > big ? Encoding::utf16le : Encoding::utf16be;
    std::string text;
    const auto step = Conversion(encoding).convert(bytes, text);
    return step.broken || text.find('\0') != std::string::npos ? std::nullopt : std::optional(encoding);
}

Guess guessEncoding(std::string_view bytes, bool last) {
    const Utf8Scan scan = scanUtf8(bytes);
    if (scan.valid == bytes.size() || (scan.cut && !last)) {
        const bool doubtful = scan.more == 0 && mayBeGb2312(bytes.substr(0, scan.valid));
        return doubtful ? Guess::either : Guess::utf8;
    }
    if (scan.more >= certain) {
        return Guess::utf8;
    }
    std::string text;
    const auto step = Conversion(Encoding::gb18030).convert(bytes, text);
    const bool whole = step.done == bytes.size() || (!step.broken && !last);
    return whole ? Guess::gb18030 : Guess::neither;
}

} // namespace zhangfa
