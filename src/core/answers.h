// Lists whose items answer those of another one: measures, each for a problem.
#pragma once

#include "values.h"

#include <string>
#include <vector>

namespace zhangfa {

struct ColumnName {
    FieldId list;
    std::string column;
};
// Whose cells the cells of that column name: "problems.items.problem".
ColumnName answeredBy(const Field& column);

// Null where the list has no such column.
const Field* columnOf(const Field& list, const std::string& column);

// Items of the other list that no row names, in their order; empty for a list that answers nothing.
std::vector<std::string> unanswered(const Field& list, const Values& values);

// The list's rows, and a row for each of these items behind them.
boost::json::value withAnswers(const Field& list, const boost::json::value& rows,
                               const std::vector<std::string>& items);

} // namespace zhangfa
