// A document as golden files have it.
#pragma once

#include "office/report.h"

#include <string>

namespace zhangfa {

// A line a paragraph, its style before it; a row of a table between bars.
inline std::string textWithStyles(const json::object& snapshot) {
    const auto string = [](const json::value& object, const char* key) {
        const json::value* value = object.as_object().if_contains(key);
        return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
    };
    std::string text;
    for (const json::value& element : snapshot.at("body").as_array()) {
        if (const json::value* paragraph = element.as_object().if_contains("text")) {
            text += "[" + string(element, "style") + "] " + string(element, "label") +
                    std::string(paragraph->as_string()) + "\n";
            continue;
        }
        for (const json::value& row : element.at("rows").as_array()) {
            text += "|";
            for (const json::value& cell : row.as_array()) {
                text += " " + std::string(cell.as_string()) + " |";
            }
            text += "\n";
        }
    }
    return text;
}

} // namespace zhangfa
