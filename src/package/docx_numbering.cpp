// Lists of a DOCX.
#include "docx_numbering.h"

#include <string_view>

namespace zhangfa {

namespace {

constexpr std::size_t mostLevels = 9;

NumberFormat formatOf(std::string_view name) {
    static const std::map<std::string_view, NumberFormat> formats{
        {"decimal", NumberFormat::decimal},
        {"decimalZero", NumberFormat::decimal},
        {"chineseCounting", NumberFormat::chinese},
        {"chineseCountingThousand", NumberFormat::chinese},
        {"japaneseCounting", NumberFormat::chinese},
        {"taiwaneseCountingThousand", NumberFormat::chinese},
        {"taiwaneseCounting", NumberFormat::chinese},
        {"decimalFullWidth", NumberFormat::fullWidth},
        {"decimalEnclosedCircle", NumberFormat::circled},
        {"decimalEnclosedCircleChinese", NumberFormat::circled},
        {"upperLetter", NumberFormat::upperLetter},
        {"lowerLetter", NumberFormat::lowerLetter},
        {"upperRoman", NumberFormat::upperRoman},
        {"lowerRoman", NumberFormat::lowerRoman}};
    const auto found = formats.find(name);
    return found != formats.end() ? found->second : NumberFormat::none;
}

ListLevel levelOf(pugi::xml_node level) {
    return {formatOf(level.child("w:numFmt").attribute("w:val").value()),
            level.child("w:lvlText").attribute("w:val").value(), level.child("w:start").attribute("w:val").as_int(1)};
}

void readLevel(std::vector<ListLevel>& levels, pugi::xml_node level) {
    const auto index = static_cast<std::size_t>(level.attribute("w:ilvl").as_uint());
    if (index < mostLevels) {
        levels.resize(std::max(levels.size(), index + 1));
        levels[index] = levelOf(level);
    }
}

} // namespace

DocxNumbering::DocxNumbering(const pugi::xml_document& numbering) {
    const pugi::xml_node root = numbering.document_element();
    std::map<std::string, std::vector<ListLevel>> definitions;
    for (const pugi::xml_node definition : root.children("w:abstractNum")) {
        auto& levels = definitions[definition.attribute("w:abstractNumId").value()];
        for (const pugi::xml_node level : definition.children("w:lvl")) {
            readLevel(levels, level);
        }
    }
    for (const pugi::xml_node number : root.children("w:num")) {
        const std::string id = number.attribute("w:numId").value();
        const std::string definition = number.child("w:abstractNumId").attribute("w:val").value();
        List list{definitions[definition], definition};
        for (const pugi::xml_node change : number.children("w:lvlOverride")) {
            list.counter = definition + "/" + id; // it counts by itself
            const auto index = static_cast<std::size_t>(change.attribute("w:ilvl").as_uint());
            if (const auto level = change.child("w:lvl")) {
                readLevel(list.levels, level);
            } else if (const auto start = change.child("w:startOverride"); start && index < list.levels.size()) {
                list.levels[index].start = start.attribute("w:val").as_int(1);
            }
        }
        lists_[id] = std::move(list);
    }
}

std::string DocxNumbering::labelOf(const std::string& list, int level) {
    const auto found = lists_.find(list);
    if (found == lists_.end() || level < 0) {
        return {};
    }
    return counters_[found->second.counter].next(found->second.levels, static_cast<std::size_t>(level));
}

} // namespace zhangfa
