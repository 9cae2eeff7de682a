// Cells of spreadsheets as texts.
#include "sheet_cells.h"

#include <boost/regex.hpp>

#include <algorithm>
#include <utility>

namespace zhangfa {

namespace {

using Row = std::vector<std::string>;

std::string columnName(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return name;
}

} // namespace

std::string placeOf(const Sheet& sheet, std::size_t row, std::size_t column) {
    const std::string cell = columnName(sheet.firstColumn + column) + std::to_string(sheet.firstRow + row + 1);
    return sheet.name.empty() ? cell : sheet.name + "!" + cell;
}

const std::string& cellOf(const Sheet& sheet, std::size_t row, std::size_t column) {
    static const std::string none;
    return row < sheet.cells.size() && column < sheet.cells[row].size() ? sheet.cells[row][column] : none;
}

std::vector<Row> splitCells(std::string_view text, char separator) {
    std::vector<Row> rows;
    Row row;
    std::string cell;
    bool quoted = false;
    const auto endCell = [&] { row.push_back(std::exchange(cell, {})); };
    const auto endRow = [&] {
        endCell();
        rows.push_back(std::exchange(row, {}));
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (quoted) {
            if (letter != '"') {
                cell += letter;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                cell += text[++at];
            } else {
                quoted = false;
            }
        } else if (letter == '"' && cell.empty()) {
            quoted = true;
        } else if (letter == separator) {
            endCell();
        } else if (letter == '\n') {
            endRow();
        } else if (letter != '\r') {
            cell += letter;
        }
    }
    if (!cell.empty() || !row.empty()) {
        endRow();
    }
    return rows;
}

char separatorOf(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    constexpr std::string_view separators = ",\t;";
    return *std::max_element(separators.begin(), separators.end(), [&](char one, char other) {
        return std::count(line.begin(), line.end(), one) < std::count(line.begin(), line.end(), other);
    });
}

std::string toCsv(const Sheet& sheet) {
    std::string csv = "\xEF\xBB\xBF";
    for (const Row& row : sheet.cells) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            csv += i > 0 ? "," : "";
            if (row[i].find_first_of(",\"\r\n") == std::string::npos) {
                csv += row[i];
                continue;
            }
            csv += '"';
            for (const char letter : row[i]) {
                csv += letter == '"' ? "\"\"" : std::string(1, letter);
            }
            csv += '"';
        }
        csv += "\r\n";
    }
    return csv;
}

std::optional<Sheet> cropped(const Sheet& sheet, std::string_view range) {
    static const boost::regex form("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7}))?");
    boost::match_results<std::string_view::const_iterator> found;
    if (!boost::regex_match(range.begin(), range.end(), found, form)) {
        return std::nullopt;
    }
    const auto column = [](const std::string& letters) {
        std::size_t number = 0;
        for (const char letter : letters) {
            number = number * 26 + static_cast<std::size_t>((letter | 0x20) - 'a') + 1;
        }
        return number - 1;
    };
    const bool single = !found[3].matched;
    const std::size_t firstColumn = column(found[1].str()), firstRow = std::stoul(found[2].str());
    const std::size_t lastColumn = single ? firstColumn : column(found[3].str()),
                      lastRow = single ? firstRow : std::stoul(found[4].str());
    if (firstRow == 0 || lastRow < firstRow || lastColumn < firstColumn) {
        return std::nullopt;
    }
    Sheet part{sheet.name, firstRow - 1, firstColumn};
    for (std::size_t row = firstRow - 1; row < std::min(lastRow, sheet.firstRow + sheet.cells.size()); ++row) {
        Row cells;
        for (std::size_t i = firstColumn; i <= lastColumn; ++i) {
            const bool inside = row >= sheet.firstRow && i >= sheet.firstColumn;
            cells.push_back(inside ? cellOf(sheet, row - sheet.firstRow, i - sheet.firstColumn) : std::string());
        }
        part.cells.push_back(std::move(cells));
    }
    return part;
}

} // namespace zhangfa
