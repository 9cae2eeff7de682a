// Finds out which parts of a template's sentences stand in the document, and changes those that should not.
#include "sentence_parts.h"

#include "compose.h"
#include "section_elements.h"

#include <algorithm>

namespace zhangfa {

namespace {

// A text in which a field is one sign: so that words are never taken for a value.
struct Signs {
    std::string text;
    std::vector<std::size_t> offsets; // of each byte, in the text as it is shown; one more for its end
};

std::string signOf(const FieldId& field) { return '\x01' + field.value + '\x02'; }

std::string signsOf(const std::vector<Inline>& content) {
    std::string signs;
    for (const Inline& piece : content) {
        const auto* text = std::get_if<std::string>(&piece);
        signs += text != nullptr ? *text : signOf(std::get<FieldReference>(piece).field);
    }
    return signs;
}

Signs signsOf(const DocumentParagraph& paragraph) {
    Signs signs;
    const auto addText = [&](std::size_t from, std::size_t to) {
        for (std::size_t at = from; at < to; ++at) {
            signs.text += paragraph.text[at];
            signs.offsets.push_back(at);
        }
    };
    std::size_t done = 0;
    for (const FieldPlace& place : paragraph.fields) {
        if (place.offset < done || place.offset + place.length > paragraph.text.size()) {
            continue;
        }
        addText(done, place.offset);
        const std::string sign = signOf(place.field);
        signs.text += sign;
        signs.offsets.insert(signs.offsets.end(), sign.size(), place.offset);
        done = place.offset + place.length;
    }
    addText(done, paragraph.text.size());
    signs.offsets.push_back(paragraph.text.size());
    return signs;
}

// A stretch of a template's paragraph: words and fields that always stand, or a part that may.
struct Stretch {
    std::vector<Inline> content;
    std::string signs;
    bool optional = false, wanted = true;
};
using Sentence = std::vector<Stretch>;

constexpr std::string_view fullStop = "。";

// Cut after full stops among words that always stand, so that a reworded sentence does not hold up the next one.
std::vector<Sentence> sentencesOf(const SectionParagraph& paragraph, const Known& known) {
    std::vector<Sentence> sentences(1);
    const auto add = [&](Stretch stretch) {
        stretch.signs = signsOf(stretch.content);
        Sentence& sentence = sentences.back();
        if (!sentence.empty() && !sentence.back().optional && !stretch.optional) {
            sentence.back().signs += stretch.signs;
            sentence.back().content.insert(sentence.back().content.end(), stretch.content.begin(),
                                           stretch.content.end());
        } else {
            sentence.push_back(std::move(stretch));
        }
    };
    for (std::size_t i = 0, next = 0; i < paragraph.content.size();) {
        if (next < paragraph.parts.size() && paragraph.parts[next].first == i) {
            const TextPart& part = paragraph.parts[next++];
            const auto first = paragraph.content.begin() + static_cast<std::ptrdiff_t>(i);
            add({{first, first + static_cast<std::ptrdiff_t>(part.count)}, {}, true, stands(paragraph, part, known)});
            i += part.count;
            continue;
        }
        const auto* text = std::get_if<std::string>(&paragraph.content[i++]);
        if (text == nullptr) {
            add({{paragraph.content[i - 1]}, {}});
            continue;
        }
        std::size_t begin = 0;
        for (std::size_t end = text->find(fullStop); end != std::string::npos; end = text->find(fullStop, begin)) {
            end += fullStop.size();
            if (end == text->size()) {
                break; // a part may follow
            }
            add({{text->substr(begin, end - begin)}, {}});
            sentences.emplace_back();
            begin = end;
        }
        add({{text->substr(begin)}, {}});
    }
    return sentences;
}

bool changes(const Sentence& sentence) {
    return std::any_of(sentence.begin(), sentence.end(), [](const Stretch& stretch) { return stretch.optional; });
}

// Where a sentence stands in a paragraph, and which of its parts are there.
struct Found {
    std::vector<std::size_t> begins; // of each stretch, and the end of the last, in the signs
    std::vector<bool> there;
};

class Matcher {
public:
    Matcher(const Sentence& sentence, std::string_view text) : sentence_(sentence), text_(text) {}

    // The first place where the sentence stands, with as many of its parts as possible.
    std::optional<Found> find() {
        for (std::size_t at = 0; at <= text_.size(); ++at) {
            found_ = {};
            if (matches(0, at)) {
                found_.begins.push_back(end_);
                return std::move(found_);
            }
        }
        return std::nullopt;
    }

private:
    bool matches(std::size_t stretch, std::size_t at) {
        if (stretch == sentence_.size()) {
            // At a paragraph's beginning or end, a part that is not there may have been reworded: then other text is.
            const bool reworded = (sentence_.front().optional && !found_.there.front() && found_.begins.front() > 0) ||
                                  (sentence_.back().optional && !found_.there.back() && at < text_.size());
            end_ = at;
            return !reworded;
        }
        const Stretch& next = sentence_[stretch];
        found_.begins.push_back(at);
        for (const bool there : {true, false}) {
            const std::size_t length = there ? next.signs.size() : 0;
            if ((there || next.optional) && text_.substr(at, length) == (there ? next.signs : "")) {
                found_.there.push_back(there);
                if (matches(stretch + 1, at + length)) {
                    return true;
                }
                found_.there.pop_back();
            }
        }
        found_.begins.pop_back();
        return false;
    }

    const Sentence& sentence_;
    std::string_view text_;
    Found found_;
    std::size_t end_ = 0;
};

bool hasWords(const Sentence& sentence) {
    return std::any_of(sentence.begin(), sentence.end(),
                       [](const Stretch& stretch) { return !stretch.optional && !stretch.signs.empty(); });
}

class Planner {
public:
    Planner(const Library& library, const Report& report, const Snapshot& snapshot, const Known& known)
        : library_(library), report_(report), snapshot_(snapshot), known_(known), taken_(snapshot.body.size(), false) {
        for (const ReportBlock& block : report.blocks) {
            std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(block.first), block.count, true);
        }
    }

    Edits plan() {
        for (const ReportSection& section : report_.sections) {
            const Section* standard =
                section.copy || !section.bound || section.attachment ? nullptr : library_.section(section.id);
            if (standard != nullptr) {
                planSection(section, elementsOf(*standard, section.text, nullptr, report_.manner));
            }
        }
        // From the end on, so that places before keep their numbers; of two at one place the second first.
        std::reverse(changes_.begin(), changes_.end());
        std::stable_sort(changes_.begin(), changes_.end(), [](const Change& one, const Change& other) {
            return std::pair(one.element, one.offset) > std::pair(other.element, other.offset);
        });
        Edits edits;
        for (Change& change : changes_) {
            edits.push_back(std::move(change.edit));
        }
        return edits;
    }

private:
    struct Change {
        std::size_t element, offset; // within it; a paragraph that comes or goes: behind all in it
        Edit edit;
    };

    void planSection(const ReportSection& section, const SectionElements& elements) {
        std::optional<std::size_t> previous; // where the template's element before this one stands
        for (const SectionElement& element : elements) {
            if (const auto* block = std::get_if<SectionBlock>(&element)) {
                const ReportBlock* standing = report_.block(block->field);
                previous = standing != nullptr ? std::optional(standing->first + standing->count - 1) : previous;
                continue;
            }
            const auto& paragraph = std::get<SectionParagraph>(element);
            if (!paragraph.option.empty() && !section.options.contains(paragraph.option)) {
                continue;
            }
            if (paragraph.isOnePart()) {
                previous = planParagraph(section, paragraph, previous);
            } else {
                const auto place = planSentences(section, paragraph);
                previous = place ? place : previous;
            }
        }
    }

    // A paragraph that comes and goes as a whole. Gives where the template's text goes on.
    std::optional<std::size_t> planParagraph(const ReportSection& section, const SectionParagraph& paragraph,
                                             std::optional<std::size_t> previous) {
        const bool wanted = stands(paragraph, paragraph.parts[0], known_);
        const std::string signs = signsOf(paragraph.content);
        for (std::size_t i = section.first; i < section.first + section.count; ++i) {
            if (taken_[i] || snapshot_.body[i].table || signsOf(snapshot_.body[i].paragraph).text != signs) {
                continue;
            }
            taken_[i] = true;
            if (wanted) {
                return i;
            }
            if (snapshot_.body[i].paragraph.bookmarks.empty()) {
                changes_.push_back({i, behindAll, RemoveElements{i, 1}});
            }
            return previous;
        }
        NewParagraph made{paragraph.role.value_or(Role::body), {}, {}};
        if (wanted && previous) {
            made.runs = composeRuns(library_, paragraph.content);
            if (!report_.made) {
                made.like = LooksLike{*previous, 0};
            }
            changes_.push_back({*previous, behindAll, InsertElements{*previous + 1, {std::move(made)}}});
        } else if (wanted && section.stands != Stands::inText) { // the first of all: behind the imprint's first rule
            made.runs = composeRuns(library_, paragraph.content);
            const std::size_t first = section.first + (section.stands == Stands::imprint ? 1 : 0);
            changes_.push_back({first, 0, InsertElements{first, {std::move(made)}}});
        }
        return previous;
    }

    // Gives where the paragraph stands.
    std::optional<std::size_t> planSentences(const ReportSection& section, const SectionParagraph& paragraph) {
        std::optional<std::size_t> place;
        for (const Sentence& sentence : sentencesOf(paragraph, known_)) {
            if (!hasWords(sentence)) {
                continue;
            }
            for (std::size_t i = section.first; i < section.first + section.count; ++i) {
                if (taken_[i] || snapshot_.body[i].table) {
                    continue;
                }
                const Signs signs = signsOf(snapshot_.body[i].paragraph);
                if (const auto found = Matcher(sentence, signs.text).find()) {
                    place = i;
                    if (changes(sentence)) {
                        change(i, sentence, *found, signs);
                    }
                    break;
                }
            }
        }
        return place;
    }

    void change(std::size_t element, const Sentence& sentence, const Found& found, const Signs& signs) {
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            if (sentence[i].optional && sentence[i].wanted != found.there[i]) {
                const std::size_t begin = signs.offsets[found.begins[i]], end = signs.offsets[found.begins[i + 1]];
                TextChange text{begin, end - begin, {}};
                if (sentence[i].wanted) {
                    text.runs = composeRuns(library_, sentence[i].content);
                }
                changes_.push_back({element, begin, ChangeText{element, std::move(text)}});
            }
        }
    }

    static constexpr std::size_t behindAll = static_cast<std::size_t>(-1);

    const Library& library_;
    const Report& report_;
    const Snapshot& snapshot_;
    const Known& known_;
    std::vector<bool> taken_; // elements that are something else
    std::vector<Change> changes_;
};

} // namespace

Edits planParts(const Library& library, const Report& report, const Snapshot& snapshot, const Known& known) {
    return Planner(library, report, snapshot, known).plan();
}

} // namespace zhangfa
