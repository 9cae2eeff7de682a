// One item of a list: between its columns' values and the paragraph in which it stands.
#pragma once

#include "edits.h"
#include "field.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// Values of an item, or of a row of a table, in the order of the columns; null: none.
using Row = std::vector<boost::json::value>;

Row rowOf(const Field& field, const boost::json::value& item);
// Columns without a value are left out.
boost::json::object objectOf(const Field& field, const Row& row);

// As it is shown: of a required column without a value, the unfilled mark.
TextRun shownCell(const Field& column, const boost::json::value& value);
// Texts that are the same for equal values, and equal rows, only.
std::string keyOf(const Field& column, const boost::json::value& value);
std::string keyOf(const Field& field, const Row& row);
bool isBlank(const Row& row);

// Of columns that are shown once, values that repeat the row before give way to ideographic spaces; and back. `before`:
// the row before, as it is meant.
Row folded(const Field& list, Row row, const Row* before);
Row unfolded(const Field& list, Row row, const Row* before);
std::vector<Row> folded(const Field& list, std::vector<Row> rows);

// The item as the pattern makes it, in one line.
std::vector<TextRun> renderItem(const Field& list, const Row& row, int number);

struct ReadItem {
    Row row;
    bool fits = false; // the pattern; else the main column has the whole text, without a number at its head
    int number = 0;    // 0: none
    std::size_t numberOffset = 0, numberLength = 0; // in bytes
    std::size_t textOffset = 0;                     // where the main column's text begins, if it does not fit
};
ReadItem readItem(const Field& list, std::string_view text);

// Which column takes the text of an item worded by hand: the first required one that is a text, or else the first.
std::size_t mainColumn(const Field& list);

// 一, 十二, 二十; 0 for what is no number.
int fromChineseNumber(std::string_view text);

} // namespace zhangfa
