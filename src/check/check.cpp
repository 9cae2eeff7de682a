// Checks a document: what is unfilled, left over, against the official format, or against the rules of writing.
#include "check/check.h"

#include "check/checker.h"

#include <algorithm>
#include <tuple>

namespace zhangfa {

const Format& CheckSettings::formatIn(const Library& library) const { return own ? *own : library.format(format); }

std::vector<Finding> check(const Snapshot& snapshot, const Library& library, const CheckSettings& settings) {
    return Checker().check(snapshot, library, settings);
}

Edits planFixes(const Snapshot& snapshot, const std::vector<Finding>& findings) {
    std::vector<const Finding*> fixed;
    for (const Finding& finding : findings) {
        if (finding.fix && (finding.place.part || finding.place.element < snapshot.body.size())) {
            fixed.push_back(&finding);
        }
    }
    // From behind, so that places before stay where they are. Of two that overlap the later one waits for the next
    // time.
    std::stable_sort(fixed.begin(), fixed.end(), [](const Finding* one, const Finding* two) {
        return std::tuple(one->place.part, one->place, one->offset) >
               std::tuple(two->place.part, two->place, two->offset);
    });
    Edits edits;
    const Finding* last = nullptr;
    for (const Finding* finding : fixed) {
        if (finding->fix->removesParagraph) {
            edits.emplace_back(RemoveElements{finding->place.element, 1});
            last = finding;
            continue;
        }
        if (last != nullptr && last->place == finding->place && finding->offset + finding->length > last->offset) {
            continue;
        }
        TextChange change{finding->offset, finding->length, {}};
        if (!finding->fix->replacement.empty()) {
            change.runs.emplace_back(TextRun{finding->fix->replacement});
        }
        if (finding->place.part) {
            edits.emplace_back(
                ChangePart{snapshot.parts.at(*finding->place.part).name, finding->place.element, change});
        } else if (finding->place.row) {
            edits.emplace_back(ChangeCell{finding->place.element, *finding->place.row, *finding->place.column, change});
        } else {
            edits.emplace_back(ChangeText{finding->place.element, change});
        }
        last = finding;
    }
    return edits;
}

} // namespace zhangfa
