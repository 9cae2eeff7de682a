// Brings text and properties together after a document was changed elsewhere: in Word, by pasting.
#include "plan.h"
#include "utf8.h"

#include <algorithm>
#include <unordered_map>

namespace zhangfa {

namespace {

// All that shows one field, in document order.
struct Places {
    FieldId field;
    std::vector<const FieldPlace*> places;
};

std::vector<Places> placesByField(const Snapshot& snapshot) {
    std::vector<Places> all;
    std::unordered_map<std::string_view, std::size_t> index;
    visitPlaces(snapshot, [&](const FieldPlace& place) {
        const auto [known, isNew] = index.emplace(place.field.value, all.size());
        if (isNew) {
            all.push_back({place.field, {}});
        }
        all[known->second].places.push_back(&place);
    });
    return all;
}

// What people typed, each once: neither the property, nor an unfilled mark, nor nothing.
std::vector<std::string> typedTexts(const Places& places, const std::string& property) {
    std::vector<std::string> typed;
    for (const FieldPlace* place : places.places) {
        const std::string& shown = place->shown;
        if (shown != property && !trimmed(shown).empty() && !isUnfilled(shown) &&
            std::find(typed.begin(), typed.end(), shown) == typed.end()) {
            typed.push_back(shown);
        }
    }
    return typed;
}

std::vector<std::string> shownTexts(const Places& places) {
    std::vector<std::string> shown;
    for (const FieldPlace* place : places.places) {
        if (std::find(shown.begin(), shown.end(), place->shown) == shown.end()) {
            shown.push_back(place->shown);
        }
    }
    return shown;
}

std::string markOf(const Report& report, const Places& places) {
    for (const FieldPlace* place : places.places) {
        if (isUnfilled(place->shown)) {
            return place->shown;
        }
    }
    const Field* field = report.field(places.field);
    return unfilledMark(field != nullptr ? field->title : places.field.value);
}

bool isDead(const Places& places) {
    return std::any_of(places.places.begin(), places.places.end(),
                       [](const FieldPlace* place) { return place->fixed; });
}

} // namespace

Reconciliation reconcile(const Library& library, const Snapshot& snapshot) {
    return reconcile(readReport(snapshot, library), snapshot);
}

Reconciliation reconcile(const Report& report, const Snapshot& snapshot) {
    Reconciliation result;
    SetProperties set;
    Edits revived;
    for (const Places& places : placesByField(snapshot)) {
        const std::string name = propertyPrefix + places.field.value;
        const auto property = snapshot.properties.find(name);
        const bool lost = property == snapshot.properties.end() || property->second.empty();
        const std::string known = lost ? std::string() : property->second;
        const std::vector<std::string> typed = typedTexts(places, known);
        if (typed.size() > 1) {
            const Field* field = report.field(places.field);
            result.conflicts.push_back(
                {places.field, field != nullptr ? field->title : places.field.value, known, shownTexts(places)});
            continue;
        }
        if (lost) {
            set.properties[name] = typed.empty() ? markOf(report, places) : typed.front();
            result.restored.push_back(places.field);
        } else if (!typed.empty()) {
            set.properties[name] = typed.front();
            result.adopted.push_back(places.field);
        }
        if (isDead(places)) {
            revived.emplace_back(ReviveFields{places.field});
        }
    }
    if (!set.properties.empty()) {
        result.edits.emplace_back(std::move(set));
    }
    std::move(revived.begin(), revived.end(), std::back_inserter(result.edits));

    for (const auto& [name, text] : snapshot.properties) {
        const FieldId field{name.substr(std::min(propertyPrefix.size(), name.size()))};
        if (name.starts_with(propertyPrefix) && !field.value.starts_with('_') && !text.empty() && !isUnfilled(text) &&
            !report.asked.contains(field) && !report.dormant.contains(field)) {
            result.orphans.push_back(field);
        }
    }
    return result;
}

} // namespace zhangfa
