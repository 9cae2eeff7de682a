// Problems and measures of all units in one ledger.
#include "gathering.h"

#include "core/answers.h"
#include "core/utf8.h"
#include "core/values.h"

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

namespace {

std::string cellOf(const json::value& row, const Field* column) {
    const json::value* cell =
        column != nullptr && row.is_object() ? row.get_object().if_contains(column->id.value) : nullptr;
    return cell == nullptr || cell->is_null() ? std::string() : shownValue(*column, *cell);
}

const json::array& rowsIn(const GatheredDocument& document, const FieldId& list) {
    static const json::array none;
    const auto value = document.values.find(list);
    return value != document.values.end() && value->second.is_array() ? value->second.get_array() : none;
}

const Field* firstColumn(const Field& list, FieldType type, const std::vector<const Field*>& without) {
    for (const Field& column : list.columns) {
        if (column.type == type && std::ranges::find(without, &column) == without.end()) {
            return &column;
        }
    }
    return nullptr;
}

// A list whose column names the problems of another one: which of its columns say what.
struct Answering {
    const Field *list, *problems;
    const Field *names, *problem, *detail; // columns: of the answers, then of the problems
    const Field *measure, *who, *due;
};

// By what is required and by types, as columns may be called anything.
std::vector<Answering> answeringLists(const std::vector<const Field*>& fields) {
    std::vector<Answering> all;
    for (const Field* list : fields) {
        const auto names = std::ranges::find_if(list->columns, [](const Field& any) { return !any.answers.empty(); });
        if (names == list->columns.end()) {
            continue;
        }
        const ColumnName asked = answeredBy(*names);
        const auto problems = std::ranges::find_if(fields, [&](const Field* any) { return any->id == asked.list; });
        const Field* problem = problems != fields.end() ? columnOf(**problems, asked.column) : nullptr;
        if (problem == nullptr) {
            continue;
        }
        Answering found{list, *problems, &*names, problem, nullptr, nullptr, nullptr, nullptr};
        found.detail = firstColumn(**problems, FieldType::text, {problem});
        const auto required = std::ranges::find_if(list->columns, [&](const Field& any) {
            return any.required && any.type == FieldType::text && &any != found.names;
        });
        found.measure =
            required != list->columns.end() ? &*required : firstColumn(*list, FieldType::text, {found.names});
        found.who = firstColumn(*list, FieldType::text, {found.names, found.measure});
        found.due = firstColumn(*list, FieldType::date, {});
        all.push_back(found);
    }
    return all;
}

} // namespace

void makeLedger(Gathering& gathering) {
    const std::vector<Answering> lists = answeringLists(gathering.fields);
    for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
        const GatheredDocument& document = gathering.documents[i];
        for (const Answering& list : lists) {
            const json::array& answers = rowsIn(document, list.list->id);
            std::vector<bool> taken(answers.size(), false);
            const auto row = [&](const std::string& problem, const std::string& detail, const json::value* answer) {
                const json::value none;
                const json::value& from = answer != nullptr ? *answer : none;
                gathering.ledger.push_back(
                    {i, problem, detail, cellOf(from, list.measure), cellOf(from, list.who), cellOf(from, list.due)});
            };
            for (const json::value& item : rowsIn(document, list.problems->id)) {
                const std::string problem = cellOf(item, list.problem), detail = cellOf(item, list.detail);
                bool answered = false;
                for (std::size_t k = 0; k < answers.size(); ++k) {
                    if (!taken[k] && unitKey(cellOf(answers[k], list.names)) == unitKey(problem)) {
                        taken[k] = answered = true;
                        row(problem, detail, &answers[k]);
                    }
                }
                if (!answered) {
                    row(problem, detail, nullptr);
                }
            }
            for (std::size_t k = 0; k < answers.size(); ++k) { // measures that stand for none of them
                if (!taken[k]) {
                    row(cellOf(answers[k], list.names), "", &answers[k]);
                }
            }
        }
    }
}

} // namespace zhangfa
