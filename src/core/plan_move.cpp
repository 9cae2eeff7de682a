// Plans how a section changes its place among the others, or goes.
#include "plan.h"
#include "rank.h"
#include "section_place.h"

#include <algorithm>
#include <cstdlib>

namespace zhangfa {

namespace {

// The section, if it can be taken out of the text as a whole.
std::variant<const ReportSection*, Refusal> findMovable(const Report& report, const SectionId& id) {
    const ReportSection* section = report.section(id);
    if (section == nullptr) {
        return Refusal{"plan.not-there", {id.value}};
    }
    const bool joined = std::any_of(report.sections.begin(), report.sections.end(), [&](const ReportSection& other) {
        return &other != section && other.first == section->first;
    });
    if (joined || report.title == section->first || report.salutation == section->first ||
        report.signature == section->first) {
        return Refusal{"plan.joined", {section->title}};
    }
    return section;
}

// The section past which a step leads, as its index; nothing where there is none.
std::optional<std::size_t> neighbour(const Report& report, std::size_t index, bool forward) {
    const std::size_t from = report.sections[index].first;
    while (forward ? ++index < report.sections.size() : index-- > 0) {
        const ReportSection& other = report.sections[index];
        if (other.copy) {
            continue;
        }
        const auto [low, high] = std::minmax(from, other.first);
        const bool past = report.signature && low < *report.signature && *report.signature < high;
        return hasFixedPlace(other.id) || past ? std::nullopt : std::optional(index);
    }
    return std::nullopt;
}

} // namespace

Plan planMove(const Library& library, const Snapshot& snapshot, const SectionId& id, int steps) {
    const Report report = readReport(snapshot, library);
    const auto found = findMovable(report, id);
    if (const auto* refused = std::get_if<Refusal>(&found)) {
        return *refused;
    }
    const ReportSection* section = std::get<const ReportSection*>(found);
    if (hasFixedPlace(id)) {
        return Refusal{"plan.fixed-place", {section->title}};
    }
    auto target = static_cast<std::size_t>(section - report.sections.data());
    for (int step = 0; step < std::abs(steps); ++step) {
        const auto next = neighbour(report, target, steps > 0);
        if (!next) {
            return Refusal{steps > 0 ? "plan.already-last" : "plan.already-first", {section->title}};
        }
        target = *next;
    }
    if (steps == 0) {
        return Edits{};
    }
    const ReportSection& past = report.sections[target];
    const std::size_t place = steps < 0 ? past.first
                                        : nextBeginning(snapshot, report, past.first + past.count,
                                                        headingLevel(snapshot.body[section->first]));
    return Edits{MoveElements{section->first, section->count, place}};
}

Plan planRemove(const Library& library, const Snapshot& snapshot, const SectionId& id) {
    const Report report = readReport(snapshot, library);
    const auto found = findMovable(report, id);
    if (const auto* refused = std::get_if<Refusal>(&found)) {
        return *refused;
    }
    const ReportSection* section = std::get<const ReportSection*>(found);
    return Edits{RemoveElements{section->first, section->count}};
}

} // namespace zhangfa
