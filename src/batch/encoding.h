// In which encoding a text is, where nothing says so.
#pragma once

#include "rows.h"

#include <string_view>

namespace zhangfa {

struct Utf8Scan {
    std::size_t valid = 0;         // bytes at the beginning that are UTF-8, as whole characters
    bool cut = false;              // what follows may be the beginning of one more
    std::size_t two = 0, more = 0; // characters of two bytes; of three or four
};
Utf8Scan scanUtf8(std::string_view bytes);

// How many bytes a byte order mark takes, and whose it is; 0: there is none.
struct ByteOrderMark {
    std::size_t size = 0;
    Encoding encoding = Encoding::utf8;
};
ByteOrderMark byteOrderMark(std::string_view bytes);

// UTF-16 without a mark: by where ASCII characters have their zeros. Nothing: these bytes are no text.
std::optional<Encoding> guessUtf16(std::string_view bytes);

enum class Guess { utf8, gb18030, either, neither };
// `bytes` begin with the first that is not ASCII; `last`: the file ends with them. A text that is UTF-8 but for an
// error far behind its beginning is UTF-8, so that the error is told. Either: all of it would be common characters of
// GB 2312.
Guess guessEncoding(std::string_view bytes, bool last);

} // namespace zhangfa
