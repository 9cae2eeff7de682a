// How a document that Zhangfa did not make numbers and words its headings, and a new section made in its way.
#include "convention.h"

#include "bookmark.h"
#include "heading_list.h"
#include "outline_text.h"
#include "recognised_sections.h"
#include "utf8.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace zhangfa {

namespace {

constexpr std::string_view fullStop = "。", colon = "：";
constexpr std::size_t leastBody = 12; // characters: a shorter line is hardly body text
constexpr int ownIndent = 2;          // characters, of a paragraph whose neighbours have typed spaces

// A heading of the document that new ones of its level are made after.
struct HeadingModel {
    std::optional<NumberScheme> scheme;
    bool automatic = false;
    std::string number; // as typed, spaces behind it included
    std::string indent; // typed spaces before it
    std::string_view ending;
    bool runIn = false;
    LooksLike looks;
};

struct BodyModel {
    std::string indent; // typed spaces
    LooksLike looks;
};

HeadingModel modelOf(const OutlineItem& item, const Snapshot& snapshot) {
    const std::string_view text = snapshot.body[item.element].paragraph.text;
    const auto number = item.scheme ? readHeadingNumber(text.substr(item.offset)) : std::nullopt;
    const bool typed = number && number->scheme == item.scheme;
    const std::size_t begin = item.offset + (typed ? number->length : 0);
    const HeadingText heading = readHeadingText(text.substr(begin));
    HeadingModel model;
    model.scheme = item.scheme;
    model.automatic = item.automatic;
    model.number = typed ? std::string(text.substr(item.offset, number->length)) : "";
    model.indent = std::string(text.substr(0, leadingSpaces(text)));
    model.runIn = item.runIn && (heading.bodyFollows || item.scheme == NumberScheme::article);
    const bool colonEnds = heading.text.ends_with(colon) || heading.text.ends_with(":");
    model.ending = heading.sentence ? fullStop : colonEnds ? colon : std::string_view();
    model.looks.element = item.element;
    const std::size_t sentence = text.find(fullStop, begin);
    const bool whole = !heading.bodyFollows || sentence == std::string_view::npos;
    model.looks.headingEnd = whole ? text.size() : sentence + fullStop.size();
    return model;
}

class Adapter {
public:
    Adapter(const Snapshot& snapshot, const Outline& outline, const SectionPlace& place)
        : snapshot_(snapshot), outline_(outline), place_(place), heads_(snapshot.body.size(), nullptr) {
        for (const OutlineItem& item : outline.items) {
            const bool first = heads_[item.element] == nullptr;
            heads_[item.element] = first ? &item : heads_[item.element];
        }
        body_ = findBody();
    }

    AdaptedSection adapt(std::vector<NewElement> elements) {
        bool inBlock = false;
        for (NewElement& element : elements) {
            auto* paragraph = std::get_if<NewParagraph>(&element);
            if (paragraph == nullptr) {
                lastMayGoOn_ = false;
                flush();
                takeCarried(std::get<NewTable>(element).bookmarks);
                result_.elements.push_back(std::move(element));
                inBlock = false;
                continue;
            }
            const int level = levelOf(*paragraph);
            for (const std::string& name : paragraph->bookmarks) {
                const auto mark = parseBookmark(name);
                inBlock = mark && mark->kind != BookmarkKind::section ? mark->kind == BookmarkKind::block : inBlock;
            }
            inBlock = inBlock && level == 0;
            if (level > 0) {
                addHeading(std::move(*paragraph), level);
            } else {
                addText(std::move(*paragraph), inBlock);
            }
        }
        flush();
        addBlankLine();
        return std::move(result_);
    }

private:
    const Snapshot& snapshot_;
    const Outline& outline_;
    const SectionPlace& place_;
    std::vector<const OutlineItem*> heads_; // an element each: what begins in it
    std::optional<BodyModel> body_;
    AdaptedSection result_;
    bool lastMayGoOn_ = false;            // the last element is running text
    std::optional<NewParagraph> pending_; // a run-in heading, waiting for its text
    std::vector<std::string> carried_;    // bookmarks of a heading left out
    std::optional<NumberScheme> scheme_;  // of the new section's own heading
    std::map<int, int> counted_;          // the last number given to new headings, by level
    struct GoingOn {
        int last = 0;
        std::vector<std::size_t> behind; // items
    };
    std::map<NumberScheme, GoingOn> lists_; // of the document that new headings go on from

    static int levelOf(const NewParagraph& paragraph) {
        const bool heading = paragraph.role >= Role::heading1 && paragraph.role <= Role::heading4;
        return heading ? static_cast<int>(paragraph.role) - static_cast<int>(Role::heading1) + 1 : 0;
    }

    std::size_t distance(const OutlineItem& item) const {
        constexpr std::size_t fartherBehind = 30;
        return item.element < place_.before ? place_.before - item.element
                                            : item.element - place_.before + fartherBehind;
    }

    // Numbered ones before others; the nearest, those before the place rather than those behind it. Not of the scheme
    // of the level above, with which another list begins.
    std::optional<HeadingModel> headingModel(int level, std::optional<NumberScheme> above) const {
        const OutlineItem* best = nullptr;
        const auto worth = [&](const OutlineItem& item) {
            return std::tuple(!item.scheme.has_value(), item.role != OutlineRole::heading, distance(item));
        };
        for (const OutlineItem& item : outline_.items) {
            const bool may = (item.role == OutlineRole::heading || item.role == OutlineRole::label) && !item.glued &&
                             item.level == level && (!above || item.scheme != above);
            if (may && (best == nullptr || worth(item) < worth(*best))) {
                best = &item;
            }
        }
        return best == nullptr ? std::nullopt : std::optional(modelOf(*best, snapshot_));
    }

    bool isBody(std::size_t element) const {
        const BodyElement& candidate = snapshot_.body[element];
        const OutlineItem* head = heads_[element];
        return !candidate.table && candidate.paragraph.label.empty() && !candidate.paragraph.looks.centred &&
               !candidate.paragraph.looks.right &&
               (head == nullptr || head->glued || (head->role == OutlineRole::lead && head->level > 0)) &&
               countCharacters(trimmed(candidate.paragraph.text)) >= leastBody;
    }

    // Text of its own, else that behind a run-in heading; the nearest, before the place if there is any.
    std::optional<BodyModel> findBody() const {
        std::vector<std::size_t> order;
        for (std::size_t i = std::min(place_.before, snapshot_.body.size()); i-- > 0;) {
            order.push_back(i);
        }
        for (std::size_t i = place_.before; i < snapshot_.body.size(); ++i) {
            order.push_back(i);
        }
        const auto found = std::find_if(order.begin(), order.end(), [&](std::size_t i) { return isBody(i); });
        const auto runIn = std::find_if(order.begin(), order.end(), [&](std::size_t i) {
            return heads_[i] != nullptr && heads_[i]->runIn && heads_[i]->role == OutlineRole::heading;
        });
        if (found == order.end() && runIn == order.end()) {
            return std::nullopt;
        }
        const bool plain = found != order.end() && (runIn == order.end() || found <= runIn + nearby);
        const std::size_t element = plain ? *found : *runIn;
        const std::string_view text = snapshot_.body[element].paragraph.text;
        return BodyModel{std::string(text.substr(0, leadingSpaces(text))),
                         {element, plain ? 0 : modelOf(*heads_[element], snapshot_).looks.headingEnd}};
    }
    static constexpr std::ptrdiff_t nearby = 30; // elements

    // Of a heading under a new one, its place among the new ones; else the one that goes on from the document's list,
    // whose numbers behind the place move on. Articles always go on.
    int nextNumber(const HeadingModel& model, int level, bool first) {
        const bool article = model.scheme == NumberScheme::article;
        if (!first && !article) {
            return ++counted_[level];
        }
        const HeadingList list{*model.scheme, level};
        const auto [known, isNew] = lists_.try_emplace(*model.scheme);
        if (isNew) {
            const auto before = listBefore(outline_, list, place_.item);
            const int previous = before ? outline_.items[*before].number : 0;
            known->second.behind = listFrom(outline_, list, place_.item, previous);
            const auto& behind = known->second.behind;
            known->second.last = before || behind.empty() ? previous : outline_.items[behind.front()].number - 1;
        }
        for (const std::size_t item : known->second.behind) {
            ++result_.numbers.try_emplace(item, outline_.items[item].number).first->second;
        }
        return ++known->second.last;
    }

    void addHeading(NewParagraph paragraph, int templateLevel) {
        const bool first = result_.elements.empty() && !pending_;
        const int level = place_.level + templateLevel - 1;
        std::optional<HeadingModel> model = headingModel(level, first ? std::nullopt : scheme_);
        if (!model && !first) { // this document has no headings so deep
            carried_.insert(carried_.end(), paragraph.bookmarks.begin(), paragraph.bookmarks.end());
            return;
        }
        flush();
        lastMayGoOn_ = false;
        if (!model) {
            model.emplace();
            model->scheme = NumberScheme::hanComma;
            model->number = "一、";
            model->indent = body_ ? body_->indent : "";
            model->looks = body_ ? body_->looks : LooksLike{};
        }
        scheme_ = first ? model->scheme : scheme_;
        std::string before = model->indent;
        if (model->scheme) {
            counted_.erase(counted_.upper_bound(level), counted_.end());
            const int number = nextNumber(*model, level, first);
            before += model->automatic ? "" : withNumber(model->number, number);
        }
        if (!before.empty()) {
            paragraph.runs.insert(paragraph.runs.begin(), TextRun{before});
        }
        if (!model->ending.empty() || model->runIn) {
            paragraph.runs.emplace_back(TextRun{std::string(model->runIn ? fullStop : model->ending)});
        }
        joinTexts(paragraph.runs);
        takeCarried(paragraph.bookmarks);
        paragraph.headingRuns = paragraph.runs.size();
        like(paragraph, model->looks);
        pending_ = std::move(paragraph);
        if (!model->runIn) {
            flush();
        }
    }

    void addText(NewParagraph paragraph, bool inBlock) {
        takeCarried(paragraph.bookmarks);
        if (pending_ && !inBlock) {
            pending_->runs.insert(pending_->runs.end(), paragraph.runs.begin(), paragraph.runs.end());
            pending_->bookmarks.insert(pending_->bookmarks.end(), paragraph.bookmarks.begin(),
                                       paragraph.bookmarks.end());
            flush();
            lastMayGoOn_ = true;
            return;
        }
        flush();
        auto* last = result_.elements.empty() ? nullptr : std::get_if<NewParagraph>(&result_.elements.back());
        if (!inBlock && lastMayGoOn_ && last != nullptr && isOfSeries(paragraph)) {
            last->runs.insert(last->runs.end(), paragraph.runs.begin(), paragraph.runs.end());
            joinTexts(last->runs, last->headingRuns);
            return;
        }
        lastMayGoOn_ = !inBlock;
        if (body_) {
            like(paragraph, body_->looks);
            if (inBlock) { // read and written by its pattern: no spaces of ours in it
                paragraph.indent = body_->indent.empty() ? 0 : ownIndent;
            } else if (!body_->indent.empty()) {
                paragraph.runs.insert(paragraph.runs.begin(), TextRun{body_->indent});
                joinTexts(paragraph.runs);
            }
        }
        result_.elements.emplace_back(std::move(paragraph));
    }

    // 一是……, 二是……: words of one paragraph here. As paragraphs they would be headings in such a document.
    static bool isOfSeries(const NewParagraph& paragraph) {
        const auto* text = paragraph.runs.empty() ? nullptr : std::get_if<TextRun>(&paragraph.runs.front());
        const auto number = text != nullptr ? readHeadingNumber(text->text) : std::nullopt;
        return number && number->scheme == NumberScheme::hanIs && paragraph.bookmarks.empty();
    }

    void like(NewParagraph& paragraph, const LooksLike& looks) const {
        if (looks.element < snapshot_.body.size() && !snapshot_.body[looks.element].table) {
            paragraph.like = looks;
        }
    }

    void takeCarried(std::vector<std::string>& bookmarks) {
        bookmarks.insert(bookmarks.end(), carried_.begin(), carried_.end());
        carried_.clear();
    }

    void flush() {
        if (pending_) {
            result_.elements.emplace_back(*std::exchange(pending_, std::nullopt));
        }
    }

    // From that run on: a heading and the text behind it stay apart.
    static void joinTexts(std::vector<Run>& runs, std::size_t from = 0) {
        for (std::size_t i = from; i + 1 < runs.size();) {
            auto* one = std::get_if<TextRun>(&runs[i]);
            const auto* two = std::get_if<TextRun>(&runs[i + 1]);
            if (one != nullptr && two != nullptr && one->unfilled == two->unfilled) {
                one->text += two->text;
                runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            } else {
                ++i;
            }
        }
    }

    // Where an empty line stands before the headings of this level, the new section has one, too.
    void addBlankLine() {
        std::size_t spaced = 0, close = 0;
        std::optional<std::size_t> blank;
        for (const OutlineItem& item : outline_.items) {
            if (isHeading(item) && item.level == place_.level && !item.glued && item.element > 0) {
                const bool before = isEmptyParagraph(snapshot_.body[item.element - 1]);
                ++(before ? spaced : close);
                blank = before ? item.element - 1 : blank;
            }
        }
        if (spaced <= close || !blank) {
            return;
        }
        NewParagraph line;
        like(line, {*blank, 0});
        const bool behindBlank = place_.before > 0 && isEmptyParagraph(snapshot_.body[place_.before - 1]);
        result_.elements.insert(behindBlank ? result_.elements.end() : result_.elements.begin(), std::move(line));
    }
};

} // namespace

AdaptedSection adapt(const Snapshot& snapshot, const Outline& outline, const SectionPlace& place,
                     std::vector<NewElement> elements) {
    return Adapter(snapshot, outline, place).adapt(std::move(elements));
}

} // namespace zhangfa
