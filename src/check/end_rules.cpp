// 附件说明, 附件, 成文日期, 附注, 版记 and how a text closes (GB/T 9704—2012, 7.3.4 to 7.4).
#include "check/rule_groups.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <set>

namespace zhangfa {

namespace {

std::size_t endOf(const CheckedText& text) {
    const std::wstring_view line = bare(text.text);
    return static_cast<std::size_t>(line.data() - text.text.data()) + line.size();
}

struct NamedAttachment {
    int number = 0; // 0: none
    std::wstring name;
    const CheckedText* text;
};

// 附件：1.整改台账 and the lines behind it.
NamedAttachment inNote(const CheckedText& text) {
    static const boost::wregex pattern(
        L"^[\\s\u3000]*(?:附\\s*件\\s*[：:]?)?\\s*([0-9]{1,2})?[.．、]?\\s*(.*?)[。；，.;,]?[\\s\u3000]*$");
    boost::wsmatch match;
    NamedAttachment named{0, {}, &text};
    if (boost::regex_match(text.text, match, pattern)) {
        named.number = match[1].matched ? std::stoi(match.str(1)) : 0;
        named.name = match.str(2);
    }
    return named;
}

void checkAttachments(const CheckedDocument& document, Findings& findings) {
    std::vector<NamedAttachment> noted, attached;
    for (std::size_t i = 0; i < document.texts.size(); ++i) {
        const CheckedText& text = document.texts[i];
        if (text.role == TextRole::attachmentNote) {
            const NamedAttachment named = inNote(text);
            if (named.name.empty()) {
                continue; // 附件： alone
            }
            noted.push_back(named);
            const std::size_t end = endOf(text);
            if (end > 0 && std::wstring_view(L"。；，、.;,").find(text.text[end - 1]) != std::wstring_view::npos) {
                findings.add("attachment-note.punctuation", text, end - 1, end, {}, L"");
            }
        } else if (text.role == TextRole::attachmentMark) {
            static const boost::wregex mark(L"^[\\s\u3000]*附\\s*件\\s*([0-9]{1,2})?.*$");
            boost::wsmatch match;
            NamedAttachment& now = attached.emplace_back(NamedAttachment{0, {}, &text});
            if (boost::regex_match(text.text, match, mark) && match[1].matched) {
                now.number = std::stoi(match.str(1));
            }
            for (std::size_t next = i + 1; next < document.texts.size(); ++next) {
                if (document.texts[next].role == TextRole::attachmentTitle) {
                    now.name += bare(document.texts[next].text);
                    now.text = &document.texts[next];
                } else if (!bare(document.texts[next].text).empty()) {
                    break;
                }
            }
        }
    }
    if (noted.size() > 1) {
        for (std::size_t i = 0; i < noted.size(); ++i) {
            if (noted[i].number != static_cast<int>(i + 1)) {
                findings.add("attachment-note.numbers", *noted[i].text, {std::to_string(i + 1)});
            }
        }
    }
    const auto same = [](std::wstring_view one, std::wstring_view two) {
        const auto stripped = [](std::wstring_view text) {
            std::wstring plain;
            for (const wchar_t sign : text) {
                if (std::wstring_view(L"《》 \u3000").find(sign) == std::wstring_view::npos) {
                    plain += sign;
                }
            }
            return plain;
        };
        return stripped(one) == stripped(two);
    };
    for (const NamedAttachment& each : attached) {
        const int number = each.number;
        const auto named = std::find_if(noted.begin(), noted.end(), [&](const NamedAttachment& any) {
            return number == 0 || any.number == number || (any.number == 0 && noted.size() == 1);
        });
        if (named == noted.end()) {
            findings.add("attachment.name", *each.text, {narrow(each.name)}, "attachment.name-missing");
        } else if (!each.name.empty() && !same(named->name, each.name)) {
            findings.add("attachment.name", *each.text, {narrow(each.name), narrow(named->name)});
        }
    }
    // 见附件2, where there is no second one
    const std::size_t count = std::max(noted.size(), attached.size());
    static const boost::wregex cited(
        L"(?:见|详见|附)附件\\s*([0-9]{1,2})?(?![0-9：:])|[（(]附件\\s*([0-9]{1,2})?[)）]");
    using Iterator = boost::regex_iterator<std::wstring::const_iterator>;
    for (const CheckedText& text : document.texts) {
        if ((text.role != TextRole::body && text.role != TextRole::heading) ||
            text.text.find(L"附件") == std::wstring::npos) {
            continue;
        }
        for (Iterator at(text.text.begin(), text.text.end(), cited), end; at != end; ++at) {
            const std::wstring number = (*at)[1].matched ? at->str(1) : at->str(2);
            const std::size_t wanted = number.empty() ? 1 : static_cast<std::size_t>(std::stoi(number));
            if (wanted > count) {
                const auto begin = static_cast<std::size_t>(at->position());
                findings.add("attachment.cited", text, begin, begin + static_cast<std::size_t>(at->length()));
            }
        }
    }
}

constexpr std::wstring_view han = L"〇一二三四五六七八九";

// 二〇二六年十一月二十一日 and 2026.11.21 as the standard wants a date; nothing for what is no whole date.
std::optional<std::wstring> officially(std::wstring_view text) {
    static const boost::wregex figures(
        L"([0-9]{4})\\s*[年.．/-]\\s*([0-9]{1,2})\\s*[月.．/-]\\s*([0-9]{1,2})\\s*[日号]?");
    static const boost::wregex written(
        L"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日");
    const auto join = [](int year, int month, int day) {
        return std::to_wstring(year) + L"年" + std::to_wstring(month) + L"月" + std::to_wstring(day) + L"日";
    };
    boost::match_results<std::wstring_view::const_iterator> match;
    if (boost::regex_match(text.begin(), text.end(), match, figures)) {
        return join(std::stoi(match.str(1)), std::stoi(match.str(2)), std::stoi(match.str(3)));
    }
    if (!boost::regex_match(text.begin(), text.end(), match, written)) {
        return std::nullopt;
    }
    int year = 0;
    for (const wchar_t sign : match.str(1)) {
        const std::size_t digit = han.find(sign);
        year = year * 10 + (digit == std::wstring_view::npos ? 0 : static_cast<int>(digit));
    }
    const auto below100 = [](const std::wstring& number) {
        const std::size_t ten = number.find(L'十');
        const auto digit = [](wchar_t sign) { return static_cast<int>(han.find(sign)); };
        if (ten == std::wstring::npos) {
            return digit(number[0]);
        }
        return (ten == 0 ? 1 : digit(number[0])) * 10 + (ten + 1 < number.size() ? digit(number[ten + 1]) : 0);
    };
    return join(year, below100(match.str(2)), below100(match.str(3)));
}

void checkDate(const CheckedDocument& document, Findings& findings) {
    static const boost::wregex right(L"(?:19|20)[0-9]{2}年[1-9][0-9]?月[1-9][0-9]?日");
    static const boost::wregex unfilled(L".*[〔_×xX*＊].*");
    for (const CheckedText& text : document.texts) {
        if (text.role != TextRole::date) {
            continue;
        }
        const std::wstring_view line = bare(text.text);
        const std::size_t begin = static_cast<std::size_t>(line.data() - text.text.data());
        const bool bracketed = line.starts_with(L"（") || line.starts_with(L"(");
        const bool glued = text.heading == nullptr && line.find(L'年') != std::wstring_view::npos &&
                           !isDigit(line[0]) && han.find(line[0]) == std::wstring_view::npos;
        if (bracketed || glued || boost::regex_match(line.begin(), line.end(), right) ||
            boost::regex_match(line.begin(), line.end(), unfilled)) {
            continue;
        }
        findings.add("date.form", text, begin, begin + line.size(), {}, officially(line));
    }
}

void checkImprint(const CheckedDocument& document, Findings& findings) {
    for (const CheckedText& text : document.texts) {
        const std::size_t end = endOf(text);
        const std::wstring_view line = bare(text.text);
        if (text.role == TextRole::copies && !line.ends_with(L'。')) {
            const bool other = std::wstring_view(L"；，、.;,").find(line.back()) != std::wstring_view::npos;
            findings.add("copies.full-stop", text, other ? end - 1 : end, end, {narrow(line)}, L"。");
        } else if (text.role == TextRole::issued && !line.ends_with(L"印发")) {
            const bool dated = line.ends_with(L"日");
            findings.add("issued.ending", text, end, end, {narrow(line)},
                         dated ? std::optional<std::wstring>(L"印发") : std::nullopt);
        } else if (text.role == TextRole::note) {
            const bool open = line.starts_with(L'（') || line.starts_with(L'(');
            const bool closed = line.ends_with(L'）') || line.ends_with(L')');
            if (!open || !closed) {
                findings.add("note.brackets", text, end - line.size(), end, {},
                             open || closed ? std::nullopt
                                            : std::optional<std::wstring>(L"（" + std::wstring(line) + L"）"));
            }
        }
    }
}

struct Closing {
    const wchar_t* words;
    DocumentType type; // that it closes
};
constexpr Closing closings[] = {{L"特此报告", DocumentType::report},      {L"专此报告", DocumentType::report},
                                {L"特此通知", DocumentType::notice},      {L"妥否，请批示", DocumentType::request},
                                {L"当否，请批示", DocumentType::request}, {L"特此函复", DocumentType::letter},
                                {L"特此函告", DocumentType::letter}};

void checkClosing(const CheckedDocument& document, Findings& findings) {
    std::size_t requests = 0;
    for (const CheckedText& text : document.texts) {
        const std::wstring_view line = bare(text.text);
        if (text.role == TextRole::attachmentMark || text.role == TextRole::signature) {
            break;
        }
        if (text.role != TextRole::body || line.empty() || line.size() > 16) {
            continue;
        }
        for (const Closing& closing : closings) {
            if (line.starts_with(closing.words) && document.type != DocumentType::unknown &&
                closing.type != document.type &&
                !(document.type == DocumentType::statement && closing.type == DocumentType::report)) {
                findings.add("closing.unfit", text);
            }
            requests += closing.type == DocumentType::request && line.starts_with(closing.words) ? 1 : 0;
        }
    }
    if (document.type == DocumentType::request && requests > 1) {
        findings.add("matter.several");
    }
    if (document.type == DocumentType::request) {
        const std::u32string title = document.title;
        std::size_t matters = 0;
        for (std::size_t at = title.find(U"关于"); at != std::u32string::npos; at = title.find(U"关于", at + 1)) {
            ++matters;
        }
        if (matters > 1) {
            findings.add("matter.several");
        }
    }
}

} // namespace

void checkEnd(const CheckedDocument& document, Findings& findings) {
    checkAttachments(document, findings);
    checkDate(document, findings);
    checkImprint(document, findings);
    checkClosing(document, findings);
}

} // namespace zhangfa
