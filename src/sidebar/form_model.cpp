// What the form shows for a field: which editor, which words, and what the user's entries mean.
#include "sidebar/form_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zhangfa {

namespace json = boost::json;

EditorKind editorFor(const Field& field) {
    switch (field.type) {
    case FieldType::longText:
        return EditorKind::longText;
    case FieldType::choice:
    case FieldType::yesNo:
        return EditorKind::choice;
    case FieldType::list:
    case FieldType::table:
        return EditorKind::rows;
    case FieldType::date:
    case FieldType::integer:
    case FieldType::number:
    case FieldType::percent:
        return field.range ? EditorKind::line : EditorKind::spin;
    case FieldType::text:
        break;
    }
    return EditorKind::line;
}

std::string rowLabel(const Field& field) {
    const std::string unit = field.unit.empty() && field.type == FieldType::percent ? "%" : field.unit;
    return field.title + (unit.empty() ? "" : "（" + unit + "）") + (field.required ? " *" : "");
}

std::string rowHint(const Field& field, const Texts& texts) {
    if (field.compute) {
        return texts("form.computed");
    }
    return field.example.empty() ? field.help : texts({"form.example", {field.example}});
}

std::string rowHelp(const Field& field, const Texts& texts) {
    const std::string hint = rowHint(field, texts);
    return field.help.empty() || hint == field.help ? hint : field.help + "\n" + hint;
}

std::string editText(const Field& field, const json::value& value) {
    return value.is_null() ? std::string() : shownValue(field, value);
}

std::optional<std::string> problemOf(const Field& field, const json::value& value, const Texts& texts) {
    const std::vector<ValueProblem> problems = validate(field, value);
    if (problems.empty()) {
        return std::nullopt;
    }
    const ValueProblem& first = problems.front();
    const std::string message = texts(first.rule);
    return first.title.empty() || first.title == field.title ? message : first.title + "：" + message;
}

std::vector<std::string> choiceItems(const Field& field, const Texts& texts) {
    std::vector<std::string> items{texts("form.not-chosen")};
    items.insert(items.end(), field.choices.begin(), field.choices.end());
    return items;
}

int choiceOf(const Field& field, const json::value& value) {
    if (field.type == FieldType::yesNo) {
        return value.is_bool() ? (value.as_bool() ? 1 : 2) : 0;
    }
    if (!value.is_string()) {
        return 0;
    }
    const auto found = std::find(field.choices.begin(), field.choices.end(), std::string_view(value.as_string()));
    return found == field.choices.end() ? 0 : static_cast<int>(found - field.choices.begin()) + 1;
}

json::value chosenValue(const Field& field, int item) {
    if (item <= 0 || item > static_cast<int>(field.choices.size())) {
        return nullptr;
    }
    if (field.type == FieldType::yesNo) {
        return item == 1;
    }
    return json::value(field.choices[static_cast<std::size_t>(item - 1)]);
}

namespace {

namespace chrono = std::chrono;

std::optional<chrono::year_month_day> day(std::string_view text) {
    int year = 0;
    unsigned month = 0, dayOfMonth = 0;
    const auto part = [&](std::size_t begin, std::size_t length, auto& result) {
        const char* const end = text.data() + begin + length;
        return std::from_chars(text.data() + begin, end, result).ptr == end;
    };
    if (text.size() != 10 || !part(0, 4, year) || !part(5, 2, month) || !part(8, 2, dayOfMonth)) {
        return std::nullopt;
    }
    const chrono::year_month_day result{chrono::year(year), chrono::month(month), chrono::day(dayOfMonth)};
    return result.ok() ? std::optional(result) : std::nullopt;
}

std::string isoDay(chrono::year_month_day date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

double stepOf(const Field& field) {
    switch (field.scale) {
    case Scale::wan:
        return 1e3; // 0.1万
    case Scale::yi:
        return 1e7; // 0.1亿
    case Scale::one:
        break;
    }
    return 1;
}

json::value number(const Field& field, double value) {
    if (field.type == FieldType::integer) {
        return static_cast<std::int64_t>(std::llround(value));
    }
    return value;
}

} // namespace

std::string stepped(const Field& field, const std::string& text, int step, chrono::year_month_day today) {
    const json::value value = readValue(field, text);
    if (field.type == FieldType::date) {
        if (value.is_null()) {
            return shownValue(field, json::value(isoDay(today)));
        }
        const auto date = value.is_string() ? day(std::string_view(value.as_string())) : std::nullopt;
        return date ? shownValue(field, json::value(isoDay(chrono::sys_days(*date) + chrono::days(step)))) : text;
    }
    if (value.is_null()) {
        return shownValue(field, number(field, field.minimum.value_or(0)));
    }
    if (!value.is_number()) {
        return text;
    }
    double next = value.to_number<double>() + step * stepOf(field);
    if (field.minimum) {
        next = std::max(next, *field.minimum);
    }
    if (field.maximum) {
        next = std::min(next, *field.maximum);
    }
    return shownValue(field, number(field, next));
}

std::vector<const FieldState*> standing(const FieldGroup& group) {
    std::vector<const FieldState*> fields;
    for (const FieldState& field : group.fields) {
        if (field.asked) {
            fields.push_back(&field);
        }
    }
    return fields;
}

std::string groupLabel(const ReportState& state, const FieldGroup& group, const Texts& texts) {
    std::string label;
    for (const SectionState& section : state.sections) {
        if (section.id == group.section) {
            label = section.label;
        }
    }
    const std::string title = group.section.value.empty() ? texts("form.whole-report") : group.title;
    const std::vector<const FieldState*> fields = standing(group);
    const auto filled =
        std::count_if(fields.begin(), fields.end(), [](const FieldState* field) { return !field->value.is_null(); });
    return label + title + " " + std::to_string(filled) + "/" + std::to_string(fields.size());
}

std::vector<const FieldState*> findFields(const ReportState& state, std::string_view query) {
    std::vector<const FieldState*> found;
    for (const FieldGroup& group : state.groups) {
        for (const FieldState* const field : standing(group)) {
            const bool inTitle =
                field->field.title.find(query) != std::string::npos || group.title.find(query) != std::string::npos;
            if (inTitle || editText(field->field, field->value).find(query) != std::string::npos) {
                found.push_back(field);
            }
        }
    }
    return found;
}

const FieldGroup* groupOf(const ReportState& state, const FieldId& id) {
    for (const FieldGroup& group : state.groups) {
        for (const FieldState& field : group.fields) {
            if (field.field.id == id) {
                return &group;
            }
        }
    }
    return nullptr;
}

const FieldState* findField(const ReportState& state, const FieldId& id) {
    for (const FieldGroup& group : state.groups) {
        for (const FieldState& field : group.fields) {
            if (field.field.id == id) {
                return &field;
            }
        }
    }
    return nullptr;
}

const FieldGroup* findGroup(const ReportState& state, const SectionId& section) {
    for (const FieldGroup& group : state.groups) {
        if (group.section == section) {
            return &group;
        }
    }
    return nullptr;
}

} // namespace zhangfa
