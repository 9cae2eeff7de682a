// The text of ODT paragraphs.
#include "odt_text.h"

#include "field_code.h"

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

constexpr std::array<std::string_view, 5> wrappers{"text:a", "text:meta", "text:meta-field", "text:ruby",
                                                   "text:ruby-base"};
constexpr std::array<std::string_view, 6> silent{"office:annotation",    "office:annotation-end", "text:ruby-text",
                                                 "text:soft-page-break", "text:bookmark-end",     "text:change"};

class Reader {
public:
    OdtParagraph read(pugi::xml_node paragraph) {
        inlines(paragraph, "");
        if (read_.text.ends_with(' ') && endsInSpace_) {
            read_.text.pop_back(); // white space at a paragraph's end is none
        }
        return std::move(read_);
    }

private:
    void inlines(pugi::xml_node parent, std::string_view style) {
        for (const pugi::xml_node node : parent.children()) {
            const std::string_view name = node.name();
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                text(node.value(), style);
            } else if (name == "text:span") {
                const std::string_view own = node.attribute("text:style-name").value();
                inlines(node, own.empty() ? style : own);
            } else if (name == "text:user-defined") {
                field(node, style);
            } else if (name == "text:s") {
                exact(std::string(std::min(node.attribute("text:c").as_uint(1), mostSpaces), ' '), style);
            } else if (name == "text:tab") {
                exact("\t", style);
            } else if (name == "text:line-break") {
                exact("\n", style);
            } else if (name == "text:bookmark-start" || name == "text:bookmark") {
                read_.bookmarks.emplace_back(node.attribute("text:name").value());
            } else if (name == "text:note") {
                read_.holdsMore = true;
                read_.asides.push_back(node.child("text:note-body"));
            } else if (name.starts_with("draw:")) {
                read_.holdsMore = true;
                boxes(node);
            } else if (std::ranges::find(wrappers, name) != wrappers.end()) {
                inlines(node, style);
            } else if (node.type() == pugi::node_element && std::ranges::find(silent, name) == silent.end() &&
                       !name.starts_with("text:change") && !name.starts_with("text:reference-mark")) {
                inlines(node, style); // another field, as it shows
            }
        }
    }

    void field(pugi::xml_node node, std::string_view style) {
        const auto bound = boundFieldOf(node.attribute("text:name").value());
        if (!bound) {
            inlines(node, style);
            return;
        }
        const std::string shown = node.text().get();
        read_.fields.push_back({FieldPlace{*bound, read_.text.size(), shown.size(), shown, false}, node});
        exact(shown, style);
    }

    void run(std::string_view style) {
        if (read_.runs.empty() || read_.runs.back().style != style) {
            read_.runs.push_back({std::string(style), false});
        }
    }
    void exact(std::string_view shown, std::string_view style) {
        if (!shown.empty()) {
            run(style);
            read_.text += shown;
            endsInSpace_ = false;
        }
    }
    void text(std::string_view raw, std::string_view style) {
        for (const char letter : raw) {
            const bool space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
            if (space && endsInSpace_) {
                continue;
            }
            run(style);
            read_.text += space ? ' ' : letter;
            endsInSpace_ = space;
        }
    }

    void boxes(pugi::xml_node shape) {
        if (std::string_view(shape.name()) == "draw:text-box") {
            read_.asides.push_back(shape);
            return;
        }
        for (const pugi::xml_node child : shape.children()) {
            boxes(child);
        }
    }

    static constexpr unsigned mostSpaces = 10'000; // a count is not believed without end
    OdtParagraph read_;
    bool endsInSpace_ = true;
};

void collect(pugi::xml_node container, std::string_view listStyle, int listLevel, std::vector<OdtBlock>& blocks) {
    bool item = listLevel > 0;
    for (const pugi::xml_node node : container.children()) {
        const std::string_view name = node.name();
        if (name == "text:p" || name == "text:h" || name == "table:table") {
            blocks.push_back({node, std::string(listStyle), item ? listLevel : 0});
            item = false; // what follows in the same item has no number
        } else if (name == "text:list") {
            const std::string_view own = node.attribute("text:style-name").value();
            for (const pugi::xml_node each : node.children()) {
                const bool header = std::string_view(each.name()) == "text:list-header";
                const std::size_t first = blocks.size();
                collect(each, own.empty() ? listStyle : own, listLevel + 1, blocks);
                for (std::size_t i = first; header && i < blocks.size(); ++i) {
                    blocks[i].listLevel = 0;
                }
            }
        } else if (name == "text:section" || name == "text:index-body" || name == "text:index-title" ||
                   name == "text:numbered-paragraph" || name.ends_with("-index") || name == "text:table-of-content" ||
                   name == "text:bibliography") {
            collect(node, listStyle, 0, blocks);
        }
    }
}

} // namespace

OdtParagraph readOdtParagraph(pugi::xml_node paragraph) { return Reader().read(paragraph); }

std::vector<OdtBlock> odtBlocks(pugi::xml_node container) {
    std::vector<OdtBlock> blocks;
    collect(container, "", 0, blocks);
    return blocks;
}

} // namespace zhangfa
