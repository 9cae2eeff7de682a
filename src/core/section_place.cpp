// Where a section may stand without taking in text that is not its own.
#include "section_place.h"

#include <algorithm>

namespace zhangfa {

int headingLevel(const BodyElement& element) { return element.table ? 0 : element.paragraph.outlineLevel; }

std::size_t nextBeginning(const Snapshot& snapshot, const Report& report, std::size_t place, int level) {
    const auto begins = [&](std::size_t element) {
        const int here = headingLevel(snapshot.body[element]);
        return (here > 0 && (level == 0 || here <= level)) ||
               std::any_of(report.sections.begin(), report.sections.end(),
                           [&](const ReportSection& section) { return section.first == element; });
    };
    while (place < report.end && !begins(place)) {
        ++place;
    }
    return place;
}

bool standsWithOthers(const Report& report, const ReportSection& section) {
    const bool joined = std::any_of(report.sections.begin(), report.sections.end(), [&](const ReportSection& other) {
        return &other != &section && other.first == section.first;
    });
    return joined || report.title == section.first || report.salutation == section.first ||
           report.signature == section.first;
}

} // namespace zhangfa
