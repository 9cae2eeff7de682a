// Names of the bookmarks by which sections and blocks are known in a document.
#include "bookmark.h"

namespace zhangfa {

namespace {

constexpr std::string_view prefix = "zf_";
constexpr std::string_view endPrefix = "zfe_";

bool isNameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// "problems.items" → "problems__items"; a field without a section begins with the dots' place, so that it is no
// section.
std::string encoded(const FieldId& id) {
    std::string name = id.value.find('.') == std::string::npos ? "__" : "";
    for (const char c : id.value) {
        name += c == '.' ? "__" : std::string(1, c == '-' ? '_' : c);
    }
    return name;
}

std::string withHyphens(std::string_view name) {
    std::string id(name);
    for (char& c : id) {
        c = c == '_' ? '-' : c;
    }
    return id;
}

// "theory", or "theory Copy 1", "theory_Copy_1", "theory 副本 1": what follows the name's own letters makes it a copy.
// The word depends on the office's language; an id has no capital letter, space or Chinese character.
std::string_view cutCopyMark(std::string_view name, bool& copy) {
    std::size_t length = 0;
    while (length < name.size() && isNameCharacter(name[length])) {
        ++length;
    }
    copy = length < name.size();
    if (copy && name[length] != ' ') {
        if (length == 0 || name[length - 1] != '_') {
            return {}; // "zf_theoryX": somebody else's
        }
        --length;
    }
    return name.substr(0, length);
}

} // namespace

std::string sectionBookmark(const SectionId& id) {
    std::string name(prefix);
    for (const char c : id.value) {
        name += c == '-' ? '_' : c;
    }
    return name;
}

std::string blockBookmark(const FieldId& id) { return std::string(prefix) + encoded(id); }

std::string blockEndBookmark(const FieldId& id) { return std::string(endPrefix) + encoded(id); }

std::optional<BookmarkName> parseBookmark(std::string_view name) {
    const bool end = name.starts_with(endPrefix);
    if (!end && !name.starts_with(prefix)) {
        return std::nullopt;
    }
    BookmarkName parsed{end ? BookmarkKind::blockEnd : BookmarkKind::block, {}};
    const std::string_view rest = cutCopyMark(name.substr(end ? endPrefix.size() : prefix.size()), parsed.copy);
    const std::size_t dot = rest.find("__");
    if (dot == std::string_view::npos) {
        parsed.kind = BookmarkKind::section;
        parsed.id = withHyphens(rest);
        return !end && isPlainId(parsed.id) ? std::optional(parsed) : std::nullopt;
    }
    parsed.id = (dot == 0 ? "" : withHyphens(rest.substr(0, dot)) + ".") + withHyphens(rest.substr(dot + 2));
    return isFieldId(parsed.id) ? std::optional(parsed) : std::nullopt;
}

} // namespace zhangfa
