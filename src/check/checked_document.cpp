// A document as the rules see it: every text with its characters, what it is, and what in it no rule may touch.
#include "check/checked_document.h"

#include "core/outline_text.h"
#include "core/utf8.h"

#include <algorithm>
#include <boost/regex.hpp>

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

} // namespace

CheckedText checkedText(TextPlace place, TextRole role, std::string_view text, const DocumentParagraph* paragraph) {
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

bool CheckedText::isProtected(std::size_t begin, std::size_t end) const { return anyOf(guarded, begin, end); }
bool CheckedText::isBound(std::size_t begin, std::size_t end) const { return anyOf(bound, begin, end); }

CheckedDocument::CheckedDocument(const Snapshot& from, const Library& known, const CheckSettings& wanted)
    : snapshot(from),
      library(known),
      settings(wanted),
      report(readReport(from, known)),
      outline(report.made ? readOutline(from, known) : report.outline) {
    readRoles();
    readAsides();
    readType();
    readValues();
}

void CheckedDocument::readRoles() {
    const std::vector<ElementRole> roles = readTextRoles(snapshot, outline);
    for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
        const BodyElement& element = snapshot.body[i];
        if (element.table) {
            for (std::size_t row = 0; row < element.grid.rows.size(); ++row) {
                for (std::size_t column = 0; column < element.grid.rows[row].size(); ++column) {
                    texts.push_back(
                        checkedText({i, row, column}, TextRole::cell, element.grid.rows[row][column], nullptr));
                }
            }
            continue;
        }
        CheckedText& text =
            texts.emplace_back(checkedText({i, {}, {}}, roles[i].role, element.paragraph.text, &element.paragraph));
        text.heading = text.empty() ? nullptr : roles[i].heading;
        numbered = numbered || text.role == TextRole::documentNumber;
    }
}

// Page numbers, — 1 —, and lines without a word are nothing to read.
void CheckedDocument::readAsides() {
    for (std::size_t part = 0; part < snapshot.parts.size(); ++part) {
        const auto& paragraphs = snapshot.parts[part].paragraphs;
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            CheckedText text = checkedText({i, {}, {}, part}, TextRole::aside, paragraphs[i].text, &paragraphs[i]);
            if (std::any_of(text.text.begin(), text.text.end(), isHan)) {
                asides.push_back(std::move(text));
            }
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
