// Styles of a DOCX.
#include "docx_styles.h"

#include "docx_text.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/predicate.hpp>

namespace zhangfa {

namespace {

// Word's names of what Writer has under another one.
const std::map<std::string, std::string, std::less<>>& writerNames() {
    static const std::map<std::string, std::string, std::less<>> names{
        {"normal", "Standard"},     {"body text", "Text body"},
        {"title", "Title"},         {"subtitle", "Subtitle"},
        {"header", "Header"},       {"footer", "Footer"},
        {"signature", "Signature"}, {"envelope address", "Addressee"}};
    return names;
}

std::string writerName(std::string_view name) {
    const std::string lower = boost::algorithm::to_lower_copy(std::string(name));
    if (const auto known = writerNames().find(lower); known != writerNames().end()) {
        return known->second;
    }
    for (const auto& [word, writer] : {std::pair("heading ", "Heading "), std::pair("toc ", "Contents ")}) {
        if (lower.starts_with(word)) {
            return writer + lower.substr(std::string_view(word).size());
        }
    }
    return std::string(name);
}

bool isOn(pugi::xml_node toggle) {
    const std::string_view value = toggle.attribute("w:val").as_string("true");
    return value != "false" && value != "0" && value != "off" && value != "none";
}

} // namespace

DocxLooks DocxLooks::over(const DocxLooks& behind) const {
    DocxLooks all = *this;
    all.bold = all.bold ? all.bold : behind.bold;
    all.points = all.points ? all.points : behind.points;
    all.adjust = all.adjust.empty() ? behind.adjust : all.adjust;
    all.outlineLevel = all.outlineLevel ? all.outlineLevel : behind.outlineLevel;
    all.list = all.list.empty() ? behind.list : all.list;
    all.listLevel = all.listLevel ? all.listLevel : behind.listLevel;
    return all;
}

DocxLooks docxLooks(pugi::xml_node paragraphProperties, pugi::xml_node runProperties) {
    DocxLooks looks;
    if (const auto bold = runProperties.child("w:b")) {
        looks.bold = isOn(bold);
    }
    if (const auto size = runProperties.child("w:sz")) {
        looks.points = size.attribute("w:val").as_double() / 2; // half points
    }
    looks.adjust = paragraphProperties.child("w:jc").attribute("w:val").value();
    if (const auto level = paragraphProperties.child("w:outlineLvl")) {
        const int value = level.attribute("w:val").as_int();
        looks.outlineLevel = value >= 0 && value < 9 ? value + 1 : 0;
    }
    if (const auto list = paragraphProperties.child("w:numPr")) {
        looks.list = list.child("w:numId").attribute("w:val").value();
        if (const auto level = list.child("w:ilvl")) {
            looks.listLevel = level.attribute("w:val").as_int();
        }
    }
    return looks;
}

DocxStyles::DocxStyles(const pugi::xml_document& styles) {
    const pugi::xml_node root = styles.child("w:styles");
    const pugi::xml_node defaults = root.child("w:docDefaults");
    const DocxLooks behind =
        docxLooks(defaults.child("w:pPrDefault").child("w:pPr"), defaults.child("w:rPrDefault").child("w:rPr"));
    std::map<std::string, std::string> bases;
    for (const pugi::xml_node style : root.children("w:style")) {
        const std::string id = style.attribute("w:styleId").value();
        const std::string_view type = style.attribute("w:type").value();
        styles_[id] = {writerName(style.child("w:name").attribute("w:val").value()),
                       docxLooks(style.child("w:pPr"), style.child("w:rPr"))};
        bases[id] = style.child("w:basedOn").attribute("w:val").value();
        if (type == "paragraph" && style.attribute("w:default").as_bool()) {
            default_ = id;
        }
    }
    std::map<std::string, DocxStyle, std::less<>> resolved = styles_;
    for (auto& [id, style] : resolved) {
        std::string base = bases[id];
        for (std::size_t depth = 0; depth < styles_.size() && styles_.contains(base);
             ++depth) { // bounded: they may be circular
            style.looks = style.looks.over(styles_.at(base).looks);
            base = bases[base];
        }
        style.looks = style.looks.over(behind);
    }
    styles_ = std::move(resolved);
}

const DocxStyle& DocxStyles::paragraph(std::string_view id) const {
    static const DocxStyle none{"Standard", {}};
    auto found = styles_.find(id.empty() ? std::string_view(default_) : id);
    found = found != styles_.end() ? found : styles_.find(default_);
    return found != styles_.end() ? found->second : none;
}

const DocxStyle* DocxStyles::character(std::string_view id) const {
    const auto found = styles_.find(id);
    return found != styles_.end() ? &found->second : nullptr;
}

std::string DocxStyles::idOf(std::string_view name) const {
    for (const auto& [id, style] : styles_) {
        if (style.name == name) {
            return id;
        }
    }
    return {};
}

} // namespace zhangfa
