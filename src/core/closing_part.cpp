// Recognises what stands behind a report's last section without a bookmark of its own.
#include "closing_part.h"

#include "utf8.h"

namespace zhangfa {

namespace {

constexpr std::size_t longestClosingWords =
    12; // 特此报告，请予审阅。 and the like; a longer paragraph is a text of its own

// 附件, 附件：…, 附件1, 附件一 ××清单; not 附件所列材料……
bool isAttachmentNote(std::u32string_view text) {
    constexpr std::u32string_view name = U"附件";
    constexpr std::u32string_view numberOrSpace = U" \u3000123456789０１２３４５６７８９0一二三四五六七八九十";
    constexpr std::u32string_view ends = U" \u3000：:.．";
    if (!text.starts_with(name)) {
        return false;
    }
    const std::size_t rest = text.find_first_not_of(numberOrSpace, name.size());
    return rest == std::u32string_view::npos || ends.find(text[rest]) != std::u32string_view::npos ||
           (rest > name.size() + 1 && ends.find(text[rest - 1]) != std::u32string_view::npos);
}

bool isClosingWords(std::u32string_view text) {
    return (text.starts_with(U"特此") || text.starts_with(U"专此")) && text.size() <= longestClosingWords;
}

} // namespace

bool beginsClosingPart(const BodyElement& element) {
    if (element.table) {
        return false;
    }
    const std::string_view text = trimmed(element.paragraph.text);
    if (!text.starts_with("附件") && !text.starts_with("特此") && !text.starts_with("专此")) {
        return false;
    }
    const std::u32string characters = toCharacters(text);
    return isAttachmentNote(characters) || isClosingWords(characters);
}

} // namespace zhangfa
