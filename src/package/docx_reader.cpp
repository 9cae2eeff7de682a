// Reads a DOCX as Writer reads it.
#include "document.h"

#include "docx_numbering.h"
#include "docx_styles.h"
#include "docx_text.h"
#include "field_code.h"
#include "xml_part.h"

#include "core/utf8.h"

namespace zhangfa {

namespace {

constexpr std::size_t quoted = 20; // characters of a paragraph by which a message names it

class Reader {
public:
    Reader(DirectDocument& document, bool withLooks, KnownStyles* known)
        : document_(document), withLooks_(withLooks), withSpots_(known == nullptr), styles_(stylesOf(document, known)) {
        const std::string& numbering = document.package.parts.numbering;
        if (withLooks && !numbering.empty()) {
            numbering_ = DocxNumbering(document_.load(numbering));
        }
    }

    void read() {
        const PackageParts& parts = document_.package.parts;
        properties();
        part_ = parts.body;
        const pugi::xml_node body = document_.load(part_).child("w:document").child("w:body");
        if (!body) {
            throw PackageError({"package.no-body", {}}, part_);
        }
        for (DocxBlock& block : docxBlocks(body)) {
            if (!endsSectionOnly(block)) {
                bodyElement(block);
            }
        }
        for (const std::string& part : parts.headers) {
            part_ = part;
            aside(document_.load(part).document_element());
        }
        for (const std::string& part : {parts.footnotes, parts.endnotes}) {
            if (!part.empty()) {
                part_ = part;
                for (const pugi::xml_node note : document_.load(part).document_element().children()) {
                    aside(note);
                }
            }
        }
    }

private:
    static std::shared_ptr<const DocxStyles> stylesOf(DirectDocument& document, KnownStyles* known) {
        const std::string& part = document.package.parts.styles;
        if (part.empty()) {
            return std::make_shared<const DocxStyles>();
        }
        if (known == nullptr) {
            return std::make_shared<const DocxStyles>(document.load(part));
        }
        std::string xml = unpackPart(document.package, part);
        if (known->styles == nullptr || known->xml != xml) {
            known->styles = std::make_shared<const DocxStyles>(parseXml(xml, part));
            known->xml = std::move(xml);
        }
        return known->styles;
    }

    void properties() {
        const std::string& part = document_.package.parts.properties;
        if (part.empty()) {
            return;
        }
        for (const pugi::xml_node property : document_.load(part).document_element().children("property")) {
            const std::string_view name = property.attribute("name").value();
            const pugi::xml_node text = property.child("vt:lpwstr");
            if (name.starts_with(propertyPrefix) && text) {
                auto& all = document_.snapshot.properties;
                all.insert_or_assign(all.end(), std::string(name), text.text().get()); // they are sorted, mostly
            }
        }
    }

    // An empty paragraph that Word needs to end a section: Writer takes it for no paragraph.
    static bool endsSectionOnly(const DocxBlock& block) {
        if (!isNamed(block.node, "w:p") || !block.node.child("w:pPr").child("w:sectPr") || !block.bookmarks.empty()) {
            return false;
        }
        const DocxParagraph read = readDocxParagraph(block.node);
        return read.text.empty() && read.bookmarks.empty() && !read.holdsMore;
    }

    void bodyElement(DocxBlock& block) {
        BodyElement& element = document_.snapshot.body.emplace_back();
        document_.elements.push_back(block.node);
        auto& cells = document_.cells.emplace_back();
        element.table = isNamed(block.node, "w:tbl");
        if (element.table) {
            element.grid.bookmarks = std::move(block.bookmarks);
            table(block.node, element.grid, cells);
        } else {
            element.paragraph = paragraph(block.node);
            element.paragraph.bookmarks.insert(element.paragraph.bookmarks.begin(), block.bookmarks.begin(),
                                               block.bookmarks.end());
        }
    }

    // `elsewhere`: its fields are no body paragraph's, and nobody asks for its style.
    DocumentParagraph paragraph(pugi::xml_node node, bool elsewhere = false) {
        DocxParagraph read = readDocxParagraph(node);
        DocumentParagraph paragraph;
        paragraph.text = std::move(read.text);
        paragraph.bookmarks = std::move(read.bookmarks);
        if (!elsewhere) {
            setting(paragraph, node.child("w:pPr"), read);
        }
        const std::string beginning =
            !withSpots_ || read.fields.empty() ? std::string() : shortened(trimmed(paragraph.text), quoted);
        for (DocxField& field : read.fields) {
            if (withSpots_) {
                document_.fields.push_back(
                    {field.place.field, part_, field.place.shown, beginning, std::move(field.nodes), field.inCode});
            }
            if (field.inCode) {
                continue;
            }
            if (elsewhere) {
                document_.snapshot.elsewhere.push_back(
                    {field.place.field, 0, field.place.length, field.place.shown, false});
            } else {
                paragraph.fields.push_back(std::move(field.place));
            }
        }
        for (const pugi::xml_node box : read.textBoxes) {
            aside(box);
        }
        return paragraph;
    }

    void setting(DocumentParagraph& paragraph, pugi::xml_node properties, const DocxParagraph& read) {
        const DocxStyle& style = styles_->paragraph(properties.child("w:pStyle").attribute("w:val").value());
        const DocxLooks looks = docxLooks(properties, {}).over(style.looks);
        paragraph.style = style.name;
        paragraph.outlineLevel = looks.outlineLevel.value_or(0);
        if (withLooks_) {
            look(paragraph, looks, read);
            paragraph.label = numbering_.labelOf(looks.list, looks.listLevel.value_or(0));
        }
    }

    void look(DocumentParagraph& paragraph, const DocxLooks& looks, const DocxParagraph& read) {
        paragraph.holdsMore = read.holdsMore && trimmed(paragraph.text).empty();
        paragraph.looks.centred = looks.adjust == "center";
        paragraph.looks.right = looks.adjust == "right" || looks.adjust == "end";
        bool first = true;
        for (const pugi::xml_node run : read.runs) {
            const pugi::xml_node properties = run.child("w:rPr");
            DocxLooks own = docxLooks({}, properties);
            if (const auto* style = styles_->character(properties.child("w:rStyle").attribute("w:val").value())) {
                own = own.over(style->looks);
            }
            own = own.over(looks);
            const double points = own.points.value_or(0);
            paragraph.looks.bold = own.bold.value_or(false) && (first || paragraph.looks.bold);
            paragraph.looks.points = first || paragraph.looks.points == points ? points : 0;
            first = false;
        }
    }

    void table(pugi::xml_node node, DocumentTable& grid, std::vector<std::vector<pugi::xml_node>>& nodes) {
        for (const pugi::xml_node row : rowsOf(node)) {
            auto& cells = grid.rows.emplace_back();
            auto& cellNodes = nodes.emplace_back();
            for (const pugi::xml_node cell : cellsOf(row)) {
                std::string& text = cells.emplace_back();
                cellNodes.push_back(cell);
                bool first = true;
                for (DocxBlock& block : docxBlocks(cell)) {
                    if (isNamed(block.node, "w:tbl")) {
                        nested(block.node);
                        continue;
                    }
                    const std::size_t fields = document_.snapshot.elsewhere.size();
                    const DocumentParagraph read = paragraph(block.node, true);
                    text += (first ? "" : "\n") + read.text;
                    first = false;
                    for (std::size_t i = fields; i < document_.snapshot.elsewhere.size(); ++i) {
                        grid.fields.push_back(document_.snapshot.elsewhere[i].field);
                    }
                    grid.bookmarks.insert(grid.bookmarks.end(), block.bookmarks.begin(), block.bookmarks.end());
                    grid.bookmarks.insert(grid.bookmarks.end(), read.bookmarks.begin(), read.bookmarks.end());
                }
            }
        }
    }

    static std::vector<pugi::xml_node> rowsOf(pugi::xml_node table) { return inside(table, "w:tr"); }
    static std::vector<pugi::xml_node> cellsOf(pugi::xml_node row) { return inside(row, "w:tc"); }
    // Content controls may be around them.
    static std::vector<pugi::xml_node> inside(pugi::xml_node parent, std::string_view name) {
        std::vector<pugi::xml_node> found;
        for (const pugi::xml_node node : parent.children()) {
            if (isNamed(node, name)) {
                found.push_back(node);
            } else if (isNamed(node, "w:sdt") || isNamed(node, "w:sdtContent") || isNamed(node, "w:ins")) {
                const auto more = inside(node, name);
                found.insert(found.end(), more.begin(), more.end());
            }
        }
        return found;
    }

    // A table in a cell is the user's own; only its fields count.
    void nested(pugi::xml_node table) {
        for (const pugi::xml_node row : rowsOf(table)) {
            for (const pugi::xml_node cell : cellsOf(row)) {
                aside(cell);
            }
        }
    }

    void aside(pugi::xml_node container) {
        for (const DocxBlock& block : docxBlocks(container)) {
            if (isNamed(block.node, "w:tbl")) {
                nested(block.node);
            } else {
                paragraph(block.node, true);
            }
        }
    }

    DirectDocument& document_;
    bool withLooks_;
    bool withSpots_;
    std::shared_ptr<const DocxStyles> styles_;
    DocxNumbering numbering_;
    std::string part_;
};

} // namespace

void readDocx(DirectDocument& document, bool withLooks, KnownStyles* known) {
    Reader(document, withLooks, known).read();
}

} // namespace zhangfa
