// An outline as JSON, for people at a shell, scripts and tests.
#include "outline_json.h"

#include "utf8.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace zhangfa {

namespace {

namespace json = boost::json;

std::string schemeOf(const OutlineItem& item) {
    return (item.automatic ? "auto:" : "") + std::string(nameOf(*item.scheme));
}

double rounded(double confidence) { return std::round(confidence * 100) / 100; }

json::object itemJson(const OutlineItem& item, const Snapshot& snapshot) {
    json::object object{{"paragraph", item.paragraph}, {"role", nameOf(item.role)}};
    if (item.scheme) {
        object["scheme"] = schemeOf(item);
    }
    if (item.level > 0) {
        object["level"] = item.level;
    }
    if (item.number > 0) {
        object["number"] = item.number;
    }
    if (item.level > 0) {
        object["runIn"] = item.runIn;
    }
    object["text"] = item.text;
    object["section"] = item.section ? json::value(item.section->value) : json::value();
    object["confidence"] = rounded(item.confidence);
    if (item.glued) {
        const std::string_view text = snapshot.body[item.element].paragraph.text;
        object["glued"] = true;
        object["offset"] = countCharacters(text.substr(0, item.offset));
    }
    if (!item.issues.empty()) {
        json::array issues;
        for (const OutlineIssue issue : item.issues) {
            issues.emplace_back(nameOf(issue));
        }
        object["issues"] = std::move(issues);
    }
    if (!item.missing.empty()) {
        object["missing"] = json::array(item.missing.begin(), item.missing.end());
    }
    return object;
}

json::object numberingJson(const Outline& outline) {
    std::map<int, std::map<std::string, int>> levels;
    for (const OutlineItem& item : outline.items) {
        if (item.scheme) {
            ++levels[item.level][schemeOf(item)];
        }
    }
    json::array array;
    for (const auto& [level, schemes] : levels) {
        json::array used;
        for (const auto& [scheme, count] : schemes) {
            used.push_back({{"scheme", scheme}, {"count", count}});
        }
        array.push_back({{"level", level}, {"schemes", std::move(used)}, {"mixed", schemes.size() > 1}});
    }
    return {{"levels", std::move(array)}};
}

} // namespace

json::object toJson(const Outline& outline, const Snapshot& snapshot) {
    json::array items;
    for (const OutlineItem& item : outline.items) {
        items.emplace_back(itemJson(item, snapshot));
    }
    return {{"paragraphs", outline.paragraphs}, {"numbering", numberingJson(outline)}, {"items", std::move(items)}};
}

json::array partItems(const std::vector<DocumentPart>& parts, const Library& library) {
    json::array items;
    for (const DocumentPart& part : parts) {
        Snapshot snapshot;
        for (const DocumentParagraph& paragraph : part.paragraphs) {
            snapshot.body.push_back({false, paragraph, {}});
        }
        const Outline outline = readOutline(snapshot, library);
        const auto heading = [](const OutlineItem& item) { return item.role == OutlineRole::heading; };
        if (std::count_if(outline.items.begin(), outline.items.end(), heading) < 2) {
            continue;
        }
        for (const OutlineItem& item : outline.items) {
            if (heading(item) || item.role == OutlineRole::label) {
                items.emplace_back(itemJson(item, snapshot)).as_object()["part"] = part.name;
            }
        }
    }
    return items;
}

std::optional<std::size_t> elementOfParagraph(const Snapshot& snapshot, std::size_t number) {
    std::size_t count = 0;
    for (std::size_t element = 0; element < snapshot.body.size(); ++element) {
        if (!snapshot.body[element].table && ++count == number) {
            return element;
        }
    }
    return std::nullopt;
}

} // namespace zhangfa
