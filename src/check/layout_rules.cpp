// Pages, lines and fonts, as Writer sets them, against the format in force (GB/T 9704—2012, 5, 7 and what an office
// made of it).
#include "check/rule_groups.h"

#include "core/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>

namespace zhangfa {

namespace {

constexpr double millimetresAPoint = 25.4 / 72;
constexpr double tolerance = 1; // clause 5.2.1, in millimetres
constexpr double rounding = 0.05;

// What the rules look at: all of it is there.
struct SetDocument {
    const CheckedDocument& document;
    const Layout& layout;
    const Format& format;

    const SetElement& of(const CheckedText& text) const { return layout.elements[text.place.element]; }
};

std::string shown(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", std::round(number * 10) / 10);
    return text;
}

bool isCaption(const SetDocument& set, const CheckedText& text) {
    return text.paragraph != nullptr && isTableCaption(set.document.snapshot, text.place.element);
}

bool hasHan(const CheckedText& text) { return std::any_of(text.text.begin(), text.text.end(), isHan); }
bool isBlank(const CheckedText& text) { return bare(text.text).empty(); }
bool isUpright(const SetPage& page) { return page.height >= page.width; }

// Margins above and at the binding edge, width and height of the text: what clause 5.2.1 gives.
std::array<double, 4> areaOf(const auto& page) {
    return {page.top, page.left, page.width - page.left - page.right, page.height - page.top - page.bottom};
}
double textHeight(const auto& page) { return areaOf(page)[3]; }

const SetPage* upright(const Layout& layout) {
    const auto found = std::find_if(layout.pages.begin(), layout.pages.end(), isUpright);
    return found == layout.pages.end() ? nullptr : &*found;
}

// Clauses 5.1, 5.2.1. A page on its side is A4 as well; where its margins go the standard says only for tables.
void checkPages(const SetDocument& set, Findings& findings) {
    const auto near = [](double one, double two) { return std::abs(one - two) <= tolerance + rounding; };
    const auto list = [](const auto& numbers) {
        std::vector<std::string> all;
        std::transform(numbers.begin(), numbers.end(), std::back_inserter(all), shown);
        return all;
    };
    const PageFormat& ought = set.format.page;
    std::set<std::vector<std::string>> told;
    for (const SetPage& page : set.layout.pages) {
        const auto [shorter, longer] = std::minmax(page.width, page.height);
        const bool size = near(shorter, ought.width) && near(longer, ought.height);
        const auto is = areaOf(page), wanted = areaOf(ought);
        if (size && (!isUpright(page) || std::equal(is.begin(), is.end(), wanted.begin(), near))) {
            continue;
        }
        std::vector<std::string> args = size ? list(is) : list(std::array{page.width, page.height});
        const std::vector<std::string> right = size ? list(wanted) : list(std::array{ought.width, ought.height});
        args.insert(args.end(), right.begin(), right.end());
        if (told.insert(args).second) {
            findings.add("layout.page", args, size ? "layout.page" : "layout.page-size");
        }
    }
}

// Clause 5.2.3: as a rule.
void checkLines(const SetDocument& set, Findings& findings) {
    const PageFormat& ought = set.format.page;
    const SetPage* const page = upright(set.layout);
    if (page != nullptr && set.layout.lineDistance > 0) {
        const int lines = static_cast<int>(textHeight(*page) / set.layout.lineDistance + rounding);
        if (lines != ought.lines) {
            findings.add("layout.lines", {std::to_string(lines), std::to_string(ought.lines)});
        }
    }
    if (set.layout.characters > 0 && set.layout.characters != ought.characters) {
        findings.add("layout.lines", {std::to_string(set.layout.characters), std::to_string(ought.characters)},
                     "layout.lines-characters");
    }
}

std::optional<FormatRole> roleOf(NumberScheme scheme) {
    switch (scheme) {
    case NumberScheme::hanComma:
        return FormatRole::heading1;
    case NumberScheme::hanBrackets:
        return FormatRole::heading2;
    case NumberScheme::digitPoint:
    case NumberScheme::digitComma:
        return FormatRole::heading3;
    case NumberScheme::digitBrackets:
        return FormatRole::heading4;
    default:
        return std::nullopt; // articles and their like: the standard does not know them
    }
}

// Roles whose looks a text may have, the one that is told first; none where the standard says nothing.
std::vector<FormatRole> looksOf(const CheckedText& text) {
    switch (text.role) {
    case TextRole::title:
        return {FormatRole::title};
    case TextRole::salutation:
        return {FormatRole::addressee};
    case TextRole::body:
        // A name below the title, a caption: the standard says nothing of them.
        return text.paragraph == nullptr || text.paragraph->looks.centred || text.paragraph->looks.right
                   ? std::vector<FormatRole>{}
                   : std::vector{FormatRole::body};
    case TextRole::attachmentNote:
        return {FormatRole::attachmentNote};
    case TextRole::attachmentMark:
        return {FormatRole::attachmentMark};
    case TextRole::attachmentTitle:
        return {FormatRole::attachmentTitle};
    case TextRole::signature:
        return {FormatRole::signature};
    case TextRole::date:
        return {FormatRole::date};
    case TextRole::heading: {
        const auto role =
            text.heading != nullptr && text.heading->scheme ? roleOf(*text.heading->scheme) : std::nullopt;
        if (!role || text.heading->runIn) {
            return {}; // what follows in the same paragraph may be more than it
        }
        // Offices that begin with （一） set it as the first level.
        const int level = std::clamp(text.heading->level, 1, 4) - 1;
        std::vector<FormatRole> roles{*role, static_cast<FormatRole>(static_cast<int>(FormatRole::heading1) + level)};
        if (std::wstring_view(L"。；").find(bare(text.text).back()) != std::wstring_view::npos) {
            roles.push_back(FormatRole::body); // an item that is a sentence of its own
        }
        return roles;
    }
    default:
        return {};
    }
}

std::string described(const std::string& family, double points) { return family + " " + sizeName(points); }

// Clauses 5.2.2, 7.3: as a rule; a family by any maker does.
void checkFonts(const SetDocument& set, Findings& findings) {
    std::map<FormatRole, std::vector<const CheckedText*>> wrong;
    for (const CheckedText& text : set.document.texts) {
        const std::vector<FormatRole> roles = isCaption(set, text) ? std::vector<FormatRole>() : looksOf(text);
        const SetFont& font = set.of(text).font;
        const bool right =
            roles.empty() || font.family.empty() || text.paragraph == nullptr || !hasHan(text) ||
            std::any_of(roles.begin(), roles.end(), [&](FormatRole role) {
                const ParagraphFormat& ought = set.format.style(role);
                return fontKind(ought.font) == fontKind(font.family) && std::abs(ought.points - font.points) < 0.3;
            });
        if (!right) {
            wrong[roles.front()].push_back(&text);
        }
    }
    for (const auto& [role, texts] : wrong) {
        const ParagraphFormat& ought = set.format.style(role);
        const SetFont& font = set.of(*texts.front()).font;
        findings.add(
            "layout.font", *texts.front(),
            {std::to_string(texts.size()), described(ought.font, ought.points), described(font.family, font.points)},
            "layout.font." + std::string(nameOf(role)));
    }
}

// The first of them, and how many.
void tell(std::string_view rule, const std::vector<const CheckedText*>& texts, Findings& findings) {
    if (!texts.empty()) {
        findings.add(rule, *texts.front(), {std::to_string(texts.size())});
    }
}

// Clause 5.2.4; the mark of the office above the title is red.
void checkColours(const SetDocument& set, Findings& findings) {
    std::vector<const CheckedText*> coloured;
    for (const CheckedText& text : set.document.texts) {
        if (text.paragraph != nullptr && text.role != TextRole::redHead && !isBlank(text) && !isCaption(set, text) &&
            set.of(text).font.colour != 0) {
            coloured.push_back(&text);
        }
    }
    tell("layout.colour", coloured, findings);
}

// Clause 7.3.3: two characters, whoever makes them; that they are made of spaces is told elsewhere.
void checkIndents(const SetDocument& set, Findings& findings) {
    const double wanted = set.format.style(FormatRole::body).firstLine;
    std::vector<const CheckedText*> wrong;
    for (const CheckedText& text : set.document.texts) {
        const SetElement& element = set.of(text);
        if (text.role != TextRole::body || text.paragraph == nullptr || isBlank(text) || element.font.points <= 0 ||
            isCaption(set, text) || !text.paragraph->label.empty() || text.paragraph->looks.centred ||
            text.paragraph->looks.right) {
            continue;
        }
        const std::size_t begins = text.text.find(bare(text.text));
        double indent = element.firstLine / millimetresAPoint / element.font.points;
        for (const wchar_t sign : std::wstring_view(text.text).substr(0, begins)) {
            indent += sign == L' ' ? 0.5 : sign == L'\t' ? 2 : 1;
        }
        if (indent < wanted - 0.75 || (begins == 0 && indent > wanted + 0.75)) { // a list may be lined up by spaces
            wrong.push_back(&text);
        }
    }
    tell("layout.indent", wrong, findings);
}

// Null where it is as the format has it, else the message.
const char* wrongIn(const SetPageNumber& number, bool odd, const Format& format) {
    const Adjust outer = odd ? Adjust::right : Adjust::left;
    const bool atLeft = number.adjust == Adjust::left || number.adjust == Adjust::block;
    const Adjust adjust = atLeft ? Adjust::left : number.adjust;
    if (adjust != (format.pageNumber.place == NumberPlace::centre ? Adjust::centre : outer)) {
        return format.pageNumber.place == NumberPlace::centre ? "layout.page-number-centre"
                                                              : "layout.page-number-outer";
    }
    if (trimmed(number.before) != trimmed(format.pageNumber.before) ||
        trimmed(number.behind) != trimmed(format.pageNumber.behind)) {
        return "layout.page-number-form";
    }
    const ParagraphFormat& ought = format.style(FormatRole::pageNumber);
    const std::string& family = ought.latinFont.empty() ? ought.font : ought.latinFont;
    const bool right =
        fontKind(family) == fontKind(number.font.family) && std::abs(ought.points - number.font.points) < 0.3;
    return right ? nullptr : "layout.page-number-font";
}

// Clause 7.5.
void checkPageNumbers(const SetDocument& set, Findings& findings) {
    const Format& format = set.format;
    const auto& pages = set.layout.pages;
    const bool unknown =
        std::any_of(pages.begin(), pages.end(), [](const SetPage& page) { return page.numberUnknown; });
    if (format.pageNumber.place == NumberPlace::none || unknown || pages.empty()) {
        return;
    }
    const ParagraphFormat& ought = format.style(FormatRole::pageNumber);
    const std::vector<std::string> args{format.pageNumber.before + "1" + format.pageNumber.behind,
                                        described(ought.font, ought.points)};
    bool any = false;
    for (const SetPage& page : pages) {
        for (const auto& [number, odd] : {std::pair(&page.odd, true), std::pair(&page.even, false)}) {
            // Of a page on its side the edges are others.
            if (*number && isUpright(page)) {
                if (const char* const message = wrongIn(**number, odd, format)) {
                    findings.add("layout.page-number", args, message);
                    return;
                }
            }
            any = any || *number;
        }
    }
    if (!any) {
        findings.add("layout.page-number", args);
    }
}

// Also what stands before the title of what a notice issues.
bool isBody(const CheckedText& text) {
    return ((text.role == TextRole::body || text.role == TextRole::heading) && !isBlank(text)) ||
           ((text.role == TextRole::redHead || text.role == TextRole::titleNote) &&
            text.text.find(L'。') != std::wstring::npos);
}

// Clause 7.3.3: the first page shows body text.
void checkFirstPage(const SetDocument& set, Findings& findings) {
    const auto& texts = set.document.texts;
    const auto body = std::find_if(texts.begin(), texts.end(), isBody);
    if (body != texts.end() && set.document.first(TextRole::title) != nullptr && set.of(*body).firstPage > 1) {
        findings.add("layout.body-on-first-page", *body, {std::to_string(set.of(*body).firstPage)});
    }
}

// The text before this one that is not blank; null: none.
const CheckedText* before(const std::vector<CheckedText>& texts, const CheckedText& text) {
    for (const CheckedText* each = &text; each != texts.data();) {
        if (!isBlank(*--each)) {
            return each;
        }
    }
    return nullptr;
}

// Clause 7.3.5, by custom: no page of signature and date alone.
void checkSignaturePage(const SetDocument& set, Findings& findings) {
    const CheckedText* const signature = set.document.first(TextRole::signature);
    const CheckedText* const date = set.document.first(TextRole::date);
    const CheckedText* const last = date != nullptr && (signature == nullptr || signature < date) ? date : signature;
    const CheckedText* const first = signature != nullptr && signature < last ? signature : last;
    const CheckedText* const text = first == nullptr ? nullptr : before(set.document.texts, *first);
    if (text == nullptr || text->role == TextRole::title || text->role == TextRole::titleNote) {
        return; // signed above the text
    }
    const int page = set.of(*last).firstPage;
    if (page > 0 && set.of(*text).lastPage < page) {
        findings.add("layout.signature-page", *last, {std::to_string(page)});
    }
}

// Clause 7.3.7.
void checkAttachmentPages(const SetDocument& set, Findings& findings) {
    for (const CheckedText& text : set.document.texts) {
        const CheckedText* const last =
            text.role == TextRole::attachmentMark ? before(set.document.texts, text) : nullptr;
        if (last != nullptr && set.of(text).firstPage > 0 && set.of(*last).lastPage >= set.of(text).firstPage) {
            findings.add("layout.attachment-page", text);
        }
    }
}

// Clause 7.4.1: its last rule is the lower edge of the last page's text.
void checkImprint(const SetDocument& set, Findings& findings) {
    const auto& texts = set.document.texts;
    const auto last = std::find_if(texts.rbegin(), texts.rend(), [](const CheckedText& text) {
        return text.role == TextRole::copies || text.role == TextRole::issued;
    });
    if (last == texts.rend() || set.layout.pageCount == 0) {
        return;
    }
    const SetElement& element = set.of(*last);
    if (element.lastPage < set.layout.pageCount) {
        findings.add("layout.imprint", *last, {}, "layout.imprint-page");
        return;
    }
    const SetPage* const page = upright(set.layout);
    const double line = set.format.line();
    const double left = page == nullptr ? 0 : textHeight(*page) - element.bottom - line;
    if (left > 1.5 * line) {
        findings.add("layout.imprint", *last, {shown(left / 10)});
    }
}

void checkMissingFonts(const SetDocument& set, Findings& findings) {
    std::string missing;
    std::set<std::string> substitutes;
    for (const FontInUse& font : set.layout.fonts) {
        if (!font.available) {
            missing += (missing.empty() ? "" : "、") + font.family;
            substitutes.insert(font.shown);
        }
    }
    substitutes.erase("");
    std::string shown;
    for (const std::string& family : substitutes) {
        shown += (shown.empty() ? "" : "、") + family;
    }
    if (!missing.empty()) {
        findings.add("layout.fonts-missing", {missing, shown},
                     shown.empty() ? "layout.fonts-missing-unknown" : "layout.fonts-missing");
    }
}

} // namespace

void checkLayout(const CheckedDocument& document, Findings& findings) {
    const Layout* const layout = document.settings.layout;
    if (layout == nullptr || layout->elements.size() != document.snapshot.body.size()) {
        return;
    }
    const SetDocument set{document, *layout, document.settings.formatIn(document.library)};
    if (const auto differences = deviations(set.format); !differences.empty()) {
        findings.add("layout.format", {set.format.title, std::to_string(differences.size())});
    }
    for (auto* const rule :
         {checkPages, checkLines, checkFonts, checkColours, checkIndents, checkPageNumbers, checkFirstPage,
          checkSignaturePage, checkAttachmentPages, checkImprint, checkMissingFonts}) {
        rule(set, findings);
    }
}

} // namespace zhangfa
