// Values files: JSON in and out.
#include "values.h"

#include "json_text.h"
#include "located_json.h"
#include "utf8.h"

#include <set>
#include <unordered_map>

namespace zhangfa {
namespace json = boost::json;

ParsedValues parseValues(std::string_view json, const std::string& file, std::span<const Field* const> fields) {
    ParsedValues result;
    auto source = SourceText::check(file, std::string(json), result.syntax);
    if (!source)
        return result;
    const auto located = LocatedJson::parse(std::move(*source), result.syntax);
    if (!located)
        return result;
    if (!located->root().is_object()) {
        result.syntax.push_back({located->placeOfValue(""), Message{"value.file-not-object", {}}});
        return result;
    }
    std::unordered_map<std::string_view, const Field*> byId;
    for (const Field* field : fields)
        byId.emplace(field->id.value, field);
    for (const auto& [key, value] : located->root().get_object()) {
        const std::string id(key), pointer = pointerTo("", id);
        const auto known = byId.find(id);
        if (known == byId.end()) {
            const std::string given = value.is_string() ? std::string(value.get_string()) : jsonText(value);
            result.problems.push_back({FieldId{id}, id, shortened(given, 40), Message{"value.unknown-field", {id}}, "",
                                       located->placeOfKey(pointer)});
            continue;
        }
        auto normal = normalized(*known->second, value);
        for (auto& problem : validate(*known->second, normal)) {
            problem.place = located->placeOfValue(pointer + problem.pointer);
            if (problem.place.line == 0)
                problem.place = located->placeOfValue(pointer);
            result.problems.push_back(std::move(problem));
        }
        result.values.emplace(FieldId{id}, std::move(normal));
    }
    return result;
}

std::string writeValues(const Values& values, std::span<const Field* const> fields) {
    json::object object;
    for (const Field* field : fields)
        if (const auto found = values.find(field->id); found != values.end())
            object.emplace(found->first.value, found->second);
    for (const auto& [id, value] : values)
        if (!object.contains(id.value))
            object.emplace(id.value, value);
    return prettyJsonText(object);
}

} // namespace zhangfa
