// What the templates themselves say.
#include "check/template_clauses.h"

#include "check/checked_document.h"
#include "check/sentence_marks.h"

#include <algorithm>
#include <vector>

namespace zhangfa {

namespace {

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

} // namespace

TemplateClauses::TemplateClauses(const Library& library) {
    for (const auto& [id, section] : library.sections) {
        add(section.elements);
        for (const auto& [name, elements] : section.texts) {
            add(elements);
        }
    }
}

bool TemplateClauses::have(std::wstring_view sentence) const {
    const std::vector<std::wstring> clauses = clausesOf(sentence);
    return std::all_of(clauses.begin(), clauses.end(),
                       [this](const std::wstring& clause) { return all_.contains(clause); });
}

void TemplateClauses::add(const SectionElements& elements) {
    for (const SectionElement& element : elements) {
        if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
            add(*paragraph, true);
            add(*paragraph, false); // of its parts any may be left out
        }
    }
}

void TemplateClauses::add(const SectionParagraph& paragraph, bool withParts) {
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

} // namespace zhangfa
