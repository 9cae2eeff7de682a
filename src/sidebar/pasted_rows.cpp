// Rows as a spreadsheet or a table puts them on the clipboard.
#include "sidebar/pasted_rows.h"

#include "core/sheet_cells.h"
#include "core/values.h"

#include <boost/json/object.hpp>

#include <algorithm>

namespace zhangfa {

boost::json::array rowsFromText(const Field& field, std::string_view text) {
    std::vector<std::vector<std::string>> rows = splitCells(text);
    const auto isTitles = [&](const std::vector<std::string>& cells) {
        return cells.size() >= field.columns.size() &&
               std::equal(field.columns.begin(), field.columns.end(), cells.begin(),
                          [](const Field& column, const std::string& cell) { return column.title == cell; });
    };
    if (!rows.empty() && isTitles(rows.front())) {
        rows.erase(rows.begin());
    }
    boost::json::array items;
    for (const std::vector<std::string>& cells : rows) {
        boost::json::object item;
        for (std::size_t column = 0; column < std::min(cells.size(), field.columns.size()); ++column) {
            boost::json::value value = readValue(field.columns[column], cells[column]);
            if (!value.is_null()) {
                item[field.columns[column].id.value] = std::move(value);
            }
        }
        if (!item.empty()) {
            items.push_back(std::move(item));
        }
    }
    return items;
}

} // namespace zhangfa
