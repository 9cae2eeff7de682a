// Rows of a text, read to the end.
#pragma once

#include "batch/rows.h"

#include <boost/json.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace zhangfa {

struct ReadRows {
    std::vector<std::string> columns;
    std::vector<RowRecord> rows;
    std::optional<Problem> problem; // behind them
};

inline ReadRows readRows(const std::string& bytes, const std::string& name = "rows.csv",
                         const RowOptions& options = {}) {
    std::istringstream in(bytes);
    ReadRows result;
    try {
        const auto reader = RowReader::open(in, name, options);
        result.columns = reader->columns();
        RowRecord record;
        while (reader->next(record)) {
            result.rows.push_back(record);
        }
    } catch (const RowsError& error) {
        result.problem = error.problem;
    }
    return result;
}

// 甲|乙, a row a line; of JSON the objects; ! and the key of what is wrong, with its line.
inline std::string shown(const ReadRows& read) {
    std::string text;
    for (const RowRecord& row : read.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            text += (i > 0 ? "|" : "") + row.cells[i];
        }
        if (row.cells.empty()) {
            text += boost::json::serialize(row.object);
        }
        text += (row.fault ? "?" + row.fault->key : std::string()) + "\n";
    }
    if (read.problem) {
        text += "!" + read.problem->message.key + "@" + std::to_string(read.problem->place.line);
    }
    return text;
}

} // namespace zhangfa
