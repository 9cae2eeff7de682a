// Rows as a spreadsheet or a table puts them on the clipboard. Pure.
#pragma once

#include "core/field.h"

#include <boost/json/array.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// Cells (core/sheet_cells.h) as items of a list or table: they go to the columns in order, further ones are left out; a
// first row that holds the columns' titles is left out.
boost::json::array rowsFromText(const Field& field, std::string_view text);

} // namespace zhangfa
