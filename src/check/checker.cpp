// Checks one document again and again while it is written: only texts that are new are looked at.
#include "check/checker.h"

#include "check/ignored.h"
#include "check/rule_groups.h"

#include <algorithm>
#include <iterator>

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

// All that the rules on one text take into account of it.
std::wstring keyOf(const CheckedText& text) {
    std::wstring key(1, static_cast<wchar_t>(text.role) + L'A');
    for (std::size_t i = 0; i < text.bound.size(); ++i) {
        if (text.bound[i] != (i > 0 && text.bound[i - 1])) {
            key += std::to_wstring(i) + L',';
        }
    }
    return key + L'\n' + text.text;
}

std::vector<Finding> settled(Findings& findings, const Snapshot& snapshot, bool withIgnored) {
    std::vector<Finding> all = findings.take();
    dropCovered(all);
    if (!withIgnored) {
        std::erase_if(all, IsIgnored(snapshot));
    }
    return all;
}

} // namespace

std::vector<Finding> Checker::find(const CheckedText& text, Known& now) {
    std::wstring key = keyOf(text);
    auto found = now.find(key);
    if (found == now.end()) {
        if (auto known = known_.extract(key); known) {
            found = now.insert(std::move(known)).position;
        } else {
            ++looked_;
            Findings findings(format_);
            checkPatterns(text, around_, findings);
            checkPlaceholders(text, findings);
            checkPunctuation(text, findings);
            checkWords(text, *around_.library, findings);
            checkDates(text, findings);
            found = now.emplace(std::move(key), findings.take()).first;
        }
    }
    std::vector<Finding> here = found->second;
    for (Finding& finding : here) {
        finding.place = text.place;
    }
    return here;
}

std::vector<Finding> Checker::check(const Snapshot& snapshot, const Library& library, const CheckSettings& settings) {
    const CheckedDocument document(snapshot, library, settings);
    const Format& format = settings.formatIn(library);
    if (document.surroundings() != around_ || format.rules != format_.rules) {
        known_.clear();
    }
    around_ = document.surroundings();
    format_ = format;
    withIgnored_ = settings.withIgnored;
    looked_ = 0;
    Findings findings(format_);
    roles_.assign(snapshot.body.size(), TextRole::cell);
    Known now;
    for (const auto* texts : {&document.texts, &document.asides}) {
        for (const CheckedText& text : *texts) {
            if (!text.place.part && !text.place.row) {
                roles_[text.place.element] = text.role;
            }
            if (!text.empty()) {
                findings.add(find(text, now));
            }
        }
    }
    known_ = std::move(now);
    Findings ofTheDocument(format_);
    for (auto* const group : {checkHead, checkTitle, checkAddressee, checkStructure, checkEnd, checkResidue,
                              checkCompleteness, checkLikeness, checkLayout}) {
        group(document, ofTheDocument);
    }
    ofTheDocument_ = ofTheDocument.take();
    findings.add(ofTheDocument_);
    return settled(findings, snapshot, settings.withIgnored);
}

std::vector<Finding> Checker::recheck(const Snapshot& snapshot, std::size_t element) {
    const DocumentParagraph& paragraph = snapshot.body.at(element).paragraph;
    const CheckedText text = checkedText({element, {}, {}}, roles_.at(element), paragraph.text, &paragraph);
    looked_ = 0;
    Findings findings(format_);
    if (!text.empty()) {
        Known now;
        findings.add(find(text, now));
        known_.merge(now);
    }
    std::vector<Finding> left;
    for (Finding finding : ofTheDocument_) {
        const bool whole = finding.text.empty() && !finding.fix;
        if (whole || finding.place != text.place) {
            continue;
        }
        const bool there = std::string_view(paragraph.text)
                               .substr(std::min(finding.offset, paragraph.text.size()))
                               .starts_with(finding.text);
        const std::size_t now = there ? finding.offset : paragraph.text.find(finding.text);
        const bool stands = finding.text.empty() ? isEmptyParagraph(snapshot.body[element]) : now != std::string::npos;
        if (stands) {
            finding.offset = finding.text.empty() ? finding.offset : now;
            left.push_back(std::move(finding));
        }
    }
    findings.add(left);
    return settled(findings, snapshot, withIgnored_);
}

} // namespace zhangfa
