// What every paragraph of an official document is: by its outline, and by what stands around it.
#include "text_roles.h"

#include "outline_end.h"
#include "outline_frame.h"
#include "utf8.h"

#include <algorithm>
#include <boost/regex.hpp>
#include <map>

namespace zhangfa {

namespace {

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

TextRole roleAboveTitle(std::string_view text) {
    static const auto patterns = [] {
        std::vector<std::pair<boost::wregex, TextRole>> compiled;
        for (const HeadSign& sign : headSigns) {
            compiled.emplace_back(boost::wregex(sign.pattern), sign.role);
        }
        return compiled;
    }();
    const std::u32string characters = toCharacters(text);
    const std::wstring wide(characters.begin(), characters.end());
    for (const auto& [pattern, role] : patterns) {
        if (boost::regex_search(wide, pattern)) {
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

// Styles that say it by their name, once a document was set in an official format.
struct RoleStyle {
    std::string_view style;
    TextRole role;
};
constexpr RoleStyle roleStyles[] = {
    {"Zhangfa Issued Title", TextRole::title},        {"Zhangfa Attachment Note", TextRole::attachmentNote},
    {"Zhangfa Attachment", TextRole::attachmentMark}, {"Zhangfa Attachment Title", TextRole::attachmentTitle},
    {"Zhangfa Head Mark", TextRole::redHead},         {"Zhangfa Note", TextRole::note},
    {"Zhangfa Imprint Copies", TextRole::copies},     {"Zhangfa Imprint Issued", TextRole::issued}};

const RoleStyle* roleStyle(const DocumentParagraph& paragraph) {
    const auto* const found = std::find_if(std::begin(roleStyles), std::end(roleStyles),
                                           [&](const RoleStyle& any) { return any.style == paragraph.style; });
    return found == std::end(roleStyles) ? nullptr : found;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// No sentence, and not too long for a title.
bool isName(std::string_view text) {
    constexpr std::size_t longest = 80; // characters
    const std::string_view bare =
        text.substr(0, text.size() - (text.ends_with("。") ? std::string_view("。").size() : 0));
    return countCharacters(text) <= longest && !contains(bare, "。") && !contains(bare, "；") && !bare.ends_with("：");
}

class Reading {
public:
    Reading(const Snapshot& snapshot, const Outline& outline) : snapshot_(snapshot), outline_(outline) {
        title_ = snapshot.body.size();
        for (const OutlineItem& item : outline.items) {
            items_.emplace(item.element, &item);
            if (item.role == OutlineRole::title) {
                title_ = std::min(title_, item.element);
            }
            if (item.role == OutlineRole::date || item.role == OutlineRole::signature) {
                closing_ = closing_ == 0 ? item.element : closing_;
            }
        }
    }

    std::vector<ElementRole> all() {
        for (std::size_t i = 0; i < snapshot_.body.size(); ++i) {
            roles_.push_back(snapshot_.body[i].table ? ElementRole{TextRole::cell} : next(i));
        }
        return std::move(roles_);
    }

private:
    ElementRole next(std::size_t i) {
        const std::string_view text = trimmed(snapshot_.body[i].paragraph.text);
        const auto [first, last] = items_.equal_range(i);
        ElementRole read;
        for (auto item = first; item != last && !snapshot_.body[i].paragraph.text.empty(); ++item) {
            if (item == first || item->second->role == OutlineRole::date) {
                read.role = roleOf(item->second->role);
                read.confidence = item->second->confidence;
            }
            if (!item->second->glued && roleOf(item->second->role) == TextRole::heading) {
                read.heading = item->second;
            }
        }
        attachments_ = attachments_ || read.role == TextRole::attachmentMark;
        if (read.role == TextRole::title && (attachments_ || behindMark())) {
            read.role = TextRole::attachmentTitle;
        }
        if (text.empty()) {
            return read;
        }
        if (const RoleStyle* style = roleStyle(snapshot_.body[i].paragraph)) {
            read = {style->role};
        } else if (last_ == TextRole::title && isBracketed(text)) {
            read = {TextRole::titleNote, nullptr, 0.9};
        } else if (last_ == TextRole::copies) {
            read = {TextRole::issued, read.heading}; // an office and a date, as a signature has them
        } else if (first == last) {
            read = betweenItems(i, text);
        } else if (last_ == TextRole::attachmentNote && goesOnInNote(read)) {
            read = {TextRole::attachmentNote};
        } else if (read.role == TextRole::date && i < outline_.textBegins) {
            read = {TextRole::titleNote, nullptr, 0.9};
        } else if (read.role == TextRole::heading && !isNumbered(read) && continuesTitle(i, text)) {
            read = {last_, nullptr, 0.9};
        }
        last_ = read.role;
        return read;
    }

    static bool isNumbered(const ElementRole& read) {
        return read.heading != nullptr && read.heading->role == OutlineRole::heading;
    }

    // （征求意见稿）
    static bool isBracketed(std::string_view text) {
        return (text.starts_with("（") && text.ends_with("）")) || (text.starts_with("(") && text.ends_with(")"));
    }

    bool behindMark() const { return last_ == TextRole::attachmentMark; }

    // 2. and so on, of the names that an 附件：1. began.
    static bool goesOnInNote(const ElementRole& read) {
        return read.heading != nullptr && read.heading->number > 1 &&
               (read.heading->scheme == NumberScheme::digitPoint || read.heading->scheme == NumberScheme::digitComma);
    }

    ElementRole betweenItems(std::size_t i, std::string_view text) const {
        if (i < title_ && title_ < snapshot_.body.size()) {
            return aboveTitle(i, text);
        }
        if (i < outline_.textBegins) {
            return continuesTitle(i, text) ? ElementRole{TextRole::title, nullptr, 0.9}
                                           : ElementRole{TextRole::titleNote, nullptr, 0.7};
        }
        if (behindMark() && isName(text)) {
            return {TextRole::attachmentTitle, nullptr, 0.8};
        }
        if (last_ == TextRole::attachmentTitle && continuesTitle(i, text)) {
            return {TextRole::attachmentTitle, nullptr, 0.8};
        }
        if (text.starts_with("抄送")) {
            return {TextRole::copies};
        }
        const bool behind = closing_ > 0 && i > closing_;
        if (behind && contains(text, "印发") && contains(text, "年") && !contains(text, "。")) {
            return {TextRole::issued};
        }
        if (behind && !attachments_ &&
            (contains(text, "联系人") || text.starts_with("（") || text.starts_with("(") || text.starts_with("此件"))) {
            return {TextRole::note, nullptr, 0.8};
        }
        return {};
    }

    // The title may have begun before, or belong to what a notice issues, which stands above it.
    ElementRole aboveTitle(std::size_t i, std::string_view text) const {
        const bool notice = std::any_of(roles_.begin(), roles_.end(),
                                        [](const ElementRole& any) { return any.role == TextRole::title; });
        if (!notice) {
            const TextRole role = roleAboveTitle(text);
            const bool begun = role == TextRole::redHead && contains(text, "关于") && isName(text);
            return begun ? ElementRole{TextRole::title, nullptr, 0.8}
                         : ElementRole{role, nullptr, role == TextRole::redHead ? 0.6 : 0.9};
        }
        if (last_ == TextRole::title && continuesTitle(i, text)) {
            return {TextRole::title, nullptr, 0.8};
        }
        if (isDate(text)) {
            return {TextRole::date, nullptr, 0.9};
        }
        if (isOrganisation(text)) {
            return {TextRole::signature, nullptr, 0.8};
        }
        const bool addressee = last_ == TextRole::title && (text.ends_with("：") || text.ends_with(":"));
        return {addressee ? TextRole::salutation : TextRole::body, nullptr, 0.8};
    }

    // It looks like the title before it.
    bool continuesTitle(std::size_t i, std::string_view text) const {
        if (i == 0 || (roles_.back().role != TextRole::title && roles_.back().role != TextRole::attachmentTitle)) {
            return false;
        }
        const DocumentParagraph &before = snapshot_.body[i - 1].paragraph, &paragraph = snapshot_.body[i].paragraph;
        return !text.starts_with("（") && !text.starts_with("(") && paragraph.style == before.style &&
               paragraph.looks == before.looks;
    }

    const Snapshot& snapshot_;
    const Outline& outline_;
    std::multimap<std::size_t, const OutlineItem*> items_;
    std::size_t title_ = 0, closing_ = 0;
    bool attachments_ = false;
    TextRole last_ = TextRole::cell; // of the text before; cell: none yet
    std::vector<ElementRole> roles_;
};

} // namespace

bool isTableCaption(const Snapshot& snapshot, std::size_t element) {
    constexpr std::size_t shortLine = 30; // characters
    constexpr std::string_view ends[] = {"。", "；", "！", "？", "：", ":", ";", "，", "、"};
    const auto isTableAt = [&](std::size_t at) { return at < snapshot.body.size() && snapshot.body[at].table; };
    const bool beside = isTableAt(element + 1) || (element > 0 && isTableAt(element - 1));
    if (!beside || snapshot.body[element].table) {
        return false;
    }
    const std::string_view text = trimmed(snapshot.body[element].paragraph.text);
    const bool sentence =
        contains(text, "。") ||
        std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
    const bool centred = snapshot.body[element].paragraph.looks.centred && countCharacters(text) <= shortLine;
    return (!sentence && (text.starts_with("表") || centred)) || text.starts_with("单位：");
}

std::vector<ElementRole> readTextRoles(const Snapshot& snapshot, const Outline& outline) {
    return Reading(snapshot, outline).all();
}

} // namespace zhangfa
