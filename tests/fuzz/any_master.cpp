// Any text whatever, taken for the body of a bound document that is to be filled.
#include "any_master.h"

#include "batch/master.h"
#include "package/package_error.h"
#include "package/zip_writer.h"

#include <cstdlib>
#include <stdexcept>

namespace zhangfa {

namespace {

constexpr std::string_view wordNames =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
constexpr std::string_view openNames = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                                       "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                                       "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                                       "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                                       "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
                                       "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                                       "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"";
// What the document says of its fields itself.
constexpr std::string_view schema =
    R"({"title":"报表","fields":{"unit":{"title":"单位","type":"string"},"n":{"title":"次数","type":"integer"}},"sections":[{"id":"s",)"
    R"("title":"情况","fields":{"s.items":{"title":"问题","type":"array","format":"list","items":{"type":"object","properties":)"
    R"({"a":{"title":"内容","type":"string"}}},"item":"（{{#}}）{{a}}"},"s.rows":{"title":"表","type":"array","format":"table","items":)"
    R"({"type":"object","properties":{"a":{"title":"甲","type":"string"},"b":{"title":"乙","type":"integer"}}}},)"
    R"("s.text":{"title":"说明","type":"string","format":"long-text"}}}]})";

std::string escaped(std::string_view text) {
    std::string out;
    appendEscaped(out, text);
    return out;
}

std::string properties(std::string_view open, std::string_view middle, std::string_view close) {
    std::string all;
    std::string rest(schema);
    int number = 0;
    const auto add = [&](std::string_view name, std::string_view value) {
        all.append(open).append(name).append(middle).append(escaped(value)).append(close);
    };
    add("zf._kind", "form");
    for (std::size_t at = 0; at < rest.size(); at += 240) {
        add("zf._schema." + std::to_string(++number), std::string_view(rest).substr(at, 240));
    }
    add("zf.unit", "甲");
    add("zf.n", "〔次数〕");
    return all;
}

} // namespace

std::string documentAround(std::string_view body, bool docx) {
    std::string bytes;
    Deflater deflater(1);
    ZipWriter zip(bytes);
    const auto part = [&](std::string_view name, const std::string& xml) { zip.add(name, xml, deflater); };
    if (docx) {
        part("[Content_Types].xml",
             "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
             "PartName=\"/word/document.xml\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></"
             "Types>");
        part("_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"r1\" "
             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
             "Target=\"word/document.xml\"/>"
             "<Relationship Id=\"r2\" "
             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\" "
             "Target=\"docProps/custom.xml\"/></Relationships>");
        part("word/_rels/document.xml.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"r1\" "
             "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
             "Target=\"styles.xml\"/></Relationships>");
        part("word/styles.xml",
             "<w:styles " + std::string(wordNames) +
                 "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
                 "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style></w:styles>");
        part("word/document.xml",
             "<w:document " + std::string(wordNames) + "><w:body>" + std::string(body) + "</w:body></w:document>");
        part("docProps/custom.xml",
             "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
             "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">" +
                 properties("<property pid=\"2\" name=\"", "\"><vt:lpwstr>", "</vt:lpwstr></property>") +
                 "</Properties>");
    } else {
        zip.store("mimetype", "application/vnd.oasis.opendocument.text");
        part("content.xml",
             "<office:document-content " + std::string(openNames) +
                 "><office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" "
                 "style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>" +
                 std::string(body) + "</office:text></office:body></office:document-content>");
        part("styles.xml", "<office:document-styles " + std::string(openNames) +
                               "><office:styles><style:style style:name=\"Title\" "
                               "style:family=\"paragraph\"><style:paragraph-properties "
                               "fo:margin-left=\"0cm\"/></style:style></office:styles></office:document-styles>");
        part("meta.xml", "<office:document-meta " + std::string(openNames) + "><office:meta>" +
                             properties("<meta:user-defined meta:name=\"", "\">", "</meta:user-defined>") +
                             "</office:meta></office:document-meta>");
        part("META-INF/manifest.xml",
             "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");
    }
    zip.finish();
    return bytes;
}

void tryMaster(std::string_view input) {
    if (input.empty()) {
        return;
    }
    static const Library library;
    const bool docx = input.front() != 'o';
    try {
        const Master master(library, documentAround(input.substr(1), docx));
        Values row{{FieldId{"unit"}, "乙<&>"}, {FieldId{"n"}, 7}};
        const boost::json::array rows{boost::json::object{{"a", "一"}, {"b", 1}}, boost::json::object{{"a", "二"}}};
        for (const Field* block : master.blocks()) {
            if (!master.obstacles().contains(block->id)) {
                row[block->id] =
                    block->type == FieldType::longText ? boost::json::value("甲\n乙") : boost::json::value(rows);
            }
        }
        const RowTexts made = master.make(row);
        if (!made.form.empty()) {
            return;
        }
        Deflater deflater(1);
        Master::Buffers buffers;
        std::string out;
        master.write(made, master, deflater, out, buffers);
        const auto again = openDocument(out, true);
        if (again->snapshot.properties.at("zf.unit") != "乙<&>" || again->snapshot.properties.at("zf.n") != "7") {
            std::abort();
        }
        for (const FieldSpot& spot : again->fields) {
            const auto property = again->snapshot.properties.find(propertyPrefix + spot.field.value);
            if (property != again->snapshot.properties.end() && spot.shown != property->second) {
                std::abort();
            }
        }
    } catch (const PackageError&) { // it was refused
    }
}

} // namespace zhangfa
