// Plans how a missing section is put into a report.
#include "compose.h"
#include "needed_fields.h"
#include "plan.h"
#include "rank.h"
#include "section_place.h"

#include <algorithm>
#include <set>

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
    if (present.empty() || id == closingSection) {
        return report.end;
    }
    return slot == 0 ? present.front()->first : present[slot - 1]->first + present[slot - 1]->count;
}

// Behind the section that holds `element`; behind a chapter of the user's own, if it is in one.
std::size_t placeBehind(const Snapshot& snapshot, const Report& report, std::size_t element) {
    constexpr int chapter = 1;
    for (const ReportSection& section : report.sections) {
        if (section.first <= element && element < section.first + section.count) {
            return section.first + section.count;
        }
    }
    return nextBeginning(snapshot, report, std::min(element, snapshot.body.size()) + 1, chapter);
}

// Behind title, addressee and preamble.
std::size_t behindTheOpening(const Report& report, std::size_t place) {
    for (const auto& part : {report.title, report.salutation}) {
        place = std::max(place, part ? *part + 1 : 0);
    }
    if (const ReportSection* preamble = report.section(preambleSection)) {
        place = std::max(place, preamble->first + preamble->count);
    }
    return place;
}

int levelOf(const std::vector<NewElement>& elements) {
    const auto* first = elements.empty() ? nullptr : std::get_if<NewParagraph>(&elements.front());
    return first != nullptr && first->role >= Role::heading1 && first->role <= Role::heading4
               ? static_cast<int>(first->role) - static_cast<int>(Role::heading1) + 1
               : 0;
}

std::size_t placeOf(const Library& library, const Snapshot& snapshot, const Report& report, const SectionId& id,
                    const std::vector<NewElement>& elements, std::optional<std::size_t> after) {
    std::size_t place = placeByRank(library, report, id);
    std::size_t latest = std::min(report.signature.value_or(snapshot.body.size()), snapshot.body.size());
    if (after && !hasFixedPlace(id)) {
        place = behindTheOpening(report, placeBehind(snapshot, report, *after));
        const ReportSection* closing = report.section(closingSection);
        latest = std::min({latest, report.end, closing != nullptr ? closing->first : report.end});
    }
    return std::min(nextBeginning(snapshot, report, place, levelOf(elements)), latest);
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

// Bookmarks the new section needs and the document still has: left over from a section whose heading somebody deleted.
// What they mark is ordinary text from now on.
Edits freeBookmarks(const Snapshot& snapshot, const std::vector<NewElement>& elements) {
    std::set<std::string> needed;
    for (const NewElement& element : elements) {
        const auto& names = std::visit(
            [](const auto& any) -> const auto& { return any.bookmarks; }, element);
        needed.insert(names.begin(), names.end());
    }
    Edits edits;
    for (const BodyElement& element : snapshot.body) {
        for (const std::string& name : bookmarksOf(element)) {
            if (needed.contains(name)) {
                edits.emplace_back(RemoveBookmark{name});
            }
        }
    }
    return edits;
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
    if (const Kind* installed = library.kind(*report.kind)) {
        kind = *installed;
    } else {
        kind.id = *report.kind;
        kind.title = report.kindTitle;
    }
    std::vector<SectionId> described = idsOf(sectionsThemselves(report));
    described.push_back(id);
    set.properties.merge(
        changed(carriedDescription(library, kind, described, snapshot.properties), snapshot.properties));

    InsertElements insert{0, composeSection(library, *section, optionsPutIn(*section, {}, known), known)};
    insert.before = placeOf(library, snapshot, report, id, insert.elements, after);
    Edits edits = freeBookmarks(snapshot, insert.elements);
    if (!set.properties.empty()) {
        edits.emplace_back(std::move(set));
    }
    edits.emplace_back(std::move(insert));
    return edits;
}

} // namespace zhangfa
