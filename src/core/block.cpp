// Long texts, lists and tables: what stands in the document for a value, and the value of what stands there.
#include "block.h"

#include "block_rows.h"
#include "compose.h"
#include "joined_list.h"
#include "utf8.h"
#include "values.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

namespace json = boost::json;

NewElement paragraph(std::vector<Run> runs) { return NewParagraph{Role::body, std::move(runs), {}}; }

// Characters that a column needs for most of its values without a break.
int widthOf(const Field& column) {
    constexpr std::size_t date = 9, number = 3, shortText = 4, text = 9; // 2026年12月31日 is eight wide
    std::size_t width = column.type == FieldType::date                                        ? date
                        : column.type == FieldType::text                                      ? text
                        : column.type == FieldType::choice || column.type == FieldType::yesNo ? shortText
                                                                                              : number;
    for (const std::string& choice : column.choices) {
        width = std::max(width, countCharacters(choice) + 1);
    }
    return static_cast<int>(std::min(std::max(width, countCharacters(column.title) + 1), text + 1));
}

std::vector<NewElement> renderTable(const Field& field, const json::value& value) {
    NewTable table;
    for (const Field& column : field.columns) {
        table.header.push_back(column.title);
        table.widths.push_back(widthOf(column));
    }
    for (const Row& row : rowsOf(field, value)) {
        table.rows.push_back(shownRow(field, row));
    }
    if (table.rows.empty()) {
        table.rows.push_back(shownRow(field, Row(field.columns.size())));
    }
    return {std::move(table)};
}

json::value readTable(const Field& field, const DocumentTable& table) {
    if (table.rows.empty()) {
        return nullptr;
    }
    const std::vector<std::size_t> columns = columnsInTable(field, table.rows.front());
    json::array rows;
    bool blank = true;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const Row row = readRow(field, columns, table.rows[i]);
        blank = blank && isBlank(row);
        rows.emplace_back(objectOf(field, row));
    }
    return rows.empty() || (blank && rows.size() == 1) ? json::value() : json::value(std::move(rows));
}

json::value readList(const Field& field, std::span<const BodyElement> elements) {
    json::array items;
    Row before;
    for (const BodyElement& element : elements) {
        const std::string& text = element.paragraph.text;
        if (element.table || trimmed(text).empty() || isUnfilled(text)) {
            continue;
        }
        for (Row& row : field.joined ? readJoined(field, text) : std::vector<Row>{readItem(field, text).row}) {
            before = unfolded(field, std::move(row), before.empty() ? nullptr : &before);
            items.emplace_back(objectOf(field, before));
        }
    }
    return items.empty() ? json::value() : json::value(std::move(items));
}

json::value readLongText(std::span<const BodyElement> elements) {
    std::vector<std::string_view> lines;
    for (const BodyElement& element : elements) {
        if (!element.table && !trimmed(element.paragraph.text).empty()) {
            lines.emplace_back(element.paragraph.text);
        }
    }
    if (lines.empty() || (lines.size() == 1 && isUnfilled(lines.front()))) {
        return nullptr;
    }
    json::string text;
    for (const std::string_view line : lines) {
        text.append(text.empty() ? "" : "\n").append(line);
    }
    return text;
}

} // namespace

std::vector<NewElement> renderBlock(const Field& field, const json::value& value, const std::string& bookmark) {
    std::vector<NewElement> elements;
    if (field.type == FieldType::table) {
        elements = renderTable(field, value);
    } else if (field.type == FieldType::list && field.joined) {
        const std::vector<Row> rows = rowsOf(field, value);
        const std::vector<TextRun> runs = renderJoined(field, rows);
        if (!rows.empty()) {
            elements.push_back(paragraph({runs.begin(), runs.end()}));
        }
    } else if (field.type == FieldType::list) {
        for (const Row& row : folded(field, rowsOf(field, value))) {
            const std::vector<TextRun> runs = renderItem(field, row, static_cast<int>(elements.size()) + 1);
            elements.push_back(paragraph({runs.begin(), runs.end()}));
        }
    } else {
        for (std::string& line : linesOf(field, value)) {
            elements.push_back(paragraph({TextRun{std::move(line)}}));
        }
    }
    if (elements.empty()) {
        elements.push_back(paragraph({promptOf(field)}));
    }
    if (!bookmark.empty()) {
        std::visit([&](auto& first) { first.bookmarks.push_back(bookmark); }, elements.front());
    }
    return elements;
}

json::value readBlock(const Field& field, std::span<const BodyElement> elements) {
    if (elements.empty() || elements.front().table != (field.type == FieldType::table)) {
        return nullptr; // a table where a text should be, or the other way round
    }
    switch (field.type) {
    case FieldType::table:
        return readTable(field, elements.front().grid);
    case FieldType::list:
        return readList(field, elements);
    default:
        return readLongText(elements);
    }
}

} // namespace zhangfa
