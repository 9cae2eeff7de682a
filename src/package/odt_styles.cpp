// Styles of an ODT.
#include "odt_styles.h"

#include <array>
#include <charconv>

namespace zhangfa {

namespace {

// "Text_20_body": what may not stand in an XML name is written in hexadecimal.
std::string decoded(std::string_view name) {
    std::string text;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const std::size_t end = name[at] == '_' ? name.find('_', at + 1) : std::string_view::npos;
        unsigned value = 0;
        if (end != std::string_view::npos && end - at <= 3 &&
            std::from_chars(name.data() + at + 1, name.data() + end, value, 16).ptr == name.data() + end &&
            end > at + 1 && value < 0x80) {
            text += static_cast<char>(value);
            at = end;
        } else {
            text += name[at];
        }
    }
    return text;
}

std::string_view firstOf(pugi::xml_node node, std::string_view one, std::string_view other) {
    const std::string_view value = node.attribute(one.data()).value();
    return value.empty() ? std::string_view(node.attribute(other.data()).value()) : value;
}

OdtLooks looksOf(pugi::xml_node style) {
    OdtLooks looks;
    const pugi::xml_node text = style.child("style:text-properties");
    const pugi::xml_node paragraph = style.child("style:paragraph-properties");
    if (const auto weight = firstOf(text, "style:font-weight-asian", "fo:font-weight"); !weight.empty()) {
        looks.bold = weight == "bold" || weight >= "600";
    }
    if (const auto size = firstOf(text, "style:font-size-asian", "fo:font-size"); size.ends_with("pt")) {
        double points = 0;
        std::from_chars(size.data(), size.data() + size.size(), points);
        looks.points = points;
    }
    looks.adjust = paragraph.attribute("fo:text-align").value();
    looks.breaks = std::string_view(paragraph.attribute("fo:break-before").value()) == "page" ||
                   !std::string_view(style.attribute("style:master-page-name").value()).empty();
    if (const auto list = style.attribute("style:list-style-name")) {
        looks.list = list.value();
    }
    if (const auto level = style.attribute("style:default-outline-level")) {
        looks.outlineLevel = level.as_int();
    }
    return looks;
}

NumberFormat formatOf(std::string_view name) {
    static const std::map<std::string_view, NumberFormat> formats{{"1", NumberFormat::decimal},
                                                                  {"一, 二, 三, ...", NumberFormat::chinese},
                                                                  {"１, ２, ３, ...", NumberFormat::fullWidth},
                                                                  {"①, ②, ③, ...", NumberFormat::circled},
                                                                  {"A", NumberFormat::upperLetter},
                                                                  {"a", NumberFormat::lowerLetter},
                                                                  {"I", NumberFormat::upperRoman},
                                                                  {"i", NumberFormat::lowerRoman}};
    const auto found = formats.find(name);
    return found != formats.end() ? found->second : NumberFormat::none;
}

std::string patternOf(pugi::xml_node level, int number) {
    std::string pattern = level.attribute("loext:num-list-format").value();
    if (!pattern.empty()) {
        for (std::size_t at = 0; (at = pattern.find('%', at)) != std::string::npos; ++at) {
            if (at + 2 < pattern.size() && pattern[at + 2] == '%') {
                pattern.erase(at + 2, 1);
            }
        }
        return pattern;
    }
    pattern = level.attribute("style:num-prefix").value();
    const int levels = level.attribute("text:display-levels").as_int(1);
    for (int each = std::max(1, number - levels + 1); each <= number; ++each) {
        pattern += "%" + std::to_string(each) + (each < number ? "." : "");
    }
    return pattern + level.attribute("style:num-suffix").value();
}

std::vector<ListLevel> levelsOf(pugi::xml_node list) {
    constexpr int mostLevels = 10;
    std::vector<ListLevel> levels;
    for (const pugi::xml_node level : list.children()) {
        const int number = level.attribute("text:level").as_int();
        if (number < 1 || number > mostLevels) {
            continue;
        }
        levels.resize(std::max(levels.size(), static_cast<std::size_t>(number)));
        levels[static_cast<std::size_t>(number) - 1] = {formatOf(level.attribute("style:num-format").value()),
                                                        patternOf(level, number),
                                                        level.attribute("text:start-value").as_int(1)};
    }
    return levels;
}

} // namespace

OdtLooks OdtLooks::over(const OdtLooks& behind) const {
    OdtLooks all = *this;
    all.bold = all.bold ? all.bold : behind.bold;
    all.points = all.points ? all.points : behind.points;
    all.adjust = all.adjust.empty() ? behind.adjust : all.adjust;
    all.list = all.list ? all.list : behind.list;
    all.outlineLevel = all.outlineLevel ? all.outlineLevel : behind.outlineLevel;
    return all;
}

void OdtStyles::add(const pugi::xml_document& part) {
    const pugi::xml_node root = part.document_element();
    for (const char* group : {"office:automatic-styles", "office:styles"}) {
        const bool automatic = std::string_view(group) == "office:automatic-styles";
        for (const pugi::xml_node node : root.child(group).children()) {
            const std::string_view kind = node.name();
            const std::string name = node.attribute("style:name").value();
            const std::string family = node.attribute("style:family").value();
            if (kind == "style:style") {
                styles_.emplace(Key{family, name},
                                Style{node.attribute("style:display-name").value(),
                                      node.attribute("style:parent-style-name").value(), automatic, looksOf(node)});
            } else if (kind == "style:default-style") {
                defaults_.emplace(family, looksOf(node));
            } else if (kind == "text:list-style") {
                lists_.emplace(name, levelsOf(node));
            } else if (kind == "text:outline-style") {
                outline_ = levelsOf(node);
            }
        }
    }
}

const OdtStyles::Style* OdtStyles::find(std::string_view family, std::string_view name) const {
    const auto found = styles_.find(Key{family, name});
    return found != styles_.end() ? &found->second : nullptr;
}

std::string OdtStyles::nameOf(std::string_view paragraphStyle) const {
    const Style* style = find("paragraph", paragraphStyle);
    if (style != nullptr && style->automatic) {
        paragraphStyle = style->parent;
        style = find("paragraph", paragraphStyle);
    }
    if (paragraphStyle.empty()) {
        return "Standard";
    }
    return style != nullptr && !style->display.empty() ? style->display : decoded(paragraphStyle);
}

OdtLooks OdtStyles::looks(std::string_view family, std::string_view name) const {
    OdtLooks looks;
    std::string next(name);
    for (std::size_t depth = 0; depth <= styles_.size(); ++depth) { // bounded: they may be circular
        const Style* style = find(family, next);
        if (style == nullptr) {
            break;
        }
        looks.breaks = looks.breaks || (depth == 0 && style->looks.breaks);
        looks = looks.over(style->looks);
        next = style->parent;
    }
    const auto behind = defaults_.find(std::string(family));
    return behind != defaults_.end() ? looks.over(behind->second) : looks;
}

const std::vector<ListLevel>& OdtStyles::levels(std::string_view listStyle) const {
    static const std::vector<ListLevel> none;
    const auto found = lists_.find(listStyle);
    return found != lists_.end() ? found->second : none;
}

} // namespace zhangfa
