// From a row to values, and what is wrong with them.
#pragma once

#include "columns.h"
#include "core/texts.h"
#include "core/values.h"
#include "rows.h"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zhangfa {

struct RowProblem {
    std::size_t row = 0; // RowRecord::number
    int line = 0;        // RowRecord::line
    std::string column;  // as the file calls it
    FieldId field;
    std::string title; // the field's, with row and column for a list or table
    std::string value; // as given, shortened
    Message rule;
};

struct RowValues {
    Values values;                    // normalized; one against its field is among them, too
    std::vector<RowProblem> problems; // none: the values are right
};

// Empty cells are unfilled (null); what has no column, or no key in a JSON object, is not spoken of.
// A cell of a list has an item in each line, for its main column, or a JSON array, as that of a table must be.
// JSON objects hold values as a values file does, by ids or titles.
class RowValueReader {
public:
    // CSV: by what matchColumns found. `columns` are the reader's.
    RowValueReader(std::vector<std::string> columns, const MatchedColumns& matched);
    // JSON: each key is matched where it first occurs.
    explicit RowValueReader(ColumnMatcher matcher);

    RowValues read(const RowRecord& record);

    // Keys of JSON objects that belonged to no field, each once, in the order found; the first 2,000 only.
    const std::vector<std::string>& unknownKeys() const { return unknownKeys_; }

private:
    const ColumnMatcher::Match& matchOf(const std::string& key);
    void readCells(const RowRecord& record, RowValues& result) const;
    void readMembers(const RowRecord& record, RowValues& result);

    std::vector<std::string> columns_;
    std::vector<const Field*> fields_;
    std::optional<ColumnMatcher> matcher_;
    std::unordered_map<std::string, ColumnMatcher::Match> known_; // keys of JSON
    ColumnMatcher::Match last_;                                   // of a key beyond those that are kept
    std::vector<std::string> unknownKeys_;
};

// Problems as a table (CSV, UTF-8 with BOM) that grows as they are found: row, line, column, field, value, rule.
class RowProblemTable {
public:
    // Both must outlive it.
    RowProblemTable(std::ostream& out, const Texts& texts);
    void add(const RowProblem& problem);

private:
    std::ostream& out_;
    const Texts& texts_;
};

} // namespace zhangfa
