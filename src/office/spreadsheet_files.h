// Spreadsheets on disk, read and written through Calc; CSV by itself.
#pragma once

#include "core/sheet_cells.h"
#include "office/document.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

// Sheets that hold anything. A CSV may be in UTF-8 or GB18030. Refuses what cannot be opened or is no spreadsheet.
std::vector<Sheet> readSpreadsheet(const Context& context, const std::string& url);

// By the ending: ods, xlsx, xls, or csv, which has the first sheet only; numbers become numbers. Whole or not at all.
void writeSpreadsheet(const Context& context, const std::string& url, const std::vector<Sheet>& sheets);

// All cells of all sheets, or of the one of that name, whatever is in them: up to 1,048,576 rows of 2,000 columns,
// empty cells at a row's end and empty rows at a sheet's end left out. Refuses what has more text than mostCellText
// besides.
std::vector<Sheet> readCells(const Context& context, const std::string& url, const std::optional<std::string>& sheet);

inline constexpr std::size_t mostCellText = 200'000'000; // bytes

// A text stays a text, also one that looks like a number or a formula.
using Cell = std::variant<std::monostate, double, std::string>;
struct CellSheet {
    std::string name;
    std::vector<std::vector<Cell>> cells{};
};
// As writeSpreadsheet; the first row is bold and heads every printed page, long texts wrap.
void writeCells(const Context& context, const std::string& url, const std::vector<CellSheet>& sheets);

// Any text, likewise.
void writeText(const std::string& url, const std::string& text);

} // namespace zhangfa
