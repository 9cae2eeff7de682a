// Sections of a document that Zhangfa did not make, from its outline.
#include "recognised_sections.h"

#include "bookmark.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

bool isEnd(const OutlineItem& item) {
    const bool closing = item.role == OutlineRole::lead && item.section && item.section->value == "closing";
    return closing || item.role == OutlineRole::attachmentNote || item.role == OutlineRole::attachment ||
           item.role == OutlineRole::signature || item.role == OutlineRole::date;
}

// As typed or as Writer shows it, without spaces.
std::string labelOf(const OutlineItem& item, const Snapshot& snapshot) {
    const DocumentParagraph& paragraph = snapshot.body[item.element].paragraph;
    if (item.automatic) {
        return paragraph.label;
    }
    const std::string_view text = std::string_view(paragraph.text).substr(item.offset);
    const auto number = item.scheme ? readHeadingNumber(text) : std::nullopt;
    return std::string(trimmed(text.substr(0, number ? number->length : 0)));
}

bool hasBookmark(const BodyElement& element, const SectionId& section) {
    const auto& names = bookmarksOf(element);
    return std::find(names.begin(), names.end(), sectionBookmark(section)) != names.end();
}

// Of several that are recognised as one section: the one with its bookmark, then the highest, then the surest.
bool isBetter(const ReportSection& one, const ReportSection& other, const Outline& outline) {
    const auto level = [&](const ReportSection& section) { return outline.items[*section.item].level; };
    if (one.bound != other.bound) {
        return one.bound;
    }
    return level(one) != level(other) ? level(one) < level(other) : one.confidence > other.confidence;
}

} // namespace

bool isHeading(const OutlineItem& item) {
    return item.role == OutlineRole::heading || item.role == OutlineRole::label || item.role == OutlineRole::lead;
}

Extent extentOf(const Report& report, const Snapshot& snapshot, std::size_t item) {
    const auto& items = report.outline.items;
    const OutlineItem& begin = items[item];
    Extent extent{snapshot.body.size(), false};
    if (begin.element < report.end) {
        extent.end = report.end;
    }
    for (std::size_t next = item + 1; next < items.size() && items[next].element < extent.end; ++next) {
        const OutlineItem& other = items[next];
        const bool frame =
            !isHeading(other) && other.role != OutlineRole::title && other.role != OutlineRole::salutation;
        if (frame) {
            extent.end = other.element;
            break;
        }
        if (isHeading(other) && other.level <= begin.level) {
            extent = {other.glued ? other.element + 1 : other.element, other.glued};
            return extent;
        }
    }
    while (extent.end > begin.element + 1 && isEmptyParagraph(snapshot.body[extent.end - 1])) {
        --extent.end;
    }
    return extent;
}

void findRecognised(Report& report, const Snapshot& snapshot) {
    const auto& items = report.outline.items;
    report.end = snapshot.body.size();
    for (const OutlineItem& item : items) {
        if (item.role == OutlineRole::title && !report.title) {
            report.title = item.element;
        } else if (item.role == OutlineRole::salutation) {
            report.salutation = item.element;
        } else if (item.role == OutlineRole::signature && !report.signature) {
            report.signature = item.element;
        }
        if (isEnd(item)) {
            report.end = std::min(report.end, item.element);
        }
    }
    std::map<SectionId, ReportSection> found;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const OutlineItem& item = items[i];
        if (!isHeading(item) || !item.section) {
            continue;
        }
        ReportSection section;
        section.id = *item.section;
        section.first = item.element;
        section.label = labelOf(item, snapshot);
        section.bound = !item.glued && hasBookmark(snapshot.body[item.element], section.id);
        section.confidence = section.bound ? 1 : item.confidence;
        section.item = i;
        const auto [known, isNew] = found.try_emplace(section.id, section);
        if (!isNew && isBetter(section, known->second, report.outline)) {
            known->second = section;
        }
    }
    int deepest = 1;
    for (auto& [id, section] : found) {
        deepest = std::max(deepest, items[*section.item].level);
        const std::size_t end = extentOf(report, snapshot, *section.item).end;
        section.count = std::max(end, section.first + 1) - section.first;
        report.sections.push_back(std::move(section));
    }
    std::sort(report.sections.begin(), report.sections.end(),
              [](const ReportSection& one, const ReportSection& other) { return *one.item < *other.item; });

    std::size_t taken = 0; // up to here, headings belong to a section found
    for (std::size_t i = 0; i < items.size(); ++i) {
        const OutlineItem& item = items[i];
        const auto section = std::find_if(report.sections.begin(), report.sections.end(),
                                          [&](const ReportSection& any) { return any.item == i; });
        if (section != report.sections.end()) {
            taken = std::max(taken, item.role == OutlineRole::lead ? 0 : section->first + section->count);
        } else if ((item.role == OutlineRole::heading || item.role == OutlineRole::label) && item.level <= deepest &&
                   item.element >= taken && item.element < report.end) {
            report.unknown.push_back({item.element, labelOf(item, snapshot), item.text});
        }
    }
}

} // namespace zhangfa
