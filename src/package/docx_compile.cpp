// Compiles DOCX.
#include "compiling.h"
#include "docx_properties.h"
#include "docx_styles.h"
#include "docx_text.h"
#include "field_code.h"

#include "core/signature.h"
#include "core/title_lines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_set>

namespace zhangfa {

namespace {

// What a run may have that is shown as text.
constexpr std::array<std::string_view, 8> texts{"w:t",  "w:tab",           "w:ptab",       "w:br",
                                                "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym"};
// What Word leaves behind and nobody sees.
constexpr std::array<std::string_view, 3> traces{"w:proofErr", "w:lastRenderedPageBreak", "w:permEnd"};

template <std::size_t count> bool isOneOf(pugi::xml_node node, const std::array<std::string_view, count>& names) {
    return std::ranges::find(names, std::string_view(node.name())) != names.end();
}

class DocxDialect : public Dialect {
public:
    explicit DocxDialect(DirectDocument& document) : document_(document), stylesPart_(document.package.parts.styles) {
        if (!stylesPart_.empty()) {
            styles_ = DocxStyles(document.part(stylesPart_));
            unfilled_ = styles_.idOf(unfilledStyleName);
            settings_ = DocxProperties(document.part(stylesPart_).document_element());
        }
    }

    bool addUnfilledStyle() override {
        if (!unfilled_.empty() || stylesPart_.empty()) {
            return false;
        }
        unfilled_ = "ZhangfaUnfilled";
        pugi::xml_node style = document_.part(stylesPart_).document_element().append_child("w:style");
        style.append_attribute("w:type") = "character";
        style.append_attribute("w:customStyle") = "1";
        style.append_attribute("w:styleId") = unfilled_.c_str();
        style.append_child("w:name").append_attribute("w:val") = unfilledStyleName;
        style.append_child("w:qFormat");
        pugi::xml_node properties = style.append_child("w:rPr");
        properties.append_child("w:color").append_attribute("w:val") = "000000";
        pugi::xml_node shade = properties.append_child("w:shd");
        shade.append_attribute("w:fill") = "FFE994";
        shade.append_attribute("w:val") = "clear";
        return true;
    }

    void bind(const FieldSpot& spot, std::size_t slot) override {
        if (spot.inCode) {
            throw PackageError({"package.field-in-field", {spot.paragraph}}, spot.part);
        }
        bindNodes(spot.nodes, slot, spot.part, spot.paragraph);
    }

    // What older programs show of a text box instead of the one that the snapshot knows.
    void bindHidden(const std::map<FieldId, std::size_t>& slots) override {
        for (auto& [name, part] : document_.parts) {
            std::vector<pugi::xml_node> fallbacks;
            find(part.document_element(), "mc:Fallback", fallbacks);
            for (const pugi::xml_node fallback : fallbacks) {
                std::vector<pugi::xml_node> paragraphs;
                find(fallback, "w:p", paragraphs);
                for (const pugi::xml_node paragraph : paragraphs) {
                    const DocxParagraph read = readDocxParagraph(paragraph);
                    for (const DocxField& field : read.fields) {
                        if (const auto slot = slots.find(field.place.field); slot != slots.end()) {
                            bindNodes(field.nodes, slot->second, name, beginningOf(read.text));
                        }
                    }
                }
            }
        }
    }

    void property(const FieldId& field, std::size_t slot) override {
        const std::string name = propertyPrefix + field.value;
        pugi::xml_node root = document_.part(document_.package.parts.properties).document_element();
        if (properties_.empty()) {
            for (const pugi::xml_node property : root.children("property")) {
                lastId_ = std::max(lastId_, property.attribute("pid").as_int());
                properties_.emplace(property.attribute("name").value(), property);
            }
        }
        if (const auto known = properties_.find(name); known != properties_.end()) {
            known->second.remove_children(); // somebody may have made it a number: values are texts
            pugi::xml_node text = known->second.append_child("vt:lpwstr");
            text.append_child(pugi::node_pcdata).set_value(mark(Mark::value, slot).c_str());
            root.append_move(known->second); // what is the same in all documents comes first, and is packed once
            return;
        }
        root.append_child(pugi::node_pcdata).set_value(mark(Mark::ifThere, slot).c_str());
        pugi::xml_node property = root.append_child("property");
        property.append_attribute("fmtid") = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"; // of all custom properties
        property.append_attribute("pid") = ++lastId_;
        property.append_attribute("name") = name.c_str();
        property.append_child("vt:lpwstr").append_child(pugi::node_pcdata).set_value(mark(Mark::value, slot).c_str());
        root.append_child(pugi::node_pcdata).set_value(mark(Mark::end).c_str());
    }

    std::optional<Message> block(const BlockPlace& place, std::size_t number, BlockPieces& pieces) override {
        return document_.snapshot.body[place.first].table ? table(place, number, pieces)
                                                          : paragraphs(place, number, pieces);
    }

    std::optional<StylePlace> style(const std::string& name, std::size_t number) override {
        const std::string id = styles_.idOf(name);
        const pugi::xml_node style = stylesPart_.empty() || id.empty()
                                         ? pugi::xml_node()
                                         : document_.part(stylesPart_)
                                               .document_element()
                                               .find_child_by_attribute("w:style", "w:styleId", id.c_str());
        if (!style) {
            return std::nullopt;
        }
        pugi::xml_node properties = style.child("w:pPr");
        const StylePlace now = placeOf(properties);
        const bool signature = name == signatureStyle, date = name == dateStyle;
        const std::array wanted{Wanted{"w:ind", "w:left", Mark::styleLeft, true},
                                Wanted{"w:ind", "w:right", Mark::styleRight, true},
                                Wanted{"w:jc", "w:val", Mark::styleAdjust, signature || date},
                                Wanted{"w:spacing", "w:before", Mark::styleAbove, signature}};
        // Writer says in the paragraphs what the style says, too: they are to go on saying so.
        for (std::size_t i = 0; i < document_.elements.size(); ++i) {
            pugi::xml_node own = document_.elements[i].child("w:pPr");
            if (document_.snapshot.body[i].table || id != own.child("w:pStyle").attribute("w:val").value()) {
                continue;
            }
            for (const Wanted& each : wanted) {
                pugi::xml_attribute attribute = own.child(each.element).attribute(each.attribute);
                const pugi::xml_attribute theirs = properties.child(each.element).attribute(each.attribute);
                const char* usual = each.mark == Mark::styleAdjust ? "left" : "0";
                if (each.on && attribute && std::strcmp(attribute.value(), theirs.as_string(usual)) == 0) {
                    attribute = mark(each.mark, number).c_str();
                }
            }
        }
        for (const Wanted& each : wanted) {
            if (each.on) {
                pugi::xml_node element = childOf(properties, each.element);
                pugi::xml_attribute attribute = element.attribute(each.attribute);
                attribute = attribute ? attribute : element.append_attribute(each.attribute);
                attribute = mark(each.mark, number).c_str();
            }
        }
        pugi::xml_node parent = style.parent();
        parent.append_move(style); // what is the same in all documents comes first
        return now;
    }

private:
    struct Wanted {
        const char *element, *attribute;
        Mark mark;
        bool on;
    };

    // As CT_PPr orders them, as far as needed here.
    static pugi::xml_node childOf(pugi::xml_node properties, const char* name) {
        if (const pugi::xml_node child = properties.child(name)) {
            return child;
        }
        constexpr std::array<std::string_view, 4> order{"w:spacing", "w:ind", "w:contextualSpacing", "w:jc"};
        const auto place = std::ranges::find(order, std::string_view(name));
        constexpr std::array<std::string_view, 5> behind{"w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr",
                                                         "w:pPrChange"};
        for (const pugi::xml_node child : properties.children()) {
            if (std::find(place, order.end(), std::string_view(child.name())) != order.end() ||
                isOneOf(child, behind)) {
                return properties.insert_child_before(name, child);
            }
        }
        return properties.append_child(name);
    }

    static StylePlace placeOf(pugi::xml_node properties) {
        const auto hundredths = [](pugi::xml_attribute twips) { return (twips.as_int() * 2540L + 720) / 1440; };
        const std::string_view adjust = properties.child("w:jc").attribute("w:val").as_string("left");
        return {hundredths(properties.child("w:ind").attribute("w:left")),
                hundredths(properties.child("w:ind").attribute("w:right")),
                hundredths(properties.child("w:spacing").attribute("w:before")),
                adjust == "center"                     ? Adjust::centre
                : adjust == "right" || adjust == "end" ? Adjust::right
                : adjust == "both"                     ? Adjust::block
                                                       : Adjust::left};
    }

    static void find(pugi::xml_node parent, std::string_view name, std::vector<pugi::xml_node>& found) {
        for (const pugi::xml_node child : parent.children()) {
            if (isNamed(child, name)) {
                found.push_back(child);
            }
            find(child, name, found);
        }
    }

    // ---- Fields
    // --------------------------------------------------------------------------------------------------------

    void bindNodes(const std::vector<pugi::xml_node>& nodes, std::size_t slot, const std::string& part,
                   const std::string& paragraph) {
        std::vector<pugi::xml_node> runs = nodes;
        const bool simple = nodes.size() == 1 && isNamed(nodes.front(), "w:fldSimple");
        if (simple) {
            runs.clear();
            find(nodes.front(), "w:r", runs);
            if (runs.empty()) {
                pugi::xml_node field = nodes.front();
                runs.push_back(field.append_child("w:r"));
            }
        }
        for (const pugi::xml_node run : runs) {
            if (!taken_.insert(run.hash_value()).second) {
                throw PackageError({"package.fields-in-one-run", {paragraph}}, part);
            }
        }
        show(runs, simple, slot, part, paragraph);
        for (pugi::xml_node run : runs) {
            highlight(run, slot);
        }
    }

    // Its first text becomes the value's, all other goes.
    void show(std::vector<pugi::xml_node>& runs, bool simple, std::size_t slot, const std::string& part,
              const std::string& paragraph) {
        bool begun = false, result = simple, shown = false, separated = simple;
        pugi::xml_node end;
        std::vector<pugi::xml_node> emptied;
        for (pugi::xml_node run : runs) {
            bool removed = false;
            for (pugi::xml_node child = run.first_child(); child;) {
                const pugi::xml_node next = child.next_sibling();
                const std::string_view kind = child.attribute("w:fldCharType").value();
                if (isNamed(child, "w:fldChar")) {
                    if (kind == "begin" && (begun || simple)) {
                        throw PackageError({"package.field-in-field", {paragraph}}, part);
                    }
                    begun = begun || kind == "begin";
                    result = kind == "separate" || (result && kind != "end"); // another kind is none
                    separated = separated || result;
                    end = kind == "end" ? child : end;
                } else if (result && isOneOf(child, texts)) {
                    if (!shown && isNamed(child, "w:t")) {
                        setText(child, mark(Mark::value, slot));
                        shown = true;
                    } else {
                        run.remove_child(child);
                        removed = true;
                    }
                }
                child = next;
            }
            if (removed && !run.find_child([](pugi::xml_node child) { return !isNamed(child, "w:rPr"); })) {
                emptied.push_back(run);
            }
        }
        if (!shown) {
            addResult(runs.back(), end, separated, slot);
        }
        for (const pugi::xml_node run : emptied) {
            std::erase(runs, run);
            run.parent().remove_child(run);
        }
    }

    static void setText(pugi::xml_node text, const std::string& value) {
        text.remove_children();
        text.append_child(pugi::node_pcdata).set_value(value.c_str());
        pugi::xml_attribute space = text.attribute("xml:space");
        space = space ? space : text.append_attribute("xml:space");
        space = "preserve";
    }

    // A field that showed nothing; `end`: the mark of its end, nothing for a simple one.
    static void addResult(pugi::xml_node lastRun, pugi::xml_node end, bool separated, std::size_t slot) {
        const auto add = [&](const char* name) {
            return end ? lastRun.insert_child_before(name, end) : lastRun.append_child(name);
        };
        if (!separated) {
            add("w:fldChar").append_attribute("w:fldCharType") = "separate";
        }
        setText(add("w:t"), mark(Mark::value, slot));
    }

    void highlight(pugi::xml_node run, std::size_t slot) const {
        pugi::xml_node properties = run.child("w:rPr");
        if (!properties) {
            properties = run.prepend_child("w:rPr");
        }
        pugi::xml_node own = properties.child("w:rStyle");
        if (own && unfilled_ == own.attribute("w:val").value()) {
            properties.remove_child(own);
            own = {};
        }
        const pugi::xml_node next = own ? own : properties.first_child();
        const auto insert = [&](pugi::xml_node_type type) {
            return next ? properties.insert_child_before(type, next) : properties.append_child(type);
        };
        insert(pugi::node_pcdata).set_value(mark(Mark::ifUnfilled, slot).c_str());
        pugi::xml_node style = insert(pugi::node_element);
        style.set_name("w:rStyle");
        style.append_attribute("w:val") = unfilled_.c_str();
        if (own) {
            insert(pugi::node_pcdata).set_value(mark(Mark::otherwise).c_str());
            properties.insert_child_after(pugi::node_pcdata, own).set_value(mark(Mark::end).c_str());
        } else {
            insert(pugi::node_pcdata).set_value(mark(Mark::end).c_str());
        }
    }

    // ---- Blocks
    // --------------------------------------------------------------------------------------------------------

    // A paragraph of plain text in one look.
    struct Plain {
        std::string properties;    // w:pPr
        std::string effect;        // of it, with the style's
        std::string style;         // w:pStyle
        std::string looks;         // w:rPr, without the style of unfilled values
        std::string before, after; // bookmarks
        bool bookmarked = false;
        std::optional<Message> obstacle;
    };

    Message inParagraph(const char* key, const std::string& text) const {
        return {key, {document_.package.parts.body, beginningOf(text)}};
    }

    std::string looksOf(pugi::xml_node properties) const {
        pugi::xml_document copy;
        pugi::xml_node looks = copy.append_child("w:rPr");
        for (const pugi::xml_node child : properties.children()) {
            const bool unfilled = isNamed(child, "w:rStyle") && unfilled_ == child.attribute("w:val").value();
            if (unfilled || isNamed(child, "w:lang") || isNamed(child, "w:noProof")) {
                continue;
            }
            pugi::xml_node kept = looks.append_copy(child);
            if (isNamed(child, "w:rFonts")) { // of which script the text is: another text is of another one
                kept.remove_attribute("w:hint");
                if (!kept.first_attribute()) {
                    looks.remove_child(kept);
                }
            }
        }
        return looks.first_child() ? xmlOf(looks) : std::string();
    }

    Plain plain(pugi::xml_node paragraph, const std::string& text) const {
        Plain plain;
        plain.effect = settings_.effect(paragraph.child("w:pPr"));
        bool looked = false, empty = true;
        for (const pugi::xml_node node : paragraph.children()) {
            if (isNamed(node, "w:pPr")) {
                pugi::xml_document copy;
                copy.append_copy(node);
                copy.document_element().remove_child("w:rPr"); // of the paragraph's end
                plain.properties = xmlOf(copy.document_element());
                plain.style = node.child("w:pStyle") ? xmlOf(node.child("w:pStyle")) : std::string();
                if (node.child("w:sectPr")) {
                    plain.obstacle = inParagraph("package.block-section", text);
                }
            } else if (isNamed(node, "w:bookmarkStart") || isNamed(node, "w:bookmarkEnd")) {
                (empty ? plain.before : plain.after) += xmlOf(node);
                plain.bookmarked = true;
            } else if (isNamed(node, "w:r")) {
                empty = false;
                const std::string looks = looksOf(node.child("w:rPr"));
                for (const pugi::xml_node child : node.children()) {
                    if (!isNamed(child, "w:rPr") && !isOneOf(child, texts) && !isOneOf(child, traces)) {
                        plain.obstacle = inParagraph("package.block-more", text);
                    }
                }
                if (looked && looks != plain.looks) {
                    plain.obstacle = inParagraph("package.block-looks", text);
                }
                plain.looks = looks;
                looked = true;
            } else if (!isOneOf(node, traces)) {
                plain.obstacle = inParagraph("package.block-more", text);
            }
        }
        return plain;
    }

    ItemPieces::Looks piecesOf(const std::string& looks) const {
        const std::string text = "<w:t xml:space=\"preserve\">", style = "<w:rStyle w:val=\"" + unfilled_ + "\"/>";
        const std::string properties = looks.empty() ? "<w:rPr></w:rPr>" : looks;
        constexpr std::string_view open = "<w:rPr>";
        std::string rest = properties.substr(open.size());
        if (const std::size_t other = rest.find("<w:rStyle "); other == 0) { // it can have one style only
            rest.erase(0, rest.find("/>") + 2);
        }
        return {"<w:r>" + properties + text, "</w:t></w:r>", "<w:r><w:rPr>" + style + rest + text, "</w:t></w:r>"};
    }

    std::optional<Message> paragraphs(const BlockPlace& place, std::size_t number, BlockPieces& pieces) {
        std::optional<Plain> first;
        for (std::size_t i = place.first; i < place.first + place.count; ++i) {
            const BodyElement& element = document_.snapshot.body[i];
            if (element.table) {
                return inParagraph("package.block-table", element.grid.rows.empty() || element.grid.rows[0].empty()
                                                              ? ""
                                                              : element.grid.rows[0][0]);
            }
            const std::string& text = element.paragraph.text;
            if (!element.paragraph.fields.empty()) {
                return inParagraph("package.block-fields", text);
            }
            Plain next = plain(document_.elements[i], text);
            if (next.obstacle) {
                return next.obstacle;
            }
            if (document_.elements[i].parent() != document_.elements[place.first].parent()) {
                return inParagraph("package.block-more", text);
            }
            ItemPieces& item = pieces.items.emplace_back();
            item.before = "<w:p>" + next.properties + next.before;
            item.after = next.after + "</w:p>";
            item.looks = piecesOf(next.looks);
            if (!first) {
                first = std::move(next);
            } else if (next.effect != first->effect || next.looks != first->looks) {
                return inParagraph("package.block-looks", text);
            } else if (next.bookmarked) {
                return inParagraph("package.block-bookmark", text);
            }
        }
        pieces.more = pieces.items.front();
        pieces.more.before = "<w:p>" + (place.plain ? "<w:pPr>" + first->style + "</w:pPr>" : first->properties);
        pieces.more.after = "</w:p>";
        const pugi::xml_node begin = document_.elements[place.first];
        const pugi::xml_node end = document_.elements[place.first + place.count - 1];
        return replace(begin, end, number, pieces);
    }

    // Nodes from `begin` to `end` give way to the mark.
    static std::optional<Message> replace(pugi::xml_node begin, pugi::xml_node end, std::size_t number,
                                          BlockPieces& pieces) {
        pugi::xml_node parent = begin.parent();
        textBefore(begin, mark(Mark::block, number));
        for (pugi::xml_node node = begin; node;) {
            const pugi::xml_node next = node == end ? pugi::xml_node() : node.next_sibling();
            pieces.original += xmlOf(node);
            parent.remove_child(node);
            node = next;
        }
        return std::nullopt;
    }

    std::optional<Message> table(const BlockPlace& place, std::size_t number, BlockPieces& pieces) {
        const DocumentTable& grid = document_.snapshot.body[place.first].grid;
        const auto& cells = document_.cells[place.first];
        const Message noRow =
            inParagraph("package.block-no-row", grid.rows.empty() || grid.rows[0].empty() ? "" : grid.rows[0][0]);
        if (place.count != 1 || cells.size() < 2) {
            return noRow;
        }
        std::string known;
        pugi::xml_node begin, end;
        for (std::size_t row = 1; row < cells.size(); ++row) {
            if (cells[row].empty() || cells[row].size() != cells[0].size()) {
                return inParagraph("package.block-cells", grid.rows[row].empty() ? "" : grid.rows[row][0]);
            }
            ItemPieces& item = pieces.items.emplace_back();
            pugi::xml_node node = cells[row].front().parent();
            std::string looks;
            if (auto obstacle = rowOf(node, cells[row], grid.rows[row], item, looks)) {
                return obstacle;
            }
            if (row == 1) {
                known = looks;
                begin = node;
            } else if (looks != known) {
                return inParagraph("package.block-row-looks", grid.rows[row][0]);
            } else if (node.previous_sibling() != end) {
                return inParagraph("package.block-more", grid.rows[row][0]);
            }
            end = node;
        }
        pieces.more = pieces.items.back();
        return replace(begin, end, number, pieces);
    }

    std::optional<Message> rowOf(pugi::xml_node row, const std::vector<pugi::xml_node>& cells,
                                 const std::vector<std::string>& texts, ItemPieces& pieces, std::string& effect) const {
        pieces.before = "<w:tr>";
        for (const pugi::xml_node node : row.children()) {
            if (isNamed(node, "w:trPr") || isNamed(node, "w:tblPrEx")) {
                pieces.before += xmlOf(node);
                effect += xmlOf(node);
            } else if (!isNamed(node, "w:tc")) {
                return inParagraph("package.block-more", texts[0]);
            }
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            ItemPieces::Cell& cell = pieces.cells.emplace_back();
            cell.before = "<w:tc>";
            bool done = false;
            for (const pugi::xml_node node : cells[i].children()) {
                if (isNamed(node, "w:tcPr")) {
                    if (node.child("w:vMerge") || node.child("w:gridSpan")) {
                        return inParagraph("package.block-cells", texts[i]);
                    }
                    cell.before += xmlOf(node);
                    effect += xmlOf(node);
                } else if (isNamed(node, "w:p") && !done) {
                    const Plain read = plain(node, texts[i]);
                    if (read.obstacle) {
                        return read.obstacle;
                    }
                    if (read.bookmarked || !readDocxParagraph(node).fields.empty()) {
                        return inParagraph("package.block-fields", texts[i]);
                    }
                    cell.before += "<w:p>" + read.properties;
                    cell.after = "</w:p></w:tc>";
                    cell.looks = piecesOf(read.looks);
                    effect += "|" + read.effect + "|" + read.looks + "\n";
                    done = true;
                } else {
                    return inParagraph("package.block-more", texts[i]);
                }
            }
        }
        pieces.after = "</w:tr>";
        return std::nullopt;
    }

    DirectDocument& document_;
    std::string stylesPart_;
    DocxStyles styles_;
    DocxProperties settings_;
    std::string unfilled_;                             // id of its style
    std::map<std::string, pugi::xml_node> properties_; // of the document, by name
    int lastId_ = 1;
    std::unordered_set<std::size_t> taken_;
};

} // namespace

std::unique_ptr<Dialect> docxDialect(DirectDocument& document) { return std::make_unique<DocxDialect>(document); }

} // namespace zhangfa
