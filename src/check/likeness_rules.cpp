// How much of a section was taken over from last period's report unchanged.
#include "check/rule_groups.h"

#include "core/utf8.h"
#include "core/values.h"

#include <algorithm>
#include <unordered_set>

namespace zhangfa {

namespace {

constexpr double much = 0.6; // of a section's characters

// A sentence's clauses, as words.
std::vector<std::wstring> clausesOf(std::wstring_view sentence) {
    std::vector<std::wstring> clauses;
    for (std::size_t begin = 0; begin < sentence.size();) {
        const std::size_t end = std::min(sentence.find_first_of(L"，：；。！？", begin), sentence.size());
        if (std::wstring words = wordsOf(sentence.substr(begin, end - begin)); !words.empty()) {
            clauses.push_back(std::move(words));
        }
        begin = end + 1;
    }
    return clauses;
}

// What the templates themselves say is the same every time: their clauses, without the values.
class TemplateClauses {
public:
    explicit TemplateClauses(const Library& library) {
        for (const auto& [id, section] : library.sections) {
            add(section.elements);
            for (const auto& [name, elements] : section.texts) {
                add(elements);
            }
        }
    }
    // A sentence without its values that holds nothing else.
    bool have(std::wstring_view sentence) const {
        const std::vector<std::wstring> clauses = clausesOf(sentence);
        return std::all_of(clauses.begin(), clauses.end(),
                           [this](const std::wstring& clause) { return all_.contains(clause); });
    }

private:
    void add(const SectionElements& elements) {
        for (const SectionElement& element : elements) {
            if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
                add(*paragraph, true);
                add(*paragraph, false); // of its parts any may be left out
            }
        }
    }
    void add(const SectionParagraph& paragraph, bool withParts) {
        std::wstring text;
        for (std::size_t i = 0; i < paragraph.content.size(); ++i) {
            const bool inPart = std::any_of(paragraph.parts.begin(), paragraph.parts.end(), [&](const TextPart& part) {
                return part.first <= i && i < part.first + part.count;
            });
            const auto* words = std::get_if<std::string>(&paragraph.content[i]);
            if (words != nullptr && (withParts || !inPart)) {
                text += wide(*words);
            }
        }
        for (std::wstring& clause : clausesOf(text)) {
            all_.insert(std::move(clause));
        }
    }

    std::unordered_set<std::wstring> all_;
};

// Part of a text without the values that a form gave.
std::wstring withoutValues(const CheckedText& text, std::wstring_view part) {
    std::wstring left;
    const auto begin = static_cast<std::size_t>(part.data() - text.text.data());
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (!text.isBound(begin + i, begin + i + 1)) {
            left += part[i];
        }
    }
    return left;
}

struct Share {
    const CheckedText* heading = nullptr;
    std::size_t same = 0, all = 0; // characters
    std::vector<std::string> sentences;
};

void tell(const Share& share, Findings& findings) {
    if (share.heading != nullptr && share.all > 0 &&
        static_cast<double>(share.same) >= much * static_cast<double>(share.all)) {
        findings.add("likeness", *share.heading,
                     {std::to_string(share.same * 100 / share.all), std::to_string(share.sentences.size()),
                      shortened(share.sentences.front(), 40)},
                     {}, share.sentences);
    }
}

} // namespace

void checkLikeness(const CheckedDocument& document, Findings& findings) {
    SentenceMarks last = document.settings.last;
    last.merge(readLastSentences(document.snapshot.properties));
    if (last.empty() || !findings.wants("likeness")) {
        return;
    }
    const TemplateClauses ofTemplates(document.library);
    Share now;
    for (const CheckedText& text : document.texts) {
        if (text.heading != nullptr && text.heading->level == 1) {
            tell(now, findings);
            now = {&text, 0, 0, {}};
            if (!text.heading->runIn) {
                continue;
            }
        }
        if (text.role != TextRole::body && text.heading == nullptr) {
            continue;
        }
        for (const std::wstring_view sentence : sentencesOf(text.text)) {
            const auto mark = sentenceMark(sentence);
            if (!mark || isUnfilled(narrow(bare(sentence))) || ofTemplates.have(withoutValues(text, sentence))) {
                continue;
            }
            const std::size_t characters = wordsOf(sentence).size();
            now.all += characters;
            if (last.contains(*mark)) {
                now.same += characters;
                now.sentences.push_back(narrow(bare(sentence)));
            }
        }
    }
    tell(now, findings);
}

} // namespace zhangfa
