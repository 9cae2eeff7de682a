// Compiles ODT.
#include "compiling.h"

#include "core/signature.h"
#include "core/title_lines.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zhangfa {

namespace {

constexpr const char* unfilledId = "Zhangfa_20_Unfilled";

bool is(pugi::xml_node node, std::string_view name) { return name == node.name(); }

bool isUnfilledSpan(pugi::xml_node node) {
    return is(node, "text:span") && node.attribute("text:style-name").value() == std::string_view(unfilledId);
}

bool isBookmark(pugi::xml_node node) {
    return is(node, "text:bookmark-start") || is(node, "text:bookmark-end") || is(node, "text:bookmark");
}

class OdtDialect : public Dialect {
public:
    explicit OdtDialect(DirectDocument& document) : document_(document) {
        const PackageParts& parts = document.package.parts;
        for (const std::string& part : {parts.body, parts.styles}) {
            if (!part.empty()) {
                collectAutomatic(document.part(part).document_element().child("office:automatic-styles"));
            }
        }
    }

    bool addUnfilledStyle() override {
        const std::string& part = document_.package.parts.styles;
        if (part.empty()) {
            return false;
        }
        pugi::xml_node styles = document_.part(part).document_element().child("office:styles");
        if (!styles || styles.find_child_by_attribute("style:style", "style:name", unfilledId)) {
            return false;
        }
        pugi::xml_node style = styles.append_child("style:style");
        style.append_attribute("style:name") = unfilledId;
        style.append_attribute("style:display-name") = unfilledStyleName;
        style.append_attribute("style:family") = "text";
        pugi::xml_node properties = style.append_child("style:text-properties");
        properties.append_attribute("fo:color") = "#000000";
        properties.append_attribute("fo:background-color") = "#ffe994";
        return true;
    }

    void bind(const FieldSpot& spot, std::size_t slot) override {
        pugi::xml_node field = spot.nodes.front();
        if (isUnfilledSpan(field.parent())) {
            isolate(field);
            pugi::xml_node span = field.parent();
            span.parent().insert_copy_before(field, span);
            pugi::xml_node moved = span.previous_sibling();
            span.parent().remove_child(span);
            field = moved;
        }
        field.remove_children();
        field.append_child(pugi::node_pcdata).set_value(mark(Mark::value, slot).c_str());
        textBefore(field, mark(Mark::ifUnfilled, slot));
        pugi::xml_node span = field.parent().insert_child_before("text:span", field);
        span.append_attribute("text:style-name") = unfilledId;
        span.append_copy(field);
        textBefore(field, mark(Mark::otherwise));
        field.parent().insert_child_after(pugi::node_pcdata, field).set_value(mark(Mark::end).c_str());
    }

    void property(const FieldId& field, std::size_t slot) override {
        const std::string name = propertyPrefix + field.value;
        pugi::xml_node meta =
            document_.part(document_.package.parts.properties).document_element().child("office:meta");
        if (properties_.empty()) {
            for (const pugi::xml_node property : meta.children("meta:user-defined")) {
                properties_.emplace(property.attribute("meta:name").value(), property);
            }
        }
        if (const auto known = properties_.find(name); known != properties_.end()) {
            known->second.remove_children();
            known->second.remove_attribute("meta:value-type"); // somebody may have made it a number: values are texts
            known->second.append_child(pugi::node_pcdata).set_value(mark(Mark::value, slot).c_str());
            meta.append_move(known->second); // what is the same in all documents comes first, and is packed once
            return;
        }
        meta.append_child(pugi::node_pcdata).set_value(mark(Mark::ifThere, slot).c_str());
        pugi::xml_node property = meta.append_child("meta:user-defined");
        property.append_attribute("meta:name") = name.c_str();
        property.append_child(pugi::node_pcdata).set_value(mark(Mark::value, slot).c_str());
        meta.append_child(pugi::node_pcdata).set_value(mark(Mark::end).c_str());
    }

    std::optional<Message> block(const BlockPlace& place, std::size_t number, BlockPieces& pieces) override {
        return document_.snapshot.body[place.first].table ? table(place, number, pieces)
                                                          : paragraphs(place, number, pieces);
    }

    std::optional<StylePlace> style(const std::string& name, std::size_t number) override {
        const std::string& part = document_.package.parts.styles;
        pugi::xml_node styles =
            part.empty() ? pugi::xml_node() : document_.part(part).document_element().child("office:styles");
        for (const pugi::xml_node style : styles.children("style:style")) {
            const std::string_view display = style.attribute("style:display-name").value();
            const std::string_view id = style.attribute("style:name").value();
            if ((display.empty() ? id : display) == name &&
                std::string_view(style.attribute("style:family").value()) == "paragraph") {
                const auto now = follow(style.child("style:paragraph-properties"), name, number);
                styles.append_move(style); // likewise
                return now;
            }
        }
        return std::nullopt;
    }

private:
    static std::optional<StylePlace> follow(pugi::xml_node properties, const std::string& name, std::size_t number) {
        if (!properties) {
            return std::nullopt;
        }
        const std::string_view adjust = properties.attribute("fo:text-align").as_string("start");
        const StylePlace now{hundredths(properties.attribute("fo:margin-left")),
                             hundredths(properties.attribute("fo:margin-right")),
                             hundredths(properties.attribute("fo:margin-top")),
                             adjust == "center"                     ? Adjust::centre
                             : adjust == "end" || adjust == "right" ? Adjust::right
                             : adjust == "justify"                  ? Adjust::block
                                                                    : Adjust::left};
        const bool signature = name == signatureStyle, date = name == dateStyle;
        const auto put = [&](const char* name, Mark kind) {
            pugi::xml_attribute attribute = properties.attribute(name);
            attribute = attribute ? attribute : properties.append_attribute(name);
            attribute = mark(kind, number).c_str();
        };
        put("fo:margin-left", Mark::styleLeft);
        put("fo:margin-right", Mark::styleRight);
        if (signature) {
            put("fo:margin-top", Mark::styleAbove);
        }
        if (signature || date) {
            put("fo:text-align", Mark::styleAdjust);
        }
        return now;
    }

    // "1.009cm"
    static long hundredths(pugi::xml_attribute length) {
        const std::string_view text = length.value();
        double number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        const std::string_view unit(read.ptr, static_cast<std::size_t>(text.data() + text.size() - read.ptr));
        const double scale = unit == "cm"   ? 1000
                             : unit == "mm" ? 100
                             : unit == "in" ? 2540
                             : unit == "pt" ? 2540.0 / 72
                                            : 0;
        return static_cast<long>(number * scale + (number < 0 ? -0.5 : 0.5));
    }

    // The field gets a span of its own; its neighbours keep theirs.
    static void isolate(pugi::xml_node field) {
        pugi::xml_node span = field.parent();
        if (field.previous_sibling()) {
            pugi::xml_node before = span.parent().insert_child_before("text:span", span);
            before.append_attribute("text:style-name") = unfilledId;
            while (span.first_child() != field) {
                before.append_move(span.first_child());
            }
        }
        if (field.next_sibling()) {
            pugi::xml_node behind = span.parent().insert_child_after("text:span", span);
            behind.append_attribute("text:style-name") = unfilledId;
            while (field.next_sibling()) {
                behind.append_move(field.next_sibling());
            }
        }
    }

    // ---- Automatic styles ------------------------------------------------------------------------------------------

    // What an automatic style says, without its name and the marks of editing sessions; "" for nothing.
    void collectAutomatic(pugi::xml_node styles) {
        for (const pugi::xml_node style : styles.children("style:style")) {
            pugi::xml_document copy;
            pugi::xml_node root = copy.append_copy(style);
            root.remove_attribute("style:name");
            bool says = false;
            for (pugi::xml_node properties = root.first_child(); properties;) {
                const pugi::xml_node next = properties.next_sibling();
                for (const char* trace : {"officeooo:rsid", "officeooo:paragraph-rsid"}) {
                    properties.remove_attribute(trace);
                }
                if (properties.first_attribute() || properties.first_child()) {
                    says = true;
                } else {
                    root.remove_child(properties);
                }
                properties = next;
            }
            const std::string_view family = style.attribute("style:family").value();
            const bool named = family == "text" || family == "paragraph"; // it says what the one behind it says
            automatic_.emplace(std::pair(std::string(style.attribute("style:family").value()),
                                         std::string(style.attribute("style:name").value())),
                               named && !says ? std::string(style.attribute("style:parent-style-name").value())
                                              : xmlOf(root));
        }
    }
    std::string meaningOf(const char* family, const std::string& style) const {
        const auto found = automatic_.find({family, style});
        return found != automatic_.end() ? found->second : style;
    }

    // ---- Blocks ----------------------------------------------------------------------------------------------------

    // A paragraph of plain text in one look.
    struct Plain {
        std::string open;                // its tag
        std::string meaning;             // what its style says
        std::string spans, spansMeaning; // around its text: opening tags
        std::size_t depth = 0;           // how many they are
        std::string before, after;       // bookmarks
        bool bookmarked = false, looked = false, fields = false;
        std::optional<Message> obstacle;
    };

    Message inParagraph(const char* key, const std::string& text) const {
        return {key, {document_.package.parts.body, beginningOf(text)}};
    }

    void runs(pugi::xml_node parent, const std::string& text, const std::string& spans, const std::string& meaning,
              std::size_t depth, Plain& plain) const {
        for (const pugi::xml_node node : parent.children()) {
            const bool shown = node.type() == pugi::node_pcdata || is(node, "text:s") || is(node, "text:tab") ||
                               is(node, "text:line-break");
            if (shown) {
                if (plain.looked && meaning != plain.spansMeaning) {
                    plain.obstacle = inParagraph("package.block-looks", text);
                }
                plain.looked = true;
                plain.spans = spans;
                plain.spansMeaning = meaning;
                plain.depth = depth;
            } else if (isUnfilledSpan(node)) {
                runs(node, text, spans, meaning, depth, plain);
            } else if (is(node, "text:span")) {
                const std::string style = node.attribute("text:style-name").value();
                const std::string says = meaningOf("text", style);
                if (says.empty()) {
                    runs(node, text, spans, meaning, depth, plain);
                } else {
                    runs(node, text, spans + "<text:span text:style-name=\"" + style + "\">", meaning + "|" + says,
                         depth + 1, plain);
                }
            } else if (isBookmark(node) && depth == 0) {
                (plain.looked ? plain.after : plain.before) += xmlOf(node);
                plain.bookmarked = true;
            } else if (is(node, "text:user-defined")) {
                plain.fields = true;
            } else if (!is(node, "text:soft-page-break")) {
                plain.obstacle = inParagraph("package.block-more", text);
            }
        }
    }

    Plain plain(pugi::xml_node paragraph, const std::string& text) const {
        Plain plain;
        if (!is(paragraph, "text:p")) {
            plain.obstacle = inParagraph("package.block-heading", text);
            return plain;
        }
        const std::string style = paragraph.attribute("text:style-name").value();
        plain.open = "<text:p text:style-name=\"" + style + "\">";
        plain.meaning = meaningOf("paragraph", style);
        runs(paragraph, text, "", "", 0, plain);
        return plain;
    }

    static ItemPieces::Looks piecesOf(const Plain& plain) {
        std::string close;
        for (std::size_t i = 0; i < plain.depth; ++i) {
            close += "</text:span>";
        }
        const std::string unfilled = std::string("<text:span text:style-name=\"") + unfilledId + "\">";
        return {plain.spans, close, unfilled + plain.spans, close + "</text:span>"};
    }

    std::optional<Message> paragraphs(const BlockPlace& place, std::size_t number, BlockPieces& pieces) {
        std::optional<Plain> first;
        for (std::size_t i = place.first; i < place.first + place.count; ++i) {
            const BodyElement& element = document_.snapshot.body[i];
            if (element.table) {
                return inParagraph("package.block-table", element.grid.name);
            }
            const std::string& text = element.paragraph.text;
            const pugi::xml_node node = document_.elements[i];
            if (!is(node.parent(), "office:text") && !is(node.parent(), "text:section")) {
                return inParagraph("package.block-list", text);
            }
            Plain next = plain(node, text);
            if (next.obstacle) {
                return next.obstacle;
            }
            if (next.fields) {
                return inParagraph("package.block-fields", text);
            }
            if (node.parent() != document_.elements[place.first].parent()) {
                return inParagraph("package.block-more", text);
            }
            pieces.items.push_back({next.open + next.before, next.after + "</text:p>", piecesOf(next), {}});
            if (!first) {
                first = std::move(next);
            } else if (next.meaning != first->meaning || next.spansMeaning != first->spansMeaning) {
                return inParagraph("package.block-looks", text);
            } else if (next.bookmarked) {
                return inParagraph("package.block-bookmark", text);
            }
        }
        pieces.more = {first->open, "</text:p>", piecesOf(*first), {}};
        replace(document_.elements[place.first], document_.elements[place.first + place.count - 1], number, pieces);
        return std::nullopt;
    }

    // Nodes from `begin` to `end` give way to the mark.
    static void replace(pugi::xml_node begin, pugi::xml_node end, std::size_t number, BlockPieces& pieces) {
        pugi::xml_node parent = begin.parent();
        textBefore(begin, mark(Mark::block, number));
        for (pugi::xml_node node = begin; node;) {
            const pugi::xml_node next = node == end ? pugi::xml_node() : node.next_sibling();
            pieces.original += xmlOf(node);
            parent.remove_child(node);
            node = next;
        }
    }

    std::optional<Message> table(const BlockPlace& place, std::size_t number, BlockPieces& pieces) {
        const DocumentTable& grid = document_.snapshot.body[place.first].grid;
        const auto& cells = document_.cells[place.first];
        if (place.count != 1 || cells.size() < 2) {
            return inParagraph("package.block-no-row", grid.name);
        }
        std::string known;
        pugi::xml_node begin, end;
        for (std::size_t row = 1; row < cells.size(); ++row) {
            if (cells[row].empty() || cells[row].size() != cells[0].size()) {
                return inParagraph("package.block-cells", grid.name);
            }
            ItemPieces& item = pieces.items.emplace_back();
            std::string meaning;
            const pugi::xml_node node = cells[row].front().parent();
            if (auto obstacle = rowOf(node, cells[row], grid.rows[row], item, meaning)) {
                return obstacle;
            }
            if (row == 1) {
                known = meaning;
                begin = node;
            } else if (meaning != known) {
                return inParagraph("package.block-row-looks", grid.rows[row][0]);
            } else if (node.parent() != begin.parent()) {
                return inParagraph("package.block-more", grid.rows[row][0]);
            }
            end = node;
        }
        pieces.more = pieces.items.back();
        replace(begin, end, number, pieces);
        return std::nullopt;
    }

    static std::string openTag(pugi::xml_node node) {
        pugi::xml_document copy;
        pugi::xml_node empty = copy.append_child(node.name());
        for (const pugi::xml_attribute attribute : node.attributes()) {
            empty.append_copy(attribute);
        }
        empty.append_child(pugi::node_pcdata).set_value(" ");
        const std::string xml = xmlOf(empty);
        return xml.substr(0, xml.find("> </") + 1);
    }

    std::optional<Message> rowOf(pugi::xml_node row, const std::vector<pugi::xml_node>& cells,
                                 const std::vector<std::string>& texts, ItemPieces& pieces,
                                 std::string& meaning) const {
        if (row.attribute("table:number-rows-repeated")) {
            return inParagraph("package.block-cells", texts[0]);
        }
        pieces.before = openTag(row);
        pieces.after = "</table:table-row>";
        meaning = meaningOf("table-row", row.attribute("table:style-name").value());
        for (const pugi::xml_node node : row.children()) {
            if (!is(node, "table:table-cell")) {
                return inParagraph("package.block-cells", texts[0]);
            }
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const pugi::xml_node cell = cells[i];
            const pugi::xml_node paragraph = cell.first_child();
            if (cell.attribute("table:number-rows-spanned") || cell.attribute("table:number-columns-spanned") ||
                cell.attribute("table:number-columns-repeated") || !paragraph || paragraph.next_sibling()) {
                return inParagraph("package.block-cells", texts[i]);
            }
            const Plain read = plain(paragraph, texts[i]);
            if (read.obstacle) {
                return read.obstacle;
            }
            if (read.fields || read.bookmarked) {
                return inParagraph("package.block-fields", texts[i]);
            }
            pieces.cells.push_back({openTag(cell) + read.open, "</text:p></table:table-cell>", piecesOf(read)});
            meaning += "|" + meaningOf("table-cell", cell.attribute("table:style-name").value()) + "|" + read.meaning +
                       "|" + (read.looked ? read.spansMeaning : std::string());
        }
        return std::nullopt;
    }

    DirectDocument& document_;
    std::map<std::string, pugi::xml_node> properties_;                     // of the document, by name
    std::map<std::pair<std::string, std::string>, std::string> automatic_; // by family and name
};

} // namespace

std::unique_ptr<Dialect> odtDialect(DirectDocument& document) { return std::make_unique<OdtDialect>(document); }

} // namespace zhangfa
