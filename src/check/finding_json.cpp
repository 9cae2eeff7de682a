// Findings as JSON, for the public API and the command line.
#include "check/finding_json.h"

#include "core/utf8.h"

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

namespace {

// B3, as Writer calls a cell.
std::string cellName(std::size_t row, std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters + std::to_string(row + 1);
}

void addPlace(json::object& object, const Finding& finding, const Snapshot& snapshot) {
    const TextPlace& place = finding.place;
    const std::string_view text = textAt(snapshot, place);
    const bool whole = finding.offset == 0 && finding.length == 0 && finding.text.empty() && !finding.fix;
    if (place.part) {
        object["part"] = snapshot.parts.at(*place.part).name;
        object["paragraph"] = place.element + 1;
        object["offset"] = countCharacters(text.substr(0, finding.offset));
        object["length"] = countCharacters(finding.text);
        object["at"] = finding.offset;
        return;
    }
    if (whole || place.element >= snapshot.body.size()) {
        object["paragraph"] = nullptr;
        object["offset"] = nullptr;
        object["length"] = nullptr;
        return;
    }
    const BodyElement& element = snapshot.body[place.element];
    std::size_t begins = 0; // of the paragraph in the cell's text
    if (place.row) {
        object["part"] = "table:" + element.grid.name + "!" + cellName(*place.row, *place.column);
        const std::string_view before = text.substr(0, finding.offset);
        object["paragraph"] = 1 + std::count(before.begin(), before.end(), '\n');
        begins = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    } else {
        const auto end = snapshot.body.begin() + static_cast<std::ptrdiff_t>(place.element) + 1;
        object["paragraph"] =
            std::count_if(snapshot.body.begin(), end, [](const BodyElement& any) { return !any.table; });
    }
    object["offset"] = countCharacters(text.substr(begins, finding.offset - begins));
    object["length"] = countCharacters(finding.text);
    object["element"] = place.element;
    object["at"] = finding.offset;
    if (place.row) {
        object["row"] = *place.row;
        object["column"] = *place.column;
    }
}

json::value fixJson(const std::optional<Fix>& fix) {
    if (!fix) {
        return nullptr;
    }
    return fix->removesParagraph ? json::object{{"removesParagraph", true}}
                                 : json::object{{"replacement", fix->replacement}};
}

} // namespace

json::array toJson(const std::vector<Finding>& findings, const Snapshot& snapshot, const Texts& texts) {
    json::array all;
    for (const Finding& finding : findings) {
        json::object object{{"rule", finding.rule->id},
                            {"source", std::string(1, letterOf(finding.rule->source))},
                            {"clause", finding.rule->clause},
                            {"severity", nameOf(finding.severity)}};
        addPlace(object, finding, snapshot);
        object["text"] = finding.text;
        object["message"] = texts(finding.message);
        object["fix"] = fixJson(finding.fix);
        if (!finding.details.empty()) {
            object["sentences"] = json::array(finding.details.begin(), finding.details.end());
        }
        all.push_back(std::move(object));
    }
    return all;
}

FindingKey keyOf(const Finding& finding, const Snapshot& snapshot) {
    FindingKey key{std::string(finding.rule->id), finding.place, {}, finding.offset, finding.text};
    if (key.place.part) {
        key.part = snapshot.parts.at(*key.place.part).name;
        key.place.part.reset();
    }
    return key;
}

std::optional<FindingKey> findingKey(const json::value& value) {
    const auto* object = value.if_object();
    if (object == nullptr) {
        return std::nullopt;
    }
    const auto number = [&](const char* key) -> std::optional<std::size_t> {
        const auto* member = object->if_contains(key);
        if (member == nullptr || !member->is_number()) {
            return std::nullopt;
        }
        boost::system::error_code wrong;
        const auto count = member->to_number<std::size_t>(wrong);
        return wrong ? std::nullopt : std::optional(count);
    };
    const auto* rule = object->if_contains("rule");
    const auto* text = object->if_contains("text");
    if (rule == nullptr || !rule->is_string() || (text != nullptr && !text->is_string())) {
        return std::nullopt;
    }
    FindingKey key;
    key.rule = std::string(rule->get_string());
    key.place = {number("element").value_or(0), number("row"), number("column")};
    const auto* part = object->if_contains("part");
    if (part != nullptr && part->is_string() && !object->contains("element")) {
        key.part = std::string(part->get_string());
        key.place.element = number("paragraph").value_or(1) - 1;
    }
    key.offset = number("at").value_or(0);
    key.text = text != nullptr ? std::string(text->get_string()) : std::string();
    return key;
}

} // namespace zhangfa
