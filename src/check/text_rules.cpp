// Rules on one text at a time that no pattern tells: placeholders, brackets, half-width signs, words, dates.
#include "check/rule_groups.h"

#include "core/placeholder_signs.h"

#include <algorithm>
#include <array>
#include <boost/regex.hpp>
#include <chrono>

namespace zhangfa {

namespace {

constexpr std::wstring_view closingSigns = L"。！？：；…”’）】》〉〕";

bool isChinese(wchar_t sign) {
    return isHan(sign) ||
           std::wstring_view(L"，。、；：？！“”‘’（）《》〈〉〔〕【】…—·％").find(sign) != std::wstring_view::npos;
}

// The next sign that is no space, in one direction; L'\0' at the end.
wchar_t neighbour(std::wstring_view text, std::size_t at, int step) {
    for (auto i = static_cast<std::ptrdiff_t>(at) + step; i >= 0 && i < static_cast<std::ptrdiff_t>(text.size());
         i += step) {
        if (text[static_cast<std::size_t>(i)] != L' ' && text[static_cast<std::size_t>(i)] != L'\u00A0') {
            return text[static_cast<std::size_t>(i)];
        }
    }
    return L'\0';
}

struct Width {
    wchar_t half, full;
};
constexpr Width widths[] = {{L',', L'，'}, {L';', L'；'}, {L':', L'：'}, {L'?', L'？'},
                            {L'!', L'！'}, {L'(', L'（'}, {L')', L'）'}};

// Each half-width bracket's other one.
std::vector<std::size_t> partners(std::wstring_view text) {
    std::vector<std::size_t> other(text.size(), text.size()), open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == L'(' || text[i] == L'（') {
            open.push_back(i);
        } else if ((text[i] == L')' || text[i] == L'）') && !open.empty()) {
            other[i] = open.back();
            other[open.back()] = i;
            open.pop_back();
        }
    }
    return other;
}

void checkWidths(const CheckedText& text, Findings& findings) {
    const std::wstring_view signs = text.text;
    if (!text.has(L",;:?!()\"")) {
        return;
    }
    const auto other = partners(signs);
    std::vector<std::size_t> quotes;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (text.isProtected(i, i + 1)) {
            continue;
        }
        const wchar_t before = neighbour(signs, i, -1), after = neighbour(signs, i, 1);
        if (signs[i] == L'"' && (isChinese(before) || isChinese(after))) {
            quotes.push_back(i);
        }
        const auto* const width =
            std::find_if(std::begin(widths), std::end(widths), [&](const Width& any) { return any.half == signs[i]; });
        if (width == std::end(widths)) {
            continue;
        }
        bool chinese = isChinese(before) || (after != L'\0' && isChinese(after));
        if (signs[i] == L'(' || signs[i] == L')') {
            const std::size_t partner = other[i];
            const bool paired = partner < signs.size();
            const std::size_t first = paired ? std::min(i, partner) : i, last = paired ? std::max(i, partner) : i;
            chinese = std::any_of(signs.begin() + static_cast<std::ptrdiff_t>(first),
                                  signs.begin() + static_cast<std::ptrdiff_t>(last) + 1, isChinese) ||
                      isChinese(neighbour(signs, first, -1)) || isChinese(neighbour(signs, last, 1));
        } else if (isDigit(before) && isDigit(after) && signs[i] != L';') {
            chinese = false;
        }
        if (chinese) {
            findings.add("half-width", text, i, i + 1, {}, std::wstring(1, width->full));
        }
    }
    // In turns opening and closing, if they come in pairs, with such as are full-width already.
    std::vector<std::wstring> turns;
    bool open = false, paired = true;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const bool straight = turns.size() < quotes.size() && quotes[turns.size()] == i;
        if (straight) {
            turns.emplace_back(open ? L"”" : L"“");
        }
        if (straight || signs[i] == L'“' || signs[i] == L'”') {
            paired = paired && (straight || open == (signs[i] == L'”'));
            open = !open;
        }
    }
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        findings.add("half-width", text, quotes[i], quotes[i] + 1, {},
                     paired && !open ? std::optional(turns[i]) : std::nullopt);
    }
}

constexpr std::wstring_view openings = L"（《〈“‘〔【「『", closings = L"）》〉”’〕】」』";

// 1） and 一） at the beginning, or behind a sign.
bool numbersItem(std::wstring_view text, std::size_t bracket) {
    constexpr std::wstring_view numerals = L"0123456789一二三四五六七八九十";
    std::size_t begin = bracket;
    while (begin > 0 && numerals.find(text[begin - 1]) != std::wstring_view::npos) {
        --begin;
    }
    return begin < bracket && (begin == 0 || !isHan(text[begin - 1]));
}

void checkPairs(const CheckedText& text, Findings& findings) {
    if (!text.has(openings) && !text.has(closings)) {
        return;
    }
    std::vector<std::size_t> open;
    const std::wstring_view signs = text.text;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (openings.find(signs[i]) != std::wstring_view::npos) {
            open.push_back(i);
            continue;
        }
        const std::size_t closing = closings.find(signs[i]);
        if (closing == std::wstring_view::npos) {
            continue;
        }
        const bool apostrophe = signs[i] == L'’' && i > 0 && isLatin(signs[i - 1]);
        const bool halfOpen = signs[i] == L'）' && signs.substr(0, i).rfind(L'(') != std::wstring_view::npos;
        const bool number = signs[i] == L'）' && numbersItem(signs, i);
        if (!open.empty() && signs[open.back()] == openings[closing]) {
            open.pop_back();
        } else if (!apostrophe && !halfOpen && !number) {
            findings.add("pairs", text, i, i + 1);
        }
    }
    for (const std::size_t i : open) {
        const bool halfClosed = signs[i] == L'（' && signs.find(L')', i) != std::wstring_view::npos;
        if (!halfClosed) {
            findings.add("pairs", text, i, i + 1);
        }
    }
}

void checkSentenceEnd(const CheckedText& text, Findings& findings) {
    if (text.role != TextRole::body || text.text.size() < 12) {
        return;
    }
    const std::size_t last = text.text.find_last_not_of(L" \u3000\t\u00A0");
    // Without any full stop or comma it may be a line of a list, or a heading that is not known as one.
    const std::size_t colon = text.text.find(L'：'); // 参会人员：…… has none either
    const bool labelled = colon < 10 && !text.has(L"。");
    const bool running = !labelled && (text.has(L"。；") || (text.has(L"，") && text.text.size() > 30));
    if (last != std::wstring::npos && running && closingSigns.find(text.text[last]) == std::wstring_view::npos &&
        text.text[last] != L'.' && text.text[last] != L')' && !text.isBound(last, last + 1)) {
        findings.add("sentence.end", text, last, last + 1);
    }
}

bool isSpace(wchar_t sign) { return std::wstring_view(L" \u3000\t\u00A0").find(sign) != std::wstring_view::npos; }

// Two signs side by side that never are: ，， and ，。
void checkDoubled(const CheckedText& text, Findings& findings) {
    constexpr std::wstring_view signs = L"，。、；：";
    const std::wstring_view all = text.text;
    const auto isSign = [&](std::size_t i) { return i < all.size() && signs.find(all[i]) != std::wstring_view::npos; };
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (!isSign(i) || !isSign(i + 1)) {
            continue;
        }
        std::size_t end = i;
        bool same = true;
        while (isSign(end)) {
            same = same && all[end] == all[i];
            ++end;
        }
        const bool ellipsis = same && all[i] == L'。' && end - i > 2; // told as such
        if (!ellipsis) {
            findings.add("doubled", text, i, end, {},
                         same ? std::optional<std::wstring>(std::wstring(1, all[i])) : std::nullopt);
        }
        i = end;
    }
}

// Words that lost what stood behind them (在、等平台): a preposition between signs, or before 、.
void checkHoles(const CheckedText& text, Findings& findings) {
    if (text.role != TextRole::body && text.role != TextRole::heading && text.role != TextRole::cell &&
        text.role != TextRole::aside) {
        return;
    }
    constexpr std::wstring_view signs = L"、，。；";
    constexpr std::wstring_view prepositions[] = {L"在", L"对",   L"向",   L"从",   L"把",  L"将",
                                                  L"以", L"按照", L"根据", L"依据", L"围绕"};
    struct Before {
        wchar_t preposition;
        std::wstring_view words; // with these before it, it is none
    };
    constexpr Before nouns[] = {{L'在', L"内现存实潜所正外自健好旨重"}, {L'对', L"相针面应绝反核校查比"}};
    const std::wstring_view all = text.text;
    const auto isSign = [&](std::size_t i) { return signs.find(all[i]) != std::wstring_view::npos; };
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (!isSign(i)) {
            continue;
        }
        for (const std::wstring_view word : prepositions) {
            const std::size_t begin = i - std::min(i, word.size());
            if (all.substr(begin, i - begin) == word && (begin == 0 || isSign(begin - 1))) {
                findings.add("hole", text, begin, i);
            }
        }
        for (const Before& noun : nouns) {
            if (all[i] == L'、' && all[i - 1] == noun.preposition && i > 1 && !isSign(i - 2) &&
                noun.words.find(all[i - 2]) == std::wstring_view::npos) {
                findings.add("hole", text, i - 1, i);
            }
        }
        constexpr std::wstring_view behind = L"级同待于候离值"; // 、等级
        if (all[i] == L'、' && i + 1 < all.size() && all[i + 1] == L'等' &&
            (i + 2 == all.size() || behind.find(all[i + 2]) == std::wstring_view::npos)) {
            findings.add("hole", text, i, i + 1);
        }
    }
}

void checkTrailingSpaces(const CheckedText& text, Findings& findings) {
    std::size_t begin = text.text.size();
    while (begin > 0 && isSpace(text.text[begin - 1])) {
        --begin;
    }
    const bool placed = text.role == TextRole::signature || text.role == TextRole::date ||
                        text.role == TextRole::aside; // by them, maybe
    if (begin > 0 && begin < text.text.size() && !placed) {
        findings.add("spaces", text, begin, text.text.size(), {}, L"");
    }
}

void checkDigits(const CheckedText& text, Findings& findings) {
    const auto isWide = [](wchar_t sign) { return sign >= L'０' && sign <= L'９'; };
    for (std::size_t i = 0; i < text.text.size(); ++i) {
        if (!isWide(text.text[i])) {
            continue;
        }
        std::size_t end = i;
        std::wstring narrowed;
        while (end < text.text.size() &&
               (isWide(text.text[end]) ||
                (text.text[end] == L'．' && end + 1 < text.text.size() && isWide(text.text[end + 1])))) {
            narrowed += text.text[end] == L'．' ? L'.' : static_cast<wchar_t>(text.text[end] - L'０' + L'0');
            ++end;
        }
        findings.add("digits.full-width", text, i, end, {}, narrowed);
        i = end;
    }
}

} // namespace

void checkPunctuation(const CheckedText& text, Findings& findings) {
    checkWidths(text, findings);
    checkPairs(text, findings);
    checkSentenceEnd(text, findings);
    checkDoubled(text, findings);
    checkHoles(text, findings);
    checkTrailingSpaces(text, findings);
    if (text.signs.find_first_of(L"０１２３４５６７８９") != std::wstring::npos) {
        checkDigits(text, findings);
    }
}

void checkPlaceholders(const CheckedText& text, Findings& findings) {
    const std::u32string characters(text.text.begin(), text.text.end());
    for (const auto& [begin, end] : placeholderSigns(characters)) {
        if (!text.isBound(begin, end)) {
            findings.add("placeholder", text, begin, end);
        }
    }
}

void checkWords(const CheckedText& text, const Library& library, Findings& findings) {
    const std::u32string characters(text.text.begin(), text.text.end());
    const auto report = [&](const char* rule, const WordList& list, bool mechanical) {
        for (const WordList::Hit& hit : list.find(characters)) {
            const ListedWord& word = *hit.word;
            const std::wstring right(word.right.begin(), word.right.end());
            std::optional<std::wstring> replacement;
            if (mechanical && !right.empty()) {
                replacement = right;
            }
            const std::size_t end = hit.begin + word.wrong.size();
            findings.add(rule, text, hit.begin, end,
                         {narrow(text.characters().substr(hit.begin, end - hit.begin)), narrow(right), word.reason},
                         replacement, right.empty() ? std::string(rule) + ".told" : std::string());
        }
    };
    report("confusable", library.confusables, true);
    report("designation", library.designations, false);
}

void checkDates(const CheckedText& text, Findings& findings) {
    if (text.text.find(L'月') == std::wstring::npos) {
        return;
    }
    static const boost::wregex pattern(
        L"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(?:[（(]?(?:星期|周)([一二三四五六日天])[)）]?)?");
    using Iterator = boost::regex_iterator<std::wstring::const_iterator>;
    for (Iterator at(text.text.begin(), text.text.end(), pattern), end; at != end; ++at) {
        const std::chrono::year_month_day date{std::chrono::year{std::stoi(at->str(1))},
                                               std::chrono::month{static_cast<unsigned>(std::stoi(at->str(2)))},
                                               std::chrono::day{static_cast<unsigned>(std::stoi(at->str(3)))}};
        const auto begin = static_cast<std::size_t>(at->position());
        const std::size_t stop = begin + static_cast<std::size_t>(at->length());
        if (!date.ok()) {
            findings.add("date.impossible", text, begin, stop);
        } else if ((*at)[4].matched) {
            constexpr std::wstring_view days = L"日一二三四五六";
            const std::size_t day = std::chrono::weekday(std::chrono::sys_days(date)).c_encoding();
            const wchar_t written = at->str(4)[0] == L'天' ? L'日' : at->str(4)[0];
            if (written != days[day]) {
                findings.add("date.weekday", text, begin, stop,
                             {narrow(text.characters().substr(begin, stop - begin)), narrow(days.substr(day, 1))});
            }
        }
    }
}

} // namespace zhangfa
