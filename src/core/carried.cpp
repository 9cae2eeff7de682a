// What a document carries about its own form: one JSON text in as many properties as it takes.
#include "carried.h"

#include "long_property.h"
#include "needed_fields.h"
#include "report.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

namespace json = boost::json;

json::object fieldsJson(const std::vector<Field>& fields) {
    json::object object;
    for (const Field& field : fields) {
        json::object schema = toSchema(field);
        schema.erase("help");
        schema.erase("example");
        object[field.id.value] = std::move(schema);
    }
    return object;
}

std::string titleIn(const json::object& object) {
    const json::value* title = object.if_contains("title");
    return title != nullptr && title->is_string() ? std::string(title->as_string()) : std::string();
}

std::vector<Field> fieldsIn(const json::object& object) {
    std::vector<Field> fields;
    const json::value* described = object.if_contains("fields");
    if (described == nullptr || !described->is_object()) {
        return fields;
    }
    for (const auto& [id, schema] : described->as_object()) {
        if (auto field = isFieldId(id) ? fieldFromSchema(FieldId{std::string(id)}, schema) : std::nullopt) {
            fields.push_back(std::move(*field));
        }
    }
    return fields;
}

const Field* find(const std::vector<Field>& fields, const FieldId& id) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.id == id; });
    return found == fields.end() ? nullptr : &*found;
}

// The kind and its sections as the library describes them, with what their texts mention besides.
Carried described(const Library& library, const Kind& kind, const std::vector<SectionUse>& sections) {
    Carried carried{kind.title, {}, {}};
    std::vector<FieldId> mentioned = neededFields(kind);
    for (const auto& [id, text] : sections) {
        const Section* section = library.section(id);
        if (section == nullptr) {
            continue;
        }
        carried.sections.push_back({id, section->title, {}});
        for (const FieldId& needed : neededFields(*section, text)) {
            const Field* field = sectionPart(needed.value) == id.value ? library.field(needed) : nullptr;
            if (field != nullptr) {
                carried.sections.back().fields.push_back(*field);
            } else {
                mentioned.push_back(needed);
            }
        }
    }
    for (const FieldId& id : mentioned) {
        const Field* field = carried.field(id) == nullptr ? library.field(id) : nullptr;
        if (field != nullptr) {
            carried.fields.push_back(*field);
        }
    }
    return carried;
}

} // namespace

const CarriedSection* Carried::section(const SectionId& id) const {
    const auto found =
        std::find_if(sections.begin(), sections.end(), [&](const CarriedSection& section) { return section.id == id; });
    return found == sections.end() ? nullptr : &*found;
}

const Field* Carried::field(const FieldId& id) const {
    if (const Field* own = find(fields, id)) {
        return own;
    }
    for (const CarriedSection& section : sections) {
        if (const Field* field = find(section.fields, id)) {
            return field;
        }
    }
    return nullptr;
}

std::map<std::string, std::string> writeCarried(const Carried& carried,
                                                const std::map<std::string, std::string>& present) {
    json::array sections;
    for (const CarriedSection& section : carried.sections) {
        sections.push_back(
            {{"id", section.id.value}, {"title", section.title}, {"fields", fieldsJson(section.fields)}});
    }
    const json::object all{{"title", carried.title}, {"fields", fieldsJson(carried.fields)}, {"sections", sections}};
    return longProperty(schemaProperty, json::serialize(all), present);
}

Carried readCarried(const std::map<std::string, std::string>& properties) {
    boost::system::error_code error;
    const json::value all = json::parse(readLongProperty(schemaProperty, properties), error);
    if (error || !all.is_object()) {
        return {};
    }
    Carried carried{titleIn(all.as_object()), fieldsIn(all.as_object()), {}};
    const json::value* sections = all.as_object().if_contains("sections");
    if (sections == nullptr || !sections->is_array()) {
        return carried;
    }
    for (const json::value& section : sections->as_array()) {
        const json::value* id = section.is_object() ? section.as_object().if_contains("id") : nullptr;
        if (id != nullptr && id->is_string() && isPlainId(id->as_string())) {
            const json::object& object = section.as_object();
            carried.sections.push_back({SectionId{std::string(id->as_string())}, titleIn(object), fieldsIn(object)});
        }
    }
    return carried;
}

std::map<std::string, std::string> carriedDescription(const Library& library, const Kind& kind,
                                                      const std::vector<SectionUse>& sections,
                                                      const std::map<std::string, std::string>& present) {
    Carried carried = described(library, kind, sections);
    // What this library lacks stays as the document has it.
    Carried before = readCarried(present);
    for (CarriedSection& section : before.sections) {
        if (library.section(section.id) == nullptr) {
            carried.sections.push_back(std::move(section));
        }
    }
    for (Field& field : before.fields) {
        if (carried.field(field.id) == nullptr) {
            carried.fields.push_back(std::move(field));
        }
    }
    if (library.kind(kind.id) == nullptr && !before.title.empty()) {
        carried.title = before.title;
    }
    return writeCarried(carried, present);
}

} // namespace zhangfa
