// What stands at a report's end: attachments, signature, date.
#include "outline_end.h"

#include "outline_text.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t longestName = 30, longestDate = 20, longestAttachment = 60; // characters
constexpr std::size_t tailLines = 6; // lines with text at an end, among which a date stands
constexpr std::size_t mostSigners = 3;

constexpr std::string_view organisations[] = {"委员会", "党委",   "党组",     "支部",   "总支", "政府", "局",
                                              "厅",     "办公室", "中心",     "学校",   "小学", "中学", "学院",
                                              "大学",   "医院",   "领导小组", "站",     "处",   "科",   "所",
                                              "院",     "公司",   "协会",     "联合会", "工会", "团委", "部"};
constexpr std::string_view notInName[] = {"。", "；", "，", "？", "！", "如下", "、"};
constexpr std::string_view dateSigns[] = {"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",     "０", "１",
                                          "２", "３", "４", "５", "６", "７", "８", "９", "〇", "○",     "零", "一",
                                          "二", "三", "四", "五", "六", "七", "八", "九", "十", "年",    "月", "日",
                                          "x",  "X",  "×",  "*",  "＊", "_",  "〔", "〕", " ",  "\u3000"};
constexpr std::string_view dottedDateSigns[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "-", "/"};
constexpr std::string_view attachmentNumbers[] = {" ",  "\u3000", "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",
                                                  "9",  "１",     "２", "３", "４", "５", "６", "７", "８", "９", "一",
                                                  "二", "三",     "四", "五", "六", "七", "八", "九", "十"};
constexpr std::string_view attachmentEnds[] = {"：", ":", ".", "．", "、"};

// How many bytes at the beginning, or at the end, are signs of a list.
std::size_t span(std::string_view text, std::span<const std::string_view> signs) {
    std::string_view rest = text;
    while (const std::size_t sign = lengthOfAny(rest, signs)) {
        rest.remove_prefix(sign);
    }
    return text.size() - rest.size();
}

template <std::size_t Count> std::size_t spanAtEnd(std::string_view text, const std::string_view (&signs)[Count]) {
    std::string_view rest = text;
    for (bool more = true; more;) {
        const auto sign = std::find_if(std::begin(signs), std::end(signs), [&](auto s) { return rest.ends_with(s); });
        more = sign != std::end(signs);
        rest.remove_suffix(more ? sign->size() : 0);
    }
    return text.size() - rest.size();
}

bool isWrittenDate(std::string_view text) {
    return text.find("年") != std::string_view::npos && text.find("月") != std::string_view::npos &&
           (text.ends_with("日") || text.ends_with("月")) && span(text, dateSigns) == text.size();
}

bool mayBeName(std::string_view text) {
    return !text.empty() && countCharacters(text) <= longestName && !containsAny(text, notInName) &&
           !text.ends_with("：") && !text.ends_with(":") && !readHeadingNumber(text);
}

// ××党支部2020年4月14日: where the date begins; 0 where there is none behind a name.
std::size_t gluedDate(std::string_view text) {
    if (countCharacters(text) > longestName + longestDate || !text.ends_with("日")) {
        return 0;
    }
    std::size_t begins = text.size() - spanAtEnd(text, dateSigns);
    begins += leadingSpaces(text.substr(begins));
    const std::string_view name = trimmed(text.substr(0, begins));
    return begins > 0 && isWrittenDate(text.substr(begins)) && mayBeName(name) ? begins : 0;
}

enum class AttachmentLine { none, note, heading };

AttachmentLine attachmentLine(std::string_view text) {
    constexpr std::string_view names[] = {"附件", "附 件", "附\u3000件"};
    const auto name = std::find_if(std::begin(names), std::end(names), [&](auto n) { return text.starts_with(n); });
    if (name == std::end(names)) {
        return text.starts_with("附：") ? AttachmentLine::note : AttachmentLine::none;
    }
    std::string_view rest = text.substr(name->size());
    const std::size_t number = span(rest, attachmentNumbers);
    const bool spaced = number > 0 && trimmed(rest.substr(0, number)).size() < number;
    rest.remove_prefix(number);
    if (rest.empty()) {
        return AttachmentLine::heading;
    }
    const bool named = beginsWithAny(rest, attachmentEnds) || spaced;
    return named && countCharacters(text) <= longestAttachment ? AttachmentLine::note : AttachmentLine::none;
}

class End {
public:
    End(const Snapshot& snapshot, OutlineFrame& frame) : snapshot_(snapshot), frame_(frame) {
        for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
            if (!snapshot.body[i].table && !frame.taken[i] && !trimmed(textOf(i)).empty()) {
                lines_.push_back(i);
            }
        }
    }

    void read() {
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (frame_.taken[lines_[at]]) {
                continue;
            }
            if (!readAttachment(at)) {
                readDate(at);
            }
        }
        if (!signed_ && !lines_.empty()) {
            readUndated();
        }
    }

private:
    const Snapshot& snapshot_;
    OutlineFrame& frame_;
    std::vector<std::size_t> lines_; // elements with text
    bool signed_ = false;

    std::string_view textOf(std::size_t element) const { return snapshot_.body[element].paragraph.text; }
    std::string_view lineAt(std::size_t at) const { return trimmed(textOf(lines_[at])); }
    const Looks& looksAt(std::size_t at) const { return snapshot_.body[lines_[at]].paragraph.looks; }

    OutlineItem& add(std::size_t at, OutlineRole role, std::string_view text, double confidence) {
        OutlineItem item;
        item.element = lines_[at];
        item.offset = static_cast<std::size_t>(text.data() - textOf(lines_[at]).data());
        item.role = role;
        item.text = cleanText(text);
        item.confidence = confidence;
        frame_.taken[lines_[at]] = true;
        frame_.items.push_back(std::move(item));
        return frame_.items.back();
    }

    // Few lines follow, or an attachment.
    bool nearEnd(std::size_t at) const {
        for (std::size_t next = at + 1; next < lines_.size() && next <= at + tailLines; ++next) {
            if (attachmentLine(lineAt(next)) != AttachmentLine::none) {
                return true;
            }
            if (readHeadingNumber(lineAt(next))) {
                return false;
            }
        }
        return at + tailLines >= lines_.size();
    }

    bool isSigner(std::size_t at) const { return mayBeName(lineAt(at)) && !frame_.taken[lines_[at]]; }

    void readDate(std::size_t at) {
        const std::string_view text = lineAt(at);
        if (const std::size_t glued = gluedDate(text); glued > 0 && nearEnd(at)) {
            add(at, OutlineRole::signature, trimmed(text.substr(0, glued)), 0.9);
            add(at, OutlineRole::date, text.substr(glued), 0.9).glued = true;
            endText(at);
            return;
        }
        const bool before = at > 0 && isSigner(at - 1) && (isOrganisation(lineAt(at - 1)) || looksAt(at - 1).right);
        if (!isDate(text) || (!before && !nearEnd(at))) {
            return;
        }
        // Of several signers, all that are named as organisations; of one, whoever it is.
        for (std::size_t back = 1; back <= mostSigners && back <= at && isSigner(at - back); ++back) {
            const bool organisation = isOrganisation(lineAt(at - back));
            if (back > 1 && !organisation) {
                break;
            }
            add(at - back, OutlineRole::signature, lineAt(at - back), organisation ? 0.95 : 0.8);
        }
        add(at, OutlineRole::date, text, 0.95);
        endText(at);
    }

    void endText(std::size_t at) {
        signed_ = true;
        if (at + 1 < lines_.size()) {
            frame_.resets[lines_[at + 1]] = true;
            readIssuedTitle(at + 1);
        }
    }

    bool readAttachment(std::size_t at) {
        const std::string_view text = lineAt(at);
        const AttachmentLine kind = attachmentLine(text);
        if (kind == AttachmentLine::heading || (kind == AttachmentLine::note && signed_)) {
            add(at, OutlineRole::attachment, text, kind == AttachmentLine::heading ? 0.95 : 0.8);
            frame_.resets[lines_[at]] = true;
            if (kind == AttachmentLine::heading) {
                readAttachmentTitle(at + 1);
            }
            return true;
        }
        if (kind == AttachmentLine::none) {
            return false;
        }
        add(at, OutlineRole::attachmentNote, text, 0.9);
        int expected = text.ends_with("：") || text.ends_with(":") ? 1 : 2;
        for (std::size_t next = at + 1; next < lines_.size(); ++next, ++expected) { // 2.××清单
            const auto number = readHeadingNumber(lineAt(next));
            if (!number || number->number != expected || countCharacters(lineAt(next)) > longestAttachment ||
                lineAt(next).find("。") != std::string_view::npos) {
                break;
            }
            add(next, OutlineRole::attachmentNote, lineAt(next), 0.85);
        }
        return true;
    }

    // Of the text that a notice issues, behind its signature: nothing else is set apart there.
    void readIssuedTitle(std::size_t at) {
        constexpr std::string_view names[] = {"方案", "办法", "细则", "规定", "制度",     "规则",   "意见",
                                              "要点", "清单", "报告", "计划", "（试行）", "(试行)", "（暂行）"};
        if (endsWithAny(lineAt(at), names)) {
            readAttachmentTitle(at);
        }
    }

    // On the line behind 附件1, set apart from the text.
    void readAttachmentTitle(std::size_t at) {
        if (at >= lines_.size() || frame_.taken[lines_[at]] || readHeadingNumber(lineAt(at))) {
            return;
        }
        const std::string_view text = lineAt(at);
        const bool apart =
            looksAt(at).centred || looksAt(at).bold || snapshot_.body[lines_[at]].paragraph.style == "Title";
        if (apart && countCharacters(text) <= longestAttachment && text.find("。") == std::string_view::npos) {
            add(at, OutlineRole::title, text, 0.8);
        }
    }

    // A signature without date: the last line of all, or the last before the attachments.
    void readUndated() {
        std::size_t last = lines_.size();
        for (std::size_t at = 0; at < lines_.size() && last == lines_.size(); ++at) {
            last = frame_.resets[lines_[at]] ? at : last;
        }
        if (last > 1 && isSigner(last - 1) && isOrganisation(lineAt(last - 1))) {
            add(last - 1, OutlineRole::signature, lineAt(last - 1), 0.6);
        }
    }
};

} // namespace

bool isOrganisation(std::string_view text) { return mayBeName(text) && endsWithAny(text, organisations); }

bool isDate(std::string_view text) {
    text = trimmed(text);
    for (const auto& [opening, closing] : {std::pair("（", "）"), std::pair("(", ")")}) {
        if (text.starts_with(opening) && text.ends_with(closing)) {
            text.remove_prefix(std::string_view(opening).size());
            text.remove_suffix(std::min(std::string_view(closing).size(), text.size()));
        }
    }
    if (text.empty() || countCharacters(text) > longestDate) {
        return false;
    }
    const bool unfilled = text.starts_with("〔") && text.ends_with("日期〕");
    const bool dotted = text.size() >= 8 && text.starts_with("20") && span(text, dottedDateSigns) == text.size();
    return unfilled || dotted || isWrittenDate(text);
}

void readEnd(const Snapshot& snapshot, OutlineFrame& frame) { End(snapshot, frame).read(); }

} // namespace zhangfa
