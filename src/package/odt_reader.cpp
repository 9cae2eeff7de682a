// Reads an ODT as Writer reads it.
#include "document.h"

#include "odt_styles.h"
#include "odt_text.h"

#include "core/utf8.h"

namespace zhangfa {

namespace {

constexpr std::size_t quoted = 20; // characters of a paragraph by which a message names it

class Reader {
public:
    Reader(DirectDocument& document, bool withLooks) : document_(document), withLooks_(withLooks) {}

    void read() {
        const PackageParts& parts = document_.package.parts;
        properties();
        part_ = parts.body;
        const pugi::xml_node text = document_.load(part_).document_element().child("office:body").child("office:text");
        if (!text) {
            throw PackageError({"package.no-body", {}}, part_);
        }
        styles_.add(document_.load(part_));
        if (!parts.styles.empty()) {
            styles_.add(document_.load(parts.styles));
        }
        for (const OdtBlock& block : odtBlocks(text)) {
            bodyElement(block);
        }
        for (const pugi::xml_node shape : text.children()) { // anchored to pages
            if (std::string_view(shape.name()).starts_with("draw:")) {
                boxes(shape);
            }
        }
        if (!parts.styles.empty()) {
            part_ = parts.styles;
            for (const pugi::xml_node page :
                 document_.load(part_).document_element().child("office:master-styles").children()) {
                for (const pugi::xml_node text : page.children()) { // headers and footers
                    aside(text);
                }
            }
        }
    }

private:
    void properties() {
        const std::string& part = document_.package.parts.properties;
        if (part.empty()) {
            return;
        }
        for (const pugi::xml_node property :
             document_.load(part).document_element().child("office:meta").children("meta:user-defined")) {
            const std::string name = property.attribute("meta:name").value();
            const std::string_view type = property.attribute("meta:value-type").value();
            if (name.starts_with(propertyPrefix) && (type.empty() || type == "string")) {
                document_.snapshot.properties[name] = property.text().get();
            }
        }
    }

    void bodyElement(const OdtBlock& block) {
        BodyElement& element = document_.snapshot.body.emplace_back();
        document_.elements.push_back(block.node);
        auto& cells = document_.cells.emplace_back();
        element.table = std::string_view(block.node.name()) == "table:table";
        if (element.table) {
            element.grid.name = block.node.attribute("table:name").value();
            rows(block.node, element.grid, cells);
        } else {
            element.paragraph = paragraph(block.node);
            if (withLooks_) {
                element.paragraph.label = labelOf(block, element.paragraph.outlineLevel);
            }
        }
    }

    DocumentParagraph paragraph(pugi::xml_node node, bool elsewhere = false) {
        OdtParagraph read = readOdtParagraph(node);
        DocumentParagraph paragraph;
        const std::string_view style = node.attribute("text:style-name").value();
        paragraph.text = std::move(read.text);
        paragraph.style = styles_.nameOf(style);
        paragraph.bookmarks = std::move(read.bookmarks);
        if (std::string_view(node.name()) == "text:h") {
            paragraph.outlineLevel = node.attribute("text:outline-level").as_int(1);
        }
        if (withLooks_ && !elsewhere) {
            look(paragraph, styles_.looks("paragraph", style), read);
        }
        for (OdtField& field : read.fields) {
            document_.fields.push_back({field.place.field,
                                        part_,
                                        field.place.shown,
                                        shortened(trimmed(paragraph.text), quoted),
                                        {field.node},
                                        false});
            if (elsewhere) {
                document_.snapshot.elsewhere.push_back(
                    {field.place.field, 0, field.place.length, field.place.shown, false});
            } else {
                paragraph.fields.push_back(std::move(field.place));
            }
        }
        for (const pugi::xml_node other : read.asides) {
            aside(other);
        }
        return paragraph;
    }

    void look(DocumentParagraph& paragraph, const OdtLooks& looks, const OdtParagraph& read) {
        paragraph.holdsMore = trimmed(paragraph.text).empty() && (read.holdsMore || looks.breaks);
        paragraph.looks.centred = looks.adjust == "center";
        paragraph.looks.right = looks.adjust == "end" || looks.adjust == "right";
        bool first = true;
        for (const OdtRun& run : read.runs) {
            const OdtLooks own = run.style.empty() ? looks : styles_.looks("text", run.style).over(looks);
            const double points = own.points.value_or(0);
            paragraph.looks.bold = own.bold.value_or(false) && (first || paragraph.looks.bold);
            paragraph.looks.points = first || paragraph.looks.points == points ? points : 0;
            first = false;
        }
    }

    std::string labelOf(const OdtBlock& block, int outlineLevel) {
        if (block.listLevel > 0) {
            return lists_[block.listStyle].next(styles_.levels(block.listStyle),
                                                static_cast<std::size_t>(block.listLevel) - 1);
        }
        const auto own = styles_.looks("paragraph", block.node.attribute("text:style-name").value()).list;
        const bool numbered = outlineLevel > 0 && !block.node.attribute("text:is-list-header").as_bool() &&
                              !(own && own->empty()) && block.listStyle.empty();
        return numbered ? outline_.next(styles_.outline(), static_cast<std::size_t>(outlineLevel) - 1) : std::string();
    }

    void rows(pugi::xml_node parent, DocumentTable& grid, std::vector<std::vector<pugi::xml_node>>& nodes) {
        for (const pugi::xml_node node : parent.children()) {
            const std::string_view name = node.name();
            if (name == "table:table-row") {
                grid.rows.emplace_back();
                nodes.emplace_back();
                for (const pugi::xml_node cell : node.children("table:table-cell")) {
                    grid.rows.back().push_back(cellText(cell, grid));
                    nodes.back().push_back(cell);
                }
            } else if (name == "table:table-header-rows" || name == "table:table-rows") {
                rows(node, grid, nodes);
            }
        }
    }

    std::string cellText(pugi::xml_node cell, DocumentTable& grid) {
        std::string text;
        bool first = true;
        for (const OdtBlock& block : odtBlocks(cell)) {
            if (std::string_view(block.node.name()) == "table:table") {
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
            grid.bookmarks.insert(grid.bookmarks.end(), read.bookmarks.begin(), read.bookmarks.end());
        }
        return text;
    }

    // A table in a cell is the user's own; only its fields count.
    void nested(pugi::xml_node table) {
        DocumentTable grid;
        std::vector<std::vector<pugi::xml_node>> cells;
        rows(table, grid, cells);
    }

    void aside(pugi::xml_node container) {
        for (const OdtBlock& block : odtBlocks(container)) {
            if (std::string_view(block.node.name()) == "table:table") {
                nested(block.node);
            } else {
                paragraph(block.node, true);
            }
        }
    }

    void boxes(pugi::xml_node shape) {
        if (std::string_view(shape.name()) == "draw:text-box") {
            aside(shape);
            return;
        }
        for (const pugi::xml_node child : shape.children()) {
            boxes(child);
        }
    }

    DirectDocument& document_;
    bool withLooks_;
    OdtStyles styles_;
    std::map<std::string, ListCounter> lists_; // by style
    ListCounter outline_;
    std::string part_;
};

} // namespace

void readOdt(DirectDocument& document, bool withLooks) { Reader(document, withLooks).read(); }

} // namespace zhangfa
