// 版头, 标题, 主送机关 and 抄送 (GB/T 9704—2012, 7.2, 7.3.1, 7.3.2, 7.4).
#include "check/rule_groups.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <set>

namespace zhangfa {

namespace {

bool fits(std::wstring_view text, const boost::wregex& pattern) {
    return boost::regex_match(text.begin(), text.end(), pattern);
}

bool endsWithAny(std::wstring_view text, std::span<const std::wstring_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::wstring_view word) { return text.ends_with(word); });
}

constexpr std::wstring_view kinds[] = {L"决议", L"决定", L"命令", L"令", L"公报", L"公告", L"通告", L"意见", L"通知",
                                       L"通报", L"报告", L"请示", L"批复", L"议案", L"函", L"纪要",
                                       // issued by one of them, or working papers
                                       L"方案", L"办法", L"细则", L"规定", L"规则", L"制度", L"汇报", L"总结", L"计划",
                                       L"要点", L"规划", L"清单", L"台账", L"简报", L"述职", L"预案", L"条例", L"章程",
                                       L"守则", L"提纲", L"材料", L"安排", L"措施", L"打算"};
// What a person is called by in an addressee: a name or a post alone, never the body he leads.
constexpr std::wstring_view persons[] = {L"同志", L"书记", L"主任", L"局长", L"县长", L"市长", L"镇长",
                                         L"乡长", L"部长", L"处长", L"科长", L"校长", L"院长", L"厅长",
                                         L"省长", L"主席", L"先生", L"女士", L"领导", L"组长"};
// Bodies below, in an upward report's 抄送.
constexpr std::wstring_view lower[] = {L"各科室", L"各股室", L"各处室", L"各乡镇", L"各镇", L"各村",   L"各社区",
                                       L"各支部", L"下属",   L"所属",   L"局属",   L"直属", L"各站所", L"各二级"};

// Parts of an addressee: 县委，县政府、……
std::vector<std::wstring> namesIn(std::wstring_view text) {
    std::vector<std::wstring> names;
    std::wstring name;
    for (const wchar_t sign : text) {
        if (std::wstring_view(L"，、；,;：: \u3000").find(sign) != std::wstring_view::npos) {
            if (!name.empty()) {
                names.push_back(std::move(name));
            }
            name.clear();
        } else {
            name += sign;
        }
    }
    if (!name.empty()) {
        names.push_back(std::move(name));
    }
    return names;
}

// A line of a title, as it is set, or as it is typed where that is not known.
struct TitleLine {
    const CheckedText* text;
    std::size_t begin, end;
    std::wstring_view words() const { return bare(std::wstring_view(text->text).substr(begin, end - begin)); }
};

std::vector<TitleLine> piecesOf(const CheckedDocument& document, const std::vector<const CheckedText*>& texts) {
    std::vector<TitleLine> pieces;
    for (const CheckedText* text : texts) {
        std::size_t begin = 0;
        if (const Layout* layout = document.settings.layout;
            layout != nullptr && text->place.element < layout->elements.size()) {
            for (const std::size_t next : layout->elements[text->place.element].lines) {
                if (next > begin && next < text->text.size()) {
                    pieces.push_back({text, begin, next});
                    begin = next;
                }
            }
        }
        pieces.push_back({text, begin, text->text.size()});
    }
    return pieces;
}

// A line ends within a number or a word that such titles have.
bool breaksWord(std::wstring_view before, std::wstring_view after) {
    constexpr std::wstring_view words[] = {L"意识形态", L"责任制", L"落实", L"工作", L"情况", L"报告",   L"汇报",
                                           L"通知",     L"委员会", L"人民", L"政府", L"年度", L"上半年", L"下半年",
                                           L"实施",     L"方案",   L"办法", L"细则", L"关于", L"印发",   L"履行"};
    if (isDigit(before.back()) && (isDigit(after.front()) || after.front() == L'年')) {
        return true;
    }
    return std::any_of(std::begin(words), std::end(words), [&](std::wstring_view word) {
        for (std::size_t cut = 1; cut < word.size(); ++cut) {
            if (before.ends_with(word.substr(0, cut)) && after.starts_with(word.substr(cut))) {
                return true;
            }
        }
        return false;
    });
}

void checkTitleLines(const std::vector<TitleLine>& lines, Findings& findings) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::wstring_view before = lines[i].words(), after = lines[i + 1].words();
        if (!before.empty() && !after.empty() && breaksWord(before, after)) {
            findings.add("title.lines", *lines[i].text, lines[i].begin, lines[i].end);
        }
    }
}

} // namespace

void checkHead(const CheckedDocument& document, Findings& findings) {
    static const boost::wregex copyNumber(L"[0-9]{6}");
    static const boost::wregex classification(L"(?:绝密|机密|秘密)(?:★(?:[0-9]+(?:年|个月)|长期|启用前|[0-9]{4}年[0-9]{"
                                              L"1,2}月[0-9]{1,2}日|[^★]{2,12}))?|工作秘密|内部资料");
    static const boost::wregex urgency(L"特急|加急");
    static const boost::wregex number(
        L"[\\x{4e00}-\\x{9fff}]{1,24}〔[0-9]{4}〕[1-9][0-9]*号(?:[ \u3000\t]*签发人：.*)?");
    static const boost::wregex nearly(L".*[〔\\[［【(（]\\s*[0-9]{4}\\s*[〕\\]］】)）]\\s*第?\\s*[0-9]+\\s*号.*");
    bool signer = false;
    for (const CheckedText& text : document.texts) {
        const std::wstring_view line = bare(text.text);
        signer = signer || text.role == TextRole::signer ||
                 (text.role == TextRole::documentNumber && line.find(L"签发人") != std::wstring_view::npos);
        if (text.role == TextRole::copyNumber && !fits(line, copyNumber)) {
            findings.add("copy-number", text);
        }
        if (text.role == TextRole::classification && !fits(line, classification)) {
            findings.add("classification", text);
        }
        if (text.role == TextRole::urgency && !fits(line, urgency)) {
            findings.add("urgency", text);
        }
        // What is wrong with brackets, 第 and zeros is told by rules of its own.
        if (text.role == TextRole::documentNumber && !fits(line, number) && !fits(line, nearly)) {
            findings.add("number.form", text);
        }
    }
    if (document.numbered && document.upward && !signer) {
        if (const CheckedText* const line = document.first(TextRole::documentNumber)) {
            findings.add("signer.missing", *line);
        }
    }
}

void checkTitle(const CheckedDocument& document, Findings& findings) {
    const CheckedText* const title = document.first(TextRole::title);
    if (title == nullptr) {
        const bool text = std::any_of(document.texts.begin(), document.texts.end(), [](const CheckedText& any) {
            return any.role == TextRole::body && !bare(any.text).empty();
        });
        if (text) {
            findings.add("title.missing");
        }
        return;
    }
    std::vector<const CheckedText*> lines;
    for (const CheckedText& text : document.texts) {
        if (text.role == TextRole::title) {
            lines.push_back(&text);
        } else if (!lines.empty()) {
            break;
        }
    }
    std::wstring whole;
    for (const CheckedText* line : lines) {
        for (const wchar_t sign : line->text) {
            whole += std::wstring_view(L" \u3000\t\u00A0").find(sign) == std::wstring_view::npos ? std::wstring(1, sign)
                                                                                                 : std::wstring();
        }
    }
    std::wstring_view kind = whole;
    while (!kind.empty() && (kind.back() == L'）' || kind.back() == L')')) { // （试行）
        const std::size_t opening = kind.find_last_of(L"（(");
        kind = kind.substr(0, opening == std::wstring_view::npos ? 0 : opening);
    }
    while (!kind.empty() && std::wstring_view(L"。，；：！、,.;:!").find(kind.back()) != std::wstring_view::npos) {
        kind.remove_suffix(1);
    }
    if (!endsWithAny(kind, kinds)) {
        findings.add("title.kind", *lines.back());
    }
    for (const CheckedText* line : lines) {
        for (std::size_t i = 0; i < line->text.size(); ++i) {
            const wchar_t sign = line->text[i];
            const std::size_t last = bare(line->text).data() + bare(line->text).size() - 1 - line->text.data();
            const bool atEnd = line == lines.back() && i == last;
            if (atEnd && std::wstring_view(L"。，；：！").find(sign) != std::wstring_view::npos) {
                findings.add("title.punctuation", *line, i, i + 1, {}, L"");
            } else if (std::wstring_view(L"，。；！：？").find(sign) != std::wstring_view::npos) {
                findings.add("title.punctuation", *line, i, i + 1);
            }
        }
    }
    checkTitleLines(piecesOf(document, lines), findings);
}

void checkAddressee(const CheckedDocument& document, Findings& findings) {
    bool any = false;
    for (const CheckedText& text : document.texts) {
        if (text.role != TextRole::salutation) {
            continue;
        }
        any = true;
        const std::wstring_view line = bare(text.text);
        const std::size_t end = static_cast<std::size_t>(line.data() - text.text.data()) + line.size();
        if (line.ends_with(L':')) {
            continue; // half-width: told as such
        }
        if (!line.ends_with(L'：')) {
            findings.add("addressee.colon", text, end, end, {narrow(line)}, L"：");
        }
    }
    if (!any && document.type == DocumentType::report && document.first(TextRole::title) != nullptr) {
        // A line of an office's name where an addressee stands, but for its colon
        const auto title = std::find_if(document.texts.rbegin(), document.texts.rend(),
                                        [](const CheckedText& text) { return text.role == TextRole::title; });
        constexpr std::wstring_view offices[] = {L"委", L"委员会", L"政府", L"部", L"组", L"局", L"办公室", L"党组"};
        for (auto next = title.base(); next != document.texts.end(); ++next) {
            const std::wstring_view line = bare(next->text);
            if (line.empty() || next->role == TextRole::titleNote || next->role == TextRole::date) {
                continue;
            }
            if (line.size() <= 24 && endsWithAny(line, offices) && next->role == TextRole::body) {
                const std::size_t end = static_cast<std::size_t>(line.data() - next->text.data()) + line.size();
                findings.add("addressee.colon", *next, end, end, {narrow(line)}, L"：");
                any = true;
            }
            break;
        }
        if (!any) {
            findings.add("addressee.missing");
        }
    }
    if (const CheckedText* const first = document.first(TextRole::salutation)) {
        std::set<std::wstring> seen;
        for (const std::wstring& name : namesIn(first->text)) {
            const std::size_t at = first->text.find(name);
            if (endsWithAny(name, persons) && document.type != DocumentType::letter &&
                name.find(L'各') == std::wstring::npos) {
                findings.add("addressee.person", *first, at, at + name.size());
            }
            if (!seen.insert(name).second) {
                const std::size_t again = first->text.rfind(name);
                findings.add("addressee.twice", *first, again, again + name.size());
            }
        }
    }
    if (const CheckedText* const copies = document.first(TextRole::copies)) {
        for (const std::wstring_view name : lower) {
            const std::size_t at = copies->text.find(name);
            if (document.upward && at != std::wstring::npos) {
                findings.add("copies.downward", *copies, at, at + name.size());
            }
        }
    }
}

} // namespace zhangfa
