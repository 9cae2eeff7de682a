#include "xml_scan.h"

#include "package_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace zhangfa {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool isXmlCharacter(std::uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) ||
           (c > 0xFFFF && c <= 0x10FFFF);
}

// How many bytes of UTF-8 the character at the beginning has; 0 where it is broken. Texts of megabytes go through here,
// so that it is not left to a decoder.
std::size_t lengthOf(const char* at, const char* end) {
    const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
    const auto follows = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length < 2 || length > static_cast<std::size_t>(end - at) || !follows(1)) {
        return length < 2 ? length : 0;
    }
    if (length > 2 && !follows(2)) {
        return 0;
    }
    // Longer than needed, surrogates, beyond Unicode.
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) || (first == 0xF0 && byte(1) < 0x90) ||
        (first == 0xF4 && byte(1) > 0x8F) || (length > 3 && !follows(3))) {
        return 0;
    }
    return length;
}

// Eight bytes at a time: most of a part is ASCII without controls.
bool arePlain(const char* at, const char* end) {
    constexpr std::uint64_t each = 0x0101010101010101, high = 0x80 * each;
    std::uint64_t bytes = 0;
    if (end - at < std::ptrdiff_t(sizeof bytes)) {
        return false;
    }
    std::memcpy(&bytes, at, sizeof bytes);
    return ((bytes | (bytes - 0x20 * each)) & high) == 0; // a byte below 0x20 borrows its highest bit
}

// Whether a byte is one of a few.
class Signs {
public:
    consteval explicit Signs(std::string_view signs) {
        are_[0] = true;
        for (const char sign : signs) {
            are_[static_cast<unsigned char>(sign)] = true;
        }
    }
    // Where the first of them stands, or the NUL behind a text that has none in it.
    std::size_t find(std::string_view text, std::size_t at) const {
        const char* found = text.data() + at;
        while (!are_[static_cast<unsigned char>(*found)]) {
            ++found;
        }
        return static_cast<std::size_t>(found - text.data());
    }

private:
    std::array<bool, 256> are_{};
};
constexpr Signs ofText("<&"), ofTag("<>\"'"), ofValue("<&\""), ofOtherValue("<&'");

// `text` begins behind a &. Without a document type there are five names.
bool isReference(std::string_view text) {
    if (!text.starts_with('#')) {
        return text.starts_with("quot;") || text.starts_with("amp;") || text.starts_with("lt;") ||
               text.starts_with("gt;") || text.starts_with("apos;");
    }
    const std::string_view name = text.substr(0, std::min(text.find(';'), text.size()));
    if (name.size() == text.size()) {
        return false;
    }
    const bool hexadecimal = name.starts_with("#x");
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t character = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), character, hexadecimal ? 16 : 10);
    return error == std::errc() && end == digits.data() + digits.size() && isXmlCharacter(character);
}

class Scan {
public:
    Scan(const std::string& xml, const std::string& part) : xml_(xml), part_(part) {}

    void run() {
        checkCharacters();
        while (at_ < xml_.size()) {
            text();
            if (at_ < xml_.size()) {
                markup();
            }
        }
        if (depth_ != 0 || !root_) {
            refuse("package.xml", xml_.size());
        }
    }

private:
    [[noreturn]] void refuse(const char* reason, std::size_t at, std::size_t limit = 0) const {
        Message message{reason, {part_, std::to_string(lineOf(xml_, at))}};
        if (limit > 0) {
            message.args.push_back(std::to_string(limit));
        }
        throw PackageError(std::move(message), part_);
    }

    void checkCharacters() {
        const char* const end = xml_.data() + xml_.size();
        for (const char* at = xml_.data(); at != end;) {
            if (arePlain(at, end)) {
                at += sizeof(std::uint64_t);
                continue;
            }
            const auto first = static_cast<unsigned char>(*at);
            const std::size_t length = first >= 0x20 && first < 0x80 ? 1 : lengthOf(at, end);
            // A NUL, above all, would be the text's end for the parser.
            if (length == 0 || (first < 0x20 && !isSpace(*at))) {
                refuse(length == 0 ? "package.xml-encoding" : "package.xml",
                       static_cast<std::size_t>(at - xml_.data()));
            }
            at += length;
        }
        if (xml_.starts_with("\xEF\xBB\xBF")) {
            at_ = begin_ = 3;
        }
    }

    void count(std::size_t nodes) {
        nodes_ += nodes;
        if (nodes_ > mostXmlNodes) {
            refuse("package.xml-too-large", at_);
        }
    }

    void text() {
        const std::size_t begin = at_;
        if (depth_ == 0) {
            at_ = static_cast<std::size_t>(std::find_if_not(xml_.begin() + std::ptrdiff_t(at_), xml_.end(), isSpace) -
                                           xml_.begin());
            if (at_ < xml_.size() && xml_[at_] != '<') {
                refuse("package.xml", at_);
            }
        } else {
            at_ = passReferences(ofText, at_);
        }
        count(at_ > begin ? 1 : 0);
    }

    // Where the next of `signs` stands that is no &.
    std::size_t passReferences(const Signs& signs, std::size_t at) const {
        for (at = signs.find(xml_, at); at < xml_.size() && xml_[at] == '&'; at = signs.find(xml_, at + 1)) {
            if (!isReference(xml_.substr(at + 1, 12))) {
                refuse("package.xml", at);
            }
        }
        return at;
    }

    void passTo(std::string_view end, std::size_t from) {
        const std::size_t found = xml_.find(end, from);
        if (found == none) {
            refuse("package.xml", at_);
        }
        at_ = found + end.size();
    }

    void markup() {
        count(1);
        const char next = at_ + 1 < xml_.size() ? xml_[at_ + 1] : '\0';
        const std::string_view rest = xml_.substr(at_);
        if (next == '/') {
            if (depth_ == 0) {
                refuse("package.xml", at_);
            }
            --depth_;
            passTo(">", at_ + 2);
        } else if (next == '?') {
            if (rest.starts_with("<?xml") && isSpace(rest.size() > 5 ? rest[5] : 'x') && at_ != begin_) {
                refuse("package.xml", at_); // a declaration that is none: the text may begin anywhere
            }
            passTo("?>", at_ + 2);
        } else if (next != '!') {
            element();
        } else if (rest.starts_with("<!--")) {
            passTo("-->", at_ + 4);
        } else if (rest.starts_with("<![CDATA[") && depth_ > 0) {
            passTo("]]>", at_ + 9);
        } else {
            refuse(rest.starts_with("<!DOCTYPE") ? "package.xml-doctype" : "package.xml", at_);
        }
    }

    void element() {
        if (depth_ == 0 && root_) {
            refuse("package.xml", at_);
        }
        root_ = true;
        std::size_t attributes = 0, end = ofTag.find(xml_, at_ + 1);
        for (; end < xml_.size() && xml_[end] != '>'; end = ofTag.find(xml_, end + 1)) {
            if (xml_[end] == '<') {
                refuse("package.xml", at_);
            }
            if (++attributes > mostAttributes) {
                refuse("package.xml-attributes", at_, mostAttributes);
            }
            const char quote = xml_[end];
            end = passReferences(quote == '"' ? ofValue : ofOtherValue, end + 1);
            if (end == xml_.size() || xml_[end] != quote) {
                refuse("package.xml", at_);
            }
        }
        if (end == xml_.size()) {
            refuse("package.xml", at_);
        }
        count(attributes);
        if (xml_[end - 1] != '/' && ++depth_ > deepestElement) {
            refuse("package.xml-depth", at_, deepestElement);
        }
        at_ = end + 1;
    }

    std::string_view xml_;
    const std::string& part_;
    std::size_t begin_ = 0, at_ = 0, depth_ = 0, nodes_ = 0;
    bool root_ = false;
};

} // namespace

int lineOf(std::string_view xml, std::size_t offset) {
    const auto end = xml.begin() + std::ptrdiff_t(std::min(offset, xml.size()));
    return 1 + static_cast<int>(std::count(xml.begin(), end, '\n'));
}

void scanXml(const std::string& xml, const std::string& part) { Scan(xml, part).run(); }

} // namespace zhangfa
