// Plans a whole report for an empty document.
#include "compose.h"
#include "needed_fields.h"
#include "official_parts.h"
#include "plan.h"
#include "rank.h"

#include <algorithm>

namespace zhangfa {

namespace {

// Sections asked for, and those without which the kind is none, in the kind's order; others go where they rank.
std::vector<SectionId> sectionsOf(const Library& library, const Kind& kind, const ReportRequest& request) {
    std::vector<SectionId> sections;
    for (const KindSection& section : kind.sections) {
        const bool asked = request.sections ? std::find(request.sections->begin(), request.sections->end(),
                                                        section.id) != request.sections->end()
                                            : section.need == Need::recommended;
        const Section* known = library.section(section.id);
        const bool part = known != nullptr && ((request.head && known->stands == Stands::head) ||
                                               (request.imprint && known->stands == Stands::imprint));
        if (asked || part || section.need == Need::required) {
            sections.push_back(section.id);
        }
    }
    for (const SectionId& id : request.sections.value_or(std::vector<SectionId>{})) {
        if (std::find(sections.begin(), sections.end(), id) == sections.end()) {
            const std::size_t slot = slotFor(library, sections, id);
            sections.insert(sections.begin() + static_cast<std::ptrdiff_t>(slot), id);
        }
    }
    return sections;
}

std::optional<Refusal> refusal(const Library& library, const ReportRequest& request) {
    if (library.kind(request.kind) == nullptr) {
        return Refusal{"plan.unknown-kind", {request.kind.value}};
    }
    for (const SectionId& id : request.sections.value_or(std::vector<SectionId>{})) {
        if (library.section(id) == nullptr) {
            return Refusal{"plan.unknown-section", {id.value}};
        }
    }
    if (!request.ownFormat && !request.format.empty() && request.format != standardFormat().id &&
        !library.formats.contains(request.format)) {
        return Refusal{"plan.unknown-format", {request.format}};
    }
    const Kind& kind = *library.kind(request.kind);
    if ((request.head && partOf(library, kind, Stands::head) == nullptr) ||
        (request.imprint && partOf(library, kind, Stands::imprint) == nullptr)) {
        return Refusal{"plan.parts-not-of-kind", {kind.title}};
    }
    for (const SectionId& id : request.sections.value_or(std::vector<SectionId>{})) {
        const Section* section = library.section(id);
        const bool listed = std::any_of(kind.sections.begin(), kind.sections.end(),
                                        [&](const KindSection& entry) { return entry.id == id; });
        if (section->stands != Stands::inText && !listed) {
            return Refusal{"plan.part-not-of-kind", {section->title}};
        }
    }
    for (const auto& [id, text] : request.texts) {
        const Section* section = library.section(id);
        if (section == nullptr || (!text.empty() && !section->texts.contains(text))) {
            return Refusal{"plan.unknown-text", {id.value, text}};
        }
    }
    for (const std::string& name : request.options) {
        const std::size_t slash = std::min(name.find('/'), name.size());
        const Section* section = library.section(SectionId{name.substr(0, slash)});
        const std::string option = name.substr(std::min(slash + 1, name.size()));
        if (section == nullptr || std::none_of(section->options.begin(), section->options.end(),
                                               [&](const Option& known) { return known.id == option; })) {
            return Refusal{"plan.unknown-option", {name}};
        }
    }
    return std::nullopt;
}

bool isIssuedTitle(const NewElement& element) {
    const auto* paragraph = std::get_if<NewParagraph>(&element);
    return paragraph != nullptr && paragraph->role == Role::issuedTitle;
}

void append(std::vector<NewElement>& elements, std::vector<NewElement> more) {
    std::move(more.begin(), more.end(), std::back_inserter(elements));
}

} // namespace

Plan planReport(const Library& library, const ReportRequest& request) {
    if (auto refused = refusal(library, request)) {
        return *refused;
    }
    const Kind& kind = *library.kind(request.kind);
    const std::vector<SectionId> sections = sectionsOf(library, kind, request);

    const Manner manner = request.manner.value_or(kind.manner);

    std::vector<SectionUse> uses;
    std::vector<FieldId> fields = neededFields(kind);
    for (const FieldId& id : unprintedFields(library)) {
        if (request.values.contains(id)) {
            fields.push_back(id);
        }
    }
    for (const SectionId& id : sections) {
        const Section* section = library.section(id);
        if (section == nullptr) {
            continue; // its files are broken, which loading them has said
        }
        const auto asked = request.texts.find(id);
        const std::string usual = entryOf(kind, id).text;
        const bool other = usual.empty() && section->texts.contains(request.text);
        uses.push_back({id, asked != request.texts.end() ? asked->second : other ? request.text : usual});
        for (const FieldId& field : neededFields(*section, uses.back().text)) {
            fields.push_back(field);
        }
    }
    const Known known =
        withComputed(described(library, fields), withDefaults(library, fields, request.values), request.last);

    std::set<FieldId> attached;
    for (const auto& [id, text] : uses) {
        attached.merge(foreignBlocks(*library.section(id), text));
    }
    InsertElements insert{0, {}};
    const bool issued = request.notice && kind.notice.has_value();
    std::vector<NewElement> opening = composeOpening(library, kind, request.notice), text, note, imprint, attachments;
    for (const auto& [id, name] : uses) {
        const Section& section = *library.section(id);
        const auto wanted = optionsOf(kind, id, request.options);
        const auto options =
            section.attachment
                ? optionsPutIn(section, name, wanted, request.values)
                : withoutBlocks(section, name, optionsPutIn(section, name, wanted, request.values), attached);
        auto elements = composeSection(library, section, {name, options, manner}, known);
        append(section.stands == Stands::head      ? insert.elements
               : section.stands == Stands::note    ? note
               : section.stands == Stands::imprint ? imprint
               : section.attachment                ? attachments
                                                   : text,
               std::move(elements));
    }
    if (issued) { // 附注 stands below the notice's date
        opening.insert(std::find_if(opening.begin(), opening.end(), isIssuedTitle), note.begin(), note.end());
        note.clear();
    }
    append(insert.elements, std::move(opening));
    append(insert.elements, std::move(text));
    append(insert.elements, composeSignature(library, kind));
    append(insert.elements, std::move(note));
    append(insert.elements, std::move(attachments));
    append(insert.elements, std::move(imprint));

    SetProperties set{composeProperties(library, fields, known.now)};
    set.properties[kindProperty] = kind.id.value;
    if (request.preprinted) {
        set.properties[headProperty] = preprintedHead;
    }
    if (manner != Manner()) {
        set.properties[mannerProperty] = mannerName(manner);
    }
    if (!request.format.empty() && request.format != standardFormat().id) {
        set.properties[formatProperty] = request.format;
    }
    set.properties.merge(textProperties(uses, {}));
    set.properties.merge(lastProperties(request.last, {}));
    set.properties.merge(carriedDescription(library, kind, uses, {}));
    return Edits{SetUpFormat{manner, request.ownFormat ? *request.ownFormat : library.format(request.format)},
                 std::move(set), std::move(insert)};
}

} // namespace zhangfa
