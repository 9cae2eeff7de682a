// Reads a field word by word, then checks what the words mean together.
#include "field_parser.h"

#include "field_words.h"
#include "item_pattern.h"
#include "json_text.h"
#include "pattern.h"
#include "utf8.h"
#include "values.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace zhangfa {
namespace {

std::string wordList(bool column, std::optional<FieldType> type) {
    std::string list;
    for (const auto& word : fieldWords)
        if ((column ? word.ofColumn : word.ofField) && (!type || word.types.contains(*type)))
            list += (list.empty() ? "" : ", ") + std::string(word.name);
    return list;
}

class FieldParser {
public:
    FieldParser(const FieldId& id, const JsonCursor& description, bool column) : json_(description), column_(column) {
        field_.id = id;
        field_.title = id.value;
    }

    Field parse() {
        if (!json_.isObject())
            return field_;
        readTitle();
        const bool typeKnown = readType();
        checkWords(typeKnown);
        if (!typeKnown)
            return field_;
        readChoices();
        readNumbers();
        readLengths();
        readPattern();
        readTexts();
        readFlags();
        readFormula();
        const std::size_t problemsBefore = json_.problemCount();
        if (field_.type == FieldType::list || field_.type == FieldType::table)
            readColumns();
        if (json_.problemCount() == problemsBefore) {
            readDefault();
            readExample();
        }
        return field_;
    }

private:
    void readTitle() {
        const auto title = json_.require("title");
        const auto text = title ? title->line() : std::nullopt;
        if (!text)
            return;
        checkBrackets(*title, *text);
        field_.title = *text;
    }

    // What shows in 〔〕 while unfilled must not hold such brackets itself.
    static void checkBrackets(const JsonCursor& place, const std::string& text) {
        if (text.find("〔") != std::string::npos || text.find("〕") != std::string::npos)
            place.complain("template.bracket-in-mark", {place.name()});
    }

    bool readType() {
        const auto type = json_.require("type");
        const auto schemaType = type ? type->line() : std::nullopt;
        if (!schemaType)
            return false;
        const auto format = json_.member("format");
        std::string formatName;
        if (format) {
            const auto text = format->line();
            if (!text)
                return false;
            formatName = *text;
        }
        bool typeExists = false;
        std::string formats;
        for (const auto& row : typeWords) {
            if (row.schemaType != *schemaType || (column_ && !row.ofColumn))
                continue;
            typeExists = true;
            const bool choice = json_.member("enum").has_value();
            if (row.format == formatName && (row.type != FieldType::text || !choice)) {
                field_.type = row.type;
                return true;
            }
            if (!row.format.empty())
                formats += (formats.empty() ? "" : ", ") + std::string(row.format);
        }
        if (!typeExists)
            type->complain(column_ ? "template.bad-column-type" : "template.bad-type", {*schemaType});
        else if (formats.empty())
            format->complain("template.no-format", {*schemaType});
        else
            (format ? *format : *type).complain("template.bad-format", {*schemaType, formats});
        return false;
    }

    void checkWords(bool typeKnown) const {
        for (const auto& member : json_.members()) {
            const auto word = std::find_if(std::begin(fieldWords), std::end(fieldWords),
                                           [&](const Word& each) { return each.name == member.name(); });
            if (word == std::end(fieldWords) || !(column_ ? word->ofColumn : word->ofField))
                member.complainAtKey(
                    column_ ? "template.unknown-column-word" : "template.unknown-word",
                    {member.name(), wordList(column_, typeKnown ? std::optional(field_.type) : std::nullopt)});
            else if (typeKnown && !word->types.contains(field_.type))
                member.complainAtKey("template.word-not-for-type", {member.name(), wordList(column_, field_.type)});
        }
    }

    bool applies(std::string_view name) const {
        return std::any_of(std::begin(fieldWords), std::end(fieldWords), [&](const Word& word) {
            return word.name == name && word.types.contains(field_.type) && (column_ ? word.ofColumn : word.ofField);
        });
    }
    // The word, where the field has it and may have it.
    std::optional<JsonCursor> word(std::string_view name) const {
        return applies(name) ? json_.member(name) : std::nullopt;
    }

    void readChoices() {
        if (const auto choices = word("enum")) {
            field_.choices = choices->lines();
            if (choices->value().is_array() && choices->value().get_array().empty())
                choices->complain("template.empty-list", {"enum"});
            for (const auto& choice : field_.choices)
                if (isUnfilled(choice))
                    choices->complain("template.choice-looks-unfilled", {choice});
        }
        if (field_.type != FieldType::yesNo)
            return;
        if (const auto labels = json_.require("labels")) {
            field_.choices = labels->lines();
            const bool two = labels->value().is_array() && labels->value().get_array().size() == 2;
            if (!two && labels->value().is_array())
                labels->complain("template.two-labels");
            for (const auto& label : field_.choices)
                if (isUnfilled(label))
                    labels->complain("template.choice-looks-unfilled", {label});
        }
    }

    void readNumbers() {
        if (const auto minimum = word("minimum"))
            field_.minimum = minimum->number();
        if (const auto maximum = word("maximum")) {
            field_.maximum = maximum->number();
            if (field_.minimum && field_.maximum && *field_.minimum > *field_.maximum) {
                maximum->complain("template.minimum-above-maximum", {"minimum", "maximum"});
                field_.minimum = field_.maximum = std::nullopt; // so that no default fails for that
            }
        }
        if (const auto scale = word("scale")) {
            const auto text = scale->line();
            if (text == "万")
                field_.scale = Scale::wan;
            else if (text == "亿")
                field_.scale = Scale::yi;
            else if (text)
                scale->complain("template.bad-scale", {*text});
        }
    }

    void readLengths() {
        const bool rows = field_.type == FieldType::list || field_.type == FieldType::table;
        const std::string minimumWord = rows ? "minItems" : "minLength", maximumWord = rows ? "maxItems" : "maxLength";
        if (const auto minimum = word(minimumWord))
            field_.minLength = minimum->count();
        const auto maximum = word(maximumWord);
        if (maximum)
            field_.maxLength = maximum->count();
        if (field_.minLength && field_.maxLength && *field_.minLength > *field_.maxLength) {
            maximum->complain("template.minimum-above-maximum", {minimumWord, maximumWord});
            field_.minLength = field_.maxLength = std::nullopt;
        }
        const std::size_t limit = rows                                 ? maxRows
                                  : field_.type == FieldType::longText ? maxLongTextLength
                                                                       : maxTextLength;
        for (const auto& [name, length] :
             {std::pair(minimumWord, field_.minLength), std::pair(maximumWord, field_.maxLength)})
            if (length && *length > limit)
                json_.member(name)->complain("template.length-above-limit", {name, std::to_string(limit)});
    }

    void readPattern() {
        const auto pattern = word("pattern");
        const auto text = pattern ? pattern->line() : std::nullopt;
        if (!text)
            return;
        if (isPattern(*text))
            field_.pattern = *text;
        else
            pattern->complain("template.bad-pattern", {*text, std::to_string(maxPatternLength)});
    }

    void readTexts() {
        const auto read = [&](std::string_view name, std::string& target) {
            const auto member = word(name);
            const auto text = member ? member->line() : std::nullopt;
            if (text)
                target = *text;
            return text ? member : std::nullopt;
        };
        read("unit", field_.unit);
        read("help", field_.help);
        if (const auto prompt = read("prompt", field_.prompt))
            checkBrackets(*prompt, field_.prompt);
    }

    void readFlags() {
        if (const auto required = word("required"))
            field_.required = required->boolean().value_or(false);
        if (const auto range = word("range"))
            field_.range = range->boolean().value_or(false);
        if (const auto joined = word("joined"))
            field_.joined = joined->boolean().value_or(false);
        if (const auto profile = word("profile"))
            field_.profile = profile->boolean().value_or(false);
        if (const auto printed = word("printed"))
            field_.printed = printed->boolean().value_or(true);
        if (const auto once = word("once"))
            field_.once = once->boolean().value_or(false);
        if (const auto answers = word("answers"))
            field_.answers = answers->line().value_or("");
    }

    // What the value follows from needs no limits, and nobody has to know it by heart.
    void readFormula() {
        const auto formula = word("compute");
        const auto text = formula ? formula->line() : std::nullopt;
        if (!text)
            return;
        FormulaProblem problem;
        field_.compute = parseFormula(*text, problem);
        if (!field_.compute)
            formula->complain(std::move(problem.message.key), std::move(problem.message.args));
        for (const auto* name : {"required", "default", "minimum", "maximum", "range", "example"})
            if (const auto member = json_.member(name))
                member->complainAtKey("template.word-of-computed", {name});
    }

    void readColumns() {
        const auto items = json_.require("items");
        if (!items || !items->isObject())
            return;
        static constexpr std::string_view words[] = {"type", "properties", "required"};
        items->allowOnly(words);
        const auto type = items->require("type");
        const auto typeName = type ? type->line() : std::nullopt;
        if (typeName && *typeName != "object")
            type->complain("template.items-not-object", {*typeName});
        const auto properties = items->require("properties");
        if (!properties)
            return;
        const auto members = properties->members();
        if (properties->value().is_object() && members.empty())
            properties->complain("template.empty-list", {"properties"});
        if (members.size() > maxColumns)
            return properties->complain("template.too-many-columns", {std::to_string(maxColumns)});
        for (const auto& member : members) {
            if (!isPlainId(member.name()))
                member.complainAtKey("template.bad-id", {member.name()});
            field_.columns.push_back(FieldParser(FieldId{member.name()}, member, true).parse());
        }
        readRequiredColumns(*items);
        readItemPattern();
    }

    void readRequiredColumns(const JsonCursor& items) {
        const auto required = items.member("required");
        if (!required)
            return;
        for (const auto& name : required->lines()) {
            const auto column = std::find_if(field_.columns.begin(), field_.columns.end(),
                                             [&](const Field& each) { return each.id.value == name; });
            if (column == field_.columns.end())
                required->complain("template.unknown-column", {name});
            else
                column->required = true;
        }
    }

    void readItemPattern() {
        if (field_.type != FieldType::list)
            return;
        const auto pattern = json_.require("item");
        const auto text = pattern ? pattern->line() : std::nullopt;
        if (!text)
            return;
        std::vector<Message> wrong;
        field_.item = parseItemPattern(*text, field_.columns, wrong);
        for (auto& message : wrong)
            pattern->complain(std::move(message.key), std::move(message.args));
    }

    void readDefault() {
        const auto member = word("default");
        if (!member)
            return;
        field_.defaultValue = normalized(field_, member->value());
        for (const auto& problem : validate(field_, field_.defaultValue))
            member->complain("template.bad-default", {problem.value});
    }

    // A value, or a text as a person would type it; kept as it would show.
    void readExample() {
        const auto member = word("example");
        if (!member)
            return;
        auto value = normalized(field_, member->value());
        if (!validate(field_, value).empty() && value.is_string())
            value = readValue(field_, std::string_view(value.get_string()));
        const bool blockText = isBlock(field_) && field_.type != FieldType::longText && member->value().is_string();
        if (blockText)
            field_.example = std::string(trimmed(std::string_view(member->value().get_string())));
        else if (const auto wrong = validate(field_, value); !wrong.empty())
            member->complain("template.bad-example", {wrong.front().value});
        else if (!value.is_null())
            field_.example = shownValue(field_, value);
    }

    Field field_;
    const JsonCursor& json_;
    bool column_ = false;
};

} // namespace

Field parseField(const FieldId& id, const JsonCursor& description) {
    return FieldParser(id, description, false).parse();
}

std::optional<Field> fieldFromSchema(const FieldId& id, const boost::json::value& schema) {
    const auto json = LocatedJson::withoutPlaces(schema);
    std::vector<Problem> problems;
    Field field = parseField(id, JsonCursor(json, problems));
    return problems.empty() ? std::optional(std::move(field)) : std::nullopt;
}

} // namespace zhangfa
