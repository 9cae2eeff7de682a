// The parser takes UTF-8 that was looked at (xml_scan.h); only what it alone can tell is left to it.
#include "xml_part.h"

#include "ascii_case.h"
#include "xml_scan.h"

#include <boost/locale/utf.hpp>

#include <algorithm>
#include <iterator>

namespace zhangfa {

namespace {

constexpr unsigned everything =
    (pugi::parse_full | pugi::parse_ws_pcdata) & ~static_cast<unsigned>(pugi::parse_doctype);

[[noreturn]] void refuse(const char* reason, const std::string& part, int line) {
    throw PackageError({reason, {part, std::to_string(line)}}, part);
}

bool isUtf16(std::string_view xml) { return xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF"); }

std::string fromUtf16(std::string_view xml, const std::string& part) {
    using Utf8 = boost::locale::utf::utf_traits<char>;
    const std::size_t low = xml.starts_with("\xFF\xFE") ? 0 : 1;
    const auto unit = [&](std::size_t at) {
        return std::uint32_t(static_cast<unsigned char>(xml[at + low])) |
               std::uint32_t(static_cast<unsigned char>(xml[at + 1 - low])) << 8;
    };
    std::string text;
    for (std::size_t at = 2; at < xml.size(); at += 2) {
        std::uint32_t character = at + 1 < xml.size() ? unit(at) : 0xDC00;
        if (character >= 0xD800 && character < 0xE000) {
            const std::uint32_t second = character < 0xDC00 && at + 3 < xml.size() ? unit(at + 2) : 0;
            if (second < 0xDC00 || second > 0xDFFF) {
                refuse("package.xml-encoding", part, lineOf(text, text.size()));
            }
            character = 0x10000 + ((character - 0xD800) << 10) + (second - 0xDC00);
            at += 2;
        }
        Utf8::encode(character, std::back_inserter(text));
    }
    return text;
}

// Bytes that happen to be UTF-8 may be meant as something else.
void checkEncoding(pugi::xml_document& document, bool converted, const std::string& part) {
    pugi::xml_attribute encoding = document.first_child().attribute("encoding");
    if (document.first_child().type() != pugi::node_declaration || !encoding) {
        return;
    }
    const std::string_view name = encoding.value();
    if (converted) {
        encoding.set_value("UTF-8"); // which it is written as
    } else if (!sameIgnoringCase(name, "utf-8") && !sameIgnoringCase(name, "utf8") &&
               !sameIgnoringCase(name, "us-ascii")) {
        refuse("package.xml-encoding", part, 1);
    }
}

struct TextWriter : pugi::xml_writer {
    // pugixml leaves a CR in a text as it is, and whoever reads it makes a line's end of it. Those of the file itself
    // are gone by then: a CR was &#13;.
    void write(const void* data, std::size_t size) override {
        std::string_view rest(static_cast<const char*>(data), size);
        for (std::size_t at = rest.find('\r'); at != std::string_view::npos; at = rest.find('\r')) {
            text.append(rest.substr(0, at)).append("&#13;");
            rest.remove_prefix(at + 1);
        }
        text.append(rest);
    }
    std::string text;
};

} // namespace

pugi::xml_document parseXml(const std::string& xml, const std::string& part) {
    if (xml.size() > ZipArchive::largestPart) {
        refuse("package.xml-too-large", part, 1);
    }
    const bool converting = isUtf16(xml);
    const std::string converted = converting ? fromUtf16(xml, part) : std::string();
    const std::string& text = converting ? converted : xml;
    scanXml(text, part);
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(text.data(), text.size(), everything, pugi::encoding_utf8);
    if (!result) {
        refuse("package.xml", part, lineOf(text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0))));
    }
    checkEncoding(document, converting, part);
    return document;
}

std::string unpackPart(const Package& package, const std::string& part) {
    const ZipEntry* entry = package.archive->find(part);
    if (entry == nullptr) {
        throw PackageError({"package.no-part", {part}}, part);
    }
    return package.archive->unpack(*entry);
}

pugi::xml_document parsePart(const Package& package, const std::string& part) {
    return parseXml(unpackPart(package, part), part);
}

std::string xmlText(const pugi::xml_document& document) {
    TextWriter writer;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

} // namespace zhangfa
