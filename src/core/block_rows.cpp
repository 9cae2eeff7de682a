// What lists, tables and long texts are made of: rows and lines, as values and as they are shown.
#include "block_rows.h"

#include "compose.h"
#include "utf8.h"
#include "values.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

std::vector<Row> rowsOf(const Field& field, const json::value& value) {
    std::vector<Row> rows;
    if (value.is_array()) {
        for (const json::value& item : value.get_array()) {
            rows.push_back(rowOf(field, item));
        }
    } else if (!isEmptyValue(value)) {
        rows.push_back(rowOf(field, value));
    }
    return rows;
}

std::vector<std::string> linesOf(const Field& field, const json::value& value) {
    std::vector<std::string> lines;
    if (isEmptyValue(value)) {
        return lines;
    }
    const std::string text = value.is_string() ? std::string(value.get_string()) : shownValue(field, value);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        if (!trimmed(std::string_view(text).substr(begin, end - begin)).empty()) {
            lines.push_back(text.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return lines;
}

TextRun promptOf(const Field& field) { return {unfilledMark(field.prompt.empty() ? field.title : field.prompt), true}; }

std::vector<TextRun> shownRow(const Field& field, const Row& row) {
    std::vector<TextRun> cells;
    bool marked = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(shownCell(field.columns[i], row[i]));
        marked = marked || cells.back().unfilled;
    }
    if (isBlank(row) && !marked && !cells.empty()) {
        cells.front() = {unfilledMark(field.columns.front().title), true};
    }
    return cells;
}

std::vector<std::size_t> columnsInTable(const Field& field, const std::vector<std::string>& header) {
    std::vector<std::size_t> columns(header.size(), field.columns.size());
    std::vector<bool> found(field.columns.size(), false);
    bool any = false;
    for (std::size_t cell = 0; cell < header.size(); ++cell) {
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!found[i] && trimmed(header[cell]) == trimmed(field.columns[i].title)) {
                found[i] = any = true;
                columns[cell] = i;
                break;
            }
        }
    }
    for (std::size_t cell = 0; !any && cell < header.size() && cell < found.size(); ++cell) {
        columns[cell] = cell; // a header in other words: by place
    }
    return columns;
}

Row readRow(const Field& field, const std::vector<std::size_t>& columns, const std::vector<std::string>& cells) {
    Row row(field.columns.size());
    for (std::size_t cell = 0; cell < cells.size() && cell < columns.size(); ++cell) {
        if (columns[cell] < row.size()) {
            row[columns[cell]] = readValue(field.columns[columns[cell]], cells[cell]);
        }
    }
    return row;
}

} // namespace zhangfa
