// The C library's iconv.
#include "conversion.h"

#include "encoding.h"

#include <cerrno>
#include <stdexcept>

#include <iconv.h>

namespace zhangfa {

Conversion::Conversion(Encoding from) : handle_(nullptr) {
    if (from == Encoding::utf8) {
        return;
    }
    const iconv_t handle = iconv_open("UTF-8", from == Encoding::utf16le   ? "UTF-16LE"
                                               : from == Encoding::utf16be ? "UTF-16BE"
                                                                           : "GB18030");
    if (handle == reinterpret_cast<iconv_t>(-1)) {
        throw std::runtime_error("iconv_open");
    }
    handle_ = handle;
}

Conversion::~Conversion() {
    if (handle_ != nullptr) {
        iconv_close(handle_);
    }
}

Conversion::Step Conversion::convert(std::string_view bytes, std::string& out) {
    if (handle_ == nullptr) {
        const Utf8Scan scan = scanUtf8(bytes);
        out.append(bytes.substr(0, scan.valid));
        return {scan.valid, scan.valid < bytes.size() && !scan.cut};
    }
    char* in = const_cast<char*>(bytes.data()); // iconv does not write there
    std::size_t left = bytes.size();
    while (left > 0) {
        const std::size_t before = out.size();
        std::size_t room = left * 2 + 16;
        out.resize(before + room);
        char* to = out.data() + before;
        const std::size_t result = iconv(handle_, &in, &left, &to, &room);
        const int error = errno;
        out.resize(out.size() - room);
        if (result == static_cast<std::size_t>(-1) && error != E2BIG) {
            return {bytes.size() - left, error != EINVAL};
        }
    }
    return {bytes.size(), false};
}

} // namespace zhangfa
