// A document as the rules see it: every text with its characters, what it is, and what in it no rule may touch.
#include "check/checked_document.h"

#include "core/outline_text.h"
#include "core/utf8.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <map>

namespace zhangfa {

namespace {

bool anyOf(const std::vector<bool>& flags, std::size_t begin, std::size_t end) {
    const auto at = [&](std::size_t position) {
        return flags.begin() + static_cast<std::ptrdiff_t>(std::min(position, flags.size()));
    };
    return std::find(at(begin), at(end), true) != at(end);
}

// By characters; a field's place is in bytes.
std::vector<bool> boundIn(const DocumentParagraph& paragraph, std::size_t characters) {
    std::vector<bool> bound;
    for (const FieldPlace& field : paragraph.fields) {
        bound.resize(characters, false);
        const std::size_t begin = countCharacters(std::string_view(paragraph.text).substr(0, field.offset));
        const std::size_t count = countCharacters(std::string_view(paragraph.text).substr(field.offset, field.length));
        for (std::size_t i = begin; i < std::min(begin + count, characters); ++i) {
            bound[i] = true;
        }
    }
    return bound;
}

std::wstring signsOf(std::wstring_view text) {
    std::wstring signs;
    for (const wchar_t sign : text) {
        if (!isHan(sign) && signs.find(sign) == std::wstring::npos) {
            signs += sign;
        }
    }
    return signs;
}

CheckedText textOf(TextPlace place, TextRole role, std::string_view text, const DocumentParagraph* paragraph) {
    CheckedText checked;
    checked.place = place;
    checked.role = role;
    checked.paragraph = paragraph;
    if (brokenUtf8(text)) {
        return checked; // no place in it could be told
    }
    checked.text = wide(text);
    checked.signs = signsOf(checked.text);
    checked.guarded = guardedIn(checked.text);
    if (paragraph != nullptr) {
        checked.bound = boundIn(*paragraph, checked.text.size());
    }
    return checked;
}

struct HeadSign {
    const wchar_t* pattern;
    TextRole role;
};
// What stands above a title, as it is meant, right or wrong.
constexpr HeadSign headSigns[] = {
    {L"^\\s*[0-9]{1,8}\\s*$", TextRole::copyNumber},
    {L"^\\s*(?:绝\\s*密|机\\s*密|秘\\s*密|内部|工作秘密)", TextRole::classification},
    {L"^\\s*(?:特\\s*急|特\\s*提|加\\s*急|平\\s*急|紧\\s*急|急\\s*件)", TextRole::urgency},
    {L"[\\x{4e00}-\\x{9fff}〕\\]］】)）]\\s*第?\\s*[0-9]+\\s*号", TextRole::documentNumber},
    {L"签\\s*发\\s*人", TextRole::signer},
};

TextRole roleAboveTitle(const std::wstring& text) {
    static const auto patterns = [] {
        std::vector<std::pair<boost::wregex, TextRole>> compiled;
        for (const HeadSign& sign : headSigns) {
            compiled.emplace_back(boost::wregex(sign.pattern), sign.role);
        }
        return compiled;
    }();
    for (const auto& [pattern, role] : patterns) {
        if (boost::regex_search(text, pattern)) {
            return role;
        }
    }
    return TextRole::redHead;
}

TextRole roleOf(OutlineRole role) {
    switch (role) {
    case OutlineRole::title:
        return TextRole::title;
    case OutlineRole::salutation:
        return TextRole::salutation;
    case OutlineRole::heading:
    case OutlineRole::label:
        return TextRole::heading;
    case OutlineRole::lead:
        return TextRole::body;
    case OutlineRole::attachmentNote:
        return TextRole::attachmentNote;
    case OutlineRole::attachment:
        return TextRole::attachmentMark;
    case OutlineRole::signature:
        return TextRole::signature;
    case OutlineRole::date:
        return TextRole::date;
    }
    return TextRole::body;
}

// The last text looks like the title before it.
bool continuesTitle(const std::vector<CheckedText>& texts) {
    if (texts.size() < 2 || texts[texts.size() - 2].role != TextRole::title) {
        return false;
    }
    const CheckedText& title = texts[texts.size() - 2];
    const CheckedText& text = texts.back();
    return text.text.find_first_of(L"（(") != 0 && text.paragraph->style == title.paragraph->style &&
           text.paragraph->looks == title.paragraph->looks;
}

bool afterCopies(const std::vector<CheckedText>& texts) {
    return texts.size() > 1 && texts[texts.size() - 2].role == TextRole::copies;
}

bool isImprint(std::wstring_view text, std::wstring_view begins) {
    const std::size_t first = text.find_first_not_of(L" \u3000\t");
    return first != std::wstring_view::npos && text.substr(first).starts_with(begins);
}

} // namespace

bool CheckedText::isProtected(std::size_t begin, std::size_t end) const { return anyOf(guarded, begin, end); }
bool CheckedText::isBound(std::size_t begin, std::size_t end) const { return anyOf(bound, begin, end); }

CheckedDocument::CheckedDocument(const Snapshot& from, const Library& known, const CheckSettings& wanted)
    : snapshot(from),
      library(known),
      settings(wanted),
      report(readReport(from, known)),
      outline(report.made ? readOutline(from, known) : report.outline) {
    readRoles();
    readType();
    readValues();
}

void CheckedDocument::readRoles() {
    std::multimap<std::size_t, const OutlineItem*> items;
    std::size_t title = snapshot.body.size(), closing = 0;
    for (const OutlineItem& item : outline.items) {
        items.emplace(item.element, &item);
        if (item.role == OutlineRole::title) {
            title = std::min(title, item.element);
        }
        if (item.role == OutlineRole::date || item.role == OutlineRole::signature) {
            closing = closing == 0 ? item.element : closing;
        }
    }
    bool attachments = false, markBefore = false;
    for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
        const BodyElement& element = snapshot.body[i];
        if (element.table) {
            for (std::size_t row = 0; row < element.grid.rows.size(); ++row) {
                for (std::size_t column = 0; column < element.grid.rows[row].size(); ++column) {
                    texts.push_back(textOf({i, row, column}, TextRole::cell, element.grid.rows[row][column], nullptr));
                }
            }
            continue;
        }
        CheckedText& text =
            texts.emplace_back(textOf({i, {}, {}}, TextRole::body, element.paragraph.text, &element.paragraph));
        const bool blank = text.text.find_first_not_of(L" \u3000\t\u00A0") == std::wstring::npos;
        const auto [first, last] = items.equal_range(i);
        for (auto item = first; item != last && !text.empty(); ++item) {
            if (item == first || item->second->role == OutlineRole::date) {
                text.role = roleOf(item->second->role);
            }
            if (!item->second->glued && roleOf(item->second->role) == TextRole::heading) {
                text.heading = item->second;
            }
        }
        attachments = attachments || text.role == TextRole::attachmentMark;
        if (text.role == TextRole::title && (attachments || markBefore)) {
            text.role = TextRole::attachmentTitle;
        }
        markBefore = text.role == TextRole::attachmentMark || (markBefore && blank);
        if (!blank && afterCopies(texts)) {
            text.role = TextRole::issued; // an office and a date, as a signature has them
            continue;
        }
        if (first != last || blank || text.empty()) {
            continue;
        }
        if (i < title && title < snapshot.body.size()) {
            text.role = roleAboveTitle(text.text);
            numbered = numbered || text.role == TextRole::documentNumber;
        } else if (i < outline.textBegins) {
            text.role = continuesTitle(texts) ? TextRole::title : TextRole::titleNote;
        } else if (isImprint(text.text, L"抄送")) {
            text.role = TextRole::copies;
        } else if (closing > 0 && i > closing && text.text.find(L"印发") != std::wstring::npos &&
                   text.text.find(L'年') != std::wstring::npos && text.text.find(L'。') == std::wstring::npos) {
            text.role = TextRole::issued;
        } else if (closing > 0 && i > closing && !attachments &&
                   (text.text.find(L"联系人") != std::wstring::npos || isImprint(text.text, L"（") ||
                    isImprint(text.text, L"(") || isImprint(text.text, L"此件"))) {
            text.role = TextRole::note;
        }
    }
}

void CheckedDocument::readType() {
    for (const OutlineItem& item : outline.items) {
        if (item.role == OutlineRole::title) {
            title = toCharacters(item.text);
            break;
        }
    }
    struct TitleEnd {
        const char32_t* word;
        DocumentType type;
    };
    static constexpr TitleEnd ends[] = {
        {U"请示", DocumentType::request},   {U"述职报告", DocumentType::statement}, {U"述职", DocumentType::statement},
        {U"汇报", DocumentType::statement}, {U"报告", DocumentType::report},        {U"通知", DocumentType::notice},
        {U"函", DocumentType::letter},      {U"方案", DocumentType::plan},          {U"计划", DocumentType::plan},
        {U"要点", DocumentType::plan},      {U"办法", DocumentType::rules},         {U"细则", DocumentType::rules},
        {U"规定", DocumentType::rules},     {U"规则", DocumentType::rules},         {U"制度", DocumentType::rules},
        {U"总结", DocumentType::statement}};
    std::u32string bare = title;
    for (const std::u32string_view closing : {U"）", U")"}) { // （试行）
        if (bare.ends_with(closing)) {
            const std::size_t opening = bare.find_last_of(U"（(");
            bare.resize(opening == std::u32string::npos ? bare.size() : opening);
        }
    }
    for (const TitleEnd& end : ends) {
        if (bare.ends_with(end.word)) {
            type = end.type;
            break;
        }
    }
    upward = type == DocumentType::report || type == DocumentType::request;
    workingPaper = type == DocumentType::statement;
    static const boost::wregex yearPattern(L"(20[0-9]{2})年");
    const std::wstring text(title.begin(), title.end());
    boost::wsmatch match;
    if (boost::regex_search(text, match, yearPattern)) {
        year = std::stoi(match.str(1));
    }
}

void CheckedDocument::readValues() {
    values = settings.unit;
    for (const auto& [id, value] : zhangfa::readValues(report, snapshot)) {
        if (!value.is_null()) {
            values[id] = value;
        }
    }
    if (const auto known = values.find(FieldId{"year"}); known != values.end() && known->second.is_int64()) {
        year = static_cast<int>(known->second.as_int64());
    }
}

const CheckedText* CheckedDocument::first(TextRole role) const {
    const auto found =
        std::find_if(texts.begin(), texts.end(), [&](const CheckedText& text) { return text.role == role; });
    return found == texts.end() ? nullptr : &*found;
}

std::wstring CheckedDocument::value(const char* field) const {
    const auto known = values.find(FieldId{field});
    return known == values.end() || !known->second.is_string() ? std::wstring()
                                                               : wide(std::string_view(known->second.as_string()));
}

} // namespace zhangfa
