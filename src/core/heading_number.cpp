// The number at the beginning of a heading, in any of the ways in which reports write it.
#include "heading_number.h"

#include "list_item.h"
#include "utf8.h"
#include "values.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace zhangfa {

namespace {

using Words = std::span<const std::string_view>;

constexpr int greatestNumber = 999; // longer ones are years, amounts, telephone numbers
constexpr std::size_t mostNumerals = 5;

constexpr std::string_view digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::string_view wideDigits[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
constexpr std::string_view hanNumerals[] = {"一", "二", "三", "四", "五", "六", "七",
                                            "八", "九", "十", "百", "零", "〇"};
constexpr std::string_view openings[] = {"（", "(", "﹙"};
constexpr std::string_view closings[] = {"）", ")", "﹚"};
constexpr std::string_view points[] = {".", "．"};
constexpr std::string_view commas[] = {"、", "，", ",", "﹑"};
constexpr std::string_view signsAfterBrackets[] = {"、", ".", "．", "，"};

// 一、二级响应: two numbers in a row that count something, no heading.
constexpr std::string_view counters[] = {"级", "类", "期", "层", "楼", "季", "批", "线", "组", "队", "年", "月", "班",
                                         "届", "号", "条", "款", "章", "节", "是", "、", "和", "中", "村", "标", "审"};
// 第三条规定, 第一条战线: an article spoken of, or a count.
constexpr std::string_view afterArticle[] = {"规定", "所",   "第", "、", "和",   "或",   "及", "至",  "到",
                                             "之",   "中",   "的", "款", "（一", "(一",  "件", "线",  "战线",
                                             "红线", "底线", "，", "。", "；",   "明确", "要", "提出"};
constexpr std::string_view afterChapter[] = {"规定", "所", "第", "、", "和", "或", "及", "至", "的", "，", "。", "；"};
// （一）项, （一）至（三）: an item spoken of.
constexpr std::string_view afterBrackets[] = {"款",  "至（", "至(",  "到（", "和（", "与（",
                                              "与(", "和(",  "或（", "及（", "、（", "、("};
constexpr std::string_view itemWord = "项";
constexpr std::string_view afterItemWord[] = {"目", "工"}; // （一）项目建设, （二）项工… begin a heading after all

constexpr std::string_view enclosedHan[] = {"㈠", "㈡", "㈢", "㈣", "㈤", "㈥", "㈦", "㈧", "㈨", "㈩"};
constexpr std::string_view enclosedDigits[] = {"⑴", "⑵", "⑶", "⑷", "⑸", "⑹", "⑺", "⑻", "⑼", "⑽"};
constexpr std::string_view pointedDigits[] = {"⒈", "⒉", "⒊", "⒋", "⒌", "⒍", "⒎", "⒏", "⒐", "⒑"};

// Every character with which a number may begin, digits and ( besides.
constexpr std::string_view firstCharacters = "一二三四五六七八九十百零〇第（﹙０１２３４５６７８９㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
                                             "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑";
constexpr std::size_t characterSize = 3; // of each of them

// Most texts begin with something else: a quick answer for them.
bool mayBegin(std::string_view text) {
    if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80) {
        return !text.empty() && (text.front() == '(' || (text.front() >= '0' && text.front() <= '9'));
    }
    const std::size_t found = firstCharacters.find(text.substr(0, characterSize));
    return found != std::string_view::npos && found % characterSize == 0;
}

// Index of the word with which the text begins.
std::optional<std::size_t> begins(std::string_view text, Words words) {
    const auto found = std::find_if(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
    return found == words.end() ? std::nullopt : std::optional<std::size_t>(found - words.begin());
}

bool take(std::string_view& text, Words words) {
    const auto found = begins(text, words);
    text.remove_prefix(found ? words[*found].size() : 0);
    return found.has_value();
}

bool take(std::string_view& text, std::string_view word) { return take(text, Words(&word, 1)); }

void skipSpaces(std::string_view& text) { text.remove_prefix(leadingSpaces(text)); }

// 0 where the text begins with no number, or one that no heading has.
int takeDigits(std::string_view& text) {
    int number = 0;
    for (std::size_t count = 0;; ++count) {
        const auto half = begins(text, digits), wide = begins(text, wideDigits);
        if (!half && !wide) {
            return number;
        }
        const auto digit = static_cast<int>(half ? *half : *wide);
        if (number * 10 + digit > greatestNumber || (count == 0 && digit == 0)) {
            return 0;
        }
        number = number * 10 + digit;
        text.remove_prefix(half ? 1 : wideDigits[0].size());
    }
}

int takeHan(std::string_view& text) {
    std::size_t length = 0, count = 0;
    while (count <= mostNumerals) {
        const auto numeral = begins(text.substr(length), hanNumerals);
        if (!numeral) {
            break;
        }
        length += hanNumerals[*numeral].size();
        ++count;
    }
    const int number = length == 0 || count > mostNumerals ? 0 : fromChineseNumber(text.substr(0, length));
    if (number == 0 || number > greatestNumber) {
        return 0;
    }
    text.remove_prefix(length);
    return number;
}

bool beginsWithDigit(std::string_view text) { return begins(text, digits) || begins(text, wideDigits); }

// 1.2024年以来……: a year, no decimal.
bool beginsWithYear(std::string_view text) {
    std::size_t count = 0;
    while (take(text, digits) || take(text, wideDigits)) {
        ++count;
    }
    return count == 4 && text.starts_with("年");
}

// 一、二级: the next number follows at once, and something is counted.
bool countsOn(std::string_view rest, int number) {
    const int next = beginsWithDigit(rest) ? takeDigits(rest) : takeHan(rest);
    return next == number + 1 && begins(rest, counters);
}

std::optional<NumberScheme> takeHanEnd(std::string_view& rest, int number) {
    std::string_view afterSpaces = rest;
    skipSpaces(afterSpaces);
    if (take(afterSpaces, commas) || take(afterSpaces, points)) {
        rest = afterSpaces;
        return countsOn(rest, number) ? std::nullopt : std::optional(NumberScheme::hanComma);
    }
    if (take(rest, "是")) {
        std::string_view again = rest; // 一是一，二是二
        const bool saying =
            takeHan(again) == number && (again.empty() || begins(again, commas) || again.starts_with("。"));
        return saying ? std::nullopt : std::optional(NumberScheme::hanIs);
    }
    return take(rest, closings) ? std::optional(NumberScheme::hanBrackets) : std::nullopt;
}

std::optional<NumberScheme> takeDigitsEnd(std::string_view& rest, int number) {
    std::string_view afterSpaces = rest;
    skipSpaces(afterSpaces);
    if (take(afterSpaces, points)) {
        rest = afterSpaces;
        const bool decimal = beginsWithDigit(rest) && !beginsWithYear(rest);
        return decimal ? std::nullopt : std::optional(NumberScheme::digitPoint);
    }
    if (take(afterSpaces, commas)) {
        const bool thousands = !rest.starts_with("、") && beginsWithDigit(afterSpaces) && !beginsWithYear(afterSpaces);
        rest = afterSpaces;
        return thousands || countsOn(rest, number) ? std::nullopt : std::optional(NumberScheme::digitComma);
    }
    return take(rest, closings) ? std::optional(NumberScheme::digitBrackets) : std::nullopt;
}

// （一）（二）两类对象
bool anotherFollows(std::string_view rest) {
    if (!take(rest, openings)) {
        return false;
    }
    const int number = beginsWithDigit(rest) ? takeDigits(rest) : takeHan(rest);
    return number > 0 && begins(rest, closings);
}

bool speaksOfItem(std::string_view rest) {
    return anotherFollows(rest) || begins(rest, afterBrackets) ||
           (take(rest, itemWord) && !begins(rest, afterItemWord));
}

std::optional<HeadingNumber> readBrackets(std::string_view text) {
    std::string_view rest = text;
    take(rest, openings);
    skipSpaces(rest);
    int number = takeHan(rest);
    const auto scheme = number > 0 ? NumberScheme::hanBrackets : NumberScheme::digitBrackets;
    number = number > 0 ? number : takeDigits(rest);
    skipSpaces(rest);
    if (number == 0 || !take(rest, closings) || speaksOfItem(rest)) {
        return std::nullopt;
    }
    take(rest, signsAfterBrackets);
    return HeadingNumber{scheme, number, text.size() - rest.size()};
}

std::optional<HeadingNumber> readOrdinal(std::string_view text) {
    std::string_view rest = text;
    take(rest, "第");
    skipSpaces(rest);
    int number = takeHan(rest);
    number = number > 0 ? number : takeDigits(rest);
    skipSpaces(rest);
    const bool chapter = take(rest, "章");
    if (number == 0 || (!chapter && !take(rest, "条"))) {
        return std::nullopt;
    }
    // Behind a space stands the article's own text, whatever it begins with.
    if (chapter ? begins(rest, afterChapter) : begins(rest, afterArticle)) {
        return std::nullopt;
    }
    return HeadingNumber{chapter ? NumberScheme::chapter : NumberScheme::article, number, text.size() - rest.size()};
}

std::optional<HeadingNumber> readEnclosed(std::string_view text) {
    struct Signs {
        Words words;
        NumberScheme scheme;
    };
    for (const auto& [words, scheme] :
         {Signs{enclosedHan, NumberScheme::hanBrackets}, Signs{enclosedDigits, NumberScheme::digitBrackets},
          Signs{pointedDigits, NumberScheme::digitPoint}}) {
        if (const auto found = begins(text, words)) {
            return HeadingNumber{scheme, static_cast<int>(*found) + 1, words[*found].size()};
        }
    }
    return std::nullopt;
}

std::optional<HeadingNumber> readPlain(std::string_view text) {
    std::string_view rest = text;
    int number = takeHan(rest);
    const bool han = number > 0;
    number = han ? number : takeDigits(rest);
    if (number == 0) {
        return readEnclosed(text);
    }
    const auto scheme = han ? takeHanEnd(rest, number) : takeDigitsEnd(rest, number);
    return scheme ? std::optional(HeadingNumber{*scheme, number, text.size() - rest.size()}) : std::nullopt;
}

} // namespace

std::string_view nameOf(NumberScheme scheme) {
    constexpr std::array<std::string_view, schemeCount> names = {"第一章", "第一条", "一、",  "（一）",
                                                                 "1.",     "1、",    "（1）", "一是"};
    return names[static_cast<std::size_t>(scheme)];
}

std::size_t leadingSpaces(std::string_view text) {
    constexpr std::string_view spaces[] = {" ", "\t", "\u3000", "\u00A0"};
    std::string_view rest = text;
    while (take(rest, spaces)) {
    }
    return text.size() - rest.size();
}

std::optional<HeadingNumber> readHeadingNumber(std::string_view text) {
    if (!mayBegin(text)) {
        return std::nullopt;
    }
    auto number = begins(text, openings)   ? readBrackets(text)
                  : text.starts_with("第") ? readOrdinal(text)
                                           : readPlain(text);
    if (number) {
        number->length += leadingSpaces(text.substr(number->length));
    }
    return number;
}

std::string withNumber(std::string_view typed, int number) {
    struct Enclosed {
        Words words;
        std::string_view before, after;
        bool han;
    };
    const auto numeral = [](std::string_view text) { return begins(text, digits) || begins(text, wideDigits); };
    for (std::size_t at = 0; at < typed.size() && number > 0; ++at) {
        const std::string_view rest = typed.substr(at);
        std::size_t length = 0;
        std::string instead;
        if (numeral(rest)) {
            const bool wide = begins(rest, wideDigits).has_value();
            while (numeral(rest.substr(length))) {
                length += begins(rest.substr(length), digits) ? 1 : characterSize;
            }
            for (const char digit : std::to_string(number)) {
                instead += wide ? wideDigits[digit - '0'] : digits[digit - '0'];
            }
        } else if (begins(rest, hanNumerals)) {
            while (begins(rest.substr(length), hanNumerals)) {
                length += characterSize;
            }
            instead = chineseNumber(number);
        }
        for (const auto& [words, before, after, han] :
             {Enclosed{enclosedHan, "（", "）", true}, Enclosed{enclosedDigits, "(", ")", false},
              Enclosed{pointedDigits, "", ".", false}}) {
            if (length > 0 || !begins(rest, words)) {
                continue;
            }
            length = characterSize;
            instead =
                static_cast<std::size_t>(number) <= words.size()
                    ? std::string(words[static_cast<std::size_t>(number - 1)])
                    : std::string(before) + (han ? chineseNumber(number) : std::to_string(number)) + std::string(after);
        }
        if (length > 0) {
            return std::string(typed.substr(0, at)) + instead + std::string(rest.substr(length));
        }
    }
    return std::string(typed);
}

std::optional<HeadingNumber> readLabel(std::string_view label) {
    const std::string_view text = trimmed(label);
    const auto number = readHeadingNumber(text);
    return number && number->length == text.size() ? number : std::nullopt;
}

} // namespace zhangfa
