// Columns are looked up by name, from what is said most plainly to what is only alike.
#include "columns.h"

#include "core/json_cursor.h"
#include "core/json_text.h"
#include "core/spreadsheet.h"
#include "core/utf8.h"

#include <boost/json/object.hpp>

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

namespace {

std::string joined(std::span<const std::string> words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : "、") + word;
    }
    return text;
}

} // namespace

std::optional<ColumnMapping> parseMapping(std::string_view text, const std::string& file,
                                          std::span<const Field* const> fields, std::vector<Problem>& problems) {
    const std::size_t before = problems.size();
    auto source = SourceText::check(file, std::string(text), problems);
    const auto located = source ? LocatedJson::parse(std::move(*source), problems) : std::nullopt;
    if (!located) {
        return std::nullopt;
    }
    const JsonCursor root(*located, problems);
    constexpr std::string_view columnsKey = "columns", allowed[] = {columnsKey, schemaKey};
    ColumnMapping mapping;
    if (root.isObject()) {
        root.allowOnly(allowed);
        const auto columns = root.require(columnsKey);
        for (const JsonCursor& column : columns ? columns->members() : std::vector<JsonCursor>()) {
            const Place place = located->placeOfKey(pointerTo(pointerTo("", columnsKey), column.name()));
            std::optional<FieldId> field;
            if (column.value().is_string()) {
                const std::string id(column.value().get_string());
                field = FieldId{id};
                if (std::none_of(fields.begin(), fields.end(), [&](const Field* each) { return each->id == *field; })) {
                    column.complain("columns.mapping-unknown-field", {column.name(), id});
                }
            } else if (!column.value().is_null()) {
                column.complain("columns.mapping-value", {column.name()});
            }
            mapping.push_back({std::string(trimmed(column.name())), std::move(field), place});
        }
    }
    return problems.size() == before ? std::optional(std::move(mapping)) : std::nullopt;
}

std::string writeMapping(const ColumnMapping& mapping) {
    json::object columns;
    for (const MappedColumn& each : mapping) {
        columns[each.column] = each.field ? json::value(json::string(each.field->value)) : json::value();
    }
    return prettyJsonText(json::object{{"columns", std::move(columns)}});
}

std::vector<Problem> checkMapping(const ColumnMapping& mapping, std::span<const std::string> columns) {
    std::vector<Problem> problems;
    for (const MappedColumn& each : mapping) {
        if (std::none_of(columns.begin(), columns.end(),
                         [&](const std::string& column) { return trimmed(column) == each.column; })) {
            problems.push_back({each.place, {"columns.mapping-unknown-column", {each.column, joined(columns)}}});
        }
    }
    return problems;
}

ColumnMatcher::ColumnMatcher(const ColumnTask& task) : fields_(task.fields), sections_(task.sections) {
    for (const MappedColumn& each : task.mapping) {
        said_.emplace(each.column, each.field);
    }
    for (const Field* field : fields_) {
        ids_.emplace(field->id.value, field);
        know(titles_, field->title, *field);
        know(keys_, titleKey(field->title), *field);
        if (const auto section = sections_.find(std::string(sectionPart(field->id.value)));
            section != sections_.end()) {
            const std::string both = section->second + "/" + field->title;
            know(titles_, both, *field);
            know(keys_, titleKey(both), *field);
            know(keys_, titleKey(section->second) + "/" + titleKey(field->title), *field);
        }
    }
}

void ColumnMatcher::know(std::unordered_map<std::string, std::vector<const Field*>>& names, const std::string& name,
                         const Field& field) {
    auto& known = names[name];
    if (!name.empty() && std::find(known.begin(), known.end(), &field) == known.end()) {
        known.push_back(&field);
    }
}

ColumnMatcher::Match ColumnMatcher::match(std::string_view column) const {
    const std::string name(trimmed(column));
    const auto byId = [&](const std::string& id) {
        const auto found = ids_.find(id);
        return found == ids_.end() ? nullptr : found->second;
    };
    if (const auto said = said_.find(name); said != said_.end()) {
        return said->second ? Match{byId(said->second->value), false} : Match{nullptr, true};
    }
    if (const Field* field = byId(name)) {
        return {field, false};
    }
    for (const auto& [names, key] : {std::pair(&titles_, name), std::pair(&keys_, titleKey(name))}) {
        const auto found = names->find(key);
        if (found != names->end() && found->second.size() == 1) {
            return {found->second.front(), false};
        }
        if (found != names->end() && found->second.size() > 1) {
            return {nullptr, false, found->second};
        }
    }
    return {};
}

std::string ColumnMatcher::unambiguous(const Field& field) const {
    const auto section = sections_.find(std::string(sectionPart(field.id.value)));
    if (section != sections_.end()) {
        const std::string both = section->second + "/" + field.title;
        if (match(both).field == &field) {
            return both;
        }
    }
    return field.id.value;
}

MatchedColumns matchColumns(const ColumnMatcher& matcher, std::span<const std::string> columns, const Place& heading) {
    MatchedColumns matched;
    std::unordered_map<const Field*, std::string> given;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string name = columns[i].empty() ? "#" + std::to_string(i + 1) : columns[i];
        const ColumnMatcher::Match match = matcher.match(columns[i]);
        matched.fields.push_back(match.field);
        if (match.field != nullptr) {
            const auto [before, isNew] = given.emplace(match.field, name);
            if (!isNew) {
                matched.problems.push_back({heading, {"columns.twice", {match.field->title, before->second, name}}});
            }
        } else if (!match.candidates.empty()) {
            std::vector<std::string> ways;
            for (const Field* candidate : match.candidates) {
                ways.push_back(matcher.unambiguous(*candidate));
            }
            matched.problems.push_back({heading, {"columns.ambiguous", {name, joined(ways)}}});
        } else if (!match.leftOut) {
            matched.unmatched.push_back(name);
        }
    }
    for (const Field* field : matcher.fields()) {
        if (!given.contains(field)) {
            const bool needed = field->required && !field->compute && field->defaultValue.is_null();
            (needed ? matched.missing : matched.notGiven).push_back(field);
        }
    }
    return matched;
}

ColumnMapping mappingOf(std::span<const std::string> columns, const MatchedColumns& matched) {
    ColumnMapping mapping;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].empty()) {
            const Field* field = matched.fields[i];
            mapping.push_back({columns[i], field != nullptr ? std::optional(field->id) : std::nullopt});
        }
    }
    return mapping;
}

} // namespace zhangfa
