// Texts in other encodings, made by iconv.
#pragma once

#include <stdexcept>
#include <string>

#include <iconv.h>

namespace zhangfa {

inline std::string encoded(const std::string& text, const char* encoding) {
    const iconv_t handle = iconv_open(encoding, "UTF-8");
    std::string from = text, result(text.size() * 4 + 16, '\0');
    char* in = from.data();
    char* out = result.data();
    std::size_t left = from.size(), room = result.size();
    const std::size_t done = iconv(handle, &in, &left, &out, &room);
    iconv_close(handle);
    if (done == static_cast<std::size_t>(-1)) {
        throw std::invalid_argument(encoding);
    }
    result.resize(result.size() - room);
    return result;
}

} // namespace zhangfa
