// Plans how a section changes its place among the others, or goes.
#include "heading_list.h"
#include "plan.h"
#include "rank.h"
#include "recognised_sections.h"
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
    if (standsWithOthers(report, *section)) {
        return Refusal{"plan.joined", {section->title}};
    }
    return section;
}

// The section past which a step leads, as its index; nothing where there is none.
std::optional<std::size_t> neighbour(const Report& report, std::size_t index, bool forward) {
    const std::size_t own = index, from = report.sections[index].first;
    while (forward ? ++index < report.sections.size() : index-- > 0) {
        const ReportSection& other = report.sections[index];
        if (other.copy) {
            continue;
        }
        if (other.attachment != report.sections[own].attachment || other.stands != Stands::inText) {
            return std::nullopt;
        }
        const auto [low, high] = std::minmax(from, other.first);
        const bool past = report.signature && low < *report.signature && *report.signature < high;
        return hasFixedPlace(other.id) || past ? std::nullopt : std::optional(index);
    }
    return std::nullopt;
}

// ---- Documents that somebody else made -----------------------------------------------------------------------------

// Headings of its level under the same heading, or unnumbered ones, whether they begin a standard section or not.
std::vector<std::size_t> siblingsOf(const Outline& outline, std::size_t item, std::size_t end) {
    const int level = outline.items[item].level;
    std::vector<std::size_t> before, all;
    for (std::size_t i = item; i-- > 0;) {
        const OutlineItem& other = outline.items[i];
        if (!isHeading(other) || (other.section && hasFixedPlace(*other.section))) {
            continue;
        }
        if (other.level < level) {
            break;
        }
        if (other.level == level) {
            before.push_back(i);
        }
    }
    all.assign(before.rbegin(), before.rend());
    for (std::size_t i = item; i < outline.items.size() && outline.items[i].element < end; ++i) {
        const OutlineItem& other = outline.items[i];
        if (isHeading(other) && other.level < level) {
            break;
        }
        if (isHeading(other) && other.level == level) {
            all.push_back(i);
        }
    }
    return all;
}

Plan planMoveIn(const Snapshot& snapshot, const Report& report, const ReportSection& section, int steps) {
    const Outline& outline = report.outline;
    const std::vector<std::size_t> siblings = siblingsOf(outline, *section.item, report.end);
    const auto from = std::find(siblings.begin(), siblings.end(), *section.item) - siblings.begin();
    if (from == std::ssize(siblings)) { // it begins without a heading
        return Refusal{"plan.fixed-place", {section.title}};
    }
    const auto to = from + steps;
    if (to < 0 || to >= std::ssize(siblings)) {
        return Refusal{steps > 0 ? "plan.already-last" : "plan.already-first", {section.title}};
    }
    const auto past = siblings[static_cast<std::size_t>(to)];
    const Extent own = extentOf(report, snapshot, *section.item), other = extentOf(report, snapshot, past);
    if (outline.items[*section.item].glued || outline.items[past].glued || own.inside || other.inside) {
        return Refusal{"plan.glued", {section.title}};
    }
    // Numbers stay with the places, where the headings between are one list.
    std::vector<std::size_t> order(siblings.begin() + std::min(from, to), siblings.begin() + std::max(from, to) + 1);
    const auto scheme = outline.items[*section.item].scheme;
    std::erase_if(order, [&](std::size_t item) { return !scheme || outline.items[item].scheme != scheme; });
    std::vector<int> numbers;
    numbers.reserve(order.size());
    for (const std::size_t item : order) {
        numbers.push_back(outline.items[item].number);
    }
    if (order.size() > 1) {
        const auto rotated = steps > 0 ? order.begin() + 1 : order.end() - 1;
        std::rotate(order.begin(), rotated, order.end());
    }
    NewNumbers changed;
    for (std::size_t i = 0; i < order.size(); ++i) {
        changed[order[i]] = numbers[i];
    }
    Edits edits = renumber(snapshot, outline, changed);
    edits.emplace_back(MoveElements{section.first, section.count, steps > 0 ? other.end : outline.items[past].element});
    return edits;
}

Plan planRemoveIn(const Snapshot& snapshot, const Report& report, const ReportSection& section) {
    const OutlineItem& item = report.outline.items[*section.item];
    const Extent extent = extentOf(report, snapshot, *section.item);
    if (item.glued || extent.inside) {
        return Refusal{"plan.glued", {section.title}};
    }
    NewNumbers numbers;
    std::size_t behind = *section.item + 1; // item
    while (behind < report.outline.items.size() && report.outline.items[behind].element < extent.end) {
        ++behind;
    }
    if (item.scheme) {
        for (const std::size_t next : listFrom(report.outline, {*item.scheme, item.level}, behind, item.number)) {
            numbers[next] = report.outline.items[next].number - 1;
        }
    }
    // Articles that go with their chapter: those behind it move up.
    int articles = 0, greatest = 0;
    for (std::size_t i = *section.item; i < behind; ++i) {
        const OutlineItem& inner = report.outline.items[i];
        if (inner.scheme == NumberScheme::article && i != *section.item) {
            greatest = std::max(greatest, inner.number);
            ++articles;
        }
    }
    if (articles > 0) {
        for (const std::size_t next : listFrom(report.outline, {NumberScheme::article, 0}, behind, greatest)) {
            numbers[next] = report.outline.items[next].number - articles;
        }
    }
    Edits edits = renumber(snapshot, report.outline, numbers);
    RemoveElements removal{section.first, section.count};
    // The last section of a text whose sections are set apart by empty lines: the one before it goes, too.
    const bool last =
        extent.end >= report.end || extent.end == snapshot.body.size() || isEmptyParagraph(snapshot.body[extent.end]);
    if (last && removal.first > 0 && isEmptyParagraph(snapshot.body[removal.first - 1])) {
        --removal.first;
        ++removal.count;
    }
    edits.emplace_back(removal);
    return edits;
}

} // namespace

Plan planMove(const Library& library, const Snapshot& snapshot, const SectionId& id, int steps) {
    const Report report = readReport(snapshot, library);
    const auto found = findMovable(report, id);
    if (const auto* refused = std::get_if<Refusal>(&found)) {
        return *refused;
    }
    const ReportSection* section = std::get<const ReportSection*>(found);
    if (hasFixedPlace(id) || section->stands != Stands::inText) {
        return Refusal{"plan.fixed-place", {section->title}};
    }
    if (section->item && steps != 0) {
        return planMoveIn(snapshot, report, *section, steps);
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

Plan planMoveBehind(const Library& library, const Snapshot& snapshot, const SectionId& id, std::size_t element) {
    const Report report = readReport(snapshot, library);
    const ReportSection* section = report.section(id);
    if (section == nullptr) {
        return Refusal{"plan.not-there", {id.value}};
    }
    // Where the section and those beside it begin, copies left out.
    std::vector<std::size_t> begins;
    if (!section->item) {
        for (const ReportSection& other : report.sections) {
            if (!other.copy && other.attachment == section->attachment && other.stands == section->stands) {
                begins.push_back(other.first);
            }
        }
    } else {
        for (const std::size_t item : siblingsOf(report.outline, *section->item, report.end)) {
            begins.push_back(report.outline.items[item].element);
        }
    }
    const auto own = std::find(begins.begin(), begins.end(), section->first) - begins.begin();
    const auto behind = std::upper_bound(begins.begin(), begins.end(), element) - begins.begin() - 1;
    if (behind < 0) {
        return Refusal{"plan.already-first", {section->title}};
    }
    const auto steps = behind >= own ? behind - own : behind + 1 - own;
    return planMove(library, snapshot, id, static_cast<int>(steps));
}

Plan planRemove(const Library& library, const Snapshot& snapshot, const SectionId& id) {
    const Report report = readReport(snapshot, library);
    const auto found = findMovable(report, id);
    if (const auto* refused = std::get_if<Refusal>(&found)) {
        return *refused;
    }
    const ReportSection* section = std::get<const ReportSection*>(found);
    return !section->item ? Plan(Edits{RemoveElements{section->first, section->count}})
                          : planRemoveIn(snapshot, report, *section);
}

} // namespace zhangfa
