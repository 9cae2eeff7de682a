// Figures that contradict each other, or are far from everybody else's.
#include "gathering.h"

#include "core/block_rows.h"
#include "core/calendar_date.h"
#include "core/utf8.h"
#include "core/values.h"

#include <algorithm>
#include <cmath>

namespace zhangfa {

namespace json = boost::json;

namespace {

class Contradictions {
public:
    Contradictions(Gathering& gathering, std::size_t index)
        : gathering_(gathering), document_(gathering.documents[index]), index_(index) {}

    void parts(const std::vector<PartOfWhole>& pairs) {
        for (const auto& [part, whole] : pairs) {
            const json::value *less = figure(part), *more = figure(whole);
            if (less != nullptr && more != nullptr && sumOf({more}) < sumOf({less})) {
                add("part-larger", part, {"collect.part-larger", {title(whole), shown(whole)}});
            }
        }
    }

    // What is missing may be anything from nothing up.
    void sums(const std::vector<WholeOfParts>& sums) {
        for (const WholeOfParts& sum : sums) {
            const json::value* whole = figure(sum.whole);
            std::vector<const json::value*> given;
            for (const FieldId& part : sum.parts) {
                if (const json::value* value = figure(part)) {
                    given.push_back(value);
                }
            }
            if (whole == nullptr || given.empty()) {
                continue;
            }
            const ExactSum all = sumOf(given), said = sumOf({whole});
            if (given.size() == sum.parts.size() ? !(all == said) : said < all) {
                add("sum-differs", sum.whole, {"collect.sum-differs", {all.total()}});
            }
        }
    }

    // One finding for a document: it is most of its figures together that make one think.
    void last() {
        constexpr std::size_t fewest = 6;
        std::size_t compared = 0;
        std::vector<std::string> same;
        for (const Field* field : gathering_.fields) {
            const auto before = document_.last.find(field->id);
            const json::value* now = figure(field->id);
            if (before == document_.last.end() || now == nullptr || field->compute || !before->second.is_number() ||
                (!isAdditive(*field) && field->type != FieldType::percent) || now->to_number<double>() == 0) {
                continue; // nothing twice over is common enough
            }
            ++compared;
            if (sumOf({now}) == sumOf({&before->second})) {
                same.push_back(gathering_.headings.at(field->id));
            }
        }
        if (same.size() >= fewest && 2 * same.size() > compared) {
            std::string titles;
            for (const std::string& each : same) {
                titles += (titles.empty() ? "" : "、") + each;
            }
            gathering_.findings.push_back(
                {"last-repeated",
                 index_,
                 std::nullopt,
                 "",
                 std::to_string(same.size()),
                 {"collect.last-repeated", {std::to_string(compared), std::to_string(same.size()), titles}}});
        }
    }

    // Where the template sets bounds, the value is against its field; that is told elsewhere.
    void percentages() {
        for (const Field* field : gathering_.fields) {
            const json::value* value = field->type == FieldType::percent && !field->range ? figure(field->id) : nullptr;
            if (value == nullptr) {
                continue;
            }
            const double number = value->to_number<double>();
            const bool change = field->title.find("增") != std::string::npos ||
                                field->title.find("降") != std::string::npos ||
                                field->title.find("变化") != std::string::npos;
            if (!change && ((number < 0 && !field->minimum) || (number > 100 && !field->maximum))) {
                add("percent-outside", field->id, {"collect.percent-outside", {}});
            }
        }
    }

    // Of tables whose rows have a date called just that: a meeting, an activity. Others may well be later or earlier.
    void dates() {
        const auto period = periodOf();
        if (!period) {
            return;
        }
        for (const Field* field : gathering_.fields) {
            const auto value = document_.values.find(field->id);
            if (!isBlock(*field) || value == document_.values.end()) {
                continue;
            }
            const auto column = std::ranges::find_if(field->columns, [](const Field& any) {
                return any.type == FieldType::date && !any.range && any.title == "日期";
            });
            for (const json::value& row : column != field->columns.end() && value->second.is_array()
                                              ? value->second.get_array()
                                              : json::array()) {
                const json::value* cell = row.is_object() ? row.get_object().if_contains(column->id.value) : nullptr;
                const auto date = cell != nullptr && cell->is_string() ? dateFromIso(cell->get_string()) : std::nullopt;
                if (date && (*date < period->first || period->second < *date)) {
                    gathering_.findings.push_back(
                        {"date-outside",
                         index_,
                         field->id,
                         gathering_.headings.at(field->id),
                         officialDate(*date),
                         {"collect.date-outside", {officialDate(period->first), officialDate(period->second)}}});
                }
            }
        }
    }

private:
    using Day = std::chrono::year_month_day;

    std::optional<std::pair<Day, Day>> periodOf() const {
        const auto range = document_.values.find(FieldId{"preamble.period"});
        if (range == document_.values.end() || !range->second.is_array() || range->second.get_array().size() != 2) {
            return std::nullopt;
        }
        std::vector<Day> days;
        for (const json::value& end : range->second.get_array()) {
            if (const auto day = end.is_string() ? dateFromIso(end.get_string()) : std::nullopt) {
                days.push_back(*day);
            }
        }
        return days.size() == 2 && days[0] <= days[1] ? std::optional(std::pair(days[0], days[1])) : std::nullopt;
    }

    const json::value* figure(const FieldId& id) const {
        const json::value* value = countedValue(document_, id, true);
        return value != nullptr && value->is_number() ? value : nullptr;
    }
    static ExactSum sumOf(const std::vector<const json::value*>& values) {
        ExactSum sum;
        for (const json::value* value : values) {
            sum.add(*value);
        }
        return sum;
    }
    const Field& field(const FieldId& id) const {
        return **std::ranges::find_if(gathering_.fields, [&](const Field* any) { return any->id == id; });
    }
    std::string shown(const FieldId& id) const {
        return shownValue(field(id), document_.values.at(id)) + field(id).unit;
    }
    const std::string& title(const FieldId& id) const { return field(id).title; }
    void add(const char* rule, const FieldId& id, Message why) {
        gathering_.findings.push_back({rule, index_, id, gathering_.headings.at(id), shown(id), std::move(why)});
    }

    Gathering& gathering_;
    const GatheredDocument& document_;
    std::size_t index_;
};

double medianOf(std::vector<double> numbers) {
    const std::size_t middle = numbers.size() / 2;
    std::ranges::nth_element(numbers, numbers.begin() + static_cast<std::ptrdiff_t>(middle));
    const double upper = numbers[middle];
    if (numbers.size() % 2 == 1) {
        return upper;
    }
    return (*std::max_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(middle)) + upper) / 2;
}

} // namespace

void findContradictions(Gathering& gathering, const Library& library, const Kind& kind) {
    const std::vector<PartOfWhole> pairs = partsOfWholes(library, kind);
    const std::vector<WholeOfParts> sums = sumsOfParts(library, kind);
    for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
        Contradictions contradictions(gathering, i);
        contradictions.parts(pairs);
        contradictions.sums(sums);
        contradictions.percentages();
        contradictions.dates();
        contradictions.last();
    }
}

void findFarOff(Gathering& gathering) {
    constexpr std::size_t fewest = 8;                     // units: of fewer, nobody can say what is usual
    constexpr double far = 3.5;                           // of a modified z-score (Iglewicz, Hoaglin)
    constexpr double likeMad = 1.4826, likeMean = 1.2533; // what makes them a standard deviation
    for (const Field* field : gathering.fields) {
        const FieldSummary& summary = gathering.summaries.at(field->id);
        if (summary.values.size() < fewest) {
            continue;
        }
        std::vector<double> numbers, distances;
        for (const auto& [unit, value] : summary.values) {
            numbers.push_back(value.to_number<double>());
        }
        const double median = medianOf(numbers);
        double total = 0;
        for (const double number : numbers) {
            distances.push_back(std::abs(number - median));
            total += distances.back();
        }
        // Where more than half say the same, the median distance is nothing, and the mean one has to do.
        const double mad = medianOf(distances);
        const double usual = mad > 0 ? likeMad * mad : likeMean * total / static_cast<double>(distances.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const bool percent = field->type == FieldType::percent;
            const bool large = numbers[i] >= 3 * median, small = 3 * numbers[i] <= median;
            const bool matters = percent ? distances[i] >= 10 : distances[i] >= 3 && (large || small);
            if (usual <= 0 || distances[i] <= far * usual || !matters) {
                continue;
            }
            const GatheredUnit& unit = gathering.units[summary.values[i].first];
            const auto document = std::ranges::find_if(
                unit.documents, [&](std::size_t each) { return gathering.documents[each].values.contains(field->id); });
            const auto half = json::value(median);
            gathering.findings.push_back({"far-off",
                                          *document,
                                          field->id,
                                          gathering.headings.at(field->id),
                                          shownValue(*field, summary.values[i].second) + field->unit,
                                          {"collect.far-off", {shownValue(*field, half) + field->unit}}});
        }
    }
}

} // namespace zhangfa
