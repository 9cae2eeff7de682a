// Words that should be others: a text file, a line each, that an office extends.
#pragma once

#include "message.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

struct ListedWord {
    std::u32string wrong, right;         // nothing right: only told
    std::vector<std::u32string> allowed; // longer words in which the wrong one is right
    std::string reason;                  // with its source and date
};

class WordList {
public:
    struct Hit {
        std::size_t begin = 0; // characters
        const ListedWord* word = nullptr;
    };
    void add(ListedWord word);
    // Those of the other list count where both have a word.
    void addAll(const WordList& other);
    // In order, never overlapping; of words that begin at the same place the longest.
    std::vector<Hit> find(std::u32string_view text) const;
    std::size_t size() const;

private:
    std::map<char32_t, std::vector<ListedWord>> byFirst_; // the longest first
};

struct ParsedWords {
    WordList words;
    std::vector<Problem> problems;
};
// Columns with tabs between: the wrong word, the right one, the reason, then longer words that are right. Lines that
// begin with # say something to the reader.
ParsedWords parseWords(std::string_view text, const std::string& file);

} // namespace zhangfa
