// What must hold of any rows.
#include "any_rows.h"

#include "batch/name_pattern.h"
#include "batch/read_rows.h"
#include "batch/row_values.h"
#include "batch/some_fields.h"

#include <filesystem>
#include <stdexcept>

namespace zhangfa {

namespace {

void expect(bool holds, const char* what) {
    if (!holds) {
        throw std::logic_error(what);
    }
}

std::string told(const ReadRows& read) {
    std::string text = shown(read);
    for (const RowRecord& row : read.rows) {
        text += std::to_string(row.line) + " ";
    }
    return text;
}

void tryNames(const RowValues& read, std::size_t number, NameRegister& names) {
    static const NamePattern pattern = [] {
        std::vector<Problem> problems;
        return *NamePattern::parse("out/{unit}/{day}-{#}.odt", ColumnMatcher(someTask()), true, problems);
    }();
    const std::string name = names.addNumbered(pattern.expand(read.values, number).path);
    const std::filesystem::path path(name);
    expect(path.is_relative() && std::distance(path.begin(), path.end()) == 2, "one folder");
    for (const auto& component : path) {
        expect(component != "." && component != ".." && component.string().size() <= longestComponent, "component");
    }
}

void tryFormat(const std::string& bytes, RowFormat format) {
    const ReadRows read = readRows(bytes, "-", {format, std::nullopt, 65'536});
    expect(told(read) == told(readRows(bytes, "-", {format, std::nullopt, 3})), "blocks");
    const ColumnMatcher matcher(someTask());
    const MatchedColumns matched = matchColumns(matcher, read.columns, {});
    RowValueReader reader = format == RowFormat::csv ? RowValueReader(read.columns, matched) : RowValueReader(matcher);
    NameRegister names;
    int line = 0;
    for (const RowRecord& row : read.rows) {
        expect(row.line >= line, "lines");
        expect(format != RowFormat::csv || row.cells.size() == read.columns.size(), "cells");
        line = row.line;
        tryNames(reader.read(row), row.number, names);
    }
}

} // namespace

void tryRows(const std::string& bytes) {
    for (const RowFormat format : {RowFormat::csv, RowFormat::json, RowFormat::jsonLines}) {
        tryFormat(bytes, format);
    }
    std::vector<Problem> problems;
    if (const auto mapping = parseMapping(bytes, "-", somePointers(), problems)) {
        expect(parseMapping(writeMapping(*mapping), "-", somePointers(), problems).has_value(), "mapping");
    }
    const auto pattern = NamePattern::parse(bytes, ColumnMatcher(someTask()), true, problems);
    if (pattern) {
        pattern->expand({}, 1);
    }
}

} // namespace zhangfa
