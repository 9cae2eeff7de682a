// Numbers of lists, as a document shows them.
#include "list_labels.h"

#include "core/utf8.h"
#include "core/values.h"

#include <array>
#include <utility>

namespace zhangfa {

namespace {

std::string roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 13> signs{{{1000, "m"},
                                                                 {900, "cm"},
                                                                 {500, "d"},
                                                                 {400, "cd"},
                                                                 {100, "c"},
                                                                 {90, "xc"},
                                                                 {50, "l"},
                                                                 {40, "xl"},
                                                                 {10, "x"},
                                                                 {9, "ix"},
                                                                 {5, "v"},
                                                                 {4, "iv"},
                                                                 {1, "i"}}};
    std::string text;
    for (const auto& [value, sign] : signs) {
        for (; number >= value; number -= value) {
            text += sign;
        }
    }
    return text;
}

// a, b, … z, aa, bb: as word processors go on.
std::string letters(int number) {
    constexpr int alphabet = 26;
    return std::string(static_cast<std::size_t>((number - 1) / alphabet + 1),
                       static_cast<char>('a' + (number - 1) % alphabet));
}

std::string upper(std::string text) {
    for (char& letter : text) {
        letter = static_cast<char>(letter - 'a' + 'A');
    }
    return text;
}

std::string fullWidthDigits(int number) {
    std::u32string text;
    for (const char digit : std::to_string(number)) {
        text += U'０' + static_cast<char32_t>(digit - '0');
    }
    return toUtf8(text);
}

} // namespace

std::string numberText(NumberFormat format, int number) {
    constexpr int mostChinese = 9999, mostCircled = 20, mostOther = 3999;
    if (format == NumberFormat::none) {
        return {};
    }
    if (number < 1 || number > mostOther) {
        return std::to_string(number);
    }
    switch (format) {
    case NumberFormat::chinese:
        return number <= mostChinese ? chineseNumber(number) : std::to_string(number);
    case NumberFormat::fullWidth:
        return fullWidthDigits(number);
    case NumberFormat::circled:
        return number <= mostCircled ? toUtf8(std::u32string(1, U'①' + static_cast<char32_t>(number - 1)))
                                     : std::to_string(number);
    case NumberFormat::upperLetter:
        return upper(letters(number));
    case NumberFormat::lowerLetter:
        return letters(number);
    case NumberFormat::upperRoman:
        return upper(roman(number));
    case NumberFormat::lowerRoman:
        return roman(number);
    default:
        return std::to_string(number);
    }
}

std::string ListCounter::next(const std::vector<ListLevel>& levels, std::size_t level) {
    if (level >= levels.size()) {
        return {};
    }
    while (counts_.size() <= level) {
        counts_.push_back(levels[counts_.size()].start - 1);
    }
    counts_.resize(level + 1); // what is deeper begins anew
    ++counts_[level];
    for (std::size_t i = 0; i < level; ++i) { // a level that was skipped counts as begun
        counts_[i] = std::max(counts_[i], levels[i].start);
    }
    if (levels[level].format == NumberFormat::none) {
        return {};
    }
    std::string label;
    const std::string& pattern = levels[level].pattern;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool number =
            pattern[at] == '%' && at + 1 < pattern.size() && pattern[at + 1] >= '1' && pattern[at + 1] <= '9';
        if (!number) {
            label += pattern[at];
            continue;
        }
        const auto which = static_cast<std::size_t>(pattern[++at] - '1');
        if (which <= level) {
            label += numberText(levels[which].format, counts_[which]);
        }
    }
    return label;
}

} // namespace zhangfa
