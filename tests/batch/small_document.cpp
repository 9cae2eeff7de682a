// A small bound report, as ODT and DOCX.
#include "batch/small_document.h"

#include "core/compose.h"
#include "package/program.h"
#include "package/raw_archive.h"
#include "package/zip_archive.h"
#include "unit/memory_files.h"

#include <map>
#include <stdexcept>

namespace zhangfa {

const Library& smallReportLibrary() {
    static const Library library = [] {
        const MemoryFiles files{
            {"library.json", R"({ "order": ["things"], "fields": {
  "org": { "title": "机关名称", "type": "string", "required": true },
  "year": { "title": "年份", "type": "integer" },
  "seal": { "title": "印章", "type": "string", "enum": ["加盖印章", "不加盖印章"] },
  "date": { "title": "成文日期", "type": "string", "format": "date" } } })"},
            {"kinds/report.json",
             R"({ "title": "情况报告", "document": "报告", "heading": "{{org}}关于{{year}}年工作情况的报告",
  "fields": ["org", "year", "seal", "date"], "signature": ["{{org}}", "{{date}}"],
  "sections": [ { "id": "things", "need": "required" } ] })"},
            {"sections/things.md", R"(# 工作情况

{{org}}开会{{things.count}}次[，出席率{{things.rate}}]。

{{things.items}}

{{things.goals}}

{{things.remarks}}

{{things.table}}
)"},
            {"sections/things.json", R"({ "title": "工作情况", "fields": {
  "things.count": { "title": "开会次数", "type": "integer", "minimum": 0 },
  "things.rate": { "title": "出席率", "type": "string" },
  "things.items": { "title": "问题", "type": "array", "format": "list", "item": "（{{#}}）{{problem}}。",
    "items": { "type": "object", "properties": { "problem": { "title": "问题", "type": "string" } }, "required": ["problem"] },
    "prompt": "逐条写明问题" },
  "things.goals": { "title": "目标", "type": "array", "format": "list", "joined": true, "item": "{{#}}是{{goal}}",
    "items": { "type": "object", "properties": { "goal": { "title": "目标", "type": "string" } }, "required": ["goal"] },
    "prompt": "逐条写明目标" },
  "things.remarks": { "title": "说明", "type": "string", "format": "long-text", "prompt": "写明有关情况" },
  "things.table": { "title": "情况表", "type": "array", "format": "table",
    "items": { "type": "object", "properties": { "name": { "title": "名称", "type": "string" },
      "people": { "title": "人数", "type": "integer" } }, "required": ["name"] } } } })"},
        };
        LoadedLibrary loaded = loadLibrary(files);
        if (!loaded.problems.empty()) {
            throw std::logic_error(listed(loaded.problems));
        }
        return std::move(loaded.library);
    }();
    return library;
}

std::string entryOf(const std::string& archive, const std::string& name) {
    const ZipArchive opened(archive);
    const ZipEntry* entry = opened.find(name);
    return entry != nullptr ? opened.unpack(*entry) : std::string();
}

namespace {

std::string escaped(const std::string& text) {
    std::string out;
    appendEscaped(out, text);
    return out;
}

const std::string wordNames = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                              " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                              " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
                              "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

std::string run(const std::string& text, bool unfilled = false) {
    return std::string("<w:r>") + (unfilled ? "<w:rPr><w:rStyle w:val=\"U\"/></w:rPr>" : "") + "<w:t>" + escaped(text) +
           "</w:t></w:r>";
}

std::string wordParagraph(const std::string& style, const std::string& inside, const std::string& bookmark = {}) {
    static std::map<std::string, int> ids;
    const std::string number = std::to_string(ids.emplace(bookmark, ids.size() + 1).first->second);
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" +
           (bookmark.empty() ? inside
                             : "<w:bookmarkStart w:id=\"" + number + "\" w:name=\"" + bookmark + "\"/>" + inside +
                                   "<w:bookmarkEnd w:id=\"" + number + "\"/>") +
           "</w:p>";
}

std::string writerParagraph(const std::string& style, const std::string& inside, const std::string& bookmark = {},
                            bool heading = false) {
    const std::string tag = heading ? "text:h" : "text:p";
    return "<" + tag + " text:style-name=\"" + style + "\"" + (heading ? " text:outline-level=\"1\"" : "") + ">" +
           (bookmark.empty() ? inside
                             : "<text:bookmark-start text:name=\"" + bookmark + "\"/>" + inside +
                                   "<text:bookmark-end text:name=\"" + bookmark + "\"/>") +
           "</" + tag + ">";
}

class Maker {
public:
    explicit Maker(const SmallDocument& from) : from_(from), docx_(from.format == PackageFormat::docx) {}

    std::string text(const std::string& words) const { return docx_ ? run(words) : escaped(words); }
    std::string field(const std::string& id, const std::string& title) const {
        return from_.field(id, from_.shownOf(id, title));
    }
    std::string paragraph(const std::string& style, const std::string& inside, const std::string& bookmark = {},
                          bool heading = false) const {
        return docx_ ? wordParagraph(style, inside, bookmark) : writerParagraph(style, inside, bookmark, heading);
    }

    std::string body() const {
        std::string body = paragraph(
            "Title", field("org", "机关名称") + text("关于") + field("year", "年份") + text("年工作情况的报告"),
            "zf_title");
        body += paragraph(docx_ ? "H1" : "Heading_20_1", text("工作情况"), "zf_things", true);
        std::string sentence = field("org", "机关名称") + text("开会") +
                               (from_.countField.empty() ? field("things.count", "开会次数") : from_.countField) +
                               text("次");
        if (!from_.shownOf("things.rate", "").empty() && from_.shownOf("things.rate", "x") != "〔x〕") {
            sentence += text("，出席率") + field("things.rate", "出席率");
        }
        body += paragraph("Body",
                          sentence + text("。") + from_.behindSentence + (from_.surroundings ? note() + box() : ""));
        if (!from_.insteadOfItems.empty()) {
            body += from_.insteadOfItems;
        } else {
            for (std::size_t i = 0; i < from_.items.size(); ++i) {
                body += paragraph("Body", text(from_.items[i]), i == 0 ? "zf_things__items" : "");
            }
        }
        body += paragraph("Body", text(from_.goals), "zf_things__goals");
        for (std::size_t i = 0; i < from_.remarks.size(); ++i) {
            body += paragraph("Body", text(from_.remarks[i]), i == 0 ? "zf_things__remarks" : "");
        }
        body += table();
        body += paragraph("Signature", field("org", "机关名称"), "zf_signature");
        body += paragraph("Date", field("date", "成文日期"));
        return body;
    }

    std::string table() const {
        std::vector<std::vector<std::string>> rows{{"名称", "人数"}};
        rows.insert(rows.end(), from_.rows.begin(), from_.rows.end());
        std::string xml;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            xml += docx_ ? "<w:tr>" : "<table:table-row table:style-name=\"R\">";
            for (std::size_t cell = 0; cell < 2; ++cell) {
                const std::string inside =
                    paragraph("Cell", text(rows[i][cell]), i == 0 && cell == 0 ? "zf_things__table" : "");
                xml += docx_ ? "<w:tc><w:tcPr><w:tcW w:w=\"4000\"/></w:tcPr>" + inside + "</w:tc>"
                             : "<table:table-cell table:style-name=\"C\">" + inside + "</table:table-cell>";
            }
            xml += docx_ ? "</w:tr>" : "</table:table-row>";
        }
        return docx_ ? "<w:tbl><w:tblPr/><w:tblGrid/>" + xml + "</w:tbl>"
                     : "<table:table table:name=\"T\"><table:table-column table:number-columns-repeated=\"2\"/>" + xml +
                           "</table:table>";
    }

    std::string note() const {
        const std::string inside = field("org", "机关名称") + field("year", "年份");
        return docx_ ? "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                     : "<text:note "
                       "text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" +
                           writerParagraph("Body", inside) + "</text:note-body></text:note>";
    }
    std::string box() const {
        const std::string inside = paragraph("Body", text("框内") + field("year", "年份"));
        return docx_ ? "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" +
                           inside +
                           "</w:txbxContent></wps:txbx></w:drawing></"
                           "mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
                           inside + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                     : "<draw:frame><draw:text-box>" + inside + "</draw:text-box></draw:frame>";
    }
    std::string header() const { return paragraph("Body", text("页眉") + field("org", "机关名称")); }

    std::vector<std::pair<std::string, std::string>> properties() const {
        std::vector<std::pair<std::string, std::string>> all{{"zf._kind", "report"}};
        for (const auto& [id, value] : from_.values) {
            std::string said = value;
            for (const auto& [other, text] : from_.properties) {
                said = other == id ? text : said;
            }
            all.emplace_back("zf." + id, said);
        }
        return all;
    }

    std::string docx() const {
        std::string custom;
        int pid = 1;
        for (const auto& [name, value] : properties()) {
            const std::string type = name == "zf." + from_.number ? "vt:i4" : "vt:lpwstr";
            custom += "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"" + std::to_string(++pid) +
                      "\" name=\"" + name + "\"><" + type + ">" + escaped(value) + "</" + type + "></property>";
        }
        const auto style = [](const std::string& id, const std::string& name, const std::string& more = {}) {
            return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + more +
                   "</w:style>";
        };
        const std::string ind = "<w:pPr><w:ind w:left=\"100\" w:right=\"100\"/></w:pPr>";
        const std::string styles =
            "<w:styles" + wordNames + ">" + style("Title", "Title", ind) +
            style("H1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>") + style("Body", "Body Text") +
            style("Cell", "Table Contents") + style("Signature", "Signature", ind) +
            style("Date", "Zhangfa Date", ind) +
            (from_.unfilledStyle
                 ? "<w:style w:type=\"character\" w:styleId=\"U\"><w:name w:val=\"Zhangfa Unfilled\"/></w:style>"
                 : "") +
            "</w:styles>";
        const std::string names = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const auto relationship = [&](int id, const std::string& type, const std::string& target) {
            return "<Relationship Id=\"r" + std::to_string(id) + "\" Type=\"" + types + type + "\" Target=\"" + target +
                   "\"/>";
        };
        return archiveOf(
            {{"[Content_Types].xml",
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
              "Extension=\"xml\" "
              "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" +
                  names + "document.main+xml\"/></Types>"},
             {"_rels/.rels", "<Relationships>" + relationship(1, "officeDocument", "word/document.xml") +
                                 relationship(2, "custom-properties", "docProps/custom.xml") + "</Relationships>"},
             {"docProps/custom.xml", "<Properties xmlns:vt=\"urn:vt\">" + custom + "</Properties>"},
             {"word/_rels/document.xml.rels", "<Relationships>" + relationship(1, "styles", "styles.xml") +
                                                  relationship(2, "header", "header1.xml") +
                                                  relationship(3, "footnotes", "footnotes.xml") + "</Relationships>"},
             {"word/styles.xml", styles},
             {"word/header1.xml", "<w:hdr" + wordNames + ">" + (from_.surroundings ? header() : "<w:p/>") + "</w:hdr>"},
             {"word/footnotes.xml",
              "<w:footnotes" + wordNames + "><w:footnote w:id=\"2\">" +
                  (from_.surroundings ? paragraph("Body", field("org", "机关名称") + field("year", "年份"))
                                      : "<w:p/>") +
                  "</w:footnote></w:footnotes>"},
             {"word/document.xml",
              "<w:document" + wordNames + "><w:body>" + body() + "<w:sectPr/></w:body></w:document>"},
             {"word/media/image1.png", "not an image, and copied as it is"}});
    }

    std::string odt() const {
        const std::string names =
            " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"b\""
            " xmlns:draw=\"d\" xmlns:meta=\"m\" xmlns:manifest=\"n\" xmlns:dc=\"c\"";
        std::string meta;
        for (const auto& [name, value] : properties()) {
            const std::string type = name == "zf." + from_.number ? " meta:value-type=\"float\"" : "";
            meta +=
                "<meta:user-defined meta:name=\"" + name + "\"" + type + ">" + escaped(value) + "</meta:user-defined>";
        }
        const auto style = [](const std::string& name, const std::string& display, const std::string& more = {}) {
            return "<style:style style:name=\"" + name + "\" style:display-name=\"" + display +
                   "\" style:family=\"paragraph\">" + more + "</style:style>";
        };
        const std::string place =
            "<style:paragraph-properties fo:margin-left=\"1cm\" fo:margin-right=\"1cm\" fo:text-align=\"center\"/>";
        const std::string styles =
            "<office:document-styles" + names + "><office:styles>" + style("Title", "Title", place) +
            style("Body", "Text body") + style("Cell", "Table Contents") + style("Signature", "Signature", place) +
            style("Date", "Zhangfa Date", place) +
            (from_.unfilledStyle
                 ? "<style:style style:name=\"Zhangfa_20_Unfilled\" style:display-name=\"Zhangfa Unfilled\" "
                   "style:family=\"text\"/>"
                 : "") +
            "</office:styles><office:master-styles><style:master-page style:name=\"Standard\"><style:header>" +
            (from_.surroundings ? header() : "<text:p/>") +
            "</style:header></style:master-page></office:master-styles></office:document-styles>";
        return archiveOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml", "<office:document-content" + names + "><office:body><office:text>" + body() +
                                              "</office:text></office:body></office:document-content>"},
                          {"styles.xml", styles},
                          {"meta.xml", "<office:document-meta" + names + "><office:meta>" + meta +
                                           "</office:meta></office:document-meta>"},
                          {"META-INF/manifest.xml", "<manifest:manifest" + names + "/>"},
                          {"Pictures/1.png", "not an image, and copied as it is"}});
    }

private:
    const SmallDocument& from_;
    bool docx_;
};

} // namespace

std::string SmallDocument::shownOf(const std::string& id, const std::string& title) const {
    for (const auto& [each, value] : values) {
        if (each == id) {
            return value;
        }
    }
    return "〔" + title + "〕";
}

std::string SmallDocument::field(const std::string& id, const std::string& shown) const {
    const bool unfilled = shown.starts_with("〔");
    if (format == PackageFormat::odt) {
        const std::string field =
            "<text:user-defined text:name=\"zf." + id + "\">" + escaped(shown) + "</text:user-defined>";
        return unfilled ? "<text:span text:style-name=\"Zhangfa_20_Unfilled\">" + field + "</text:span>" : field;
    }
    const std::string properties = unfilled ? "<w:rPr><w:rStyle w:val=\"U\"/></w:rPr>" : "";
    const auto mark = [&](const std::string& inside) { return "<w:r>" + properties + inside + "</w:r>"; };
    return mark("<w:fldChar w:fldCharType=\"begin\"/>") +
           mark("<w:instrText xml:space=\"preserve\"> DOCPROPERTY \"zf." + id + "\"</w:instrText>") +
           mark("<w:fldChar w:fldCharType=\"separate\"/>") + run(shown, unfilled) +
           mark("<w:fldChar w:fldCharType=\"end\"/>");
}

std::string SmallDocument::bytes() const {
    const Maker maker(*this);
    return format == PackageFormat::docx ? maker.docx() : maker.odt();
}

} // namespace zhangfa
