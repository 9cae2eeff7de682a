// Everything in a body that may be a numbered heading.
#include "outline_candidates.h"

#include "outline_series.h"
#include "outline_text.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::string_view contentsStyle = "Contents ";
constexpr std::string_view digits = "0123456789";

std::optional<Candidate> atStart(const DocumentParagraph& paragraph, std::size_t element) {
    Candidate candidate{element, leadingSpaces(paragraph.text)};
    const auto typed = readHeadingNumber(std::string_view(paragraph.text).substr(candidate.offset));
    const auto label = readLabel(paragraph.label);
    if (!label) {
        if (!typed) {
            return std::nullopt;
        }
        candidate.number = *typed;
        return candidate;
    }
    if (trimmed(paragraph.text).empty()) {
        return std::nullopt;
    }
    candidate.number = *label;
    candidate.automatic = true;
    // Behind Writer's own number a member of an inner series may begin.
    candidate.twice = typed && (typed->scheme == label->scheme || typed->number == label->number);
    candidate.number.length = candidate.twice ? typed->length : 0;
    return candidate;
}

void addInside(const DocumentParagraph& paragraph, std::size_t element, std::vector<Candidate>& found) {
    const std::string_view text = paragraph.text;
    const std::size_t first = leadingSpaces(text);
    const auto sentences = sentenceStarts(text);
    const bool mayHaveSeries = text.find("是", first) != std::string_view::npos;
    const auto clauses = mayHaveSeries ? clauseStarts(text) : sentences;
    for (const std::size_t start : clauses) {
        const auto number = start > first ? readHeadingNumber(text.substr(start)) : std::nullopt;
        if (number &&
            (number->scheme == NumberScheme::hanIs || std::binary_search(sentences.begin(), sentences.end(), start))) {
            const std::string_view before = trimmed(text.substr(0, start));
            const bool announced = before.ends_with("：") || before.ends_with(":");
            found.push_back({element, start, *number, false, false, true, announced, false});
        }
    }
}

} // namespace

bool isContentsLine(const DocumentParagraph& paragraph) {
    if (paragraph.style.starts_with(contentsStyle)) {
        return true;
    }
    const std::string_view text = trimmed(paragraph.text);
    const std::size_t last = text.find_last_not_of(digits);
    const std::string_view head = last == std::string_view::npos ? "" : text.substr(0, last + 1);
    return head.size() < text.size() && (head.ends_with('\t') || head.ends_with("…") || head.ends_with("..."));
}

std::vector<Candidate> headingCandidates(const Snapshot& snapshot, const std::vector<bool>& taken) {
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
        const BodyElement& element = snapshot.body[i];
        if (element.table || taken[i] || isContentsLine(element.paragraph)) {
            continue;
        }
        if (auto start = atStart(element.paragraph, i)) {
            found.push_back(*start);
        }
        addInside(element.paragraph, i, found);
    }
    return withSeries(std::move(found));
}

} // namespace zhangfa
