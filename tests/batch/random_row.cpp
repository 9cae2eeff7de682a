// Rows of random values that are right.
#include "batch/random_row.h"

#include <boost/json.hpp>

namespace zhangfa {

namespace json = boost::json;

namespace {

std::string words(std::size_t fewest, std::size_t most, std::mt19937& random) {
    static const std::vector<std::string> pieces = {"学习",   "教育", "阵地", "管理", "会议", "研究",
                                                    "甲",     "乙",   "材料", "<&>",  "2026", "工作",
                                                    "“责任”", "情况", "A",    "落实", "制度", "\u4e00"};
    std::string text;
    const std::size_t count = fewest + random() % (most - fewest + 1);
    for (std::size_t i = 0; i < count; ++i) {
        text += pieces[random() % pieces.size()];
    }
    return text;
}

json::value candidate(const Field& field, std::mt19937& random) {
    const double low = field.minimum.value_or(0), high = field.maximum.value_or(low + 500);
    switch (field.type) {
    case FieldType::integer:
        return static_cast<std::int64_t>(low) +
               static_cast<std::int64_t>(random() % static_cast<unsigned>(high - low + 1));
    case FieldType::number:
    case FieldType::percent:
        return low + static_cast<double>(random() % 1000) / 1000 * (high - low);
    case FieldType::choice:
        return json::string(field.choices[random() % field.choices.size()]);
    case FieldType::yesNo:
        return random() % 2 == 0;
    case FieldType::date: {
        const std::string month = std::to_string(1 + random() % 9), day = std::to_string(10 + random() % 18);
        const json::string date("2026-0" + month + "-" + day);
        return field.range ? json::value(json::array{date, json::string("2026-12-31")}) : json::value(date);
    }
    case FieldType::longText: {
        std::string text = words(2, 30, random);
        for (auto more = random() % 3; more > 0; --more) {
            text += "\n" + words(2, 30, random);
        }
        return json::string(text);
    }
    case FieldType::list:
    case FieldType::table: {
        json::array rows;
        for (auto more = 1 + random() % 6; more > 0; --more) {
            json::object row;
            for (const Field& column : field.columns) {
                if (json::value value = randomValue(column, random);
                    !value.is_null() && (column.required || random() % 4 != 0)) {
                    row[column.id.value] = std::move(value);
                }
            }
            rows.emplace_back(std::move(row));
        }
        return rows;
    }
    default:
        return json::string(words(std::max<std::size_t>(1, field.minLength.value_or(1) / 2), 12, random));
    }
}

} // namespace

json::value randomValue(const Field& field, std::mt19937& random) {
    for (int attempt = 0; attempt < 20; ++attempt) {
        json::value value = normalized(field, candidate(field, random));
        if (validate(field, value).empty()) {
            return value;
        }
    }
    return nullptr; // a pattern that chance does not meet
}

Values randomRow(const std::vector<const Field*>& fields, std::mt19937& random) {
    Values row;
    for (const Field* field : fields) {
        const auto chance = random() % 10;
        if (chance < 7) {
            row[field->id] = field->compute ? json::value() : randomValue(*field, random);
        } else if (chance < 9) {
            row[field->id] = nullptr;
        }
        if (field->compute && random() % 4 != 0) {
            row.erase(field->id);
        }
    }
    return row;
}

} // namespace zhangfa
