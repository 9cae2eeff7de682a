// Levels, numbers and headings (7.3.3), empty paragraphs, and what a document of its kind holds.
#include "check/rule_groups.h"

#include "core/official_parts.h"
#include "core/report.h"
#include "core/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhangfa {

namespace {

// Of the levels of clause 7.3.3; 0: another convention.
int standardLevel(NumberScheme scheme) {
    switch (scheme) {
    case NumberScheme::hanComma:
        return 1;
    case NumberScheme::hanBrackets:
        return 2;
    case NumberScheme::digitPoint:
    case NumberScheme::digitComma:
        return 3;
    case NumberScheme::digitBrackets:
        return 4;
    default:
        return 0;
    }
}

bool isBlank(const CheckedText& text) { return text.text.find_first_not_of(L" \u3000\t\u00A0") == std::wstring::npos; }

// Where a heading's own words end in a text, without a final 。; by characters.
std::size_t headingBegin(const CheckedText& text, const OutlineItem& item) {
    return countCharacters(std::string_view(text.paragraph->text).substr(0, item.offset));
}

void checkLevels(const CheckedDocument& document, Findings& findings) {
    std::array<const OutlineItem*, 10> above{}; // by level, the last one
    for (const CheckedText& text : document.texts) {
        if (text.role == TextRole::attachmentMark) {
            above = {};
        }
        if (text.heading == nullptr || !text.heading->scheme) {
            continue;
        }
        const OutlineItem& item = *text.heading;
        const int level = std::clamp(item.level, 1, 9);
        const int here = standardLevel(*item.scheme);
        const OutlineItem* parent = nullptr;
        for (int i = level - 1; i > 0 && parent == nullptr; --i) {
            parent = above[static_cast<std::size_t>(i)];
        }
        const int up = parent != nullptr && parent->scheme ? standardLevel(*parent->scheme) : 0;
        const std::size_t begin = headingBegin(text, item);
        const std::size_t end = begin + std::min<std::size_t>(4, text.text.size() - begin);
        if (here > 0 && up > 0 && here < up && level > 1) {
            findings.add("levels.order", text, begin, end,
                         {std::string(nameOf(*item.scheme)), std::string(nameOf(*parent->scheme))});
        } else if (here > 0 && up > 0 && here > up + 1 && !(up == 1 && here == 3)) { // 一、 then 1. is widely accepted
            findings.add("levels.skipped", text, begin, end,
                         {std::string(nameOf(*parent->scheme)), std::string(nameOf(*item.scheme))});
        }
        for (const OutlineIssue issue : item.issues) {
            if (issue == OutlineIssue::mixed) {
                findings.add("levels.mixed", text, begin, end, {std::string(nameOf(*item.scheme))});
            } else if (issue == OutlineIssue::gap) {
                std::string missing;
                for (const int number : item.missing) {
                    missing += (missing.empty() ? "" : "、") + std::to_string(number);
                }
                findings.add("numbers.gap", text, begin, end, {missing}, std::nullopt, "numbers.gap");
            } else if (issue == OutlineIssue::twice || item.number != 1) { // a new list may begin anywhere
                findings.add("numbers.gap", text, begin, end, {std::to_string(item.number)}, std::nullopt,
                             issue == OutlineIssue::twice ? "numbers.gap-twice" : "numbers.gap-restart");
            }
        }
        above[static_cast<std::size_t>(level)] = &item;
        std::fill(above.begin() + level + 1, above.end(), nullptr);
    }
}

void checkHeadings(const CheckedDocument& document, Findings& findings) {
    if (isMade(document.snapshot.properties)) {
        return; // its headings are the templates'
    }
    bool itemBefore = false; // （一）……； is no heading, and neither is what ends its list
    for (std::size_t i = 0; i < document.texts.size(); ++i) {
        const CheckedText& text = document.texts[i];
        if (text.heading == nullptr || text.heading->runIn || !text.heading->scheme ||
            standardLevel(*text.heading->scheme) == 0 || standardLevel(*text.heading->scheme) > 2) {
            continue; // 1. often begins an item of one sentence
        }
        const std::size_t last = text.text.find_last_not_of(L" \u3000\t");
        const bool item = std::exchange(itemBefore, last != std::wstring::npos && text.text[last] == L'；');
        if (item) {
            continue;
        }
        const bool stop = last != std::wstring::npos && text.text[last] == L'。';
        // An item of one sentence is no heading: text of its own follows one.
        const bool followed = i + 1 < document.texts.size() && document.texts[i + 1].role == TextRole::body &&
                              document.texts[i + 1].heading == nullptr && !isBlank(document.texts[i + 1]);
        if (stop && followed && text.text.size() <= 40 && text.text.find(L'。') == last) {
            findings.add("heading.full-stop", text, last, last + 1, {}, L"");
        }
    }
    for (const OutlineItem& item : document.outline.items) {
        if (!item.glued || item.role != OutlineRole::heading) {
            continue;
        }
        const auto text = std::find_if(document.texts.begin(), document.texts.end(), [&](const CheckedText& any) {
            return any.place.element == item.element && any.paragraph != nullptr;
        });
        if (text != document.texts.end() && !text->empty()) {
            const std::size_t begin = headingBegin(*text, item);
            findings.add("heading.glued", *text, begin,
                         std::min(begin + countCharacters(item.text) + 3, text->text.size()));
        }
    }
}

void checkEmptyParagraphs(const CheckedDocument& document, Findings& findings) {
    std::size_t paragraphs = 0;
    for (const CheckedText& text : document.texts) {
        paragraphs += text.paragraph != nullptr ? 1 : 0;
    }
    for (std::size_t i = 0; i < document.texts.size(); ++i) {
        const CheckedText& text = document.texts[i];
        if (text.paragraph == nullptr || !isBlank(text) ||
            !isEmptyParagraph(document.snapshot.body[text.place.element]) || paragraphs == 1) {
            continue;
        }
        // Before and behind a table Writer needs one, and what else it holds goes with it.
        const bool besideTable = (i > 0 && document.texts[i - 1].role == TextRole::cell) ||
                                 (i + 1 < document.texts.size() && document.texts[i + 1].role == TextRole::cell);
        // One is the first rule of 版记.
        const bool rule = text.paragraph->style.starts_with(imprintStyles);
        if (!besideTable && !rule && !text.paragraph->holdsMore && text.paragraph->bookmarks.empty()) {
            findings.removable("empty-paragraph", text);
        }
    }
}

} // namespace

void checkStructure(const CheckedDocument& document, Findings& findings) {
    checkLevels(document, findings);
    checkHeadings(document, findings);
    checkEmptyParagraphs(document, findings);
    // Plans and rules are issued by a notice; in a document of its own it would stand before them.
    const CheckedText* const title = document.first(TextRole::title);
    const bool alone =
        (document.type == DocumentType::plan || document.type == DocumentType::rules) && title != nullptr;
    if (alone && document.numbered) {
        findings.add("issued-alone", *title);
    }
}

} // namespace zhangfa
