// Plans how a missing section is put into a report.
#include "bookmark.h"
#include "compose.h"
#include "needed_fields.h"
#include "plan.h"
#include "rank.h"

#include <algorithm>

namespace zhangfa {

namespace {

std::vector<const ReportSection*> sectionsThemselves(const Report& report) {
    std::vector<const ReportSection*> sections;
    for (const ReportSection& section : report.sections) {
        if (!section.copy) {
            sections.push_back(&section);
        }
    }
    return sections;
}

std::vector<SectionId> idsOf(const std::vector<const ReportSection*>& sections) {
    std::vector<SectionId> ids;
    ids.reserve(sections.size() + 1);
    for (const ReportSection* section : sections) {
        ids.push_back(section->id);
    }
    return ids;
}

std::size_t placeByRank(const Library& library, const Report& report, const SectionId& id) {
    const auto present = sectionsThemselves(report);
    const std::size_t slot = slotFor(library, idsOf(present), id);
    if (present.empty()) {
        return report.end;
    }
    return slot == 0 ? present.front()->first : present[slot - 1]->first + present[slot - 1]->count;
}

// Behind the section that holds `element`; behind a chapter of the user's own, if it is in one.
std::size_t placeBehind(const Snapshot& snapshot, const Report& report, std::size_t element) {
    std::size_t earliest = 0, latest = report.end;
    for (const auto& part : {report.title, report.salutation}) {
        earliest = std::max(earliest, part ? *part + 1 : 0);
    }
    std::size_t place = std::min(element, snapshot.body.size()) + 1;
    const ReportSection* holding = nullptr;
    for (const ReportSection& section : report.sections) {
        if (section.id == preambleSection && !section.copy) {
            earliest = section.first + section.count;
        } else if (section.id == closingSection && !section.copy) {
            latest = section.first;
        }
        if (section.first <= element && element < section.first + section.count) {
            holding = &section;
        }
    }
    if (holding != nullptr) {
        place = holding->first + holding->count;
    } else {
        const auto begins = [&](std::size_t i) {
            const BodyElement& here = snapshot.body[i];
            return (!here.table && here.paragraph.outlineLevel == 1) ||
                   std::any_of(report.sections.begin(), report.sections.end(),
                               [&](const ReportSection& section) { return section.first == i; });
        };
        while (place < latest && !begins(place)) {
            ++place;
        }
    }
    return std::min(std::max(place, earliest), latest);
}

// Values that the document still has from an earlier time count like given ones, which do not replace them. What
// somebody emptied stays empty, whatever its default is.
Values withKnown(const Library& library, const Snapshot& snapshot, const std::vector<FieldId>& fields, Values values) {
    for (const FieldId& id : fields) {
        const Field* field = library.field(id);
        const auto property = snapshot.properties.find(propertyPrefix + id.value);
        if (field == nullptr || isBlock(*field) || property == snapshot.properties.end() || property->second.empty()) {
            continue;
        }
        if (!isUnfilled(property->second)) {
            values[id] = readValue(*field, property->second);
        } else {
            values.try_emplace(id, nullptr);
        }
    }
    return values;
}

// Properties whose fields have none yet, or only an unfilled mark where a value is given now.
std::map<std::string, std::string> missingProperties(const Snapshot& snapshot,
                                                     const std::map<std::string, std::string>& wanted) {
    std::map<std::string, std::string> missing;
    for (const auto& [name, text] : wanted) {
        const auto present = snapshot.properties.find(name);
        if (present == snapshot.properties.end() || present->second.empty() ||
            (isUnfilled(present->second) && !isUnfilled(text))) {
            missing.emplace(name, text);
        }
    }
    return missing;
}

std::map<std::string, std::string> changed(const std::map<std::string, std::string>& wanted,
                                           const std::map<std::string, std::string>& present) {
    std::map<std::string, std::string> properties;
    for (const auto& [name, text] : wanted) {
        const auto now = present.find(name);
        if (now == present.end() || now->second != text) {
            properties.emplace(name, text);
        }
    }
    return properties;
}

} // namespace

Plan planInsert(const Library& library, const Snapshot& snapshot, const SectionId& id, const Values& values,
                std::optional<std::size_t> after) {
    const Report report = readReport(snapshot, library);
    const Section* section = library.section(id);
    if (!report.kind) {
        return Refusal{"plan.not-a-report", {}};
    }
    if (section == nullptr) {
        return Refusal{"plan.unknown-section", {id.value}};
    }
    if (report.section(id) != nullptr) {
        return Refusal{"plan.already-there", {section->title}};
    }

    const std::vector<FieldId> fields = neededFields(*section);
    const Values known = withKnown(library, snapshot, fields, values);
    SetProperties set{missingProperties(snapshot, composeProperties(library, fields, known))};

    Kind kind;
    if (const Kind* known = library.kind(*report.kind)) {
        kind = *known;
    } else {
        kind.id = *report.kind;
        kind.title = report.kindTitle;
    }
    std::vector<SectionId> described = idsOf(sectionsThemselves(report));
    described.push_back(id);
    set.properties.merge(
        changed(carriedDescription(library, kind, described, snapshot.properties), snapshot.properties));

    const std::size_t place =
        after && !hasFixedPlace(id) ? placeBehind(snapshot, report, *after) : placeByRank(library, report, id);
    InsertElements insert{std::min(place, report.signature.value_or(place)),
                          composeSection(library, *section, optionsPutIn(*section, {}, known), known)};
    Edits edits;
    if (!set.properties.empty()) {
        edits.emplace_back(std::move(set));
    }
    edits.emplace_back(std::move(insert));
    return edits;
}

} // namespace zhangfa
