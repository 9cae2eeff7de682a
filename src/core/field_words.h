// The words a field is described with, and for which types of field each makes sense: one table for parser and
// messages.
#pragma once

#include "field.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace zhangfa {

// A set of field types.
class FieldTypes {
public:
    constexpr FieldTypes(std::initializer_list<FieldType> types) {
        for (const auto type : types)
            bits_ |= bit(type);
    }
    constexpr bool contains(FieldType type) const { return (bits_ & bit(type)) != 0; }

private:
    static constexpr unsigned bit(FieldType type) { return 1U << static_cast<unsigned>(type); }
    unsigned bits_ = 0;
};

// How a type is written in JSON Schema's words.
struct TypeWords {
    std::string_view schemaType, format;
    FieldType type;
    bool ofColumn; // whether a column may have it
};
inline constexpr TypeWords typeWords[] = {
    {"string", "", FieldType::text, true},
    {"string", "", FieldType::choice, true}, // told from a text by "enum"
    {"string", "long-text", FieldType::longText, false},
    {"string", "date", FieldType::date, true},
    {"integer", "", FieldType::integer, true},
    {"number", "", FieldType::number, true},
    {"number", "percent", FieldType::percent, true},
    {"boolean", "", FieldType::yesNo, false},
    {"array", "list", FieldType::list, false},
    {"array", "table", FieldType::table, false},
};

struct Word {
    std::string_view name;
    FieldTypes types;
    bool ofColumn;
    bool ofField = true;
};
inline constexpr FieldTypes allTypes{FieldType::text,    FieldType::longText, FieldType::date,    FieldType::choice,
                                     FieldType::integer, FieldType::number,   FieldType::percent, FieldType::yesNo,
                                     FieldType::list,    FieldType::table};
inline constexpr FieldTypes numericTypes{FieldType::integer, FieldType::number, FieldType::percent};
inline constexpr FieldTypes rowTypes{FieldType::list, FieldType::table};
inline constexpr Word fieldWords[] = {
    {"title", allTypes, true},
    {"type", allTypes, true},
    {"format", allTypes, true}, // which formats a type has is in typeWords
    {"enum", {FieldType::choice}, true},
    {"labels", {FieldType::yesNo}, false},
    {"minimum", numericTypes, true},
    {"maximum", numericTypes, true},
    {"minLength", {FieldType::text, FieldType::longText}, true},
    {"maxLength", {FieldType::text, FieldType::longText}, true},
    {"pattern", {FieldType::text}, true},
    {"minItems", rowTypes, false},
    {"maxItems", rowTypes, false},
    {"default", allTypes, false},
    {"required", allTypes, false}, // of a column: in "items"
    {"unit", {FieldType::integer, FieldType::number}, true},
    {"scale", {FieldType::integer, FieldType::number}, true},
    {"range", {FieldType::integer, FieldType::number, FieldType::percent, FieldType::date}, true},
    {"example", allTypes, true},
    {"help", allTypes, true},
    {"prompt", {FieldType::longText, FieldType::list, FieldType::table}, false},
    {"items", rowTypes, false},
    {"item", {FieldType::list}, false},
    {"joined", {FieldType::list}, false},
    {"compute", {FieldType::text, FieldType::integer, FieldType::number, FieldType::percent}, false},
    {"profile", {FieldType::text, FieldType::choice, FieldType::integer}, false},
    {"printed", {FieldType::text, FieldType::choice, FieldType::integer}, false},
    {"once", {FieldType::text, FieldType::choice}, true, false},
    {"answers", {FieldType::text}, true, false},
};

} // namespace zhangfa
