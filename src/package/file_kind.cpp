#include "file_kind.h"

#include "ascii_case.h"

#include <algorithm>
#include <string>

namespace zhangfa {

namespace {

// The beginning in lower case: what is looked for stands within the first few elements.
std::string beginningOf(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
    return asciiLower(bytes.substr(begin, 4096));
}

} // namespace

const char* refusalOf(std::string_view bytes) {
    if (bytes.empty()) {
        return "package.empty";
    }
    if (bytes.starts_with("PK")) {
        return nullptr;
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        return "package.compound-file";
    }
    const std::string beginning = beginningOf(bytes);
    const auto has = [&](std::string_view text) { return beginning.find(text) != std::string::npos; };
    if (beginning.starts_with("%pdf-")) {
        return "package.pdf";
    }
    if (beginning.starts_with("{\\rtf")) {
        return "package.rtf";
    }
    const bool markup = beginning.starts_with('<');
    if (beginning.starts_with("mime-version:") || (markup && (has("<html") || has("<!doctype html")))) {
        return "package.html";
    }
    if (markup) {
        return "package.flat-xml";
    }
    return "package.no-archive";
}

} // namespace zhangfa
