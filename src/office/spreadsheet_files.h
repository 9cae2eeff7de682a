// Spreadsheets on disk, read and written through Calc; CSV by itself.
#pragma once

#include "core/sheet_cells.h"
#include "office/document.h"

#include <string>
#include <vector>

namespace zhangfa {

// Sheets that hold anything. A CSV may be in UTF-8 or GB18030. Refuses what cannot be opened or is no spreadsheet.
std::vector<Sheet> readSpreadsheet(const Context& context, const std::string& url);

// By the ending: ods, xlsx, xls, or csv, which has the first sheet only; numbers become numbers. Whole or not at all.
void writeSpreadsheet(const Context& context, const std::string& url, const std::vector<Sheet>& sheets);

// Any text, likewise.
void writeText(const std::string& url, const std::string& text);

} // namespace zhangfa
