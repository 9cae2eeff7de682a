// Checks a document: what is unfilled, left over, against the official format, or against the rules of writing.
#include "check/check.h"

#include "check/ignored.h"
#include "check/rule_groups.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace zhangfa {

namespace {

// Of findings that overlap, one is told: the stronger, then the longer; the same place may break two rules otherwise.
void dropCovered(std::vector<Finding>& findings) {
    const auto covers = [](const Finding& strong, const Finding& weak) {
        return strong.rule->id == weak.rule->id && strong.place == weak.place && strong.offset <= weak.offset &&
               weak.offset + weak.length <= strong.offset + strong.length && strong.length > 0;
    };
    std::vector<Finding> kept;
    for (Finding& finding : findings) {
        const auto same = std::find_if(kept.rbegin(), kept.rend(), [&](const Finding& any) {
            return covers(any, finding) || covers(finding, any);
        });
        if (same == kept.rend() || std::distance(kept.rbegin(), same) > 8) {
            kept.push_back(std::move(finding));
        } else if (finding.length > same->length) {
            *same = std::move(finding);
        }
    }
    findings = std::move(kept);
}

} // namespace

std::vector<Finding> check(const Snapshot& snapshot, const Library& library, const CheckSettings& settings) {
    const CheckedDocument document(snapshot, library, settings);
    Findings findings(library.format(settings.format));
    for (const CheckedText& text : document.texts) {
        if (text.empty()) {
            continue;
        }
        checkPatterns(text, document, findings);
        checkPlaceholders(text, findings);
        checkPunctuation(text, findings);
        checkWords(text, document, findings);
        checkDates(text, findings);
    }
    for (auto* const group : {checkHead, checkTitle, checkAddressee, checkStructure, checkEnd, checkResidue,
                              checkCompleteness, checkLikeness, checkLayout}) {
        group(document, findings);
    }
    std::vector<Finding> all = findings.take();
    dropCovered(all);
    if (!settings.withIgnored) {
        std::erase_if(all, IsIgnored(snapshot));
    }
    return all;
}

Edits planFixes(const Snapshot& snapshot, const std::vector<Finding>& findings) {
    std::vector<const Finding*> fixed;
    for (const Finding& finding : findings) {
        if (finding.fix && finding.place.element < snapshot.body.size()) {
            fixed.push_back(&finding);
        }
    }
    // From behind, so that places before stay where they are. Of two that overlap the later one waits for the next
    // time.
    std::stable_sort(fixed.begin(), fixed.end(), [](const Finding* one, const Finding* two) {
        return std::pair(one->place, one->offset) > std::pair(two->place, two->offset);
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
        if (finding->place.row) {
            edits.emplace_back(ChangeCell{finding->place.element, *finding->place.row, *finding->place.column, change});
        } else {
            edits.emplace_back(ChangeText{finding->place.element, change});
        }
        last = finding;
    }
    return edits;
}

} // namespace zhangfa
