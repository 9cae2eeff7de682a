// Lists whose items answer those of another one.
#include "answers.h"

#include "json_text.h"
#include "utf8.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

// The column's texts, without those that are empty or stand twice.
std::vector<std::string> cellsOf(const boost::json::value& rows, const std::string& column) {
    std::vector<std::string> cells;
    std::set<std::string> known;
    for (const boost::json::value& row : rows.is_array() ? rows.get_array() : boost::json::array()) {
        const auto* cell = row.is_object() ? row.get_object().if_contains(column) : nullptr;
        const std::string text(cell != nullptr && cell->is_string() ? trimmed(std::string_view(cell->get_string()))
                                                                    : std::string_view());
        if (!text.empty() && known.insert(text).second) {
            cells.push_back(text);
        }
    }
    return cells;
}

const Field* answeringColumn(const Field& list) {
    const auto found = std::find_if(list.columns.begin(), list.columns.end(),
                                    [](const Field& column) { return !column.answers.empty(); });
    return found == list.columns.end() ? nullptr : &*found;
}

} // namespace

ColumnName answeredBy(const Field& column) {
    const std::size_t dot = std::min(column.answers.rfind('.'), column.answers.size());
    return {FieldId{column.answers.substr(0, dot)}, column.answers.substr(std::min(dot + 1, column.answers.size()))};
}

const Field* columnOf(const Field& list, const std::string& column) {
    const auto found = std::find_if(list.columns.begin(), list.columns.end(),
                                    [&](const Field& any) { return any.id.value == column; });
    return found == list.columns.end() ? nullptr : &*found;
}

std::vector<std::string> unanswered(const Field& list, const Values& values) {
    const Field* column = answeringColumn(list);
    if (column == nullptr) {
        return {};
    }
    const ColumnName asked = answeredBy(*column);
    const auto theirs = values.find(asked.list), own = values.find(list.id);
    if (theirs == values.end()) {
        return {};
    }
    std::vector<std::string> open = cellsOf(theirs->second, asked.column);
    if (own != values.end()) {
        const auto named = cellsOf(own->second, column->id.value);
        std::erase_if(
            open, [&](const std::string& text) { return std::find(named.begin(), named.end(), text) != named.end(); });
    }
    return open;
}

boost::json::value withAnswers(const Field& list, const boost::json::value& rows,
                               const std::vector<std::string>& items) {
    boost::json::array all = rows.is_array() ? rows.get_array() : boost::json::array();
    if (const Field* column = answeringColumn(list)) {
        for (const std::string& item : items) {
            all.push_back(boost::json::object{{column->id.value, item}});
        }
    }
    return all;
}

} // namespace zhangfa
