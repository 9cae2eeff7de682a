// Rules that a pattern tells: what is wrong is what the pattern finds, and its replacement puts it right.
#include "check/rule_groups.h"

#include <boost/regex.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

using Roles = unsigned;
constexpr Roles bit(TextRole role) { return 1U << static_cast<unsigned>(role); }
constexpr Roles everywhere = ~0U;
constexpr Roles placed = bit(TextRole::body) | bit(TextRole::heading) | bit(TextRole::cell);
constexpr Roles running = placed | bit(TextRole::aside);
constexpr Roles textOnly = bit(TextRole::body) | bit(TextRole::heading);
constexpr Roles titles = bit(TextRole::title) | bit(TextRole::attachmentTitle);

struct PatternRule { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of the table
    const char* rule;
    const wchar_t* needs; // a text with none of these, divided by |, is not looked at; empty: always
    Roles roles;
    const wchar_t* pattern;
    const wchar_t* replacement; // null: needs judging
    bool (*applies)(const Surroundings&) = nullptr;
    bool guardedToo = false; // also where punctuation is a text's own
};

bool isUpward(const Surroundings& around) { return around.upward; }
bool isReport(const Surroundings& around) {
    return around.type == DocumentType::report || around.type == DocumentType::statement;
}

#define HAN L"\\x{4e00}-\\x{9fff}〇"
#define SIGN L"，。、；：？！“”‘’（）《》〈〉〔〕【】…—"
#define NUMBER L"[0-9]+(?:\\.[0-9]+)?"

// \K: what stands before it is looked for, and is no part of what is found.
constexpr PatternRule patterns[] = {
    // 发文字号, wherever one is written
    {"number.brackets", L"号", everywhere,
     L"(?<=[" HAN L"])[\\[［【(（]\\s*((?:19|20)[0-9]{2})\\s*[\\]］】)）](?=\\s*第?\\s*[0-9]+\\s*号)", L"〔$1〕",
     nullptr, true},
    {"number.ordinal", L"号", everywhere,
     L"(?<=[" HAN L"])[〔\\[［【(（](?:19|20)[0-9]{2}[〕\\]］】)）]\\K\\s*第\\s*(?=[0-9]+\\s*号)", L"", nullptr, true},
    {"number.leading-zero", L"号", everywhere, L"[〔\\[［](?:19|20)[0-9]{2}[〕\\]］]第?\\K0+(?=[1-9][0-9]*号)", L"",
     nullptr, true},
    {"citation", L"〔", running, L"([（(][^（）()《》]{1,14}〔[0-9]{4}〕[0-9]+号[)）])(《[^《》]{1,60}》)", L"$2$1"},
    {"citation", L"〔", running, L"(?<=》)(?![和及与或等])[" HAN L"]{1,8}〔[0-9]{4}〕[0-9]+号", L"（$&）"},

    // What stays behind of a form or of somebody else's text
    {"placeholder", L"〔", everywhere, L"〔[^〕0-9][^〕]{0,29}〕|(?<![“（])〔〕", nullptr, nullptr, true},
    {"placeholder", L"【", everywhere, L"【[^】]{0,30}】", nullptr, nullptr, true},
    {"placeholder", L"zz|ZZ|zZ|Zz", everywhere,
     L"(?<![A-Za-z0-9])[zZ]{2,4}(?=[" HAN L"])|(?<=[" HAN L"])[zZ]{2,4}(?![A-Za-z0-9])", nullptr, nullptr, true},
    {"placeholder", L" 年|\u3000年|年 |年\u3000|月 |月\u3000", everywhere,
     L"(?:20[0-9]{0,2})?[ \u3000]+年[ \u3000]*[0-9]*[ \u3000]*月(?:[ \u3000]*[0-9]*[ \u3000]*日)?|"
     L"(?:[0-9]{4})?年[ \u3000]+月[ \u3000]*日?|月[ \u3000]+日",
     nullptr},
    {"residue.part", L"篇", titles | bit(TextRole::heading) | bit(TextRole::body),
     L"^[\\s\u3000]*[【（(]?篇[一二三四五六七八九十0-9]+[】）)：:]?|篇[一二三四五六七八九十]$", nullptr},
    {"residue.part", L"精选|通用|最新|范文|模板", titles,
     L"[（(](?:精选|通用|最新|范文|模板)[^（）()]{0,8}[)）]|(?:范文|模板)[0-9一二三四五六七八九十]*篇?$", nullptr},
    {"hole", L"“”|《》|（）|()| ”| 》| ）| )|\u3000”|\u3000》|\u3000）", running,
     L"“[ \u3000]*”|《[ \u3000]*》|（[ \u3000]*）|(?<=[" HAN L"])\\([ \u3000]*\\)", nullptr},

    // Wording
    {"wording.your-unit", L"你|贵", textOnly, L"[你贵](?:局|单位|委|办|部|厅|镇|县)(?![" HAN L"]{0,2}好)", nullptr,
     isUpward},
    {"wording.relative-date", L"今年|去年|近日|日前|本月|今天|昨天|明天|前不久", running,
     L"今年(?!以来)|去年(?!以来)|近日(?!来)|(?<![0-9日月年])日前|本月|今天|昨天|明天|前不久", nullptr},
    {"matter.request", L"请|妥否|当否|建议", textOnly,
     L"请(?:予|给予)?(?:批示|审批|批准|批复|答复|审定|支持|解决|协调解决)|妥否|当否|恳请(?!审阅|指正|指导|批评)|"
     L"请求[^。；，]{0,14}(?:支持|解决|批准|拨付|帮助|协调)|建议(?:上级|县委|市委|省委)[^。；，]{0,16}(?:拨付|解决|"
     L"增加|"
     L"批准)",
     nullptr, isReport},
    {"blank-page-note", L"无正文", everywhere, L"[（(]?(?:此|本)页无正文[）)]?|[（(]以下无正文[）)]", nullptr},

    // Numbers of headings
    {"number.bracket-comma", L"）、|)、|），|),|）,|)，|）．|).|）.|)．", textOnly,
     L"^[\\s\u3000]*[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]\\K[、，,．.]", L""},
    {"number.point", L"、", bit(TextRole::heading), L"^[\\s\u3000]*[0-9]{1,2}\\K、", L"."},

    // Spaces; in headers and the like they place things
    {"spaces.indent", L" |\u3000|\t|\u00A0", placed | bit(TextRole::salutation) | titles,
     L"^[ \u3000\t\u00A0]+(?!.*[^ \u3000\t\u00A0][\u3000]+[^ \u3000])", L""}, // a roster has such spaces, too
    {"spaces", L" |\u00A0|\t", placed | bit(TextRole::salutation) | titles,
     L"(?<=[" HAN SIGN L"])(?<![章条节])[ \u00A0\t]+(?=[" HAN
         SIGN L"0-9A-Za-z〔])|(?<=[0-9A-Za-z%])[ \u00A0\t]+(?=[" HAN SIGN L"])",
     L"", nullptr, true},

    // Punctuation
    {"ellipsis", L"...|．．．|。。。|…|···", running,
     L"(?<=[" HAN SIGN L"])\\.{3,}|(?<=[" HAN L"])(?:．{3,}|。{3,}|·{3,})|(?<!…)…(?!…)|(?<!…)…{3}(?!…)|"
     L"(?<!…)…{5,}(?!…|\\s*[0-9]+$)",
     L"……"},
    {"dash", L"--|－－|―|─", running, L"(?<![-A-Za-z0-9])-{2,}(?![-A-Za-z0-9])|－{2,}|―{1,}|─{1,}", L"——"},

    // Numbers
    {"range", L"-|－|~|～|∼", running,
     L"(?<![0-9\\-－A-Za-z.])(?:19|20)[0-9]{2}年?\\K[-－~～∼](?=(?:19|20)[0-9]{2}(?![0-9\\-－]))", L"—"},
    {"range", L"-|－", running, L"(?<![0-9\\-－/.A-Za-z])[0-9]{1,2}[月日]?\\K[-－](?=[0-9]{1,2}[月日])", L"—"},
    {"range", L"-|－|~|∼", running,
     L"(?<![0-9\\-－A-Za-z./"
     L"])" NUMBER L"[%％人次个项名件场篇天元万亿米年岁]?\\K[-－~∼](?=" NUMBER L"[%％人次个项名件场篇天元万亿米岁])",
     L"～"},
    {"range.units", L"%|％", running, L"(?<![0-9.])(" NUMBER L")([-－~～—∼])(?=" NUMBER L"([%％]))", L"$1$3$2"},
    {"range.units", L"万|亿", running, L"(?<![0-9.\\-])" NUMBER L"[-－~～—∼](?=" NUMBER L"[万亿])", nullptr},
    {"date.mixed", L"号", running, L"[0-9]{1,2}月[0-9]{1,2}\\K号(?!文|令|楼|公告)", L"日"},
    {"date.mixed", L"年|月", everywhere,
     L"[0-9]{4}年[一二三四五六七八九十]{1,3}月|[0-9]{1,2}月[一二三四五六七八九十]{1,3}日|"
     L"[一二三四五六七八九十]{1,3}月[0-9]{1,2}日",
     nullptr},
    {"year.short", L"年", running,
     L"(?<![0-9A-Za-z〇○一二三四五六七八九—～~-])[0-9]{2}年(?=[0-9]{1,2}月|度|上半年|下半年)", nullptr},
};

#undef HAN
#undef SIGN
#undef NUMBER

struct Compiled {
    const PatternRule* rule;
    std::vector<std::wstring> needs;
    boost::wregex pattern;
};

std::vector<std::wstring> divided(std::wstring_view needs) {
    std::vector<std::wstring> all;
    while (!needs.empty()) {
        const std::size_t end = std::min(needs.find(L'|'), needs.size());
        all.emplace_back(needs.substr(0, end));
        needs.remove_prefix(std::min(end + 1, needs.size()));
    }
    return all;
}

const std::vector<Compiled>& compiled() {
    static const auto all = [] {
        std::vector<Compiled> made;
        for (const PatternRule& rule : patterns) {
            made.push_back({&rule, divided(rule.needs), boost::wregex(rule.pattern)});
        }
        return made;
    }();
    return all;
}

} // namespace

void checkPatterns(const CheckedText& text, const Surroundings& around, Findings& findings) {
    using Iterator = boost::regex_iterator<std::wstring::const_iterator>;
    for (const Compiled& any : compiled()) {
        const PatternRule& rule = *any.rule;
        if ((rule.roles & bit(text.role)) == 0) {
            continue;
        }
        const bool here = any.needs.empty() || std::any_of(any.needs.begin(), any.needs.end(), [&](const auto& need) {
                              return text.text.find(need) != std::wstring::npos;
                          });
        if (!here || (rule.applies != nullptr && !rule.applies(around)) || !findings.wants(rule.rule)) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), any.pattern), end; at != end; ++at) {
            const auto begin = static_cast<std::size_t>((*at)[0].first - text.text.begin());
            const std::size_t length = static_cast<std::size_t>((*at)[0].length());
            if (!rule.guardedToo && text.isProtected(begin, begin + length)) {
                continue;
            }
            std::optional<std::wstring> replacement;
            if (rule.replacement != nullptr) {
                replacement = at->format(std::wstring(rule.replacement));
            }
            findings.add(rule.rule, text, begin, begin + length, {}, replacement);
        }
    }
}

} // namespace zhangfa
