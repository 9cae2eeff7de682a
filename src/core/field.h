// What a form asks for: one field, described with JSON Schema's words (docs/templates.md).
#pragma once

#include "formula.h"
#include "ids.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

enum class FieldType { text, longText, date, choice, integer, number, percent, yesNo, list, table };

// A number is shown in units of one, 万 (10⁴) or 亿 (10⁸).
enum class Scale { one, wan, yi };

// Pieces of a list's `item` pattern.
struct ItemText {
    std::string text;
    bool operator==(const ItemText&) const = default;
};
struct ItemNumber {
    bool operator==(const ItemNumber&) const = default;
};
struct ItemColumn {
    std::string column;
    std::size_t width = 0; // filled up to so many characters with ideographic spaces; 0: as it is
    bool operator==(const ItemColumn&) const = default;
};
using ItemPiece = std::variant<ItemText, ItemNumber, ItemColumn>;
struct ItemPart {
    std::vector<ItemPiece> pieces;
    bool optional = false; // in [ ]: left out while none of its columns has a value
    bool operator==(const ItemPart&) const = default;
};

struct Field {
    FieldId id; // of a column: its key in `items.properties`
    std::string title;
    FieldType type = FieldType::text;
    bool required = false;
    bool range = false; // the value is [from, to]
    Scale scale = Scale::one;
    std::optional<double> minimum, maximum;
    std::optional<std::size_t> minLength,
        maxLength;                           // in characters (code points); of a list, table: minItems, maxItems
    std::string pattern;                     // ECMAScript, unanchored, as JSON Schema says
    std::vector<std::string> choices;        // choice: as shown; yesNo: for true, for false
    std::string unit, example, help, prompt; // example as a person would read it
    boost::json::value defaultValue;         // null: none
    std::vector<Field> columns;              // list, table
    std::vector<ItemPart> item;              // list
    bool joined = false;                     // list: all items in one paragraph, 一是…；二是…。
    bool once = false;                       // column: shown only where it differs from the row before
    std::string answers;  // column: names the item of another list that its row answers ("problems.items.problem")
    bool profile = false; // shared by all reports of a unit: its profile has a value
    bool printed = true;  // false: it stands in no text, and the form always asks for it
    std::optional<Formula> compute; // the value follows from others, unless somebody gives another one
    bool operator==(const Field&) const = default;
};

// A value that is no block is one line, and kept as a document property: Word's limit for a text property.
inline constexpr std::size_t maxTextLength = 255;
inline constexpr std::size_t maxLongTextLength = 100'000;
inline constexpr std::size_t maxRows = 1000;
inline constexpr std::size_t maxColumns = 30;

// Long texts, lists and tables: the document's text is their only copy, and they stand in paragraphs of their own.
inline bool isBlock(const Field& field) {
    return field.type == FieldType::longText || field.type == FieldType::list || field.type == FieldType::table;
}

// The JSON Schema of one field, with Zhangfa's further words: what a template's author wrote, in one canonical form.
boost::json::object toSchema(const Field& field);
// The reverse. Nothing for what is no proper description of a field.
std::optional<Field> fieldFromSchema(const FieldId& id, const boost::json::value& schema);

// What a JSON Schema validator (draft 2020-12) needs to check a value of the field; `nullable` lets it be unfilled.
boost::json::object valueSchema(const Field& field, bool nullable);

} // namespace zhangfa
