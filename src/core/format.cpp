// The looks of official documents, as data: formats/ID.json. The national standard is one of them.
#include "format.h"

#include "decimal.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>

namespace zhangfa {

namespace {

struct RoleName {
    FormatRole role;
    std::string_view name;
};
constexpr RoleName roles[formatRoleCount] = {{FormatRole::title, "title"},
                                             {FormatRole::subtitle, "subtitle"},
                                             {FormatRole::addressee, "addressee"},
                                             {FormatRole::heading1, "heading1"},
                                             {FormatRole::heading2, "heading2"},
                                             {FormatRole::heading3, "heading3"},
                                             {FormatRole::heading4, "heading4"},
                                             {FormatRole::body, "body"},
                                             {FormatRole::attachmentNote, "attachment-note"},
                                             {FormatRole::attachmentMark, "attachment-mark"},
                                             {FormatRole::attachmentTitle, "attachment-title"},
                                             {FormatRole::signature, "signature"},
                                             {FormatRole::date, "date"},
                                             {FormatRole::table, "table"},
                                             {FormatRole::tableHeading, "table-heading"},
                                             {FormatRole::pageNumber, "page-number"},
                                             {FormatRole::copyNumber, "copy-number"},
                                             {FormatRole::classification, "classification"},
                                             {FormatRole::urgency, "urgency"},
                                             {FormatRole::mark, "mark"},
                                             {FormatRole::documentNumber, "document-number"},
                                             {FormatRole::signer, "signer"},
                                             {FormatRole::note, "note"},
                                             {FormatRole::copies, "copies"},
                                             {FormatRole::issued, "issued"}};

constexpr std::string_view adjustNames[] = {"left", "centre", "right", "block"};
constexpr std::string_view placeNames[] = {"outer", "centre", "none"};
constexpr std::string_view strengths[] = {"off", "hint", "warning", "error"};

// Clauses 7.3.1 to 7.3.7 and 7.5; what the clauses call blank lines is distance.
std::map<FormatRole, ParagraphFormat> standardStyles() {
    const std::string fangSong = "仿宋_GB2312", kaiTi = "楷体_GB2312", heiTi = "黑体", songTi = "宋体",
                      xiaoBiaoSong = "方正小标宋简体";
    using A = Adjust;
    return {
        {FormatRole::title, {xiaoBiaoSong, "", 22, false, A::centre, 0, 0, 0, 0, 1, true}},
        {FormatRole::subtitle, {kaiTi, "", 16, false, A::centre, 0, 0, 0, 0, 1, true}},
        {FormatRole::addressee, {fangSong, "", 16, false, A::left, 0, 0, 0, 0, 0, false}},
        {FormatRole::heading1, {heiTi, "", 16, false, A::block, 2, 0, 0, 0, 0, true}},
        {FormatRole::heading2, {kaiTi, "", 16, false, A::block, 2, 0, 0, 0, 0, true}},
        {FormatRole::heading3, {fangSong, "", 16, false, A::block, 2, 0, 0, 0, 0, true}},
        {FormatRole::heading4, {fangSong, "", 16, false, A::block, 2, 0, 0, 0, 0, true}},
        {FormatRole::body, {fangSong, "", 16, false, A::block, 2, 0, 0, 0, 0, false}},
        {FormatRole::attachmentNote, {fangSong, "", 16, false, A::block, -3, 5, 0, 1, 0, false}},
        {FormatRole::attachmentMark, {heiTi, "", 16, false, A::left, 0, 0, 0, 0, 1, true}},
        {FormatRole::attachmentTitle, {xiaoBiaoSong, "", 22, false, A::centre, 0, 0, 0, 0, 1, true}},
        {FormatRole::signature, {fangSong, "", 16, false, A::right, 0, 0, 2, 2, 0, true}},
        {FormatRole::date, {fangSong, "", 16, false, A::right, 0, 0, 4, 0, 0, false}},
        {FormatRole::table, {fangSong, "", 14, false, A::centre, 0, 0, 0, 0, 0, false}},
        {FormatRole::tableHeading, {heiTi, "", 14, false, A::centre, 0, 0, 0, 0, 0, false}},
        {FormatRole::pageNumber, {songTi, "", 14, false, A::right, 0, 1, 1, 0, 0, false}},
        {FormatRole::copyNumber, {fangSong, "", 16, false, A::left, 0, 0, 0, 0, 0, true}},
        {FormatRole::classification, {heiTi, "", 16, false, A::left, 0, 0, 0, 0, 0, true}},
        {FormatRole::urgency, {heiTi, "", 16, false, A::left, 0, 0, 0, 0, 0, true}},
        {FormatRole::mark, {xiaoBiaoSong, "", 48, false, A::centre, 0, 0, 0, 0, 2, true}},
        {FormatRole::documentNumber, {fangSong, "", 16, false, A::centre, 0, 0, 0, 0, 2, true}},
        {FormatRole::signer, {fangSong, "", 16, false, A::left, 1, 0, 0, 0, 2, true}},
        {FormatRole::note, {fangSong, "", 16, false, A::block, 2, 0, 0, 0, 0, false}},
        {FormatRole::copies, {fangSong, "", 14, false, A::block, -3, 4, 1, 0, 0, true}},
        {FormatRole::issued, {fangSong, "", 14, false, A::left, 1, 0, 0, 0, 0, false}},
    };
}

template <std::size_t Count>
std::optional<std::size_t> indexOf(const JsonCursor& json, const std::string_view (&names)[Count]) {
    const auto name = json.line();
    if (!name) {
        return std::nullopt;
    }
    const auto* const found = std::find(std::begin(names), std::end(names), *name);
    if (found == std::end(names)) {
        std::string all;
        for (const std::string_view each : names) {
            all += (all.empty() ? "" : ", ") + std::string(each);
        }
        json.complain("format.not-one-of", {*name, all});
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - std::begin(names));
}

std::string shown(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", number);
    std::string trimmed = text;
    trimmed.erase(trimmed.find_last_not_of('0') + 1);
    if (trimmed.ends_with('.')) {
        trimmed.pop_back();
    }
    return trimmed;
}

struct Range {
    double least, most;
};

void readNumber(const JsonCursor& json, std::string_view key, double& into, Range range) {
    const auto member = json.member(key);
    const auto number = member ? member->number() : std::nullopt;
    if (!number) {
        return;
    }
    if (!std::isfinite(*number) || *number < range.least || *number > range.most) {
        member->complain("format.out-of-range", {std::string(key), shown(range.least), shown(range.most)});
        return;
    }
    into = *number;
}

constexpr Range side{100, 500}, margin{5, 120}, size{5, 100}, indent{-20, 40}, distance{0, 20};

void readCount(const JsonCursor& json, std::string_view key, int& into) {
    double number = into;
    readNumber(json, key, number, {1, 100});
    into = static_cast<int>(number);
}

void readPage(const JsonCursor& json, PageFormat& page) {
    static constexpr std::string_view keys[] = {"width", "height",     "top",           "bottom",  "left",  "right",
                                                "lines", "characters", "line-distance", "spacing", "duplex"};
    if (!json.isObject()) {
        return;
    }
    json.allowOnly(keys);
    readNumber(json, "width", page.width, side);
    readNumber(json, "height", page.height, side);
    readNumber(json, "top", page.top, margin);
    readNumber(json, "bottom", page.bottom, margin);
    readNumber(json, "left", page.left, margin);
    readNumber(json, "right", page.right, margin);
    readCount(json, "lines", page.lines);
    readCount(json, "characters", page.characters);
    readNumber(json, "line-distance", page.lineDistance, {8, 100});
    readNumber(json, "spacing", page.spacing, {-5, 20});
    if (const auto duplex = json.member("duplex")) {
        page.duplex = duplex->boolean().value_or(page.duplex);
    }
    if (page.left + page.right + 50 > page.width || page.top + page.bottom + 50 > page.height) {
        json.complain("format.no-room");
    }
}

void readStyle(const JsonCursor& json, ParagraphFormat& style) {
    static constexpr std::string_view keys[] = {"font", "latin-font", "size",  "bold",  "adjust",        "first-line",
                                                "left", "right",      "above", "below", "keep-with-next"};
    if (!json.isObject()) {
        return;
    }
    json.allowOnly(keys);
    if (const auto font = json.member("font")) {
        style.font = font->line().value_or(style.font);
    }
    if (const auto font = json.member("latin-font")) {
        style.latinFont = font->line().value_or("");
    }
    readNumber(json, "size", style.points, size);
    if (const auto bold = json.member("bold")) {
        style.bold = bold->boolean().value_or(false);
    }
    if (const auto adjust = json.member("adjust")) {
        if (const auto index = indexOf(*adjust, adjustNames)) {
            style.adjust = static_cast<Adjust>(*index);
        }
    }
    readNumber(json, "first-line", style.firstLine, indent);
    readNumber(json, "left", style.left, indent);
    readNumber(json, "right", style.right, indent);
    readNumber(json, "above", style.above, distance);
    readNumber(json, "below", style.below, distance);
    if (const auto keep = json.member("keep-with-next")) {
        style.keepWithNext = keep->boolean().value_or(false);
    }
}

void readHead(const JsonCursor& json, HeadFormat& head) {
    static constexpr std::string_view keys[] = {"mark-top", "line-below"};
    if (json.isObject()) {
        json.allowOnly(keys);
        readNumber(json, "mark-top", head.markTop, {0, 200});
        readNumber(json, "line-below", head.lineBelow, {0, 30});
    }
}

void readPageNumber(const JsonCursor& json, PageNumberFormat& number) {
    static constexpr std::string_view keys[] = {"place", "below", "before", "behind"};
    if (!json.isObject()) {
        return;
    }
    json.allowOnly(keys);
    if (const auto place = json.member("place")) {
        if (const auto index = indexOf(*place, placeNames)) {
            number.place = static_cast<NumberPlace>(*index);
        }
    }
    readNumber(json, "below", number.below, {0, 30});
    const auto text = [&](std::string_view key, std::string& into) {
        if (const auto member = json.member(key)) {
            if (member->value().is_string()) {
                into = std::string(member->value().get_string());
            } else {
                member->complain("json.expected-string");
            }
        }
    };
    text("before", number.before);
    text("behind", number.behind);
}

} // namespace

std::string_view nameOf(FormatRole role) { return roles[static_cast<std::size_t>(role)].name; }

double Format::character() const { return (style(FormatRole::body).points + page.spacing) * millimetresAPoint; }
double Format::line() const { return page.lineDistance * millimetresAPoint; }

const Format& standardFormat() {
    static const Format standard{"standard", "", {}, {}, {}, standardStyles(), {}};
    return standard;
}

Format parseFormat(const std::string& id, const JsonCursor& json) {
    static constexpr std::string_view keys[] = {schemaKey, "title", "page", "page-number", "head", "styles", "rules"};
    Format format = standardFormat();
    format.id = id;
    if (!json.isObject()) {
        return format;
    }
    json.allowOnly(keys);
    if (const auto title = json.require("title")) {
        format.title = title->line().value_or("");
    }
    if (const auto page = json.member("page")) {
        readPage(*page, format.page);
    }
    if (const auto number = json.member("page-number")) {
        readPageNumber(*number, format.pageNumber);
    }
    if (const auto head = json.member("head")) {
        readHead(*head, format.head);
    }
    if (const auto styles = json.member("styles"); styles && styles->isObject()) {
        for (const JsonCursor& style : styles->members()) {
            const auto* const role = std::find_if(std::begin(roles), std::end(roles),
                                                  [&](const RoleName& any) { return any.name == style.name(); });
            if (role == std::end(roles)) {
                style.complainAtKey("format.unknown-style", {style.name()});
            } else {
                readStyle(style, format.styles[role->role]);
            }
        }
    }
    if (const auto rules = json.member("rules"); rules && rules->isObject()) {
        for (const JsonCursor& rule : rules->members()) {
            if (const auto strength = indexOf(rule, strengths)) {
                format.rules[rule.name()] = std::string(strengths[*strength]);
            }
        }
    }
    return format;
}

std::vector<Message> deviations(const Format& format) {
    const Format& standard = standardFormat();
    std::vector<Message> found;
    const auto compare = [&](const char* what, double is, double ought, double tolerance) {
        if (std::abs(is - ought) > tolerance + 1e-9) {
            found.push_back({std::string("format.deviates.") + what, {shown(is), shown(ought)}});
        }
    };
    // Clauses 5.1 and 5.2: 37 ± 1 mm above, 28 ± 1 mm at the binding edge, a text area of 156 × 225 mm.
    compare("top", format.page.top, standard.page.top, 1);
    compare("left", format.page.left, standard.page.left, 1);
    compare("text-width", format.page.width - format.page.left - format.page.right, 156, 1);
    compare("text-height", format.page.height - format.page.top - format.page.bottom, 225, 1);
    compare("lines", format.page.lines, standard.page.lines, 0);
    if (!format.page.duplex) { // clause 6
        found.push_back({"format.deviates.duplex", {}});
    }
    compare("characters", format.page.characters, standard.page.characters, 0);
    compare("number-below", format.pageNumber.below, standard.pageNumber.below, 0);
    if (format.pageNumber.place != standard.pageNumber.place) {
        found.push_back({"format.deviates.number-place", {}});
    }
    const auto family = [](const std::string& font) { // 仿宋 and 仿宋_GB2312 are one kind
        return font.substr(0, font.find('_'));
    };
    for (const RoleName& role : roles) {
        const ParagraphFormat &is = format.style(role.role), &ought = standard.style(role.role);
        if (role.role == FormatRole::table || role.role == FormatRole::tableHeading ||
            role.role == FormatRole::subtitle) {
            continue; // the standard says nothing of them
        }
        const std::string name(role.name);
        if (family(is.font) != family(ought.font)) {
            found.push_back({"format.deviates.font", {name, is.font, ought.font}});
        }
        if (is.points != ought.points) {
            found.push_back({"format.deviates.size", {name, shown(is.points), shown(ought.points)}});
        }
        if (is.bold != ought.bold) {
            found.push_back({"format.deviates.bold", {name}});
        }
        if (is.adjust != ought.adjust || is.firstLine != ought.firstLine) {
            found.push_back({"format.deviates.place", {name}});
        }
    }
    return found;
}

} // namespace zhangfa
