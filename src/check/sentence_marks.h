// Last period's sentences, of which only marks are kept: they tell that a sentence is the same, never what it said.
#pragma once

#include "core/edits.h"
#include "core/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

using SentenceMarks = std::set<std::uint32_t>;

inline const std::string lastSentencesProperty = "zf._last-sentences."; // followed by 1, 2, …

// Only words count: a sentence that took new figures and signs is the old one. Nothing for what is too short to be
// anybody's own.
std::optional<std::uint32_t> sentenceMark(std::wstring_view sentence);
std::vector<std::wstring_view> sentencesOf(std::wstring_view text);
std::wstring wordsOf(std::wstring_view text); // Chinese characters and letters

// Of the body's paragraphs.
SentenceMarks sentenceMarks(const Snapshot& snapshot);

// The document remembers these instead of those it has.
Edits planLastSentences(const Snapshot& snapshot, const SentenceMarks& marks);
// Whatever cannot be read is left out.
SentenceMarks readLastSentences(const std::map<std::string, std::string>& properties);

} // namespace zhangfa
