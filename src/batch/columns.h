// Which column of the rows belongs to which field.
#pragma once

#include "core/field.h"
#include "core/message.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zhangfa {

// What a user said in a file: {"columns": {"column": "field" or null}}.
struct MappedColumn {
    std::string column;
    std::optional<FieldId> field; // nothing: the column is left out
    Place place{};                // in the file
};
using ColumnMapping = std::vector<MappedColumn>;

// Nothing, and problems, where it cannot be used. `file` names it in problems.
std::optional<ColumnMapping> parseMapping(std::string_view json, const std::string& file,
                                          std::span<const Field* const> fields, std::vector<Problem>& problems);
std::string writeMapping(const ColumnMapping& mapping);
// A problem for each column of the mapping that is not among these.
std::vector<Problem> checkMapping(const ColumnMapping& mapping, std::span<const std::string> columns);

struct ColumnTask {
    std::span<const Field* const> fields;          // must outlive what is made of it
    std::map<std::string, std::string> sections{}; // titles by id: where two fields have the same title
    ColumnMapping mapping{};
};

// Knows fields by what columns call them: first what the mapping says, then the id, then the title, alone or as
// section's title/field's title, exactly, then but for spaces, marks and a unit in brackets.
class ColumnMatcher {
public:
    explicit ColumnMatcher(const ColumnTask& task);

    struct Match {
        const Field* field = nullptr;
        bool leftOut = false;                   // as the mapping says
        std::vector<const Field*> candidates{}; // several have that title, so that it is no one's
    };
    Match match(std::string_view column) const;
    // How a column says which of several fields with the same title it means: section's title/field's title, or the id.
    std::string unambiguous(const Field& field) const;

    std::span<const Field* const> fields() const { return fields_; }

private:
    void know(std::unordered_map<std::string, std::vector<const Field*>>& names, const std::string& name,
              const Field& field);

    std::span<const Field* const> fields_;
    std::map<std::string, std::string> sections_;
    std::unordered_map<std::string, std::optional<FieldId>> said_;
    std::unordered_map<std::string, const Field*> ids_;
    std::unordered_map<std::string, std::vector<const Field*>> titles_, keys_;
};

struct MatchedColumns {
    std::vector<const Field*> fields;     // of each column; null: of none
    std::vector<std::string> unmatched{}; // columns that belong to no field, and that nobody left out
    std::vector<const Field*> missing{};  // required fields that no column gives, and no default
    std::vector<const Field*> notGiven{}; // other fields that no column gives
    std::vector<Problem> problems{};      // with any of them, no row can be taken
};
// `heading`: where the columns stand.
MatchedColumns matchColumns(const ColumnMatcher& matcher, std::span<const std::string> columns, const Place& heading);
// As a mapping file that says the same, for a user to go on from.
ColumnMapping mappingOf(std::span<const std::string> columns, const MatchedColumns& matched);

} // namespace zhangfa
