// From a spreadsheet to values: titles are looked for in rows and columns, and matched with fields.
#pragma once

#include "sheet_cells.h"
#include "sources.h"
#include "values.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// What titles are known by: without spaces, marks and what stands in brackets at their end.
std::string titleKey(std::string_view title);

struct SheetValue {
    FieldId field;
    std::string title;         // the field's
    std::string column, place; // where it was found: its title there, and the cell
    boost::json::value value;
    std::string shown; // of a list: how many rows
};
// A title that is no field's, or may be of several.
struct SheetTitle {
    std::string column, place, shown;
    std::vector<FieldId> candidates; // the likeliest first
};
struct SheetProblem {
    std::string column, place, shown;
    Message rule;
};
struct SheetReading {
    std::vector<SheetValue> values; // each field once
    std::vector<SheetTitle> unmatched;
    std::vector<SheetProblem> problems; // values that do not fit their field: they are left out
    std::vector<std::string> rows;      // several rows could be meant, which these begin: then no value is taken
    Sources sources;
};

// Whether what stands in a cell may be the field's value: numbers are none of texts.
bool mayHold(const Field& field, const std::string& cell);

// Which field a title belongs to, as the user said: by titleKey; nothing: to none.
using TitleMatches = std::map<std::string, std::optional<FieldId>>;

struct SheetTask {
    std::span<const Field* const> fields;
    std::map<std::string, std::string> sections{}; // titles by id: where two fields have the same title
    TitleMatches matches{};
    std::optional<std::size_t> row{}; // which of the rows, from 0
};
// Of each sheet, the layout in which most titles are known: values beneath their titles, or beside them, or rows of a
// list. A sheet that exportForm made is read by the ids in it.
SheetReading readSheets(std::span<const Sheet> sheets, const SheetTask& task);

// Headings of the form as a spreadsheet.
struct FormHeadings {
    std::string id, section, item, value, unit, department, evidence, note, form;
};
// The form, and each list and table on a sheet of its own, to be read back. `department`: only what it gives, or,
// where it is empty, what nobody gives.
std::vector<Sheet> exportForm(const Report& report, const Values& values, const Sources& sources,
                              const FormHeadings& headings, const std::optional<std::string>& department);

} // namespace zhangfa
