// Cells are read as people type them, JSON as a values file has it.
#include "row_values.h"

#include "core/block_rows.h"
#include "core/json_text.h"
#include "core/located_json.h"
#include "core/sheet_cells.h"
#include "core/utf8.h"

#include <algorithm>
#include <ostream>
#include <set>

namespace zhangfa {

namespace json = boost::json;

namespace {

constexpr std::size_t shownOfValue = 40; // characters

// An array of objects in a cell; nothing where it is none.
std::optional<json::value> rowsInCell(const std::string& cell) {
    std::vector<Problem> problems;
    auto source = SourceText::check({}, cell, problems);
    const auto located = source ? LocatedJson::parse(std::move(*source), problems) : std::nullopt;
    return located && problems.empty() && located->root().is_array() ? std::optional(located->root()) : std::nullopt;
}

json::value itemsInCell(const Field& list, const std::string& cell) {
    const Field& column = list.columns[mainColumn(list)];
    json::array items;
    for (const std::string& line : linesOf(list, json::string(cell))) {
        json::value value = normalized(column, readValue(column, line));
        if (!value.is_null()) {
            items.push_back(json::object{{column.id.value, std::move(value)}});
        }
    }
    return normalized(list, std::move(items));
}

struct ReadCell {
    json::value value;
    std::optional<Message> rule{}; // it cannot be read
};

ReadCell readCell(const Field& field, const std::string& cell) {
    const std::string_view text = trimmed(cell);
    if (text.empty() || isUnfilled(text)) {
        return {nullptr};
    }
    const bool rows = field.type == FieldType::list || field.type == FieldType::table;
    if (!rows) {
        return {normalized(field, readValue(field, cell))};
    }
    if (text.starts_with('[')) {
        if (auto array = rowsInCell(cell)) {
            return {normalized(field, std::move(*array))};
        }
        // An item may begin with a bracket, but what goes on like JSON was meant as such.
        const std::string_view inside = trimmed(text.substr(1));
        if (field.type == FieldType::table || inside.starts_with('{') || inside.starts_with('"')) {
            return {nullptr, Message{"columns.cell-json", {field.title}}};
        }
    }
    if (field.type == FieldType::table || field.columns.empty()) {
        const std::string id = field.columns.empty() ? "id" : field.columns.front().id.value;
        return {nullptr, Message{"columns.cell-table", {field.title, id}}};
    }
    return {itemsInCell(field, cell)};
}

void addProblems(const RowRecord& record, const std::string& column, const Field& field, const json::value& value,
                 std::vector<RowProblem>& problems) {
    for (ValueProblem& problem : validate(field, value)) {
        problems.push_back({record.number, record.line, column, field.id, std::move(problem.title),
                            std::move(problem.value), std::move(problem.rule)});
    }
}

} // namespace

RowValueReader::RowValueReader(std::vector<std::string> columns, const MatchedColumns& matched)
    : columns_(std::move(columns)), fields_(matched.fields) {}

RowValueReader::RowValueReader(ColumnMatcher matcher) : matcher_(std::move(matcher)) {}

RowValues RowValueReader::read(const RowRecord& record) {
    RowValues result;
    if (record.fault) {
        result.problems.push_back({record.number, record.line, {}, {}, {}, {}, *record.fault});
    }
    if (matcher_) {
        readMembers(record, result);
    } else {
        readCells(record, result);
    }
    return result;
}

void RowValueReader::readCells(const RowRecord& record, RowValues& result) const {
    for (std::size_t i = 0; i < std::min({fields_.size(), columns_.size(), record.cells.size()}); ++i) {
        if (fields_[i] == nullptr) {
            continue;
        }
        const Field& field = *fields_[i];
        ReadCell cell = readCell(field, record.cells[i]);
        if (cell.rule) {
            result.problems.push_back({record.number, record.line, columns_[i], field.id, field.title,
                                       shortened(trimmed(record.cells[i]), shownOfValue), std::move(*cell.rule)});
        } else {
            addProblems(record, columns_[i], field, cell.value, result.problems);
        }
        result.values.insert_or_assign(field.id, std::move(cell.value));
    }
}

const ColumnMatcher::Match& RowValueReader::matchOf(const std::string& key) {
    if (const auto known = known_.find(key); known != known_.end()) {
        return known->second;
    }
    ColumnMatcher::Match match = matcher_->match(key);
    const bool unknown = match.field == nullptr && !match.leftOut && match.candidates.empty();
    if (known_.size() >= 2 * mostRowColumns) { // keys that never end: they are data, and not kept
        return last_ = std::move(match);
    }
    if (unknown && unknownKeys_.size() < mostRowColumns) {
        unknownKeys_.push_back(key);
    }
    return known_.emplace(key, std::move(match)).first->second;
}

void RowValueReader::readMembers(const RowRecord& record, RowValues& result) {
    std::map<const Field*, std::string> given;
    for (const auto& member : record.object) {
        const std::string key(member.key());
        const json::value& value = member.value();
        const ColumnMatcher::Match& match = matchOf(key);
        const auto complain = [&](const Field* field, Message rule) {
            const std::string shown = value.is_string() ? std::string(value.get_string()) : jsonText(value);
            result.problems.push_back({record.number, record.line, key, field != nullptr ? field->id : FieldId{},
                                       field != nullptr ? field->title : std::string(), shortened(shown, shownOfValue),
                                       std::move(rule)});
        };
        if (!match.candidates.empty()) {
            std::string ways;
            for (const Field* candidate : match.candidates) {
                ways += (ways.empty() ? "" : "、") + matcher_->unambiguous(*candidate);
            }
            complain(nullptr, {"columns.ambiguous", {key, ways}});
        }
        if (match.field == nullptr) {
            continue;
        }
        const auto [before, isNew] = given.emplace(match.field, key);
        if (!isNew) {
            complain(match.field, {"columns.twice", {match.field->title, before->second, key}});
            continue;
        }
        json::value normal = normalized(*match.field, value);
        addProblems(record, key, *match.field, normal, result.problems);
        result.values.insert_or_assign(match.field->id, std::move(normal));
    }
}

namespace {

// A spreadsheet would take a text that begins so for a formula.
std::string withoutFormula(const std::string& text) {
    const bool sign = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    const bool number = text.find_first_not_of("0123456789.,%+-") == std::string::npos;
    return sign && !number ? "'" + text : text;
}

void writeRow(std::ostream& out, std::vector<std::string> cells, bool first) {
    const std::string text = toCsv({{}, 0, 0, {std::move(cells)}});
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    out << (first ? std::string_view(text) : std::string_view(text).substr(mark.size()));
}

} // namespace

RowProblemTable::RowProblemTable(std::ostream& out, const Texts& texts) : out_(out), texts_(texts) {
    writeRow(out_,
             {texts_("rows.table.row"), texts_("rows.table.line"), texts_("rows.table.column"),
              texts_("rows.table.field"), texts_("rows.table.value"), texts_("rows.table.rule")},
             true);
}

void RowProblemTable::add(const RowProblem& problem) {
    const auto number = [](auto count) { return count > 0 ? std::to_string(count) : std::string(); };
    writeRow(out_,
             {number(problem.row), number(problem.line), withoutFormula(problem.column), withoutFormula(problem.title),
              withoutFormula(problem.value), texts_(problem.rule)},
             false);
}

} // namespace zhangfa
