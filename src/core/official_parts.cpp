// 版头, 附注 and 版记 (GB/T 9704—2012, 7.2, 7.3.6, 7.4): sections that stand outside the text.
#include "official_parts.h"

#include "attachments.h"
#include "bookmark.h"
#include "compose.h"
#include "utf8.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace zhangfa {

namespace {

struct RoleName {
    std::string_view name;
    Role role;
};
constexpr RoleName roleNames[] = {{"copy-number", Role::copyNumber},
                                  {"classification", Role::classification},
                                  {"urgency", Role::urgency},
                                  {"mark", Role::mark},
                                  {"signers", Role::signers},
                                  {"document-number", Role::documentNumber},
                                  {"number-upward", Role::numberUpward},
                                  {"note", Role::note},
                                  {"copies", Role::copies},
                                  {"issued", Role::issued}};

constexpr std::string_view standsNames[] = {"", "head", "note", "imprint"};

constexpr std::string_view markStyle = "Zhangfa Head Mark", copiesStyle = "Zhangfa Imprint Copies";

bool hasStyle(const BodyElement& element, std::string_view begins) {
    return !element.table && element.paragraph.style.starts_with(begins);
}

bool hasBookmark(const BodyElement& element, const std::string& name) {
    const auto& names = bookmarksOf(element);
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Behind name and date that end the text, or the notice that issues it.
std::size_t behindSignature(const Snapshot& snapshot, const Report& report) {
    const std::string notice = sectionBookmark(noticePart);
    const bool issued = std::any_of(snapshot.body.begin(), snapshot.body.end(),
                                    [&](const BodyElement& element) { return hasBookmark(element, notice); });
    if (issued && report.title) {
        return *report.title;
    }
    const auto begins = [&](std::size_t element) {
        return std::any_of(report.sections.begin(), report.sections.end(),
                           [&](const ReportSection& section) { return section.first == element; });
    };
    std::size_t place = report.signature.value_or(report.end);
    while (place < snapshot.body.size() && !begins(place) && !isAttachmentMark(snapshot.body[place])) {
        ++place;
    }
    return place;
}

} // namespace

std::optional<Role> roleNamed(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(roleNames), std::end(roleNames), [&](const RoleName& any) { return any.name == name; });
    return found == std::end(roleNames) ? std::nullopt : std::optional(found->role);
}

std::optional<Stands> standsNamed(std::string_view name) {
    const auto* const found = std::find(std::begin(standsNames) + 1, std::end(standsNames), name);
    return found == std::end(standsNames) ? std::nullopt
                                          : std::optional(static_cast<Stands>(found - std::begin(standsNames)));
}

Stands standsOf(const Library& library, const SectionId& id) {
    if (const Section* section = library.section(id)) {
        return section->stands;
    }
    return id == headSection      ? Stands::head
           : id == noteSection    ? Stands::note
           : id == imprintSection ? Stands::imprint
                                  : Stands::inText;
}

PartExtent extentOfPart(const Snapshot& snapshot, Stands stands, std::size_t element) {
    std::size_t first = element, end = element + 1;
    const std::string_view style = stands == Stands::head ? headStyles : imprintStyles;
    while (stands != Stands::note && first > 0 && hasStyle(snapshot.body[first - 1], style)) {
        --first;
    }
    while (stands != Stands::note && end < snapshot.body.size() && hasStyle(snapshot.body[end], style)) {
        ++end;
    }
    return {first, end - first};
}

std::size_t placeOfPart(const Snapshot& snapshot, const Report& report, Stands stands) {
    return stands == Stands::head      ? 0
           : stands == Stands::imprint ? snapshot.body.size()
                                       : behindSignature(snapshot, report);
}

ArrangeParts arrangementOf(const Library& library, const Report& report, const Snapshot& snapshot) {
    ArrangeParts wanted;
    const auto named = snapshot.properties.find(formatProperty);
    const Format& format = library.format(named != snapshot.properties.end() ? named->second : std::string());
    const auto paper = snapshot.properties.find(headProperty);
    wanted.printed = paper == snapshot.properties.end() || paper->second != preprintedHead;
    for (const ReportSection& section : report.sections) {
        if (section.copy) {
            continue;
        }
        std::size_t longest = 0;
        for (std::size_t i = section.first; i < section.first + section.count; ++i) {
            const BodyElement& element = snapshot.body[i];
            if (section.stands == Stands::imprint) {
                wanted.copies = wanted.copies || hasStyle(element, copiesStyle);
            } else if (section.stands == Stands::head && hasStyle(element, markStyle)) {
                if (longest == 0) { // however many lines stand above it
                    wanted.markTop =
                        std::max(0.0, format.head.markTop - static_cast<double>(i - section.first) * format.line());
                }
                longest = std::max(longest, countCharacters(element.paragraph.text));
            } else if (section.stands == Stands::head) {
                for (const FieldPlace& place : element.paragraph.fields) {
                    if (place.field.value.find(".signer") != std::string::npos && !isUnfilled(place.shown)) {
                        wanted.names.insert(place.field);
                    }
                }
            }
        }
        if (longest > 0) { // never wider than the text area
            const double room = (format.page.width - format.page.left - format.page.right) * 72 / 25.4;
            const double most = std::floor(room / static_cast<double>(longest) * 2) / 2;
            wanted.markPoints = std::min(format.style(FormatRole::mark).points, std::max(most, 5.0));
        }
    }
    return wanted;
}

std::optional<ArrangeParts> planArrangement(const Library& library, const Snapshot& snapshot) {
    const Report report = readReport(snapshot, library);
    const bool official = std::any_of(report.sections.begin(), report.sections.end(),
                                      [](const ReportSection& section) { return section.stands != Stands::inText; });
    return official ? std::optional(arrangementOf(library, report, snapshot)) : std::nullopt;
}

namespace {

const FieldId classificationField{"red-head.classification"};

Plan planPart(const Library& library, const Snapshot& snapshot, Stands stands, bool wanted) {
    const Report report = readReport(snapshot, library);
    const auto present =
        std::find_if(report.sections.begin(), report.sections.end(),
                     [&](const ReportSection& section) { return section.stands == stands && !section.copy; });
    if (wanted == (present != report.sections.end())) {
        return Edits{};
    }
    if (!wanted) {
        return planRemove(library, snapshot, present->id);
    }
    const Kind* kind = report.kind ? library.kind(*report.kind) : nullptr;
    const Section* section = kind != nullptr ? partOf(library, *kind, stands) : nullptr;
    return section != nullptr ? planInsert(library, snapshot, section->id)
                              : Plan(Refusal{"plan.parts-not-of-kind", {report.kindTitle}});
}

// That the paper has mark and red line already.
Plan planPaper(const Snapshot& snapshot, Head head) {
    const auto now = snapshot.properties.find(headProperty);
    const std::string is = now != snapshot.properties.end() ? now->second : std::string();
    const std::string ought = head == Head::preprinted ? preprintedHead : std::string();
    return is == ought ? Edits{} : Edits{SetProperties{{{headProperty, ought}}}};
}

} // namespace

std::vector<std::function<Plan(const Snapshot&)>> planParts(const Library& library, const PartsRequest& request) {
    std::vector<std::function<Plan(const Snapshot&)>> plans;
    if (request.imprint) {
        plans.emplace_back([&library, wanted = *request.imprint](const Snapshot& snapshot) {
            return planPart(library, snapshot, Stands::imprint, wanted);
        });
    }
    if (request.head) {
        plans.emplace_back([head = *request.head](const Snapshot& snapshot) { return planPaper(snapshot, head); });
        plans.emplace_back([&library, head = *request.head](const Snapshot& snapshot) {
            return planPart(library, snapshot, Stands::head, head != Head::none);
        });
    }
    return plans;
}

bool isClassified(const std::map<std::string, std::string>& properties) {
    const auto value = properties.find(propertyPrefix + classificationField.value);
    return value != properties.end() && !value->second.empty() && !isUnfilled(value->second);
}

bool classifies(const Values& values) {
    const auto value = values.find(classificationField);
    return value != values.end() && !isEmptyValue(value->second);
}

const Section* partOf(const Library& library, const Kind& kind, Stands stands) {
    for (const KindSection& entry : kind.sections) {
        const Section* section = library.section(entry.id);
        if (section != nullptr && section->stands == stands) {
            return section;
        }
    }
    return nullptr;
}

} // namespace zhangfa
