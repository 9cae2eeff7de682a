// Field → JSON Schema: as an author writes it, and as a validator needs it.
#include "field.h"

#include "decimal.h"
#include "field_words.h"
#include "item_pattern.h"

#include <algorithm>
#include <iterator>

namespace zhangfa {
namespace {

namespace json = boost::json;

const TypeWords& wordsOf(FieldType type) {
    return *std::find_if(std::begin(typeWords), std::end(typeWords),
                         [&](const TypeWords& words) { return words.type == type; });
}

json::string jsonString(std::string_view text) { return json::string(text.data(), text.size()); }

json::array jsonArray(const std::vector<std::string>& texts) {
    json::array result;
    for (const auto& text : texts)
        result.push_back(jsonString(text));
    return result;
}

void addType(const Field& field, json::object& schema) {
    const auto& words = wordsOf(field.type);
    schema["type"] = jsonString(words.schemaType);
    if (!words.format.empty())
        schema["format"] = jsonString(words.format);
}

void addLimits(const Field& field, json::object& schema) {
    const bool rows = field.type == FieldType::list || field.type == FieldType::table;
    if (field.minimum)
        schema["minimum"] = decimalValue(decimalText(*field.minimum)).value_or(nullptr);
    if (field.maximum)
        schema["maximum"] = decimalValue(decimalText(*field.maximum)).value_or(nullptr);
    if (field.minLength)
        schema[rows ? "minItems" : "minLength"] = *field.minLength;
    if (field.maxLength)
        schema[rows ? "maxItems" : "maxLength"] = *field.maxLength;
    if (!field.pattern.empty())
        schema["pattern"] = jsonString(field.pattern);
}

// Words that say how a value is asked for and shown; a validator passes over them.
void addAnnotations(const Field& field, json::object& schema) {
    const auto add = [&](const char* word, const std::string& text) {
        if (!text.empty())
            schema[word] = jsonString(text);
    };
    add("unit", field.unit);
    if (field.scale != Scale::one)
        schema["scale"] = jsonString(field.scale == Scale::wan ? "万" : "亿");
    if (field.range)
        schema["range"] = true;
    add("help", field.help);
    add("prompt", field.prompt);
    if (!field.item.empty())
        schema["item"] = jsonString(itemPatternText(field.item));
    if (!field.defaultValue.is_null())
        schema["default"] = field.defaultValue;
    if (field.joined)
        schema["joined"] = true;
    if (field.profile)
        schema["profile"] = true;
    if (!field.printed)
        schema["printed"] = false;
    if (field.once)
        schema["once"] = true;
    add("answers", field.answers);
    if (field.compute)
        schema["compute"] = jsonString(field.compute->text);
}

json::array requiredColumns(const Field& field) {
    json::array names;
    for (const auto& column : field.columns)
        if (column.required)
            names.push_back(jsonString(column.id.value));
    return names;
}

template <class ColumnSchema> json::object rowSchema(const Field& field, ColumnSchema columnSchema) {
    json::object properties;
    for (const auto& column : field.columns)
        properties[column.id.value] = columnSchema(column);
    json::object row{{"type", "object"}, {"properties", std::move(properties)}};
    if (auto required = requiredColumns(field); !required.empty())
        row["required"] = std::move(required);
    return row;
}

} // namespace

json::object toSchema(const Field& field) {
    json::object schema{{"title", jsonString(field.title)}};
    addType(field, schema);
    if (!field.choices.empty())
        schema[field.type == FieldType::yesNo ? "labels" : "enum"] = jsonArray(field.choices);
    addLimits(field, schema);
    if (field.required)
        schema["required"] = true;
    addAnnotations(field, schema);
    if (!field.example.empty())
        schema["example"] = jsonString(field.example);
    if (!field.columns.empty())
        schema["items"] = rowSchema(field, [](const Field& column) {
            json::object result = toSchema(column);
            result.stable_erase("required");
            return result;
        });
    return schema;
}

json::object valueSchema(const Field& field, bool nullable) {
    json::object schema{{"title", jsonString(field.title)}};
    addType(field, schema);
    if (field.type == FieldType::choice)
        schema["enum"] = jsonArray(field.choices);
    addLimits(field, schema);
    if (field.type == FieldType::text && !field.maxLength)
        schema["maxLength"] = maxTextLength;
    if (!field.columns.empty()) {
        schema["items"] = rowSchema(field, [](const Field& column) { return valueSchema(column, !column.required); });
        schema["items"].get_object()["additionalProperties"] = false;
    }
    if (field.range) {
        schema.stable_erase("title");
        schema = json::object{{"title", jsonString(field.title)},
                              {"type", "array"},
                              {"items", std::move(schema)},
                              {"minItems", 2},
                              {"maxItems", 2}};
    }
    if (nullable) {
        schema["type"] = json::array{schema["type"], "null"};
        if (auto* choices = schema.if_contains("enum"))
            choices->get_array().push_back(nullptr);
    }
    addAnnotations(field, schema);
    if (field.type == FieldType::yesNo)
        schema["labels"] = jsonArray(field.choices);
    if (!field.example.empty())
        schema["examples"] = json::array{jsonString(field.example)};
    return schema;
}

} // namespace zhangfa
