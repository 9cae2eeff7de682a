// A bound ODT made by hand: only what tells of values, no office.
#pragma once

#include "package/zip_writer.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace zhangfa {

struct MadeOdt {
    std::map<std::string, std::string> properties; // full names
    std::string body;                              // of office:text

    // A paragraph that shows a field.
    MadeOdt& value(const std::string& id, const std::string& text) { return value(id, text, text); }
    MadeOdt& value(const std::string& id, const std::string& property, const std::string& shown) {
        properties["zf." + id] = property;
        body += "<text:p>" + id + "<text:user-defined text:name=\"zf." + id + "\">" + shown +
                "</text:user-defined></text:p>";
        return *this;
    }
    MadeOdt& paragraph(const std::string& text) {
        body += "<text:p>" + text + "</text:p>";
        return *this;
    }

    std::string bytes() const {
        const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-";
        const std::string names = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                                  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                                  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\">";
        std::string meta = head + "meta" + names + "<office:meta>";
        for (const auto& [name, value] : properties) {
            meta += "<meta:user-defined meta:name=\"" + name + "\">" + value + "</meta:user-defined>";
        }
        meta += "</office:meta></office:document-meta>";
        std::string out;
        Deflater deflater(1);
        ZipWriter zip(out);
        zip.store("mimetype", "application/vnd.oasis.opendocument.text");
        zip.add("content.xml",
                head + "content" + names + "<office:body><office:text>" + body +
                    "</office:text></office:body></office:document-content>",
                deflater);
        zip.add("styles.xml", head + "styles" + names + "</office:document-styles>", deflater);
        zip.add("meta.xml", meta, deflater);
        zip.finish();
        return out;
    }
};

inline MadeOdt boundOdt(const std::string& unit = "", const std::string& kind = "situation-report") {
    MadeOdt odt;
    odt.properties["zf._kind"] = kind;
    if (!unit.empty()) {
        odt.value("unit", unit);
    }
    return odt;
}

} // namespace zhangfa
