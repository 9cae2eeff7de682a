// Random values of any field, such as a form lets through.
#include "random_values.h"

#include <cstdio>

namespace zhangfa {

namespace {

namespace json = boost::json;

std::string randomText(bool plain) {
    using Words = std::vector<std::string>;
    const Words words = plain ? Words{"学习", "甲", "a b", "12", "×", "“引”", "A&B<c>", "𠀀"}
                              : Words{"学习", "。",     "，",   "针对", "的问题，", "，由", "负责",
                                      "12",   "（一）", "一是", "a b",  "〔",       "〕",   "𠀀"};
    std::string text;
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
        text += *rc::gen::elementOf(words);
    }
    return text;
}

json::value candidate(const Field& field, bool plain) {
    switch (field.type) {
    case FieldType::integer:
        return *rc::gen::inRange(0, 3000);
    case FieldType::number:
    case FieldType::percent:
        return *rc::gen::inRange(0, 400) / 4.0;
    case FieldType::yesNo:
        return *rc::gen::arbitrary<bool>();
    case FieldType::choice:
        return json::string(*rc::gen::elementOf(field.choices));
    case FieldType::date: {
        char date[16];
        std::snprintf(date, sizeof date, "%04d-%02d-%02d", *rc::gen::inRange(2000, 2100), *rc::gen::inRange(1, 13),
                      *rc::gen::inRange(1, 29));
        return json::string(date);
    }
    case FieldType::longText: {
        std::string text = randomText(plain);
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            text += "\n" + randomText(plain);
        }
        return json::string(text);
    }
    case FieldType::list:
    case FieldType::table: {
        json::array rows;
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
            json::object row;
            for (const Field& column : field.columns) {
                if (column.required || *rc::gen::arbitrary<bool>()) {
                    row[column.id.value] = candidate(column, plain);
                }
            }
            rows.emplace_back(std::move(row));
        }
        return rows;
    }
    default:
        return json::string(randomText(plain));
    }
}

} // namespace

json::value randomValue(const Field& field, bool plain) {
    if (*rc::gen::inRange(0, 6) == 0) {
        return nullptr;
    }
    json::value value = normalized(field, candidate(field, plain));
    return validate(field, value).empty() ? value : json::value();
}

} // namespace zhangfa
