// What lists, tables and long texts are made of: rows and lines, as values and as they are shown.
#pragma once

#include "list_item.h"

#include <string>
#include <vector>

namespace zhangfa {

// Items of a list, rows of a table; none for null.
std::vector<Row> rowsOf(const Field& field, const boost::json::value& value);
// Paragraphs of a long text, without blank ones.
std::vector<std::string> linesOf(const Field& field, const boost::json::value& value);

// What shows in an unfilled list or long text.
TextRun promptOf(const Field& field);

// Cells of a row, in the order of the columns. A row without any value shows at least one unfilled mark.
std::vector<TextRun> shownRow(const Field& field, const Row& row);

// The column that each cell of a table belongs to, by the words of its header; columns.size() for a column of the
// user's own.
std::vector<std::size_t> columnsInTable(const Field& field, const std::vector<std::string>& header);
Row readRow(const Field& field, const std::vector<std::size_t>& columns, const std::vector<std::string>& cells);

} // namespace zhangfa
