// Many documents as one result.
#include "gathering.h"

#include "columns.h"

#include "core/compose.h"
#include "core/values.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

std::map<std::string, std::string> titlesOf(const Library& library) {
    std::map<std::string, std::string> titles;
    for (const auto& [id, section] : library.sections) {
        titles.emplace(id.value, section.title);
    }
    return titles;
}

// The unit in brackets behind the title: a cell holds the bare number.
std::string unitOf(const Field& field) {
    const std::string unit = field.type == FieldType::percent ? "%" : field.unit;
    const bool number =
        field.type == FieldType::integer || field.type == FieldType::number || field.type == FieldType::percent;
    return number && !unit.empty() && unit != "年" ? "（" + unit + "）" : std::string();
}

} // namespace

void Gatherer::add(std::string file, std::string bytes) {
    GatheredDocument document = documents_.read(std::move(file), std::move(bytes));
    if (document.state == GatherState::notRead || document.state == GatherState::otherKind) {
        result_.unread.push_back({std::move(document.file), std::move(*document.why)});
    } else {
        result_.documents.push_back(std::move(document));
    }
}

void Gatherer::chooseFields() {
    std::set<FieldId> wanted, known;
    for (const GatheredDocument& document : result_.documents) {
        wanted.insert(document.asked.begin(), document.asked.end());
        for (const auto& [id, value] : document.values) {
            wanted.insert(id);
        }
    }
    for (const Field* field : documents_.fields()) {
        known.insert(field->id);
        if (wanted.contains(field->id)) {
            result_.fields.push_back(field);
        }
    }
    for (GatheredDocument& document : result_.documents) {
        for (Field& field : document.fields) {
            if (known.insert(field.id).second) {
                result_.ownFields.push_back(std::move(field));
            }
        }
        document.fields.clear();
    }
    for (const Field& field : result_.ownFields) {
        result_.fields.push_back(&field);
    }
    const ColumnMatcher names({result_.fields, titlesOf(library_), {}});
    std::map<std::string, std::size_t> titles;
    for (const Field* field : result_.fields) {
        ++titles[field->title];
    }
    for (const Field* field : result_.fields) {
        const std::string title = titles[field->title] == 1 ? field->title : names.unambiguous(*field);
        result_.headings.emplace(field->id, title + unitOf(*field));
    }
}

Gathering Gatherer::finish(std::optional<UnitList> list, const GatherOptions& options) {
    result_.kind = kind_.id.value;
    result_.kindTitle = kind_.title;
    result_.list = std::move(list);
    chooseFields();
    findUnits(result_);
    sumUp(result_, options);
    findContradictions(result_, library_, kind_);
    findFarOff(result_);
    findLikeness(result_);
    makeLedger(result_);
    return std::move(result_);
}

const boost::json::value* countedValue(const GatheredDocument& document, const FieldId& field, bool countGuesses) {
    const auto value = document.values.find(field);
    const bool counts = value != document.values.end() && !document.faulty.contains(field) &&
                        (countGuesses || document.state == GatherState::bound);
    return counts ? &value->second : nullptr;
}

void sumUp(Gathering& gathering, const GatherOptions& options) {
    for (const Field* field : gathering.fields) {
        FieldSummary& summary = gathering.summaries[field->id];
        summary.additive = isAdditive(*field);
        const bool figure = summary.additive || (field->type == FieldType::percent && !field->range);
        for (std::size_t unit = 0; unit < gathering.units.size(); ++unit) {
            const boost::json::value* one = nullptr; // of a unit's documents: all that have it must say the same
            std::optional<std::size_t> differs;
            bool filled = false, asked = false;
            for (const std::size_t index : gathering.units[unit].documents) {
                const GatheredDocument& document = gathering.documents[index];
                const boost::json::value* value = nullptr;
                if (document.values.contains(field->id)) {
                    filled = asked = true;
                    value = countedValue(document, field->id, options.countGuesses);
                }
                asked = asked || document.asked.contains(field->id);
                differs = value != nullptr && one != nullptr && *value != *one ? std::optional(index) : differs;
                one = one == nullptr ? value : one;
            }
            summary.filled += filled ? 1 : 0;
            summary.asked += asked ? 1 : 0;
            if (differs && figure) {
                const GatheredDocument& document = gathering.documents[*differs];
                gathering.findings.push_back({"doubled-differs",
                                              *differs,
                                              field->id,
                                              gathering.headings.at(field->id),
                                              shownValue(*field, document.values.at(field->id)),
                                              {"collect.doubled-differs", {shownValue(*field, *one)}}});
            } else if (figure && one != nullptr && one->is_number()) {
                summary.sum = summary.sum ? std::move(summary.sum) : ExactSum();
                summary.sum->add(*one);
                ++summary.counted;
                summary.values.emplace_back(unit, *one);
            }
        }
    }
}

} // namespace zhangfa
