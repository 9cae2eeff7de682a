// Which standard section a heading's words speak of.
#pragma once

#include "library.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zhangfa {

struct SectionScore {
    SectionId section;
    std::size_t rank = 0; // in Library::order; behind all others where it is not ranked
    double score = 0;     // greater for longer and for rarer words; 1 is one word of two characters that no other has
    double coverage = 0;  // share of the text that its words and general ones make up, from 0 to 1
};

struct SectionMatch {
    std::vector<SectionScore> scores; // best first; where equal, the one spoken of first
    double known = 0;                 // share of the text made up by words of any section and general ones
};

class SectionWords {
public:
    explicit SectionWords(const Library& library);

    // Of a long text, only the beginning is read. The preamble and the closing words are no headings: never found.
    SectionMatch match(std::string_view text) const;

private:
    struct Word {
        std::string text;
        std::vector<std::size_t> sections; // in sections_; none for a general word
        double weight = 0;
    };
    std::vector<SectionScore> sections_;
    std::unordered_map<std::string, std::vector<Word>> words_; // by first character, longest first

    void add(Word word);

    const Word* wordAt(std::string_view text) const;
};

} // namespace zhangfa
