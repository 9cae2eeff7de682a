// The outline of any report, put together from its frame, its numbers, its words.
#include "outline.h"

#include "bookmark.h"
#include "outline_candidates.h"
#include "outline_frame.h"
#include "outline_levels.h"
#include "outline_sections.h"
#include "outline_text.h"
#include "rank.h"
#include "utf8.h"

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

constexpr std::size_t longSentence = 80, longestClosingWords = 14, longestByline = 24; // characters

constexpr std::size_t longestClosing = 34; // characters, where it asks for something
constexpr std::string_view requests[] = {"请", "指正", "谢谢"};
constexpr std::string_view closingBeginnings[] = {"特此", "专此", "以上报告", "以上汇报", "以上述职"};

bool standsBefore(const OutlineItem& one, const OutlineItem& two) {
    return std::pair(one.element, one.offset) < std::pair(two.element, two.offset);
}

// The section whose bookmark begins in the element; copies are none.
std::optional<SectionId> markedSection(const BodyElement& element) {
    for (const std::string& bookmark : bookmarksOf(element)) {
        const auto name = parseBookmark(bookmark);
        if (name && name->kind == BookmarkKind::section && !name->copy && !isPart(SectionId{name->id})) {
            return SectionId{name->id};
        }
    }
    return std::nullopt;
}

class Reader {
public:
    Reader(const Snapshot& snapshot, const Library& library)
        : snapshot_(snapshot), library_(library), words_(library), frame_(readFrame(snapshot)) {}

    Outline read() {
        readHeadings();
        const SectionContext context{library_, words_, frame_.resets, isOfRules(), attachmentsBegin()};
        nameSections(headings_, context);
        std::vector<OutlineItem> leads = openingLeads(headings_, findLeads(), snapshot_, context);
        keepMarked();
        lowerUnder(leads);
        addOpenings(leads);

        Outline outline;
        outline.textBegins = frame_.textBegins;
        for (auto* items : {&frame_.items, &headings_, &leads}) {
            std::move(items->begin(), items->end(), std::back_inserter(outline.items));
        }
        std::stable_sort(outline.items.begin(), outline.items.end(), standsBefore);
        std::size_t element = 0;
        const auto countUpTo = [&](std::size_t end) {
            for (; element < end; ++element) {
                outline.paragraphs += snapshot_.body[element].table ? 0 : 1;
            }
            return outline.paragraphs;
        };
        for (OutlineItem& item : outline.items) {
            item.paragraph = countUpTo(item.element + 1);
        }
        countUpTo(snapshot_.body.size());
        return outline;
    }

private:
    const Snapshot& snapshot_;
    const Library& library_;
    SectionWords words_;
    OutlineFrame frame_;
    std::vector<OutlineItem> headings_; // and labels
    std::vector<bool> begun_;           // one flag an element: it begins with a heading

    bool isOfRules() const {
        constexpr std::string_view names[] = {"方案", "办法", "细则", "规定", "制度", "规则", "意见"};
        return std::any_of(frame_.items.begin(), frame_.items.end(), [&](const OutlineItem& item) {
            std::string_view title = item.role == OutlineRole::title ? std::string_view(item.text) : "";
            title = title.substr(0, title.find("（"));
            return endsWithAny(title, names);
        });
    }

    std::size_t attachmentsBegin() const {
        const auto found = std::find_if(frame_.items.begin(), frame_.items.end(),
                                        [](const OutlineItem& item) { return item.role == OutlineRole::attachment; });
        return found == frame_.items.end() ? snapshot_.body.size() : found->element;
    }

    const DocumentParagraph& paragraphAt(std::size_t element) const { return snapshot_.body[element].paragraph; }
    bool isText(std::size_t element) const {
        return !snapshot_.body[element].table && !frame_.taken[element] && element >= frame_.textBegins &&
               !trimmed(paragraphAt(element).text).empty();
    }

    std::vector<OutlineStep> steps(std::vector<double>& labels) {
        const std::vector<Candidate> candidates = headingCandidates(snapshot_, frame_.taken);
        std::vector<OutlineStep> found;
        std::size_t next = 0;
        bool continued = false;
        for (std::size_t i = 0; i < snapshot_.body.size(); ++i) {
            if (frame_.resets[i]) {
                found.push_back({OutlineStep::Kind::reset, {}});
            }
            const bool numbered = next < candidates.size() && candidates[next].element == i && !candidates[next].inside;
            begun_[i] = numbered;
            if (isText(i) && !isContentsLine(paragraphAt(i))) {
                const bool plain = numbered || isClosing(trimmed(paragraphAt(i).text));
                labels[i] = plain ? 0 : labelConfidence(paragraphAt(i), words_, continued);
                begun_[i] = numbered || labels[i] > 0;
                continued = !begun_[i] && breaksOff(paragraphAt(i));
            }
            if (labels[i] > 0) {
                Candidate label;
                label.element = i;
                label.offset = leadingSpaces(paragraphAt(i).text);
                found.push_back({OutlineStep::Kind::label, label});
            }
            for (; next < candidates.size() && candidates[next].element == i; ++next) {
                found.push_back({OutlineStep::Kind::number, candidates[next]});
            }
        }
        return found;
    }

    void readHeadings() {
        begun_.assign(snapshot_.body.size(), false);
        std::vector<double> labels(snapshot_.body.size(), 0);
        const std::vector<LeveledStep> leveled = levelsOf(steps(labels));
        for (std::size_t i = 0; i < leveled.size(); ++i) {
            const Candidate& candidate = leveled[i].step.candidate;
            const bool another = i + 1 < leveled.size() && leveled[i + 1].step.candidate.element == candidate.element;
            const std::string_view text = paragraphAt(candidate.element).text;
            const std::size_t end = another ? leveled[i + 1].step.candidate.offset : text.size();
            const std::size_t begin = std::min(candidate.offset + candidate.number.length, end);
            headings_.push_back(headingOf(leveled[i], text.substr(begin, end - begin), labels[candidate.element]));
        }
    }

    OutlineItem headingOf(const LeveledStep& leveled, std::string_view text, double labelConfidence) const {
        const Candidate& candidate = leveled.step.candidate;
        const DocumentParagraph& paragraph = paragraphAt(candidate.element);
        const HeadingText heading = readHeadingText(text);
        OutlineItem item;
        item.element = candidate.element;
        item.offset = candidate.offset;
        item.text = heading.text;
        item.level = leveled.level;
        item.runIn = heading.bodyFollows;
        if (!candidate.inside) {
            item.section = markedSection(snapshot_.body[candidate.element]);
        }
        if (leveled.step.kind == OutlineStep::Kind::label) {
            item.role = OutlineRole::label;
            item.confidence = labelConfidence;
            return item;
        }
        item.scheme = candidate.number.scheme;
        item.number = candidate.number.number;
        item.automatic = candidate.automatic;
        item.glued = candidate.inside;
        item.runIn = item.runIn || (item.scheme == NumberScheme::article && heading.sentence);
        item.issues = leveled.issues;
        item.missing = leveled.missing;
        item.confidence = candidate.inside ? (leveled.fits || candidate.sure ? 0.8 : 0.6) : 0.9;
        item.confidence -= leveled.alone ? 0.3 : 0;
        item.confidence -= heading.characters > longSentence || heading.characters == 0 ? 0.1 : 0;
        item.confidence += paragraph.looks.bold || paragraph.outlineLevel > 0 ? 0.07 : 0;
        return item;
    }

    std::vector<Lead> findLeads() const {
        std::vector<Lead> leads;
        for (std::size_t i = 0; i < snapshot_.body.size(); ++i) {
            if (isText(i) && !isContentsLine(paragraphAt(i))) {
                zhangfa::findLeads(paragraphAt(i), i, !begun_[i], words_, leads);
            }
        }
        return leads;
    }

    // 下一步，我们打算从三个方面改进： and a list that begins anew behind it: its numbers stand one level down.
    void lowerUnder(const std::vector<OutlineItem>& leads) {
        for (std::size_t i = 0; i < leads.size(); ++i) {
            const auto behind = [&](const OutlineItem& item) { return standsBefore(leads[i], item); };
            const auto first = std::find_if(headings_.begin(), headings_.end(), behind);
            const bool anew = first != headings_.begin() && first != headings_.end() && first->number == 1 &&
                              first->level <= leads[i].level;
            if (!anew) {
                continue;
            }
            const auto next = std::find_if(leads.begin(), leads.end(),
                                           [&](const OutlineItem& lead) { return standsBefore(leads[i], lead); });
            int last = 0;
            for (auto item = first; item != headings_.end(); ++item) {
                const bool ends = (next != leads.end() && standsBefore(*next, *item)) ||
                                  (item->level == first->level && item->number <= last && item->scheme) ||
                                  item->level < first->level;
                if (ends) {
                    break;
                }
                last = item->level == first->level ? item->number : last;
                if (item != first) {
                    ++item->level;
                }
            }
            ++first->level;
            std::erase(first->issues, OutlineIssue::restart);
        }
    }

    // A lead that opens a section takes the names off the headings behind it; a bookmark knows better.
    void keepMarked() {
        for (OutlineItem& item : headings_) {
            if (const auto marked = item.glued ? std::nullopt : markedSection(snapshot_.body[item.element])) {
                item.section = marked;
            }
        }
    }

    // Preamble, closing words, and sections that only a bookmark shows.
    void addOpenings(std::vector<OutlineItem>& leads) {
        const std::size_t sentences = leads.size();
        std::size_t first = headings_.empty() ? snapshot_.body.size() : headings_.front().element;
        bool preamble = false;
        for (std::size_t i = 0; i < snapshot_.body.size(); ++i) {
            const auto marked = begun_[i] || frame_.taken[i] ? std::nullopt : markedSection(snapshot_.body[i]);
            if (marked) {
                addLead(leads, i, *marked, 1);
                preamble = preamble || *marked == preambleSection;
            } else if (isText(i) && !begun_[i] && isClosing(trimmed(paragraphAt(i).text))) {
                addLead(leads, i, closingSection, 0.95);
            }
        }
        for (const OutlineItem& lead : leads) {
            first = std::min(first, lead.element);
        }
        if (const double confidence = preamble ? 0 : preambleConfidence(first); confidence > 0) {
            std::size_t begin = frame_.textBegins;
            while (begin < first && (!isText(begin) || isContentsLine(paragraphAt(begin)) ||
                                     (begin + 1 < first && isByline(paragraphAt(begin))))) {
                ++begin;
            }
            if (begin < first) {
                addLead(leads, begin, preambleSection, confidence);
            }
        }
        // Of two at one place, a sentence gives way: few open a section.
        for (std::size_t i = sentences; i-- > 0;) {
            const auto same = [&](const OutlineItem& lead) {
                return lead.element == leads[i].element && lead.offset == leads[i].offset;
            };
            if (std::find_if(leads.begin() + static_cast<std::ptrdiff_t>(sentences), leads.end(), same) !=
                leads.end()) {
                leads[i].confidence = 0;
            }
        }
        std::erase_if(leads, [](const OutlineItem& lead) { return lead.confidence == 0; });
    }

    // 柳湾镇党委书记　陈砚秋: under a title, above the text.
    static bool isByline(const DocumentParagraph& paragraph) {
        constexpr std::string_view ofSentences[] = {"。", "，", "：", ":", "！"};
        return countCharacters(trimmed(paragraph.text)) <= longestByline && !containsAny(paragraph.text, ofSentences);
    }

    static bool speaksOf(const Section* section, std::string_view text) {
        return section != nullptr &&
               std::any_of(section->words.begin(), section->words.end(),
                           [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
    }

    bool isClosing(std::string_view text) const {
        const bool short_ = text.size() <= longestClosingWords * 4 && countCharacters(text) <= longestClosingWords;
        return (short_ && speaksOf(library_.section(closingSection), text)) ||
               (text.size() <= longestClosing * 4 && beginsWithAny(text, closingBeginnings) &&
                (short_ || containsAny(text, requests)));
    }

    // Text before the first heading is a preamble, surely if it says that a report follows.
    double preambleConfidence(std::size_t firstHeading) const {
        const Section* section = library_.section(preambleSection);
        double confidence = 0;
        for (std::size_t i = frame_.textBegins; section != nullptr && i < firstHeading; ++i) {
            if (!isText(i) || isContentsLine(paragraphAt(i))) {
                continue;
            }
            if (speaksOf(section, paragraphAt(i).text)) {
                return 0.9;
            }
            confidence = firstHeading < snapshot_.body.size() && !breaksOff(paragraphAt(i)) ? 0.6 : confidence;
        }
        return confidence;
    }

    void addLead(std::vector<OutlineItem>& leads, std::size_t element, const SectionId& section, double confidence) {
        const std::string_view text = paragraphAt(element).text;
        const HeadingText sentence = readHeadingText(text);
        OutlineItem item;
        item.element = element;
        item.offset = leadingSpaces(text);
        item.role = OutlineRole::lead;
        item.level = 1;
        item.text = sentence.text;
        item.runIn = sentence.bodyFollows;
        item.section = section;
        item.confidence = confidence;
        leads.push_back(std::move(item));
    }
};

} // namespace

std::string_view nameOf(OutlineRole role) {
    constexpr std::array<std::string_view, 9> names = {"title",           "salutation", "heading",   "label", "lead",
                                                       "attachment-note", "attachment", "signature", "date"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view nameOf(OutlineIssue issue) {
    constexpr std::array<std::string_view, 4> names = {"gap", "restart", "double", "mixed"};
    return names[static_cast<std::size_t>(issue)];
}

Outline readOutline(const Snapshot& snapshot, const Library& library) { return Reader(snapshot, library).read(); }

} // namespace zhangfa
