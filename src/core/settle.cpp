// What follows from a change brings itself into line.
#include "settle.h"

#include "attachments.h"
#include "compose.h"
#include "known.h"
#include "sentence_parts.h"
#include "signature.h"
#include "sources.h"
#include "title_lines.h"

#include <algorithm>

namespace zhangfa {

namespace {

std::vector<const Field*> computedFields(const Report& report) {
    std::vector<const Field*> fields;
    for (const Field& field : report.fields) {
        if (field.compute) {
            fields.push_back(&field);
        }
    }
    return fields;
}

Values valuesOf(const Library& library, const Snapshot& snapshot) {
    return readValues(readReport(snapshot, library), snapshot);
}

void eraseValues(Values& values, const std::vector<const Field*>& fields) {
    for (const Field* field : fields) {
        values.erase(field->id);
    }
}

bool sameValue(const Field& field, const boost::json::value& one, const boost::json::value& other) {
    return isEmptyValue(one) || isEmptyValue(other) ? isEmptyValue(one) && isEmptyValue(other)
                                                    : shownValue(field, one) == shownValue(field, other);
}

boost::json::value valueIn(const Values& values, const FieldId& id) {
    const auto found = values.find(id);
    return found != values.end() ? found->second : boost::json::value();
}

// Of fields that come into the text and have no property yet.
Edits newProperties(const Library& library, const Snapshot& snapshot, const Edits& parts) {
    SetProperties set;
    const auto look = [&](const std::vector<Run>& runs) {
        for (const Run& run : runs) {
            const auto* reference = std::get_if<FieldRun>(&run);
            const std::string name = reference != nullptr ? propertyPrefix + reference->field.value : std::string();
            const Field* field = reference != nullptr ? library.field(reference->field) : nullptr;
            if (field != nullptr && !snapshot.properties.contains(name)) {
                set.properties[name] = unfilledMark(field->title);
            }
        }
    };
    for (const Edit& edit : parts) {
        if (const auto* change = std::get_if<ChangeText>(&edit)) {
            look(change->change.runs);
        } else if (const auto* insert = std::get_if<InsertElements>(&edit)) {
            for (const NewElement& element : insert->elements) {
                look(std::get<NewParagraph>(element).runs);
            }
        }
    }
    return set.properties.empty() ? Edits{} : Edits{std::move(set)};
}

// The table of sources says what the sources say, unless somebody gave it other rows.
Edits planSourcesTable(const Library& library, const Report& report, const Snapshot& before, const Snapshot& settled,
                       const Values& now) {
    if (report.block(sourcesTable) == nullptr || report.block(sourcesTable)->copy) {
        return {};
    }
    const Field& field = *report.field(sourcesTable);
    const boost::json::value rows = normalized(field, sourceRows(report, now, readSources(settled.properties)));
    const boost::json::value standing = valueIn(now, sourcesTable);
    if (standing == rows) {
        return {};
    }
    const Report was = readReport(before, library);
    const boost::json::value followed =
        normalized(field, sourceRows(was, readValues(was, before), readSources(before.properties)));
    if (!isEmptyValue(standing) && standing != followed) {
        return {};
    }
    const Plan plan = planFill(library, report, settled, {{sourcesTable, rows}});
    const auto* edits = std::get_if<Edits>(&plan);
    return edits != nullptr ? *edits : Edits{};
}

} // namespace

ComputedValues::ComputedValues(const Report& report, Values values, const Values& last)
    : fields_(computedFields(report)), was_(std::move(values)) {
    if (!fields_.empty()) {
        Values inputs = was_;
        eraseValues(inputs, fields_);
        followed_ = withComputed(fields_, std::move(inputs), last).now;
    }
}

// Now, or at some time before.
bool ComputedValues::isGiven(const Field& field, const Values& now) const {
    const boost::json::value here = valueIn(now, field.id), was = valueIn(was_, field.id);
    if (isEmptyValue(here)) {
        return false;
    }
    return !sameValue(field, here, was) || !sameValue(field, was, valueIn(followed_, field.id));
}

Known ComputedValues::after(Known known) const {
    std::vector<const Field*> open;
    for (const Field* field : fields_) {
        if (!isGiven(*field, known.now)) {
            open.push_back(field);
        }
    }
    eraseValues(known.now, open);
    return open.empty() ? std::move(known) : withComputed(open, std::move(known.now), std::move(known.last));
}

Edits planSettle(const Library& library, const Snapshot& before, const Snapshot& after) {
    const Report report = readReport(after, library);
    Known known{readValues(report, after), readLast(after.properties)};

    Edits edits;
    SetProperties set;
    if (std::ranges::any_of(report.fields, [](const Field& field) { return field.compute.has_value(); })) {
        const ComputedValues computed(report, valuesOf(library, before), readLast(before.properties));
        known = computed.after(std::move(known));
    }

    for (const Field* field : computedFields(report)) {
        const std::string name = propertyPrefix + field->id.value;
        const boost::json::value value = valueIn(known.now, field->id);
        const std::string text = isEmptyValue(value) ? unfilledMark(field->title) : shownValue(*field, value);
        const auto property = after.properties.find(name);
        if (property == after.properties.end() || property->second != text) {
            set.properties[name] = text;
        }
    }
    const Snapshot settled = set.properties.empty() ? after : withProperties(after, set.properties);
    if (!set.properties.empty()) {
        edits.emplace_back(std::move(set));
    }
    const auto add = [&](Edits more) { std::move(more.begin(), more.end(), std::back_inserter(edits)); };
    add(planTitles(library, before, settled));
    add(planSignature(library, before, settled));
    add(planSourcesTable(library, report, before, settled, known.now)); // it stands behind them
    add(planAttachments(report, settled));                              // they stand behind all sentences
    Edits parts = planParts(library, report, settled, known);
    add(newProperties(library, settled, parts));
    add(std::move(parts));
    return edits;
}

Snapshot withProperties(Snapshot snapshot, const std::map<std::string, std::string>& properties) {
    for (const auto& [name, text] : properties) {
        snapshot.properties[name] = text;
    }
    const auto textOf = [&](const FieldPlace& place) {
        const auto property = properties.find(propertyPrefix + place.field.value);
        return property != properties.end() ? &property->second : nullptr;
    };
    for (BodyElement& element : snapshot.body) {
        DocumentParagraph& paragraph = element.paragraph;
        std::size_t moved = 0; // bytes by which what follows stands further behind; wraps around where it is less
        for (FieldPlace& place : paragraph.fields) {
            place.offset += moved;
            const std::string* text = textOf(place);
            if (text != nullptr && place.offset + place.length <= paragraph.text.size()) {
                paragraph.text.replace(place.offset, place.length, *text);
                moved += text->size() - place.length;
                place.length = text->size();
                place.shown = *text;
            }
        }
    }
    for (FieldPlace& place : snapshot.elsewhere) {
        if (const std::string* text = textOf(place)) {
            place.shown = *text;
        }
    }
    return snapshot;
}

} // namespace zhangfa
