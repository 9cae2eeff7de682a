// Puts together what the deck shows of a document.
#include "adopt.h"
#include "answers.h"
#include "compose.h"
#include "official_parts.h"
#include "rank.h"
#include "state.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

struct Standing {
    std::size_t places = 0;
    std::vector<std::size_t> elements; // ascending, each once
};

void stand(Standing& standing, std::size_t element) {
    if (standing.elements.empty() || standing.elements.back() != element) {
        standing.elements.push_back(element);
    }
}

// Where fields and blocks stand, and in which order they come first.
struct Map {
    std::map<FieldId, Standing> standing;
    std::vector<FieldId> order;

    Map(const Report& report, const Snapshot& snapshot) {
        std::map<std::size_t, std::vector<FieldId>> blocks;
        for (const ReportBlock& block : report.blocks) {
            const Field* field = block.copy ? nullptr : report.field(block.field);
            if (field != nullptr && isBlock(*field)) {
                blocks[block.first].push_back(block.field);
            }
        }
        for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
            for (const FieldPlace& place : snapshot.body[i].paragraph.fields) {
                add(place.field, i, true);
            }
            for (const FieldId& field : snapshot.body[i].grid.fields) {
                add(field, i, false); // counted among those elsewhere
            }
            if (const auto here = blocks.find(i); here != blocks.end()) {
                for (const FieldId& field : here->second) {
                    add(field, i, true);
                }
            }
        }
        for (const FieldPlace& place : snapshot.elsewhere) {
            ++entry(place.field).places;
        }
    }

private:
    Standing& entry(const FieldId& field) {
        const auto [known, isNew] = standing.try_emplace(field);
        if (isNew) {
            order.push_back(field);
        }
        return known->second;
    }
    void add(const FieldId& field, std::size_t element, bool counts) {
        Standing& here = entry(field);
        stand(here, element);
        here.places += counts ? 1 : 0;
    }
};

FieldState stateOf(const Report& report, const Field& field, const Values& values, const Values& last,
                   const Sources& sources, const Map& map) {
    FieldState state;
    state.field = field;
    state.asked = report.asked.contains(field.id);
    if (const auto before = last.find(field.id); before != last.end()) {
        state.last = before->second;
    }
    if (const auto value = values.find(field.id); value != values.end()) {
        state.value = value->second;
    }
    if (const auto source = sources.find(field.id); source != sources.end()) {
        state.source = source->second;
    }
    if (state.asked) {
        state.unanswered = unanswered(field, values);
    }
    if (const auto standing = map.standing.find(field.id); standing != map.standing.end()) {
        state.places = standing->second.places;
        state.elements = standing->second.elements;
    }
    return state;
}

std::vector<FieldGroup> groupsOf(const Report& report, const Values& values, const Values& last, const Sources& sources,
                                 const Map& map) {
    std::vector<FieldGroup> groups{{SectionId{}, report.kindTitle, {}}};
    std::map<std::string, std::size_t, std::less<>> index;
    for (const ReportSection& section : report.sections) {
        if (!section.copy) {
            index.emplace(section.id.value, groups.size());
            groups.push_back({section.id, section.title, {}});
        }
    }
    for (const Field& field : report.fields) {
        const auto group = index.find(sectionPart(field.id.value));
        groups[group == index.end() ? 0 : group->second].fields.push_back(
            stateOf(report, field, values, last, sources, map));
    }
    // A section that is recognised and has no field is no group of the form.
    std::erase_if(groups, [&](const FieldGroup& group) {
        const ReportSection* section = group.fields.empty() ? report.section(group.section) : nullptr;
        return section != nullptr && !section->bound;
    });
    return groups;
}

Need needOf(const Kind* kind, const SectionId& id) {
    if (kind != nullptr) {
        for (const KindSection& section : kind->sections) {
            if (section.id == id) {
                return section.need;
            }
        }
    }
    return Need::optional;
}

SectionState presentState(const ReportSection& section, const Kind* kind, const Library& library,
                          const Report& report) {
    SectionState state;
    const Section* standard = library.section(section.id);
    state.text = section.text;
    state.brief = standard != nullptr && standard->texts.contains(briefText);
    state.attachment = section.attachment;
    state.id = section.id;
    state.title = section.title;
    state.need = needOf(kind, section.id);
    state.present = true;
    state.label = section.label;
    state.element = section.first;
    state.bound = section.bound;
    state.confidence = section.confidence;
    state.copied = std::any_of(report.sections.begin(), report.sections.end(),
                               [&](const ReportSection& other) { return other.copy && other.id == section.id; });
    return state;
}

SectionState unknownState(const UnknownHeading& heading) {
    SectionState state;
    state.title = heading.text;
    state.present = true;
    state.label = heading.label;
    state.element = heading.element;
    state.bound = false;
    state.confidence = 0;
    return state;
}

// Present sections and unknown headings in document order, and between them the missing ones: the kind's, and the
// user's own.
std::vector<SectionState> sectionsOf(const Library& library, const Kind* kind, const Report& report) {
    std::vector<SectionState> present;
    for (const ReportSection& section : report.sections) {
        if (!section.copy) {
            present.push_back(presentState(section, kind, library, report));
        }
    }
    std::transform(report.unknown.begin(), report.unknown.end(), std::back_inserter(present), unknownState);
    std::stable_sort(present.begin(), present.end(),
                     [](const SectionState& one, const SectionState& two) { return one.element < two.element; });

    // Where a section is put in: in a document that somebody else made, the preamble decides nothing (planInsert).
    std::vector<SectionId> ids;
    std::vector<std::size_t> standing; // of each id, in `present`
    for (std::size_t i = 0; i < present.size(); ++i) {
        const bool inText = standsOf(library, present[i].id) == Stands::inText;
        if (inText && !present[i].id.value.empty() && (report.made || !hasFixedPlace(present[i].id))) {
            ids.push_back(present[i].id);
            standing.push_back(i);
        }
    }
    const auto lineFor = [&](const SectionId& id) {
        if (const Stands stands = standsOf(library, id); stands != Stands::inText) {
            const auto behind = std::find_if(present.begin(), present.end(), [&](const SectionState& any) {
                return stands == Stands::head || any.attachment || standsOf(library, any.id) == Stands::imprint;
            });
            return stands == Stands::imprint ? present.size() : static_cast<std::size_t>(behind - present.begin());
        }
        const std::size_t slot = slotFor(library, ids, id);
        const bool closed = !present.empty() && present.back().id == closingSection;
        if (!report.made && id == preambleSection) {
            return std::size_t{0};
        }
        if (ids.empty() || (!report.made && id == closingSection)) {
            return present.size() - (closed ? 1 : 0);
        }
        return slot == 0 ? standing.front() : standing[slot - 1] + 1;
    };
    std::vector<std::vector<SectionState>> missing(present.size() + 1); // by the line they stand before
    std::vector<KindSection> wanted = kind != nullptr ? kind->sections : std::vector<KindSection>{};
    for (const auto& [id, section] : library.sections) {
        if (section.own && kind != nullptr) {
            wanted.push_back({id, Need::optional});
        }
    }
    for (const KindSection& section : wanted) {
        const Section* standard = library.section(section.id);
        if (!report.made && standard != nullptr && standard->stands != Stands::inText) {
            continue; // not to be put into documents that somebody else made
        }
        if (standard != nullptr && report.section(section.id) == nullptr) {
            SectionState state;
            state.id = section.id;
            state.title = standard->title;
            state.need = section.need;
            state.brief = standard->texts.contains(briefText);
            state.attachment = standard->attachment;
            missing[lineFor(section.id)].push_back(std::move(state));
        }
    }
    std::vector<SectionState> all;
    for (std::size_t i = 0; i <= present.size(); ++i) {
        std::stable_sort(missing[i].begin(), missing[i].end(), [&](const SectionState& a, const SectionState& b) {
            return rankOf(library, a.id) < rankOf(library, b.id);
        });
        std::move(missing[i].begin(), missing[i].end(), std::back_inserter(all));
        if (i < present.size()) {
            all.push_back(std::move(present[i]));
        }
    }
    return all;
}

// Signs and letters, as offices count them: without spaces.
std::size_t charactersOf(const BodyElement& element) {
    std::size_t count = 0;
    const auto add = [&](const std::string& text) {
        for (const char32_t character : toCharacters(text)) {
            const bool space = character == U' ' || character == U'\u3000' || character == U'\t' || character == U'\n';
            count += space ? 0 : 1;
        }
    };
    add(element.table ? std::string() : element.paragraph.text);
    for (const auto& row : element.grid.rows) {
        for (const std::string& cell : row) {
            add(cell);
        }
    }
    return count;
}

void countCharacters(ReportState& state, const Report& report, const Snapshot& snapshot) {
    const auto count = [&](std::size_t first, std::size_t end) {
        std::size_t characters = 0;
        for (std::size_t i = first; i < std::min(end, snapshot.body.size()); ++i) {
            characters += charactersOf(snapshot.body[i]);
        }
        return characters;
    };
    for (SectionState& section : state.sections) {
        const ReportSection* present = section.present ? report.section(section.id) : nullptr;
        if (present != nullptr) {
            section.characters = count(present->first, present->first + present->count);
        }
    }
    state.characters = count(report.title.value_or(0), report.end);
}

void countFilled(ReportState& state) {
    for (const FieldGroup& group : state.groups) {
        const auto section = std::find_if(state.sections.begin(), state.sections.end(), [&](const SectionState& any) {
            return any.present && any.id == group.section;
        });
        for (const FieldState& field : group.fields) {
            if (field.places == 0 && !isAwaited(field)) {
                continue;
            }
            const std::size_t filled = isEmptyValue(field.value) ? 0 : 1;
            ++state.total;
            state.filled += filled;
            if (section != state.sections.end()) {
                ++section->total;
                section->filled += filled;
            }
        }
    }
}

std::string fileNameOf(const Report& report, const Kind* kind, const Values& values) {
    std::string name;
    for (const Inline& piece : kind != nullptr ? kind->file : std::vector<Inline>{}) {
        if (const auto* text = std::get_if<std::string>(&piece)) {
            name += *text;
            continue;
        }
        const FieldId& id = std::get<FieldReference>(piece).field;
        const Field* field = report.field(id);
        const auto value = values.find(id);
        if (field != nullptr && !isBlock(*field) && value != values.end() && !isEmptyValue(value->second)) {
            name += shownValue(*field, value->second);
        }
    }
    return safeFileName(name.empty() ? report.kindTitle : name);
}

} // namespace

bool isAwaited(const FieldState& state) {
    return state.places == 0 && state.asked && state.field.required && !state.field.compute && !isBlock(state.field);
}

ReportState describe(const Library& library, const Snapshot& snapshot) {
    return describe(library, readReport(snapshot, library), snapshot);
}

ReportState describe(const Library& library, const Report& report, const Snapshot& snapshot) {
    const bool blank = !report.kind && std::all_of(snapshot.body.begin(), snapshot.body.end(), isEmptyParagraph);
    const auto likely = blank ? std::nullopt : kindOf(library, report, snapshot);
    const Kind* kind = likely ? library.kind(*likely) : nullptr;
    const Values values = readValues(report, snapshot);
    const Map map(report, snapshot);

    ReportState state;
    state.kind = report.kind;
    state.made = report.made;
    state.title = !report.kind && kind != nullptr ? kind->title : report.kindTitle;
    state.sections = sectionsOf(library, kind, report);
    state.groups = groupsOf(report, values, readLast(snapshot.properties), readSources(snapshot.properties), map);
    countCharacters(state, report, snapshot);
    if (const auto limit = values.find(limitField); limit != values.end() && limit->second.is_int64()) {
        state.limit = static_cast<std::size_t>(std::max<std::int64_t>(0, limit->second.get_int64()));
    }
    countFilled(state);
    for (const FieldId& id : map.order) {
        const auto value = values.find(id);
        if (value != values.end() && isEmptyValue(value->second)) {
            state.open.push_back(id);
        }
    }
    for (const FieldGroup& group : state.groups) {
        for (const FieldState& field : group.fields) {
            if (isAwaited(field) && isEmptyValue(field.value)) {
                state.open.push_back(field.field.id);
            }
        }
    }
    state.fileName = fileNameOf(report, kind, values);
    const auto format = snapshot.properties.find(formatProperty);
    state.format = format != snapshot.properties.end() ? format->second : standardFormat().id;
    state.stage = stageIn(snapshot.properties);
    state.stageInTitle = report.kind && stageInTitle(library, report, snapshot) == state.stage;
    Reconciliation reconciliation = reconcile(report, snapshot);
    state.orphans = std::move(reconciliation.orphans);
    state.conflicts = std::move(reconciliation.conflicts);
    state.typedOver = findTypedOver(library, report, snapshot);
    if (!report.made) {
        state.repairs = findRepairs(snapshot, report.outline);
        for (Repair& repair : state.repairs) {
            repair.edits.clear();
        }
        state.placeholders = findPlaceholders(library, report, snapshot);
    }
    return state;
}

} // namespace zhangfa
