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

// Only ASCII, Chinese characters (4E00 to 9FFF) and their punctuation (3000 to 3020), as names are as a rule: these are
// composed, and have no case.
bool isPlain(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = [&](std::size_t ahead) {
            return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0;
        };
        const auto isNext = [&](std::size_t ahead, int least, int most) {
            return byte(ahead) >= least && byte(ahead) <= most;
        };
        if (byte(0) < 0x80) {
            continue;
        }
        const bool character = (byte(0) >= 0xE5 && byte(0) <= 0xE9 && isNext(1, 0x80, 0xBF) && isNext(2, 0x80, 0xBF)) ||
                               (byte(0) == 0xE4 && isNext(1, 0xB8, 0xBF) && isNext(2, 0x80, 0xBF)) ||
                               (byte(0) == 0xE3 && byte(1) == 0x80 && isNext(2, 0x80, 0xA0));
        if (!character) {
            return false;
        }
        at += 2;
    }
    return true;
}

} // namespace

std::string composed(std::string_view text) { return isPlain(text) ? std::string(text) : mapped(text, nfc); }

std::string foldedName(std::string_view text) {
    if (isPlain(text)) {
        std::string folded(text);
        std::transform(folded.begin(), folded.end(), folded.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
        });
        return folded;
    }
    // Once more after folding, which may leave letters and marks apart.
    return composed(mapped(text, static_cast<utf8proc_option_t>(nfc | UTF8PROC_CASEFOLD)));
}

} // namespace zhangfa
