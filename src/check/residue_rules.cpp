// What is left over of another unit's text or last year's: names, years, mixed words.
#include "check/rule_groups.h"

#include "core/outline_text.h"

#include <algorithm>
#include <array>
#include <boost/regex.hpp>
#include <map>

namespace zhangfa {

namespace {

using Iterator = boost::regex_iterator<std::wstring::const_iterator>;

bool isRunning(const CheckedText& text) {
    return text.role == TextRole::body || text.role == TextRole::heading || text.role == TextRole::cell;
}

struct Occurrence {
    const CheckedText* text;
    std::size_t begin, end;
    std::wstring word;
};

// Words that should be the same throughout: all but the commonest, or but the known one, are told.
void tellMinority(const std::vector<Occurrence>& all, const std::wstring& known, const char* rule, Findings& findings) {
    std::map<std::wstring, std::size_t> counts;
    for (const Occurrence& any : all) {
        ++counts[any.word];
    }
    if (counts.empty() || (known.empty() && counts.size() < 2)) {
        return;
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& one, const auto& two) { return one.second < two.second; });
    const std::wstring right = known.empty() ? most->first : known;
    // As many of one as of another: nobody knows which is right.
    const bool even = known.empty() && std::count_if(counts.begin(), counts.end(),
                                                     [&](const auto& any) { return any.second == most->second; }) > 1;
    for (const Occurrence& any : all) {
        if (even || any.word != right) {
            const auto other = std::find_if(counts.begin(), counts.end(), [&](const auto& each) {
                return each.second == most->second && each.first != any.word;
            });
            findings.add(rule, *any.text, any.begin, any.end,
                         {narrow(any.word), narrow(even && other != counts.end() ? other->first : right)});
        }
    }
}

void checkSelf(const CheckedDocument& document, Findings& findings) {
    static const boost::wregex self(L"我(?:局|镇|乡|县|市|区|校|院|委|办|部|厅|处|街道|中心|公司|单位|村|社区)(?!们)");
    std::vector<Occurrence> all;
    for (const CheckedText& text : document.texts) {
        if (!isRunning(text) || text.text.find(L'我') == std::wstring::npos) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), self), end; at != end; ++at) {
            const auto begin = static_cast<std::size_t>(at->position());
            if (begin > 0 && text.text[begin - 1] == L'自') {
                continue; // 自我办
            }
            all.push_back({&text, begin, begin + static_cast<std::size_t>(at->length()), at->str()});
        }
    }
    const std::wstring known = document.value("self");
    // A county is spoken of beside one's own bureau.
    std::erase_if(
        all, [&](const Occurrence& any) { return any.word == L"我县" || any.word == L"我市" || any.word == L"我区"; });
    tellMinority(all, known == L"本人" ? L"" : known, "residue.self", findings);
}

void checkCommittee(const CheckedDocument& document, Findings& findings) {
    // Of the unit itself: 镇党委, 局党组; with whoever else's 党委 it may have to do, it speaks of 上级, 基层, 下属
    // ones.
    static const boost::wregex own(L"(?:我?[局镇乡校院办委]|街道|本级|本单位|我单位|公司)(党委|党组)(?![织员]|（|\\()");
    std::vector<Occurrence> all;
    for (const CheckedText& text : document.texts) {
        if (!isRunning(text) || text.text.find(L'党') == std::wstring::npos) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), own), end; at != end; ++at) {
            const auto begin = static_cast<std::size_t>((*at)[1].first - text.text.begin());
            all.push_back({&text, begin, begin + static_cast<std::size_t>((*at)[1].length()), at->str(1)});
        }
    }
    tellMinority(all, document.value("committee"), "residue.committee", findings);
}

void checkYears(const CheckedDocument& document, Findings& findings) {
    if (!document.year) {
        return;
    }
    static const boost::wregex pattern(L"(?<![0-9])((?:19|20)[0-9]{2})年(?=度|上半年|下半年|以来)");
    constexpr std::wstring_view past[] = {L"上年", L"同期", L"比",   L"较", L"自",   L"从",   L"印发", L"出台",
                                          L"修订", L"制定", L"开始", L"起", L"历年", L"往年", L"去年", L"上一年",
                                          L"近年", L"曾",   L"至",   L"—",  L"下一", L"明年", L"来年", L"计划"};
    for (const CheckedText& text : document.texts) {
        if (!isRunning(text) && text.role != TextRole::title) {
            continue;
        }
        if (text.text.find(L"20") == std::wstring::npos) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), pattern), end; at != end; ++at) {
            const int year = std::stoi(at->str(1));
            const auto begin = static_cast<std::size_t>(at->position());
            const std::size_t sentence = text.text.find_last_of(L"。；", begin) + 1;
            const std::size_t stop = std::min(text.text.find_first_of(L"。；", begin), text.text.size());
            const std::wstring_view around = text.characters().substr(sentence, stop - sentence);
            const bool compared = std::any_of(std::begin(past), std::end(past), [&](std::wstring_view word) {
                return around.find(word) != std::wstring_view::npos;
            });
            const std::size_t quote = text.text.rfind(L'《', begin);
            const bool cited = quote != std::wstring::npos && text.text.find(L'》', quote) > begin &&
                               text.text.find(L'》', quote) != std::wstring::npos;
            if (year < *document.year && !compared && !cited) {
                findings.add("residue.year", text, begin, begin + 5,
                             {narrow(at->str()), std::to_string(*document.year)});
            }
        }
    }
}

void checkNames(const CheckedDocument& document, Findings& findings) {
    std::wstring known;
    for (const char* field : {"org-full", "unit", "short-name"}) {
        known += document.value(field) + L"\n";
    }
    const bool unitKnown = known.find_first_not_of(L'\n') != std::wstring::npos;
    known += document.value("superior") + L"\n" + document.value("inspection-group") + L"\n";
    // Beside them, what title, addressee and signature name.
    bool named = unitKnown;
    for (const CheckedText& text : document.texts) {
        if (text.role == TextRole::title || text.role == TextRole::signature || text.role == TextRole::salutation) {
            known += text.text + L"\n";
            named = named ||
                    (text.role != TextRole::salutation && text.text.find_first_of(L"县镇乡") != std::wstring::npos);
        }
    }
    // 中共云溪镇委员会, 白鹭镇党委, at the beginning of a clause
    static const boost::wregex pattern(L"[县市镇乡区](?=党委|党组|党工委|人民政府|政府|委员会)");
    constexpr std::wstring_view begins = L"，。；、：（“由";
    constexpr std::wstring_view notNames[] = {
        L"结合", L"涉及", L"是指", L"包括", L"经过", L"通过", L"报送", L"会同", L"协调", L"组织", L"配合",
        L"依托", L"指导", L"邀请", L"联合", L"根据", L"按照", L"隶属", L"直属", L"部分", L"相关", L"有关",
        L"周边", L"兄弟", L"邻近", L"辖区", L"协助", L"督促", L"依靠", L"社区", L"接受", L"落实", L"建立",
        L"完善", L"健全", L"加强", L"形成", L"构建", L"实行", L"推动", L"召开", L"提请", L"提交", L"纳入",
        L"列入", L"推进", L"压实", L"明确", L"突出", L"坚持", L"围绕", L"成立", L"书面", L"定期", L"及时",
        L"积极", L"主动", L"充分", L"全面", L"深入", L"认真", L"严格", L"报请", L"经由"};
    for (const CheckedText& text : document.texts) {
        if (!isRunning(text) || !named) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), pattern), end; at != end; ++at) {
            const auto last = static_cast<std::size_t>(at->position());
            if (last < 2) {
                continue;
            }
            const std::size_t begin = last - 2;
            const std::wstring name = text.text.substr(begin, 3);
            const bool whole = begin == 0 || begins.find(text.text[begin - 1]) != std::wstring_view::npos ||
                               (begin > 1 && text.text.substr(begin - 2, 2) == L"中共");
            const bool general =
                !isHan(name[0]) || !isHan(name[1]) ||
                std::find(std::begin(notNames), std::end(notNames), name.substr(0, 2)) != std::end(notNames) ||
                name.find_first_of(L"各全本该我其所有两一二三每社") != std::wstring::npos;
            if (whole && !general && known.find(name) == std::wstring::npos) {
                findings.add("residue.unit", text, begin, begin + name.size());
            }
        }
    }
    const std::wstring secretary = document.value("secretary");
    static const boost::wregex leader(
        L"党(?:委|组|总支|支部)书记([\\x{4e00}-\\x{9fff}]{2,3})(?=同志|主持|带头|讲|作|带队|担任|为|任)");
    if (secretary.empty()) {
        return;
    }
    for (const CheckedText& text : document.texts) {
        if (!isRunning(text) || text.text.find(L"书记") == std::wstring::npos) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), leader), end; at != end; ++at) {
            const std::wstring name = at->str(1);
            // What is no name begins with a verb's sign.
            if (name != secretary &&
                std::wstring_view(L"带主亲定专为担和及、全每经多认先在").find(name[0]) == std::wstring_view::npos) {
                const auto begin = static_cast<std::size_t>((*at)[1].first - text.text.begin());
                findings.add("residue.leader", text, begin, begin + name.size(), {narrow(name), narrow(secretary)});
            }
        }
    }
}

} // namespace

void checkResidue(const CheckedDocument& document, Findings& findings) {
    checkSelf(document, findings);
    checkCommittee(document, findings);
    checkYears(document, findings);
    checkNames(document, findings);
}

} // namespace zhangfa
