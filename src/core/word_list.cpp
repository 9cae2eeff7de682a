// Words that should be others: a text file, a line each, that an office extends.
#include "word_list.h"

#include "utf8.h"

#include <algorithm>
#include <set>

namespace zhangfa {

void WordList::add(ListedWord word) {
    auto& words = byFirst_[word.wrong.front()];
    const auto same =
        std::find_if(words.begin(), words.end(), [&](const ListedWord& any) { return any.wrong == word.wrong; });
    if (same != words.end()) {
        *same = std::move(word);
        return;
    }
    const auto place = std::find_if(words.begin(), words.end(),
                                    [&](const ListedWord& any) { return any.wrong.size() < word.wrong.size(); });
    words.insert(place, std::move(word));
}

void WordList::addAll(const WordList& other) {
    for (const auto& [first, words] : other.byFirst_) {
        for (const ListedWord& word : words) {
            add(word);
        }
    }
}

std::size_t WordList::size() const {
    std::size_t count = 0;
    for (const auto& [first, words] : byFirst_) {
        count += words.size();
    }
    return count;
}

namespace {

// Whether the text has the longer word around the place.
bool standsIn(std::u32string_view text, std::size_t begin, const ListedWord& word, std::u32string_view longer) {
    for (std::size_t at = longer.find(word.wrong); at != std::u32string_view::npos;
         at = longer.find(word.wrong, at + 1)) {
        if (at <= begin && text.substr(begin - at, longer.size()) == longer) {
            return true;
        }
    }
    return false;
}

std::vector<std::string_view> columnsOf(std::string_view line) {
    std::vector<std::string_view> columns;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        columns.push_back(trimmed(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return columns;
}

} // namespace

std::vector<WordList::Hit> WordList::find(std::u32string_view text) const {
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at + 1;
        if (const auto words = byFirst_.find(text[at]); words != byFirst_.end()) {
            for (const ListedWord& word : words->second) {
                const bool here = text.substr(at).starts_with(word.wrong);
                if (here && std::none_of(word.allowed.begin(), word.allowed.end(),
                                         [&](const auto& longer) { return standsIn(text, at, word, longer); })) {
                    hits.push_back({at, &word});
                    next = at + word.wrong.size();
                    break;
                }
            }
        }
        at = next;
    }
    return hits;
}

ParsedWords parseWords(std::string_view text, const std::string& file) {
    ParsedWords parsed;
    std::set<std::string_view> seen;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (trimmed(line).empty() || line.starts_with('#')) {
            continue;
        }
        const auto complain = [&](const char* key, std::vector<std::string> args = {}) {
            parsed.problems.push_back({{file, number, 1}, {key, std::move(args)}});
        };
        if (brokenUtf8(line)) {
            complain("words.not-utf8");
            continue;
        }
        const auto columns = columnsOf(line);
        if (columns.size() < 3 || columns[0].empty() || columns[2].empty()) {
            complain("words.columns");
            continue;
        }
        if (columns[0] == columns[1]) {
            complain("words.same", {std::string(columns[0])});
            continue;
        }
        if (!seen.insert(columns[0]).second) {
            complain("words.twice", {std::string(columns[0])});
            continue;
        }
        ListedWord word{toCharacters(columns[0]), toCharacters(columns[1]), {}, std::string(columns[2])};
        for (std::size_t i = 3; i < columns.size(); ++i) {
            if (columns[i].find(columns[0]) == std::string_view::npos) {
                complain("words.not-longer", {std::string(columns[i]), std::string(columns[0])});
            } else {
                word.allowed.push_back(toCharacters(columns[i]));
            }
        }
        parsed.words.add(std::move(word));
    }
    return parsed;
}

} // namespace zhangfa
