// Sentences of a paragraph, as the recogniser of outlines sees them. All offsets and lengths are bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// Where a sentence begins behind 。！？ or a line break; never 0, never the text's end. Closing quotes and brackets
// belong to the sentence that they end, spaces to none.
std::vector<std::size_t> sentenceStarts(std::string_view text);

// Where a clause begins: as above, and behind ；，：, too.
std::vector<std::size_t> clauseStarts(std::string_view text);

// Up to the first 。 or line break, which is left out; the whole text where there is none.
std::string_view firstSentence(std::string_view text);

struct HeadingText {
    std::string text;           // valid UTF-8
    bool sentence = false;      // it ended in 。
    bool bodyFollows = false;   // behind that
    std::size_t characters = 0; // of the text
};
// `text` is what stands behind the number.
HeadingText readHeadingText(std::string_view text);

// Valid UTF-8, whatever the text is.
std::string cleanText(std::string_view text);

// Bytes of the word with which the text begins; 0: none of them.
std::size_t lengthOfAny(std::string_view text, std::span<const std::string_view> words);

bool beginsWithAny(std::string_view text, std::span<const std::string_view> words);
bool endsWithAny(std::string_view text, std::span<const std::string_view> words);
bool containsAny(std::string_view text, std::span<const std::string_view> words);

} // namespace zhangfa
