// Last period's sentences, of which only marks are kept: they tell that a sentence is the same, never what it said.
#include "check/sentence_marks.h"

#include "check/checked_document.h"
#include "core/long_property.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace zhangfa {

namespace {

constexpr std::size_t shortest = 12; // characters: shorter sentences are everybody's
constexpr std::size_t digits = 8;    // of a mark

// FNV-1a, 32 bits: of two thousand sentences against two thousand others, one in a thousand times one is taken for
// another.
std::uint32_t hashOf(std::wstring_view words) {
    std::uint32_t hash = 2166136261U;
    for (const wchar_t sign : words) {
        for (int shift = 0; shift < 32; shift += 8) {
            hash = (hash ^ ((static_cast<std::uint32_t>(sign) >> shift) & 0xFFU)) * 16777619U;
        }
    }
    return hash;
}

} // namespace

std::wstring wordsOf(std::wstring_view text) {
    std::wstring words;
    std::copy_if(text.begin(), text.end(), std::back_inserter(words),
                 [](wchar_t sign) { return isHan(sign) || isLatin(sign); });
    return words;
}

std::vector<std::wstring_view> sentencesOf(std::wstring_view text) {
    std::vector<std::wstring_view> sentences;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(L"。；！？", begin), text.size());
        sentences.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return sentences;
}

std::optional<std::uint32_t> sentenceMark(std::wstring_view sentence) {
    const std::wstring words = wordsOf(sentence);
    return words.size() < shortest ? std::nullopt : std::optional(hashOf(words));
}

SentenceMarks sentenceMarks(const Snapshot& snapshot) {
    SentenceMarks marks;
    for (const BodyElement& element : snapshot.body) {
        const std::wstring text = wide(element.paragraph.text); // nothing in a table
        for (const std::wstring_view sentence : sentencesOf(text)) {
            if (const auto mark = sentenceMark(sentence)) {
                marks.insert(*mark);
            }
        }
    }
    return marks;
}

Edits planLastSentences(const Snapshot& snapshot, const SentenceMarks& marks) {
    std::string text;
    for (const std::uint32_t mark : marks) {
        char hex[digits + 1];
        std::snprintf(hex, sizeof hex, "%08x", mark);
        text += hex;
    }
    return editsFor(longProperty(lastSentencesProperty, text, snapshot.properties), snapshot.properties);
}

SentenceMarks readLastSentences(const std::map<std::string, std::string>& properties) {
    SentenceMarks marks;
    const std::string text = readLongProperty(lastSentencesProperty, properties);
    for (std::size_t at = 0; at + digits <= text.size(); at += digits) {
        std::uint32_t mark = 0;
        const char* const end = text.data() + at + digits;
        if (std::from_chars(text.data() + at, end, mark, 16).ptr == end) {
            marks.insert(mark);
        }
    }
    return marks;
}

} // namespace zhangfa
