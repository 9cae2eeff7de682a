// Sentences of a paragraph, as the recogniser of outlines sees them.
#include "outline_text.h"

#include "heading_number.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::string_view sentenceEnds[] = {"。", "！", "？", "\n"};
constexpr std::string_view clauseEnds[] = {"；", ";", "，", ",", "：", ":"};
constexpr std::string_view closingSigns[] = {"”", "’", "」", "』", "\""};

bool digit(char byte) { return byte >= '0' && byte <= '9'; }

bool mayEnd(char byte) { // the first byte of any sign above: most bytes of a text need no closer look
    return byte == '\xE3' || byte == '\xEF' || byte == '\n' || byte == ';' || byte == ',' || byte == ':' || byte == '.';
}

// A half-width stop that stands for 。, between Chinese characters or at the end.
bool isTypedStop(std::string_view text, std::size_t at) {
    const auto wide = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) >= 0x80; };
    return text[at] == '.' && at > 0 && wide(at - 1) && (at + 1 == text.size() || wide(at + 1) || digit(text[at + 1]));
}

std::vector<std::size_t> starts(std::string_view text, bool clauses) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!mayEnd(text[at])) {
            ++at;
            continue;
        }
        std::size_t length = isTypedStop(text, at) ? 1 : lengthOfAny(text.substr(at), sentenceEnds);
        length = length == 0 && clauses ? lengthOfAny(text.substr(at), clauseEnds) : length;
        if (length == 0) {
            ++at;
            continue;
        }
        at += length;
        while (const std::size_t sign = lengthOfAny(text.substr(at), closingSigns)) {
            at += sign;
        }
        at += leadingSpaces(text.substr(at));
        if (at < text.size() && (found.empty() || found.back() != at)) {
            found.push_back(at);
        }
    }
    return found;
}

} // namespace

std::size_t lengthOfAny(std::string_view text, std::span<const std::string_view> words) {
    for (const std::string_view word : words) {
        if (text.starts_with(word)) {
            return word.size();
        }
    }
    return 0;
}

std::vector<std::size_t> sentenceStarts(std::string_view text) { return starts(text, false); }
std::vector<std::size_t> clauseStarts(std::string_view text) { return starts(text, true); }

std::string_view firstSentence(std::string_view text) {
    std::size_t end = std::min(text.find("。"), text.find('\n'));
    for (std::size_t at = text.find('.'); at < end; at = text.find('.', at + 1)) {
        end = isTypedStop(text, at) ? at : end;
    }
    return text.substr(0, end);
}

HeadingText readHeadingText(std::string_view text) {
    text = trimmed(text);
    const std::string_view heading = firstSentence(text);
    HeadingText result;
    result.text = cleanText(trimmed(heading));
    std::string_view rest = text.substr(heading.size());
    if (rest.starts_with("。") || rest.starts_with(".")) {
        result.sentence = true;
        rest.remove_prefix(rest.starts_with(".") ? 1 : std::string_view("。").size());
    }
    result.bodyFollows = !trimmed(rest).empty();
    result.characters = countCharacters(result.text);
    return result;
}

std::string cleanText(std::string_view text) {
    return brokenUtf8(text) ? toUtf8(toCharacters(text)) : std::string(text);
}

bool beginsWithAny(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

bool endsWithAny(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

bool containsAny(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return text.find(word) != std::string_view::npos; });
}

} // namespace zhangfa
