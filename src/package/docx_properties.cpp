// What a paragraph of a DOCX is set to in effect.
#include "docx_properties.h"

#include "compiling.h"
#include "docx_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace zhangfa {

namespace {

// What is so where nothing is said.
bool isDefault(const std::string& name, std::string_view value) {
    constexpr std::array<std::string_view, 7> on{"w:widowControl",  "w:autoSpaceDE", "w:autoSpaceDN", "w:kinsoku",
                                                 "w:overflowPunct", "w:snapToGrid",  "w:wordWrap"};
    if (std::ranges::find(on, name) != on.end()) {
        return value == "1";
    }
    return value == "0" || (name == "w:jc@w:val" && (value == "left" || value == "start")) ||
           (name == "w:spacing@w:lineRule" && value == "auto") || (name == "w:textAlignment@w:val" && value == "auto");
}

std::string_view plainTruth(std::string_view value) {
    return value == "true" || value == "on" ? "1" : value == "false" || value == "off" ? "0" : value;
}

} // namespace

void DocxProperties::add(Settings& settings, pugi::xml_node properties) {
    constexpr std::array<std::string_view, 4> other{"w:pStyle", "w:rPr", "w:sectPr", "w:pPrChange"};
    for (const pugi::xml_node child : properties.children()) {
        const std::string name = child.name();
        if (std::ranges::find(other, name) != other.end()) {
            continue;
        }
        if (child.first_child()) { // lists, borders, tabs
            settings[name] = xmlOf(child);
            continue;
        }
        const bool toggle = !child.first_attribute() || (name != "w:jc" && name != "w:textAlignment" &&
                                                         name != "w:outlineLvl" && child.attribute("w:val"));
        if (toggle) {
            settings[name] = plainTruth(child.attribute("w:val").as_string("1"));
        }
        for (const pugi::xml_attribute attribute : child.attributes()) {
            if (!toggle) {
                settings[name + "@" + attribute.name()] = attribute.value();
            }
        }
    }
}

const DocxProperties::Settings& DocxProperties::ofStyle(const std::string& id) const {
    if (const auto known = known_.find(id); known != known_.end()) {
        return known->second;
    }
    std::vector<pugi::xml_node> chain;
    pugi::xml_node style = styles_.find_child_by_attribute("w:style", "w:styleId", id.c_str());
    constexpr std::size_t deepest = 50; // they may be circular
    while (style && chain.size() < deepest) {
        chain.push_back(style.child("w:pPr"));
        style = styles_.find_child_by_attribute("w:style", "w:styleId",
                                                style.child("w:basedOn").attribute("w:val").value());
    }
    Settings settings;
    add(settings, styles_.child("w:docDefaults").child("w:pPrDefault").child("w:pPr"));
    for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
        add(settings, *each);
    }
    return known_[id] = std::move(settings);
}

std::string DocxProperties::effect(pugi::xml_node properties) const {
    const std::string style = properties.child("w:pStyle").attribute("w:val").value();
    Settings settings = ofStyle(style);
    add(settings, properties);
    std::string effect = style;
    for (const auto& [name, value] : settings) {
        if (!isDefault(name, value)) {
            effect += "\n" + name + "=" + value;
        }
    }
    return effect;
}

} // namespace zhangfa
