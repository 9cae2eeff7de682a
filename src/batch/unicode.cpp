// utf8proc's.
#include "unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace zhangfa {

namespace {

std::string mapped(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* result = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &result, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, std::free);
    return size < 0 ? std::string(text)
                    : std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
}

constexpr auto nfc = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);

} // namespace

std::string composed(std::string_view text) {
    const bool ascii = std::all_of(text.begin(), text.end(), [](char letter) { return (letter & 0x80) == 0; });
    return ascii ? std::string(text) : mapped(text, nfc);
}

std::string foldedName(std::string_view text) {
    // Once more after folding, which may leave letters and marks apart.
    return composed(mapped(text, static_cast<utf8proc_option_t>(nfc | UTF8PROC_CASEFOLD)));
}

} // namespace zhangfa
