// How much of a section was taken over from last period's report unchanged.
#include "check/rule_groups.h"
#include "check/template_clauses.h"

#include "core/utf8.h"
#include "core/values.h"

namespace zhangfa {

namespace {

constexpr double much = 0.6; // of a section's characters

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
