// What a flat ODF file says, in a form in which two files can be compared.
#include "office/saved_content.h"

#include <pugixml.hpp>

#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace zhangfa {

namespace {

using Styles = std::map<std::string, std::string>; // family and name → what it sets

std::string text(const pugi::xml_node& node) {
    std::ostringstream out;
    node.print(out, "", pugi::format_raw);
    return out.str();
}

// Random or running ones, which differ from save to save.
bool isIdentity(std::string_view name) {
    constexpr std::string_view names[] = {
        "xml:id",          "text:continue-list", "text:id",         "loext:marker-style-name",
        "office:creation", "draw:z-index",       "text:start-value"};
    for (const std::string_view known : names) {
        if (name == known) {
            return true;
        }
    }
    return false;
}

std::string familyOf(std::string_view element) {
    return element == "text:p" || element == "text:h"      ? "paragraph"
           : element == "text:span" || element == "text:a" ? "text"
           : element.starts_with("table:table-column")     ? "table-column"
           : element.starts_with("table:table-row")        ? "table-row"
           : element.starts_with("table:table-cell")       ? "table-cell"
           : element.starts_with("table:table")            ? "table"
           : element == "text:section"                     ? "section"
           : element == "text:list"                        ? "list"
           : element.starts_with("draw:")                  ? "graphic"
                                                           : "";
}

class Reader {
public:
    explicit Reader(const std::filesystem::path& file) {
        const auto result = document_.load_file(file.c_str(), pugi::parse_full | pugi::parse_ws_pcdata);
        if (!result) {
            throw std::runtime_error(file.string() + ": " + result.description());
        }
        const pugi::xml_node root = document_.document_element();
        for (const pugi::xml_node& font : root.child("office:font-face-decls")) {
            fonts_[font.attribute("style:name").value()] = font.attribute("svg:font-family").value();
        }
        nameFonts(root);
        for (const pugi::xml_node& style : root.child("office:automatic-styles")) {
            const bool list = std::string_view(style.name()) == "text:list-style";
            const std::string family = list ? "list" : style.attribute("style:family").value();
            pugi::xml_document copy;
            pugi::xml_node resolved = copy.append_copy(style);
            resolved.remove_attribute("style:name");
            for (pugi::xml_node part : resolved.children()) { // what it sets, but not what nobody set
                part.remove_attribute("officeooo:rsid");
                part.remove_attribute("officeooo:paragraph-rsid");
                if (part.attribute(
                        "style:rel-column-width")) { // the other follows from the page, once that is laid out
                    part.remove_attribute("style:column-width");
                }
            }
            styles_[family + " " + style.attribute("style:name").value()] = text(resolved);
        }
        resolve(root.child("office:body"));
        resolve(root.child("office:master-styles"));
    }

    SavedContent read() const {
        const pugi::xml_node root = document_.document_element();
        SavedContent content;
        for (const pugi::xml_node& child : root.child("office:body").child("office:text")) {
            if (child.type() == pugi::node_element) {
                content.body.push_back(text(child));
            }
        }
        for (const char* name : {"office:font-face-decls", "office:styles", "office:master-styles"}) {
            content.surroundings += text(root.child(name)) + "\n";
        }
        return content;
    }

private:
    pugi::xml_document document_;
    Styles styles_;
    std::map<std::string, std::string> fonts_; // by the name in this file, which is a running number's

    void nameFonts(pugi::xml_node node) const {
        for (pugi::xml_attribute attribute : node.attributes()) {
            const auto known = fonts_.find(attribute.value());
            if (std::string_view(attribute.name()).starts_with("style:font-name") && known != fonts_.end()) {
                attribute.set_value(known->second.c_str());
            }
        }
        for (const pugi::xml_node child : node.children()) {
            nameFonts(child);
        }
    }

    void resolve(pugi::xml_node node) const {
        for (auto attribute = node.first_attribute(); attribute;) {
            const auto next = attribute.next_attribute();
            const std::string_view name = attribute.name();
            if (isIdentity(name)) {
                node.remove_attribute(attribute);
            } else if (name.ends_with("style-name")) {
                const std::string family = name == "draw:text-style-name" ? "paragraph" : familyOf(node.name());
                const auto known = styles_.find(family + " " + attribute.value());
                if (known != styles_.end()) {
                    attribute.set_value(known->second.c_str());
                }
            }
            attribute = next;
        }
        for (auto child = node.first_child(); child;) {
            const auto next = child.next_sibling();
            if (std::string_view(child.name()) == "text:soft-page-break") {
                node.remove_child(child);
            } else {
                resolve(child);
            }
            child = next;
        }
    }
};

} // namespace

SavedContent readSaved(const std::filesystem::path& file) { return Reader(file).read(); }

} // namespace zhangfa
