// Plans how a missing section is put into a report.
#include "adopt.h"
#include "compose.h"
#include "convention.h"
#include "heading_list.h"
#include "needed_fields.h"
#include "official_parts.h"
#include "plan.h"
#include "rank.h"
#include "recognised_sections.h"
#include "section_place.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

std::vector<const ReportSection*> sectionsThemselves(const Report& report, bool attachments) {
    std::vector<const ReportSection*> sections;
    for (const ReportSection& section : report.sections) {
        if (!section.copy && section.attachment == attachments && section.stands == Stands::inText) {
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
    const auto present = sectionsThemselves(report, false);
    const std::size_t slot = slotFor(library, idsOf(present), id);
    if (present.empty() || id == closingSection) {
        return report.end;
    }
    return slot == 0 ? present.front()->first : present[slot - 1]->first + present[slot - 1]->count;
}

// Among the attachments, which stand behind all else.
std::size_t placeOfAttachment(const Library& library, const Snapshot& snapshot, const Report& report,
                              const SectionId& id) {
    const auto present = sectionsThemselves(report, true);
    const std::size_t slot = slotFor(library, idsOf(present), id);
    const auto imprint = std::find_if(report.sections.begin(), report.sections.end(),
                                      [](const ReportSection& any) { return any.stands == Stands::imprint; });
    return slot < present.size()              ? present[slot]->first
           : imprint != report.sections.end() ? imprint->first
                                              : snapshot.body.size();
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
    place = std::max(place, report.outline.textBegins);
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

// All that the document tells, and computed values.
Known knownFor(const Library& library, const Report& report, const Snapshot& snapshot,
               const std::vector<FieldId>& fields, const Values& given) {
    const auto own = described(library, fields);
    Values now = withKnown(library, snapshot, fields, given);
    for (auto& [id, value] : readValues(report, snapshot)) {
        if (!isEmptyValue(value)) {
            now.try_emplace(id, value);
        }
    }
    for (const Field* field : own) {
        const auto value = now.find(field->id);
        if (field->compute && value != now.end() && isEmptyValue(value->second)) {
            now.erase(value);
        }
    }
    return withComputed(own, withDefaults(library, fields, std::move(now)), readLast(snapshot.properties));
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

// ---- Documents that somebody else made -----------------------------------------------------------------------------

// The first of the outline's items behind the place.
std::size_t itemFrom(const Report& report, std::size_t element) {
    const auto& items = report.outline.items;
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const OutlineItem& item) { return item.element >= element; });
    return static_cast<std::size_t>(found - items.begin());
}

SectionPlace placeBefore(const Report& report, std::size_t element, int level) {
    return {element, level, itemFrom(report, element), false};
}

SectionPlace placeBehindItem(const Report& report, const Snapshot& snapshot, std::size_t item) {
    const Extent extent = extentOf(report, snapshot, item);
    SectionPlace place = placeBefore(report, extent.end, report.outline.items[item].level);
    place.inside = extent.inside;
    return place;
}

// At the end of the text, as a section of the highest level.
SectionPlace placeAtEnd(const Report& report, const Snapshot& snapshot) {
    std::size_t end = report.end;
    while (end > 0 && isEmptyParagraph(snapshot.body[end - 1])) {
        --end;
    }
    return placeBefore(report, end, 1);
}

SectionPlace placeIn(const Library& library, const Snapshot& snapshot, const Report& report, const SectionId& id,
                     std::optional<std::size_t> after) {
    const auto& items = report.outline.items;
    if (id == preambleSection) {
        std::size_t place = behindTheOpening(report, 0);
        while (place < report.end && isEmptyParagraph(snapshot.body[place])) {
            ++place;
        }
        return placeBefore(report, place, 1);
    }
    if (id == closingSection) {
        return placeAtEnd(report, snapshot);
    }
    std::vector<const ReportSection*> present;
    std::vector<SectionId> ids;
    int deepest = 1;
    for (const ReportSection& section : report.sections) {
        if (section.item && !hasFixedPlace(section.id)) {
            present.push_back(&section);
            ids.push_back(section.id);
            deepest = std::max(deepest, items[*section.item].level);
        }
    }
    if (after) {
        std::optional<std::size_t> holding; // the last heading before it of a level on which sections stand
        for (std::size_t i = 0; i < items.size() && items[i].element <= *after; ++i) {
            const bool chapter = isHeading(items[i]) && items[i].level <= deepest && items[i].element < report.end &&
                                 items[i].section != preambleSection;
            holding = chapter ? std::optional(i) : holding;
        }
        if (!holding && *after >= report.end) {
            return placeAtEnd(report, snapshot);
        }
        return holding ? placeBehindItem(report, snapshot, *holding)
                       : placeBefore(report, behindTheOpening(report, 0), 1);
    }
    if (present.empty()) {
        return placeAtEnd(report, snapshot);
    }
    const std::size_t slot = slotFor(library, ids, id);
    if (slot > 0) {
        return placeBehindItem(report, snapshot, *present[slot - 1]->item);
    }
    const OutlineItem& first = items[*present.front()->item];
    SectionPlace place = placeBefore(report, first.glued ? first.element + 1 : first.element, first.level);
    place.inside = first.glued;
    return place;
}

bool hasSection(const Kind& kind, const SectionId& id) {
    return std::any_of(kind.sections.begin(), kind.sections.end(),
                       [&](const KindSection& entry) { return entry.id == id; });
}

// ---- Any document --------------------------------------------------------------------------------------------------

struct MadeSection {
    SetProperties set; // that it needs
    std::vector<NewElement> elements;
};

// A section's text with what the document knows already. Tables that stand outside it are not made again.
std::variant<MadeSection, Refusal> makeSection(const Library& library, const Snapshot& snapshot, const Report& report,
                                               const Section& section, const std::string& text, const Values& values) {
    if (!text.empty() && !section.texts.contains(text)) {
        return Refusal{"plan.unknown-text", {section.title, text}};
    }
    const std::vector<FieldId> fields = neededFields(section, text);
    const Known known = knownFor(library, report, snapshot, fields, values);
    MadeSection made{{missingProperties(snapshot, composeProperties(library, fields, known.now))}, {}};

    const ReportSection* present = report.section(section.id);
    const auto isIn = [&](const ReportBlock& block) {
        return present != nullptr && block.first >= present->first && block.first < present->first + present->count;
    };
    std::set<FieldId> standing;
    for (const ReportBlock& block : report.blocks) {
        if (!isIn(block)) {
            standing.insert(block.field);
        }
    }
    // A document that somebody else made need not be laid out like its kind.
    const Kind* kind = library.kind(*kindOf(library, report, snapshot));
    const auto wanted = kind != nullptr && report.made ? optionsOf(*kind, section.id, {}) : std::set<std::string>();
    const auto options = withoutBlocks(section, text, optionsPutIn(section, text, wanted, known.now), standing);
    made.elements = composeSection(library, section, {text, options, report.manner}, known);
    for (const FieldId& block : foreignBlocks(section, text)) {
        if (standing.contains(block)) {
            return Refusal{"plan.table-in-text", {section.title}};
        }
    }
    return made;
}

} // namespace

Plan planInsert(const Library& library, const Snapshot& snapshot, const SectionId& id, const Values& values,
                std::optional<std::size_t> after, const std::optional<std::string>& text) {
    const Report report = readReport(snapshot, library);
    const Section* section = library.section(id);
    const bool blank = std::all_of(snapshot.body.begin(), snapshot.body.end(), isEmptyParagraph);
    if (!kindOf(library, report, snapshot) || (!report.kind && blank)) {
        return Refusal{"plan.not-a-report", {}};
    }
    if (section == nullptr) {
        return Refusal{"plan.unknown-section", {id.value}};
    }
    if (report.section(id) != nullptr) {
        return Refusal{"plan.already-there", {section->title}};
    }

    const Kind* kind = library.kind(*kindOf(library, report, snapshot));
    if (section->stands != Stands::inText && (!report.made || kind == nullptr || !hasSection(*kind, id))) {
        return Refusal{report.made ? "plan.part-not-of-kind" : "plan.part-of-others", {section->title}};
    }
    const std::string form = text.value_or(kind != nullptr ? entryOf(*kind, id).text : std::string());
    auto made = makeSection(library, snapshot, report, *section, form, values);
    if (auto* refusal = std::get_if<Refusal>(&made)) {
        return std::move(*refusal);
    }
    auto& [set, elements] = std::get<MadeSection>(made);
    set.properties.merge(describingProperties(library, report, snapshot, {{id, form}}));
    set.properties.merge(textProperties({{id, form}}, snapshot.properties));
    InsertElements insert{0, std::move(elements)};
    Edits numbers;
    if (section->stands != Stands::inText) {
        insert.before = placeOfPart(snapshot, report, section->stands);
        const auto format = snapshot.properties.find(formatProperty);
        numbers.emplace_back(
            SetUpParts{library.format(format != snapshot.properties.end() ? format->second : std::string())});
    } else if (section->attachment) {
        insert.before = placeOfAttachment(library, snapshot, report, id);
    } else if (report.made) {
        insert.before = placeOf(library, snapshot, report, id, insert.elements, after);
    } else {
        const SectionPlace place = placeIn(library, snapshot, report, id, after);
        if (place.inside) {
            return Refusal{"plan.glued", {section->title}};
        }
        AdaptedSection adapted = adapt(snapshot, report.outline, place, std::move(insert.elements));
        insert = {place.before, std::move(adapted.elements)};
        numbers = renumber(snapshot, report.outline, adapted.numbers);
    }
    Edits edits = freeBookmarks(snapshot, insert.elements);
    if (!set.properties.empty()) {
        edits.emplace_back(std::move(set));
    }
    std::move(numbers.begin(), numbers.end(), std::back_inserter(edits)); // before places change
    edits.emplace_back(std::move(insert));
    return edits;
}

Plan planText(const Library& library, const Snapshot& snapshot, const std::vector<SectionId>& ids,
              const std::string& text) {
    const Report report = readReport(snapshot, library);
    std::vector<const ReportSection*> sections;
    std::vector<SectionUse> uses;
    for (const SectionId& id : ids) {
        const Section* section = library.section(id);
        const ReportSection* present = report.section(id);
        if (section == nullptr || present == nullptr) {
            return Refusal{"plan.not-there", {section != nullptr ? section->title : id.value}};
        }
        if (!report.made) {
            return Refusal{"plan.text-of-others", {section->title}};
        }
        if (standsWithOthers(report, *present)) {
            return Refusal{"plan.joined", {section->title}};
        }
        if (present->text != text) {
            sections.push_back(present);
            uses.push_back({id, text});
        }
    }
    if (sections.empty()) {
        return Edits{};
    }
    SetProperties set{describingProperties(library, report, snapshot, uses)};
    set.properties.merge(textProperties(uses, snapshot.properties));
    // From the end to the beginning: so places stay.
    std::sort(sections.begin(), sections.end(),
              [](const auto* one, const auto* two) { return one->first > two->first; });
    Edits edits;
    for (const ReportSection* present : sections) {
        auto made = makeSection(library, snapshot, report, *library.section(present->id), text, {});
        if (auto* refusal = std::get_if<Refusal>(&made)) {
            return std::move(*refusal);
        }
        auto& [needed, elements] = std::get<MadeSection>(made);
        set.properties.merge(needed.properties);
        // The heading stays, as the user may have worded it.
        const std::size_t kept =
            levelOf(elements) > 0 && headingLevel(snapshot.body[present->first]) == levelOf(elements) ? 1 : 0;
        elements.erase(elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(kept));
        if (present->count > kept) {
            edits.emplace_back(RemoveElements{present->first + kept, present->count - kept});
        }
        edits.emplace_back(InsertElements{present->first + kept, std::move(elements)});
    }
    edits.insert(edits.begin(), std::move(set));
    return edits;
}

} // namespace zhangfa
