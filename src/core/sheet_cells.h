// Cells of spreadsheets as texts: from the clipboard and CSV, to CSV, and parts of sheets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// Cells as texts: numbers in full, dates as 2026-12-18, percentages as 95.5%.
struct Sheet {
    std::string name;
    std::size_t firstRow = 0, firstColumn = 0; // of the first cell, from 0
    std::vector<std::vector<std::string>> cells{};
};

// As a spreadsheet or a table puts them on the clipboard: cells separated by tabs, rows by line ends; a cell in
// quotation marks may hold both. No row for an empty last line.
std::vector<std::vector<std::string>> splitCells(std::string_view text, char separator = '\t');
// By what a file separates them: the one of tab, comma and semicolon that its first line has most of.
char separatorOf(std::string_view text);
// RFC 4180, with line ends as it wants them and the mark by which Excel knows UTF-8.
std::string toCsv(const Sheet& sheet);

// "C3", or "C3:E20": that part of the sheet. Nothing for anything else.
std::optional<Sheet> cropped(const Sheet& sheet, std::string_view range);

// "一季度!C3": a cell, counted within `sheet.cells`.
std::string placeOf(const Sheet& sheet, std::size_t row, std::size_t column);
// Empty where there is none.
const std::string& cellOf(const Sheet& sheet, std::size_t row, std::size_t column);

} // namespace zhangfa
