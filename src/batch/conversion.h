// Bytes of some encoding to UTF-8, a piece at a time.
#pragma once

#include "rows.h"

#include <string>
#include <string_view>

namespace zhangfa {

class Conversion {
public:
    explicit Conversion(Encoding from);
    ~Conversion();
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;

    // Appends to `out`. Says how many bytes are done: all, or those before a character that is cut off or broken.
    struct Step {
        std::size_t done = 0;
        bool broken = false;
    };
    Step convert(std::string_view bytes, std::string& out);

private:
    void* handle_; // iconv_t; null: UTF-8, which is only looked through
};

} // namespace zhangfa
