// Gives the items of an outline their standard sections.
#include "outline_sections.h"

#include "outline_text.h"
#include "rank.h"
#include "utf8.h"

#include <algorithm>
#include <map>

namespace zhangfa {

namespace {

constexpr std::size_t longHeading = 40; // characters
constexpr double never = 1e9, halfAWord = 0.4, oneWord = 1, twoWords = 2, surely = 3, wholly = 0.95;
constexpr double ownTitle = 0.8;      // confidence
constexpr double behindTheTail = 0.5; // what a work section's words count behind problems and plan

// They hold other standard sections one level down.
constexpr std::string_view holders[] = {"performance"};
// Sections of plans, measures and rules; in a report, the words mean another one.
constexpr std::string_view ofRules[] = {"overall", "general",    "duties",     "leading-group",
                                        "tasks",   "assessment", "safeguards", "supplementary"};
constexpr double inRules = 2, inReports = 0.7; // what their words count

bool isHolder(const SectionId& section) {
    return std::find(std::begin(holders), std::end(holders), section.value) != std::end(holders);
}

// 舆情处置到位：今年……: what stands behind the colon is text.
std::string_view namingPart(std::string_view text) {
    constexpr std::size_t least = 12; // bytes
    const std::size_t colon = std::min(text.find("："), text.find(':'));
    return colon < least || colon >= text.size() ? text : text.substr(0, colon);
}

bool isOfRules(const SectionId& section) {
    return std::find(std::begin(ofRules), std::end(ofRules), section.value) != std::end(ofRules);
}

double confidenceOf(const SectionScore& score) {
    constexpr double greatest = 4; // more says no more
    return 0.6 + 0.1 * std::min(score.score, greatest);
}

class Naming {
public:
    Naming(std::vector<OutlineItem>& items, const SectionContext& context) : items_(items), context_(context) {
        matches_.reserve(items.size());
        for (const OutlineItem& item : items) {
            matches_.push_back(context.words.match(namingPart(item.text)).scores);
        }
        workFollows_.assign(items.size(), false);
        bool follows = false;
        for (std::size_t i = items.size(); i-- > 0;) {
            workFollows_[i] = follows;
            const bool work = items[i].level == 1 && !matches_[i].empty() && matches_[i].front().score >= surely &&
                              !isTailSection(matches_[i].front().section) &&
                              (context.rules || !isOfRules(matches_[i].front().section));
            follows = (follows || work) && !beginsText(i);
        }
    }

    void name() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            OutlineItem& item = items_[i];
            if (beginsText(i)) {
                path_.clear();
                tail_ = false;
            }
            while (!path_.empty() && path_.back()->level >= item.level) {
                path_.pop_back();
            }
            if (!item.section && item.element < context_.end) {
                choose(i);
            }
            tail_ = tail_ || (item.level == 1 && item.section && isTailSection(*item.section));
            path_.push_back(&item);
        }
    }

private:
    std::vector<OutlineItem>& items_;
    const SectionContext& context_;
    std::vector<std::vector<SectionScore>> matches_;
    std::vector<bool> workFollows_;
    std::vector<const OutlineItem*> path_; // the headings above
    bool tail_ = false;                    // problems or plan have begun

    bool beginsText(std::size_t i) const {
        const std::size_t from = i == 0 ? 0 : items_[i - 1].element + 1;
        for (std::size_t element = from; element <= items_[i].element; ++element) {
            if (context_.resets[element]) {
                return true;
            }
        }
        return false;
    }

    const SectionId* sectionAbove() const {
        for (auto item = path_.rbegin(); item != path_.rend(); ++item) {
            if ((*item)->section && !isHolder(*(*item)->section)) {
                return &*(*item)->section;
            }
        }
        return nullptr;
    }

    // Where its own level is that of the standard sections.
    bool underHolder() const { return !path_.empty() && path_.back()->section && isHolder(*path_.back()->section); }

    int levelAbove() const {
        for (auto item = path_.rbegin(); item != path_.rend(); ++item) {
            if ((*item)->section && !isHolder(*(*item)->section)) {
                return (*item)->level;
            }
        }
        return 0;
    }

    double threshold(const OutlineItem& item) const {
        const bool series = item.scheme == NumberScheme::hanIs;
        if (item.level > 1 && !underHolder() && !item.section) {
            return context_.rules                                         ? never
                   : item.level == 2 && item.role == OutlineRole::heading ? (series ? twoWords : oneWord)
                                                                          : surely;
        }
        if ((item.role == OutlineRole::label && item.level > 1) || item.level > 2) {
            return item.role == OutlineRole::label && item.level <= 2 ? twoWords : surely;
        }
        return countCharacters(namingPart(item.text)) > longHeading ? twoWords : series ? oneWord : halfAWord;
    }

    void choose(std::size_t i) {
        OutlineItem& item = items_[i];
        const SectionId* above = sectionAbove();
        const SectionScore* best = nullptr;
        double bestScore = 0;
        for (const SectionScore& score : matches_[i]) {
            const bool tail = isTailSection(score.section);
            const bool whole = score.coverage >= wholly && score.score >= twoWords;
            const bool underArticle = !path_.empty() && path_.back()->scheme == NumberScheme::article;
            if (underArticle || (item.scheme == NumberScheme::article && !whole)) { // sentences, mostly
                continue;
            }
            // 存在不足： under each of the themes.
            if (above != nullptr && (!tail || !whole || isTailSection(*above) || item.level > levelAbove() + 1)) {
                continue;
            }
            if (tail && item.level == 1 && workFollows_[i] && !whole) {
                continue;
            }
            const bool rule = isOfRules(score.section);
            const double weighed = score.score * (tail_ && !tail ? behindTheTail : 1) *
                                   (!rule            ? (context_.rules && isHolder(score.section) ? inReports : 1)
                                    : context_.rules ? inRules
                                                     : inReports);
            if (weighed > bestScore) {
                best = &score;
                bestScore = weighed;
            }
        }
        if (best != nullptr && bestScore >= threshold(item)) {
            item.section = best->section;
            item.confidence = std::min(item.confidence, confidenceOf(*best));
            return;
        }
        for (const auto& [id, section] : context_.library.sections) {
            if (section.own && section.title == item.text) {
                item.section = id;
                item.confidence = std::min(item.confidence, ownTitle);
            }
        }
    }
};

// For each item, the next one that stands as high or higher.
std::vector<std::size_t> nextAsHigh(const std::vector<OutlineItem>& items) {
    std::vector<std::size_t> next(items.size(), items.size()), open;
    for (std::size_t i = 0; i < items.size(); ++i) {
        while (!open.empty() && items[open.back()].level >= items[i].level) {
            next[open.back()] = i;
            open.pop_back();
        }
        open.push_back(i);
    }
    return next;
}

OutlineItem itemOf(const Lead& lead, const Snapshot& snapshot) {
    const std::string_view text = snapshot.body[lead.element].paragraph.text;
    OutlineItem item;
    item.element = lead.element;
    item.offset = lead.offset;
    item.role = OutlineRole::lead;
    item.level = 1;
    item.glued = lead.offset > leadingSpaces(text);
    const HeadingText sentence = readHeadingText(text.substr(lead.offset));
    item.text = sentence.text;
    item.runIn = sentence.bodyFollows;
    item.section = lead.section;
    item.confidence = lead.confidence;
    return item;
}

} // namespace

void nameSections(std::vector<OutlineItem>& items, const SectionContext& context) { Naming(items, context).name(); }

std::vector<OutlineItem> openingLeads(std::vector<OutlineItem>& items, const std::vector<Lead>& leads,
                                      const Snapshot& snapshot, const SectionContext& context) {
    const auto rank = [&](const SectionId& section) {
        return rankOf(context.library, section).value_or(context.library.order.size());
    };
    const std::vector<std::size_t> next = nextAsHigh(items);
    std::map<SectionId, std::pair<const Lead*, std::size_t>> chosen; // and the first item behind it
    std::map<SectionId, bool> headed;
    for (const OutlineItem& item : items) {
        if (item.section) {
            headed[*item.section] = true;
        }
    }
    std::size_t behind = 0;
    std::size_t highest = 0; // rank of the last tail section before
    for (const Lead& lead : leads) {
        while (behind < items.size() &&
               std::pair(items[behind].element, items[behind].offset) <= std::pair(lead.element, lead.offset)) {
            if (items[behind].section && isTailSection(*items[behind].section)) {
                highest = std::max(highest, rank(*items[behind].section));
            }
            ++behind;
        }
        if (behind > 0 && items[behind - 1].element == lead.element && items[behind - 1].offset == lead.offset) {
            continue; // a heading glued to the paragraph
        }
        const bool laterBegun = highest > rank(lead.section); // a section that ranks behind it
        const std::size_t after = behind == 0 ? 0 : next[behind - 1];
        const bool ends = after >= items.size() || items[after].number == 1;
        const bool tailFollows = !ends && items[after].section && isTailSection(*items[after].section) &&
                                 rank(*items[after].section) > rank(lead.section);
        const bool inLibrary = context.library.section(lead.section) != nullptr;
        if (inLibrary && !headed.contains(lead.section) && !laterBegun && behind > 0 && (ends || tailFollows)) {
            chosen[lead.section] = {&lead, behind};
        }
    }

    std::vector<OutlineItem> found;
    for (const auto& [section, place] : chosen) {
        found.push_back(itemOf(*place.first, snapshot));
        for (std::size_t i = place.second; i < items.size(); ++i) {
            if (items[i].section && isTailSection(*items[i].section)) {
                break;
            }
            items[i].section.reset();
        }
    }
    return found;
}

} // namespace zhangfa
