// What a document carries about its own form: one JSON text in as many properties as it takes.
#include "carried.h"

#include "needed_fields.h"
#include "report.h"
#include "utf8.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

namespace json = boost::json;

constexpr std::size_t chunkLimit = 255; // UTF-16 units: Word's limit for a text property

std::string chunkName(std::size_t number) { return schemaProperty + std::to_string(number); }

// At most chunkLimit units each, never a part of a character, and no space at an end (Word may drop it).
std::vector<std::string> chunksOf(std::string_view text) {
    std::vector<std::string> chunks;
    const std::u32string characters = toCharacters(text);
    for (std::size_t begin = 0; begin < characters.size();) {
        std::size_t end = begin, units = 0;
        while (end < characters.size() && units + (characters[end] > 0xFFFF ? 2 : 1) <= chunkLimit) {
            units += characters[end++] > 0xFFFF ? 2 : 1;
        }
        std::size_t cut = end;
        while (cut < characters.size() && cut > begin + 1 && (characters[cut] == U' ' || characters[cut - 1] == U' ')) {
            --cut;
        }
        end = cut > begin + 1 ? cut : end;
        chunks.push_back(toUtf8(std::u32string_view(characters).substr(begin, end - begin)));
        begin = end;
    }
    return chunks;
}

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
Carried described(const Library& library, const Kind& kind, const std::vector<SectionId>& sections) {
    Carried carried{kind.title, {}, {}};
    std::vector<FieldId> mentioned = neededFields(kind);
    for (const SectionId& id : sections) {
        if (const Section* section = library.section(id)) {
            carried.sections.push_back({id, section->title, section->fields});
            const std::vector<FieldId> more = neededFields(*section);
            mentioned.insert(mentioned.end(), more.begin(), more.end());
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
    std::map<std::string, std::string> properties;
    for (const std::string& chunk : chunksOf(json::serialize(all))) {
        properties[chunkName(properties.size() + 1)] = chunk;
    }
    for (const auto& [name, value] : present) {
        if (name.starts_with(schemaProperty) && !value.empty()) {
            properties.try_emplace(name, "");
        }
    }
    return properties;
}

Carried readCarried(const std::map<std::string, std::string>& properties) {
    std::string text;
    for (std::size_t number = 1;; ++number) {
        const auto chunk = properties.find(chunkName(number));
        if (chunk == properties.end() || chunk->second.empty()) {
            break;
        }
        text += chunk->second;
    }
    boost::system::error_code error;
    const json::value all = json::parse(text, error);
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
                                                      const std::vector<SectionId>& sections,
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
