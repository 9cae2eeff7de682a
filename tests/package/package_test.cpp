// What a file is, where its parts are, and which files are not touched.
#include "package/package.h"
#include "raw_archive.h"

#include <gtest/gtest.h>

#include <array>

namespace zhangfa {
namespace {

using namespace std::string_literals;

std::string reason(const std::string& bytes) {
    return reasonOf([&] { openPackage(bytes); });
}

const std::string odt = "application/vnd.oasis.opendocument.text";

std::string odtWith(TextEntries entries) {
    entries.insert(entries.begin(), {{"mimetype", odt}, {"content.xml", "<a/>"}, {"styles.xml", "<a/>"}});
    return archiveOf(entries);
}

std::string relationships(const std::vector<std::array<std::string, 3>>& typesTargetsModes) {
    std::string xml = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (const auto& [type, target, mode] : typesTargetsModes) {
        xml += "<Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
               type + "\" Target=\"" + target + "\"" + (mode.empty() ? "" : " TargetMode=\"" + mode + "\"") + "/>";
    }
    return xml + "</Relationships>";
}

std::string contentTypes(const std::string& body, const std::string& type, const std::string& more = {}) {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"" +
           body + "\" ContentType=\"" + type + "\"/>" + more + "</Types>";
}

const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

std::string docxWith(const TextEntries& more, const std::string& types = {}) {
    TextEntries entries{{"[Content_Types].xml", contentTypes("/word/document.xml", word, types)},
                        {"_rels/.rels", relationships({{"officeDocument", "word/document.xml", ""}})},
                        {"word/document.xml", "<w:document/>"}};
    for (const auto& entry : more) {
        std::erase_if(entries, [&](const auto& known) { return known.first == entry.first; });
        entries.push_back(entry);
    }
    return archiveOf(entries);
}

// The body of a DOCX whose package refers to `target`.
std::string bodyAt(const std::string& target, const std::string& entry) {
    const Package package = openPackage(archiveOf({{"[Content_Types].xml", contentTypes("/" + entry, word)},
                                                   {"_rels/.rels", relationships({{"officeDocument", target, ""}})},
                                                   {entry, "<w:document/>"}}));
    return package.parts.body;
}

TEST(Package, OpensOdt) {
    const Package package = openPackage(odtWith({{"meta.xml", "<a/>"}, {"META-INF/manifest.xml", "<m:manifest/>"}}));
    EXPECT_EQ(package.format, PackageFormat::odt);
    EXPECT_EQ(package.parts.body, "content.xml");
    EXPECT_EQ(package.parts.styles, "styles.xml");
    EXPECT_EQ(package.parts.properties, "meta.xml");
    EXPECT_EQ(openPackage(archiveOf({{"mimetype", odt + "-template\n"}, {"content.xml", ""}})).parts.styles, "");
}

TEST(Package, RefusesOdtThatCannotBeTouched) {
    EXPECT_EQ(reason(archiveOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ""}})),
              "package.other-document");
    EXPECT_EQ(reason(archiveOf({{"mimetype", std::string(100'000, 'x')}, {"content.xml", ""}})),
              "package.other-document");
    EXPECT_EQ(reason(archiveOf({{"mimetype", odt}, {"styles.xml", ""}})), "package.no-body");
    EXPECT_EQ(reason(odtWith({{"META-INF/manifest.xml",
                               "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"}})),
              "package.encrypted");
    EXPECT_EQ(reason(odtWith({{"META-INF/manifest.xml", "<m:manifest>"}})), "package.xml");
    EXPECT_EQ(reason(odtWith({{"META-INF/documentsignatures.xml", ""}})), "package.signed");
    EXPECT_EQ(reason(odtWith({{"META-INF/macrosignatures.xml", ""}})), "package.signed");
    EXPECT_EQ(reason(odtWith({{"Basic/Standard/Module1.xml", ""}})), "package.macros");
    EXPECT_EQ(reason(odtWith({{"Scripts/python/a.py", ""}})), "package.macros");
    EXPECT_EQ(reason(odtWith({{"Basic/", ""}, {"Scripts/", ""}})), "");
}

TEST(Package, OpensDocx) {
    const Package package = openPackage(docxWith({
        {"_rels/.rels", relationships({{"extended-properties", "docProps/app.xml", ""},
                                       {"custom-properties", "docProps/custom.xml", ""},
                                       {"officeDocument", "word/document.xml", ""}})},
        {"docProps/custom.xml", "<a/>"},
        {"word/_rels/document.xml.rels", relationships({{"header", "header2.xml", ""},
                                                        {"styles", "/word/styles.xml", "Internal"},
                                                        {"footer", "./x/../footer1.xml", ""},
                                                        {"footnotes", "..\\word\\footnotes.xml", ""},
                                                        {"endnotes", "EndNotes.xml", ""},
                                                        {"header", "%E4%B8%AD%20.xml", ""},
                                                        {"header", "absent.xml", ""},
                                                        {"header", "header2.xml", "External"},
                                                        {"header", "../../header2.xml", ""},
                                                        {"hyperlink", "http://example.com/", "External"},
                                                        {"footer", "", ""}})},
        {"word/styles.xml", "<a/>"},
        {"word/header2.xml", "<a/>"},
        {"word/footer1.xml", "<a/>"},
        {"word/footnotes.xml", "<a/>"},
        {"word/endnotes.xml", "<a/>"},
    }));
    EXPECT_EQ(package.format, PackageFormat::docx);
    EXPECT_EQ(package.parts.body, "word/document.xml");
    EXPECT_EQ(package.parts.styles, "word/styles.xml");
    EXPECT_EQ(package.parts.properties, "docProps/custom.xml");
    EXPECT_EQ(package.parts.footnotes, "word/footnotes.xml");
    EXPECT_EQ(package.parts.endnotes, "word/endnotes.xml");
    EXPECT_EQ(package.parts.headers, (std::vector<std::string>{"word/header2.xml", "word/footer1.xml"}));
    const Package bare = openPackage(docxWith({}));
    EXPECT_EQ(bare.parts.styles, "");
    EXPECT_TRUE(bare.parts.headers.empty());
}

TEST(Package, FindsTheBodyWhereverItIs) {
    EXPECT_EQ(bodyAt("/word/document.xml", "word/document.xml"), "word/document.xml");
    EXPECT_EQ(bodyAt("word/document2.xml", "word/document2.xml"), "word/document2.xml");
    EXPECT_EQ(bodyAt("document.xml", "document.xml"), "document.xml");
    EXPECT_EQ(bodyAt("//Word/./Document.xml#x", "word/document.xml"), "word/document.xml");
    EXPECT_EQ(bodyAt("a%20b.xml", "a b.xml"), "a b.xml");
    EXPECT_EQ(reasonOf([] { bodyAt("../word/document.xml", "word/document.xml"); }), "package.no-body");
    EXPECT_EQ(reasonOf([] { bodyAt("absent.xml", "word/document.xml"); }), "package.no-body");
}

TEST(Package, KnowsTheNamesOfTheStrictFormat) {
    const std::string strict = "<Relationships><Relationship Type=\"http://purl.oclc.org/ooxml/officeDocument/"
                               "relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Type=\"http:"
                               "//purl.oclc.org/ooxml/officeDocument/relationships/customProperties\" "
                               "Target=\"docProps/custom.xml\"/></Relationships>";
    const Package package = openPackage(docxWith({{"_rels/.rels", strict}, {"docProps/custom.xml", "<a/>"}}));
    EXPECT_EQ(package.parts.body, "word/document.xml");
    EXPECT_EQ(package.parts.properties, "docProps/custom.xml");
}

TEST(Package, RefusesDocxThatCannotBeTouched) {
    EXPECT_EQ(reason(docxWith({})), "");
    EXPECT_EQ(reason(docxWith({{"[Content_Types].xml",
                                contentTypes("/word/document.xml", "application/vnd.openxmlformats-officedocument."
                                                                   "spreadsheetml.sheet.main+xml")}})),
              "package.other-document");
    EXPECT_EQ(reason(docxWith({{"[Content_Types].xml", contentTypes("/x.xml", word)}})), "package.other-document");
    EXPECT_EQ(reason(docxWith(
                  {{"[Content_Types].xml",
                    contentTypes("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")}})),
              "package.macros");
    EXPECT_EQ(reason(docxWith({}, "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")),
              "package.macros");
    EXPECT_EQ(reason(docxWith({{"word/_rels/document.xml.rels", relationships({{"vbaProject", "vbaProject.bin", ""}})},
                               {"word/vbaProject.bin", ""}})),
              "package.macros");
    EXPECT_EQ(reason(docxWith({{"word/other/VbaProject.bin", ""}})), "package.macros");
    EXPECT_EQ(reason(docxWith({{"_xmlsignatures/sig1.xml", ""}})), "package.signed");
    EXPECT_EQ(reason(docxWith({{"_rels/.rels", relationships({{"officeDocument", "word/document.xml", ""},
                                                              {"digital-signature/origin", "s/origin.sigs", ""}})},
                               {"s/origin.sigs", ""}})),
              "package.signed");
    EXPECT_EQ(reason(docxWith({{"_rels/.rels", "<Relationships/>"}})), "package.no-body");
    EXPECT_EQ(reason(docxWith({{"_rels/.rels", "<Relationships>"}})), "package.xml");
    EXPECT_EQ(reason(docxWith({{"[Content_Types].xml", "<!DOCTYPE x><Types/>"}})), "package.xml-doctype");
}

TEST(Package, SaysWhatOtherFilesAre) {
    EXPECT_EQ(reason(""), "package.empty");
    EXPECT_EQ(reason("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), "package.compound-file");
    EXPECT_EQ(reason("%PDF-1.7\n"), "package.pdf");
    EXPECT_EQ(reason("{\\rtf1\\ansi"), "package.rtf");
    EXPECT_EQ(reason("<!DOCTYPE HTML>\n<html>"), "package.html");
    EXPECT_EQ(reason("\xEF\xBB\xBF\r\n <HTML xmlns:o=\"urn:schemas-microsoft-com:office:office\">"), "package.html");
    EXPECT_EQ(reason("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">"), "package.html");
    EXPECT_EQ(reason("MIME-Version: 1.0\n"), "package.html");
    EXPECT_EQ(reason("<?xml version=\"1.0\"?><office:document/>"), "package.flat-xml");
    EXPECT_EQ(reason("<?xml version=\"1.0\"?><w:wordDocument/>"), "package.flat-xml");
    EXPECT_EQ(reason("关于工作的报告"), "package.no-archive");
    EXPECT_EQ(reason("\x89PNG"), "package.no-archive");
    EXPECT_EQ(reason("PK\7\10PK\3\4"), "package.split");
    EXPECT_EQ(reason(docxWith({}).substr(0, 300)), "package.cut-off");
    EXPECT_EQ(reason(archiveOf({{"a.docx", "x"}})), "package.other-archive");
}

} // namespace
} // namespace zhangfa
