// What a library holds: lookups, and the fields and the schema of a kind.
#include "library.h"

#include "needed_fields.h"

#include <algorithm>
#include <set>

namespace zhangfa {

const SectionElements& Section::text(const std::string& name) const {
    const auto found = texts.find(name);
    return found == texts.end() ? elements : found->second;
}

namespace {

namespace json = boost::json;

// In the order of the form: as listed, then sections', then shared ones that stand in a text without being listed.
std::vector<FieldId> fieldIds(const Library& library, const Kind& kind) {
    std::vector<FieldId> ids = kind.fields, mentioned = neededFields(kind);
    for (const auto& entry : kind.sections)
        if (const Section* section = library.section(entry.id)) {
            const auto needed = neededFields(*section, entry.text);
            for (const auto& id : needed)
                (sectionPart(id.value).empty() ? mentioned : ids).push_back(id);
        }
    for (const FieldId& id : unprintedFields(library))
        mentioned.push_back(id);
    ids.insert(ids.end(), mentioned.begin(), mentioned.end());
    return ids;
}

template <class Map, class Id> const typename Map::mapped_type* find(const Map& map, const Id& id) {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

const Field* find(const std::vector<Field>& fields, const FieldId& id) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.id == id; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace

const Field* Library::field(const FieldId& id) const {
    const auto owner = sectionPart(id.value);
    if (owner.empty())
        return find(fields, id);
    const Section* found = section(SectionId{std::string(owner)});
    return found ? find(found->fields, id) : nullptr;
}

const Section* Library::section(const SectionId& id) const { return find(sections, id); }

const Format& Library::format(const std::string& id) const {
    const auto found = formats.find(id);
    return found != formats.end() ? found->second : standardFormat();
}

const Kind* Library::kind(const KindId& id) const { return find(kinds, id); }

KindSection entryOf(const Kind& kind, const SectionId& id) {
    const auto found = std::find_if(kind.sections.begin(), kind.sections.end(),
                                    [&](const KindSection& entry) { return entry.id == id; });
    return found != kind.sections.end() ? *found : KindSection{id};
}

std::vector<const Field*> fieldsOf(const Library& library, const Kind& kind) {
    std::vector<const Field*> result;
    std::set<FieldId> seen;
    for (const auto& id : fieldIds(library, kind))
        if (const Field* field = library.field(id); field && seen.insert(id).second)
            result.push_back(field);
    return result;
}

json::object valuesSchema(const Library& library, const Kind& kind) {
    json::object properties;
    json::array required;
    for (const Field* field : fieldsOf(library, kind)) {
        properties[field->id.value] = valueSchema(*field, !field->required);
        if (field->required)
            required.push_back(json::string(field->id.value));
    }
    return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"title", json::string(kind.title)},
            {"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

} // namespace zhangfa
