// What can be put right in the headings of a document that somebody else made.
#include "repairs.h"

#include "heading_list.h"
#include "recognised_sections.h"
#include "report.h"
#include "text_change.h"
#include "utf8.h"

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

constexpr std::array<std::string_view, 5> names = {"split", "close", "go-on", "recount", "unify"};
constexpr std::size_t shownCharacters = 24;
constexpr double sureEnough = 0.6; // of a glued heading

bool has(const OutlineItem& item, OutlineIssue issue) {
    return std::find(item.issues.begin(), item.issues.end(), issue) != item.issues.end();
}

class Finder {
public:
    Finder(const Snapshot& snapshot, const Outline& outline) : snapshot_(snapshot), outline_(outline) {}

    std::vector<Repair> find() {
        for (std::size_t i = 0; i < outline_.items.size(); ++i) {
            const OutlineItem& item = outline_.items[i];
            if (!isHeading(item)) {
                continue;
            }
            if (item.glued && item.confidence >= sureEnough) {
                split(item);
            }
            if (!item.scheme || item.automatic) {
                continue;
            }
            const HeadingList list{*item.scheme, item.level};
            const auto before = listBefore(outline_, list, i);
            const int previous = before ? outline_.items[*before].number : 0;
            if (has(item, OutlineIssue::gap)) {
                number(RepairKind::close, i, previous + 1);
            }
            if (has(item, OutlineIssue::restart) && before) {
                number(RepairKind::goOn, i, previous + 1);
            }
            if (has(item, OutlineIssue::twice)) {
                number(RepairKind::recount, i, previous + 1);
            }
            if (has(item, OutlineIssue::mixed)) {
                unify(i);
            }
        }
        return std::move(found_);
    }

private:
    const Snapshot& snapshot_;
    const Outline& outline_;
    std::vector<Repair> found_;

    const std::string& textOf(const OutlineItem& item) const { return snapshot_.body[item.element].paragraph.text; }

    Repair of(RepairKind kind, const OutlineItem& item) const {
        return {kind, item.element, item.offset, item.text, {}, {}};
    }

    std::string typedNumber(const OutlineItem& item) const {
        const std::string_view text = std::string_view(textOf(item)).substr(item.offset);
        const auto number = readHeadingNumber(text);
        return std::string(text.substr(0, number ? number->length : 0));
    }

    // Another of the level that begins a paragraph: before it, or else behind it.
    const OutlineItem* neighbour(std::size_t at, bool sameScheme) const {
        const auto fits = [&](const OutlineItem& other) {
            return other.scheme && other.level == outline_.items[at].level && !other.glued && !other.automatic &&
                   ((other.scheme == outline_.items[at].scheme) == sameScheme) && !has(other, OutlineIssue::mixed);
        };
        for (std::size_t i = at; i-- > 0;) {
            if (fits(outline_.items[i])) {
                return &outline_.items[i];
            }
        }
        for (std::size_t i = at + 1; i < outline_.items.size(); ++i) {
            if (fits(outline_.items[i])) {
                return &outline_.items[i];
            }
        }
        return nullptr;
    }

    void split(const OutlineItem& item) {
        Repair repair = of(RepairKind::split, item);
        const std::string& text = textOf(item);
        std::string indent;
        for (const OutlineItem& other : outline_.items) {
            if (isHeading(other) && !other.glued && other.level == item.level) {
                indent = textOf(other).substr(0, leadingSpaces(textOf(other)));
                break;
            }
        }
        repair.edits.emplace_back(SplitParagraph{item.element, item.offset});
        if (!indent.empty()) {
            repair.edits.emplace_back(ChangeText{item.element + 1, {0, 0, {TextRun{indent}}}});
        }
        const std::string end = text.substr(0, item.offset);
        const std::size_t characters = countCharacters(end);
        const std::u32string tail =
            toCharacters(end).substr(characters > shownCharacters / 2 ? characters - shownCharacters / 2 : 0);
        const std::string begin = shortened(std::string_view(text).substr(item.offset), shownCharacters / 2);
        repair.changes.push_back({"…" + toUtf8(tail) + begin, "…" + toUtf8(tail) + "⏎" + begin});
        found_.push_back(std::move(repair));
    }

    void number(RepairKind kind, std::size_t at, int first) {
        const OutlineItem& item = outline_.items[at];
        Repair repair = of(kind, item);
        NewNumbers numbers;
        const int shift = first - item.number;
        // The item itself may be what ends a list: so from the one behind it on.
        numbers[at] = first;
        for (const std::size_t next : listFrom(outline_, {*item.scheme, item.level}, at + 1, item.number)) {
            numbers[next] = outline_.items[next].number + shift;
        }
        for (const auto& [index, number] : numbers) {
            const OutlineItem& heading = outline_.items[index];
            const std::string typed = typedNumber(heading);
            const std::string text = shortened(heading.text, shownCharacters);
            repair.changes.push_back({typed + text, withNumber(typed, number) + text});
        }
        repair.edits = renumber(snapshot_, outline_, numbers);
        found_.push_back(std::move(repair));
    }

    void unify(std::size_t at) {
        const OutlineItem& item = outline_.items[at];
        const OutlineItem* model = neighbour(at, false);
        if (model == nullptr) {
            return;
        }
        const std::string typed = typedNumber(item), instead = withNumber(typedNumber(*model), item.number);
        Repair repair = of(RepairKind::unify, item);
        TextChange change = changeBetween(typed, {TextRun{instead}});
        change.offset += item.offset;
        repair.edits.emplace_back(ChangeText{item.element, std::move(change)});
        const std::string text = shortened(item.text, shownCharacters);
        repair.changes.push_back({typed + text, instead + text});
        found_.push_back(std::move(repair));
    }
};

} // namespace

std::string_view nameOf(RepairKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<RepairKind> repairKindOf(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<RepairKind>(found - names.begin()));
}

std::vector<Repair> findRepairs(const Snapshot& snapshot, const Outline& outline) {
    return Finder(snapshot, outline).find();
}

Plan planRepair(const Library& library, const Snapshot& snapshot, RepairKind kind, std::size_t element,
                std::size_t offset) {
    const std::vector<Repair> repairs = findRepairs(snapshot, readOutline(snapshot, library));
    const auto found = std::find_if(repairs.begin(), repairs.end(), [&](const Repair& repair) {
        return repair.kind == kind && repair.element == element && repair.offset == offset;
    });
    return found == repairs.end() ? Plan(Refusal{"plan.no-repair", {}}) : Plan(found->edits);
}

} // namespace zhangfa
