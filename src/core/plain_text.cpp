// A document as plain text, for the web forms of an OA: what Writer numbers has its numbers written out.
#include "plain_text.h"

#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

std::string onOneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace

std::string plainText(const Snapshot& snapshot) {
    std::string text;
    for (const BodyElement& element : snapshot.body) {
        if (!element.table) {
            const std::string_view words = trimmed(element.paragraph.text);
            if (!words.empty()) {
                text += element.paragraph.label + std::string(words) + "\n";
            }
            continue;
        }
        for (const auto& row : element.grid.rows) {
            for (std::size_t column = 0; column < row.size(); ++column) {
                text += (column > 0 ? "\t" : "") + onOneLine(row[column]);
            }
            text += "\n";
        }
    }
    return text;
}

} // namespace zhangfa
