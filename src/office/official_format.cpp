// A format (core/format.h) as Writer's styles.
#include "office/official_format.h"

#include "core/section_elements.h"
#include "core/signature.h"
#include "core/title_lines.h"
#include "office/bound_fields.h"
#include "office/exchanged_pages.h"
#include "office/official_parts.h"
#include "office/style_memory.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/awt/FontSlant.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XMultiPropertyStates.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexReplace.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/style/BreakType.hpp>
#include <com/sun/star/style/LineSpacing.hpp>
#include <com/sun/star/style/LineSpacingMode.hpp>
#include <com/sun/star/style/NumberingType.hpp>
#include <com/sun/star/style/PageStyleLayout.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/text/PageNumberType.hpp>
#include <com/sun/star/text/XChapterNumberingSupplier.hpp>
#include <com/sun/star/text/XTextCursor.hpp>

#include <algorithm>
#include <cmath>

namespace zhangfa {

namespace {

using css::style::ParagraphAdjust;
using css::style::ParagraphAdjust_BLOCK;
using css::style::ParagraphAdjust_CENTER;
using css::style::ParagraphAdjust_LEFT;
using css::style::ParagraphAdjust_RIGHT;

constexpr const char* attachmentNoteStyle = "Zhangfa Attachment Note";
constexpr const char* attachmentMarkStyle = "Zhangfa Attachment";
constexpr const char* attachmentTitleStyle = "Zhangfa Attachment Title";
constexpr const char* articlesList = "Zhangfa Articles";

constexpr const char* runInStyles[] = {"Zhangfa Run-in Heading 1", "Zhangfa Run-in Heading 2",
                                       "Zhangfa Run-in Heading 3", "Zhangfa Run-in Heading 4"};

// Styles that Writer does not have.
struct OwnStyle {
    const char* name;
    const char* parent;
    bool newPage = false;
    sal_Int16 outlineLevel = 0;
};
constexpr OwnStyle ownStyles[] = {{dateStyle, "Signature"},
                                  {issuedTitleStyle, "Title", true},
                                  {attachmentNoteStyle, "Text body"},
                                  {attachmentMarkStyle, "Text body", true},
                                  {attachmentTitleStyle, "Title"},
                                  {runInStyles[0], "Text body", false, 1},
                                  {runInStyles[1], "Text body", false, 2},
                                  {runInStyles[2], "Text body", false, 3},
                                  {runInStyles[3], "Text body", false, 4}};

// Which styles have the looks of a role.
struct RoleStyle {
    const char* style;
    FormatRole role;
};
constexpr RoleStyle roleStyles[] = {
    {"Title", FormatRole::title},
    {issuedTitleStyle, FormatRole::title},
    {"Subtitle", FormatRole::subtitle},
    {"Addressee", FormatRole::addressee},
    {"Heading 1", FormatRole::heading1},
    {"Heading 2", FormatRole::heading2},
    {"Heading 3", FormatRole::heading3},
    {"Heading 4", FormatRole::heading4},
    {"Text body", FormatRole::body},
    {runInStyles[0], FormatRole::body},
    {runInStyles[1], FormatRole::body},
    {runInStyles[2], FormatRole::body},
    {runInStyles[3], FormatRole::body},
    {attachmentNoteStyle, FormatRole::attachmentNote},
    {attachmentMarkStyle, FormatRole::attachmentMark},
    {attachmentTitleStyle, FormatRole::attachmentTitle},
    {signatureStyle, FormatRole::signature},
    {dateStyle, FormatRole::date},
    {"Table Contents", FormatRole::table},
    {"Table Heading", FormatRole::tableHeading},
    {"Footer", FormatRole::pageNumber},
};

// Lengths are 1/100 mm, as Writer's.
sal_Int32 hundredths(double millimetres) { return static_cast<sal_Int32>(std::lround(millimetres * 100)); }

Reference<css::container::XNameContainer> family(const Document& document, const char* name) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document.model, UNO_QUERY_THROW);
    return {supplier->getStyleFamilies()->getByName(ascii(name)), UNO_QUERY_THROW};
}

void setWeight(StyleMemory& style, bool bold) {
    for (const char* property : {"CharWeight", "CharWeightAsian"}) {
        style.set(property, css::uno::Any(bold ? css::awt::FontWeight::BOLD : css::awt::FontWeight::NORMAL));
    }
}

// What somebody else's styles may have besides.
void takeOffOrnaments(StyleMemory& style) {
    for (const char* property : {"CharPosture", "CharPostureAsian"}) {
        style.set(property, css::uno::Any(css::awt::FontSlant_NONE));
    }
    for (const char* property : {"CharUnderline", "CharCaseMap", "CharEmphasis"}) {
        style.set(property, css::uno::Any(sal_Int16(0)));
    }
    for (const char* property : {"CharBackColor", "ParaBackColor"}) {
        style.set(property, css::uno::Any(sal_Int32(-1)));
    }
    for (const char* property : {"TopBorder", "BottomBorder", "LeftBorder", "RightBorder"}) {
        style.set(property, css::uno::Any(css::table::BorderLine2()));
    }
    style.set("CharScaleWidth", css::uno::Any(sal_Int16(100)));
    style.set("SnapToGrid", css::uno::Any(false));
}

void setFont(StyleMemory& style, const ParagraphFormat& wanted) {
    style.set("CharFontNameAsian", css::uno::Any(fromUtf8(wanted.font)));
    style.set("CharFontName", css::uno::Any(fromUtf8(wanted.latinFont.empty() ? wanted.font : wanted.latinFont)));
    for (const char* property : {"CharHeight", "CharHeightAsian"}) {
        style.set(property, css::uno::Any(static_cast<float>(wanted.points)));
    }
    setWeight(style, wanted.bold);
    style.set("CharColor", css::uno::Any(sal_Int32(0)));
    style.set("CharLocaleAsian", css::uno::Any(css::lang::Locale(rtl::OUString(ascii("zh")), rtl::OUString(ascii("CN")),
                                                                 rtl::OUString())));
}

// Rows of tables and the page number are closer than lines of text: half again as high as their characters.
constexpr double closeLine = 1.5;

} // namespace

void setParagraph(StyleMemory& style, const Format& format, FormatRole role) {
    const ParagraphFormat& wanted = format.style(role);
    const bool close = role == FormatRole::table || role == FormatRole::tableHeading || role == FormatRole::pageNumber;
    const bool ofBodySize = wanted.points == format.style(FormatRole::body).points;
    const double character = format.character(), line = format.line();
    setFont(style, wanted);
    // Characters of the body's size share its grid; Writer counts 1/100 mm.
    const double closer = ofBodySize ? format.page.spacing * 2540 / 72 : 0;
    style.set("CharKerning", css::uno::Any(static_cast<sal_Int16>(std::lround(closer))));
    style.set("ParaAdjust", css::uno::Any(static_cast<sal_Int16>(paragraphAdjust(wanted.adjust))));
    style.set("ParaFirstLineIndent", css::uno::Any(hundredths(wanted.firstLine * character)));
    style.set("ParaLeftMargin", css::uno::Any(hundredths(wanted.left * character)));
    style.set("ParaRightMargin", css::uno::Any(hundredths(wanted.right * character)));
    style.set("ParaTopMargin", css::uno::Any(hundredths(wanted.above * line)));
    style.set("ParaBottomMargin", css::uno::Any(hundredths(wanted.below * line)));
    const double ownLine = wanted.points * closeLine * 25.4 / 72;
    const css::style::LineSpacing exact(css::style::LineSpacingMode::FIX,
                                        static_cast<sal_Int16>(hundredths(close ? ownLine : line)));
    style.set("ParaLineSpacing", css::uno::Any(exact));
    style.set("ParaKeepTogether", css::uno::Any(wanted.keepWithNext));
    // A title in two paragraphs is one.
    if (role == FormatRole::title || role == FormatRole::attachmentTitle) {
        style.set("ParaContextMargin", css::uno::Any(true));
    }
    // As many lines on every page as it holds: none is moved on for company.
    style.set("ParaOrphans", css::uno::Any(sal_Int8(0)));
    style.set("ParaWidows", css::uno::Any(sal_Int8(0)));
    // Writer would put space between digits and Chinese text, but not beside a field.
    style.set("ParaIsCharacterDistance", css::uno::Any(false));
}

namespace {

css::style::PageStyleLayout pageLayout(const Format& format) {
    return format.page.duplex ? css::style::PageStyleLayout_MIRRORED : css::style::PageStyleLayout_ALL;
}

// Clause 5.1, 5.2: the text area. Clause 6: both sides. Clause 7.5: the page number's dashes stand so far below the
// text.
void setPage(StyleMemory& page, const Format& format) {
    // Of a line's exact height Writer has four fifths above the baseline; dashes are in the middle of Chinese
    // characters, 0.38 em above it.
    constexpr double dashes = closeLine * 0.8 - 0.38;
    const PageFormat& wanted = format.page;
    const double em = format.style(FormatRole::pageNumber).points * 25.4 / 72, line = closeLine * em;
    // No higher than its line, which Word puts at a footer's lower edge and Writer at its upper one.
    const double room = std::min(std::max(0.0, format.pageNumber.below - dashes * em) + line, wanted.bottom - 2);
    page.set("Width", css::uno::Any(hundredths(wanted.width)));
    page.set("Height", css::uno::Any(hundredths(wanted.height)));
    page.set("TopMargin", css::uno::Any(hundredths(wanted.top)));
    page.set("LeftMargin", css::uno::Any(hundredths(wanted.left)));
    page.set("RightMargin", css::uno::Any(hundredths(wanted.right)));
    page.set("PageStyleLayout", css::uno::Any(pageLayout(format)));
    page.set("FooterIsOn", css::uno::Any(true));
    page.set("FooterIsShared", css::uno::Any(false));
    page.set("FooterIsDynamicHeight", css::uno::Any(false));
    page.set("FooterBodyDistance", css::uno::Any(hundredths(std::max(0.0, room - line))));
    page.set("FooterHeight", css::uno::Any(hundredths(room))); // with the distance above it
    page.set("BottomMargin", css::uno::Any(hundredths(wanted.bottom - room)));
}

void writeNumber(const Document& document, const Reference<css::text::XText>& into, const rtl::OUString& before,
                 const rtl::OUString& behind, ParagraphAdjust adjust) {
    into->setString(before);
    const auto paragraph = into->createTextCursor();
    paragraph->gotoEnd(true);
    as<css::beans::XMultiPropertyStates>(paragraph)->setAllPropertiesToDefault();
    const Reference<css::beans::XPropertySet> properties(paragraph, UNO_QUERY_THROW);
    set(properties, "ParaStyleName", ascii("Footer"));
    set(properties, "ParaAdjust", static_cast<sal_Int16>(adjust));
    const auto cursor = into->createTextCursorByRange(into->getEnd());
    const Reference<css::text::XTextContent> number(
        document.factory->createInstance(ascii("com.sun.star.text.TextField.PageNumber")), UNO_QUERY_THROW);
    const Reference<css::beans::XPropertySet> field(number, UNO_QUERY_THROW);
    set(field, "NumberingType", css::style::NumberingType::ARABIC);
    set(field, "SubType", css::text::PageNumberType_CURRENT);
    into->insertTextContent(as<Range>(cursor), number, false);
    into->insertString(into->getEnd(), behind, false);
}

void writePageNumber(const Document& document, const Reference<css::beans::XPropertySet>& page, const Format& format,
                     const char* which, ParagraphAdjust adjust) {
    const auto footer = get<Reference<css::text::XText>>(page, which);
    if (format.pageNumber.place == NumberPlace::none) {
        footer->setString({});
        const auto paragraph = footer->createTextCursor();
        as<css::beans::XMultiPropertyStates>(paragraph)->setAllPropertiesToDefault();
        set(as<css::beans::XPropertySet>(paragraph), "ParaStyleName", ascii("Footer"));
        return;
    }
    writeNumber(document, footer, fromUtf8(format.pageNumber.before), fromUtf8(format.pageNumber.behind),
                format.pageNumber.place == NumberPlace::centre ? ParagraphAdjust_CENTER : adjust);
}

struct HeadingNumber {
    sal_Int16 type;
    const char* format; // Writer shows the parents' numbers, and DOCX loses the number, where this is missing
};
constexpr sal_Int16 chinese = 15; // 一二三
constexpr sal_Int16 arabic = css::style::NumberingType::ARABIC;
constexpr int levels = 4;
// Clause 7.3.3 for the official ones.
constexpr HeadingNumber officialNumbers[levels] = {
    {chinese, "%1%、"}, {chinese, "（%2%）"}, {arabic, "%3%."}, {arabic, "（%4%）"}};
constexpr HeadingNumber bracketedNumbers[levels] = {
    {chinese, "（%1%）"}, {arabic, "%2%."}, {arabic, "（%3%）"}, {css::style::NumberingType::CIRCLE_NUMBER, "%4%"}};
constexpr HeadingNumber ordinalNumbers[levels] = {
    {chinese, "%1%是"}, {chinese, "（%2%）"}, {arabic, "%3%."}, {arabic, "（%4%）"}};
constexpr HeadingNumber chapterNumber = {chinese, "第%1%章\u3000"};
// Articles number through all chapters: they are a list of their own.
constexpr HeadingNumber articleNumbers[] = {{chinese, "第%1%条\u3000"}, {chinese, "（%2%）"}, {arabic, "%3%."}};

const HeadingNumber& numberOf(const Manner& manner, int level) {
    switch (manner.numbering) {
    case Numbering::official:
        return officialNumbers[level];
    case Numbering::bracketed:
        return bracketedNumbers[level];
    case Numbering::ordinal:
        return ordinalNumbers[level];
    case Numbering::articles:
        return chapterNumber;
    }
    return officialNumbers[level];
}

std::string headingStyle(int level) { return "Heading " + std::to_string(level + 1); }

const char* wordsStyle(int level) {
    constexpr const char* names[levels] = {"Zhangfa Heading 1 Words", "Zhangfa Heading 2 Words",
                                           "Zhangfa Heading 3 Words", "Zhangfa Heading 4 Words"};
    return names[level];
}

std::vector<std::pair<const char*, css::uno::Any>> numberRule(const HeadingNumber& number, sal_Int32 firstLine,
                                                              const char* symbolStyle) {
    const std::string format = number.format;
    const std::size_t first = format.find('%'), last = format.rfind('%');
    std::vector<std::pair<const char*, css::uno::Any>> rule{
        {"NumberingType", css::uno::Any(number.type)},
        {"Prefix", css::uno::Any(fromUtf8(format.substr(0, first)))},
        {"Suffix", css::uno::Any(fromUtf8(format.substr(last + 1)))},
        {"ListFormat", css::uno::Any(fromUtf8(format))},
        {"ParentNumbering", css::uno::Any(sal_Int16(1))},
        {"PositionAndSpaceMode", css::uno::Any(sal_Int16(1))},
        {"LabelFollowedBy", css::uno::Any(sal_Int16(2))},
        {"IndentAt", css::uno::Any(sal_Int32(0))},
        {"FirstLineIndent", css::uno::Any(firstLine)}};
    if (symbolStyle != nullptr) {
        rule.emplace_back("CharStyleName", css::uno::Any(rtl::OUString(ascii(symbolStyle))));
    }
    return rule;
}

FormatRole headingRole(int level) { return static_cast<FormatRole>(static_cast<int>(FormatRole::heading1) + level); }

sal_Int32 firstLineOf(const Format& format, int level) {
    return hundredths(format.style(headingRole(level)).firstLine * format.character());
}

css::uno::Sequence<css::beans::PropertyValue> headingRule(const SetUpFormat& wanted, int level) {
    const Manner& manner = wanted.manner;
    const bool chapters = manner.numbering == Numbering::articles;
    if (chapters && level > 0) {
        return arguments({{"NumberingType", css::uno::Any(css::style::NumberingType::NUMBER_NONE)},
                          {"HeadingStyleName", css::uno::Any(rtl::OUString())}});
    }
    auto rule = numberRule(numberOf(manner, level), chapters ? 0 : firstLineOf(wanted.format, level),
                           standsRunIn(level + 1, manner) ? wordsStyle(level) : nullptr);
    rule.emplace_back("HeadingStyleName", css::uno::Any(fromUtf8(headingStyle(level))));
    return arguments(rule);
}

Reference<css::container::XIndexReplace> chapterNumbering(const Document& document) {
    return Reference<css::text::XChapterNumberingSupplier>(document.model, UNO_QUERY_THROW)->getChapterNumberingRules();
}

void numberHeadings(const Document& document, const SetUpFormat& wanted) {
    const auto rules = chapterNumbering(document);
    for (int level = 0; level < levels; ++level) {
        rules->replaceByIndex(level, css::uno::Any(headingRule(wanted, level)));
    }
}

// Headings 2 to 4 become articles, items and their items.
void numberArticles(const Document& document, const Format& format, std::vector<StyleMemory>& changed) {
    const auto lists = family(document, "NumberingStyles");
    const rtl::OUString name = ascii(articlesList);
    if (!lists->hasByName(name)) {
        lists->insertByName(
            name, css::uno::Any(document.factory->createInstance(ascii("com.sun.star.style.NumberingStyle"))));
    }
    const Reference<css::beans::XPropertySet> list(lists->getByName(name), UNO_QUERY_THROW);
    const auto rules = get<Reference<css::container::XIndexReplace>>(list, "NumberingRules");
    const auto styles = family(document, "ParagraphStyles");
    for (int level = 0; level < static_cast<int>(std::size(articleNumbers)); ++level) {
        const auto rule =
            numberRule(articleNumbers[level], firstLineOf(format, level + 1), level == 0 ? wordsStyle(0) : nullptr);
        rules->replaceByIndex(level, css::uno::Any(arguments(rule)));
    }
    changed.emplace_back(list).set("NumberingRules", css::uno::Any(rules));
    for (int level = 0; level < static_cast<int>(std::size(articleNumbers)); ++level) {
        StyleMemory& style = changed.emplace_back(
            Reference<css::beans::XPropertySet>(styles->getByName(fromUtf8(headingStyle(level + 1))), UNO_QUERY_THROW));
        style.set("NumberingStyleName", css::uno::Any(name));
        style.set("NumberingLevel", css::uno::Any(static_cast<sal_Int16>(level)));
        style.set("OutlineLevel", css::uno::Any(static_cast<sal_Int16>(level + 2)));
    }
}

// As the manner wants it: articles, and headings with text behind them, look like text but for their words.
void setHeadings(const Document& document, const SetUpFormat& wanted, std::vector<StyleMemory>& changed) {
    const Manner& manner = wanted.manner;
    const auto styles = family(document, "ParagraphStyles");
    const bool articles = manner.numbering == Numbering::articles;
    for (int level = 0; level < levels; ++level) {
        if (!standsRunIn(level + 1, manner) && !articles) {
            continue;
        }
        StyleMemory& style = changed.emplace_back(
            Reference<css::beans::XPropertySet>(styles->getByName(fromUtf8(headingStyle(level))), UNO_QUERY_THROW));
        if (articles && level == 0) {
            style.set("ParaAdjust", css::uno::Any(static_cast<sal_Int16>(ParagraphAdjust_CENTER)));
            style.set("ParaFirstLineIndent", css::uno::Any(sal_Int32(0)));
            continue;
        }
        setFont(style, wanted.format.style(FormatRole::body));
        style.set("ParaKeepTogether", css::uno::Any(false));
    }
    if (articles) {
        numberArticles(document, wanted.format, changed);
    }
}

Reference<css::beans::XPropertySet> ensureStyle(const Document& document, const char* familyName, const char* name,
                                                const char* parent) {
    const auto styles = family(document, familyName);
    const rtl::OUString style = ascii(name);
    if (!styles->hasByName(style)) {
        const bool ofCharacters = std::string_view(familyName) == "CharacterStyles";
        const Reference<css::style::XStyle> made(
            document.factory->createInstance(
                ascii(ofCharacters ? "com.sun.star.style.CharacterStyle" : "com.sun.star.style.ParagraphStyle")),
            UNO_QUERY_THROW);
        styles->insertByName(style, css::uno::Any(made));
        if (parent != nullptr) {
            made->setParentStyle(ascii(parent));
        }
        if (ofCharacters && style.equalsAscii(unfilledStyle)) {
            // Readable on paper and screen, in light and dark: a ground of its own and black text.
            const Reference<css::beans::XPropertySet> properties(made, UNO_QUERY_THROW);
            set(properties, "CharBackColor", sal_Int32(0xFFE994));
            set(properties, "CharColor", sal_Int32(0x000000));
        }
    }
    return {styles->getByName(style), UNO_QUERY_THROW};
}

} // namespace

ParagraphAdjust paragraphAdjust(Adjust adjust) {
    constexpr ParagraphAdjust all[] = {ParagraphAdjust_LEFT, ParagraphAdjust_CENTER, ParagraphAdjust_RIGHT,
                                       ParagraphAdjust_BLOCK};
    return all[static_cast<std::size_t>(adjust)];
}

void copyPageNumber(const Document& document, const Reference<css::text::XText>& from,
                    const Reference<css::text::XText>& to) {
    const auto paragraph = Reference<css::container::XEnumerationAccess>(from, UNO_QUERY_THROW)->createEnumeration();
    const Reference<css::container::XEnumerationAccess> first(paragraph->nextElement(), UNO_QUERY_THROW);
    rtl::OUString before, behind;
    bool found = false;
    for (const auto portions = first->createEnumeration(); portions->hasMoreElements();) {
        const Reference<css::beans::XPropertySet> portion(portions->nextElement(), UNO_QUERY_THROW);
        const bool field = get<rtl::OUString>(portion, "TextPortionType").equalsAscii("TextField");
        found = found || field;
        if (!field) {
            (found ? behind : before) += as<Range>(portion)->getString();
        }
    }
    if (found) {
        writeNumber(document, to, before, behind,
                    static_cast<ParagraphAdjust>(get<sal_Int16>(as<css::beans::XPropertySet>(first), "ParaAdjust")));
    }
}

const char* styleOf(Role role) {
    if (const char* part = partStyle(role)) {
        return part;
    }
    switch (role) {
    case Role::title:
        return titleStyle;
    case Role::byline:
        return "Subtitle";
    case Role::salutation:
        return "Addressee";
    case Role::heading1:
        return "Heading 1";
    case Role::heading2:
        return "Heading 2";
    case Role::heading3:
        return "Heading 3";
    case Role::heading4:
        return "Heading 4";
    case Role::body:
        return "Text body";
    case Role::signature:
        return signatureStyle;
    case Role::date:
        return dateStyle;
    case Role::attachmentNote:
        return attachmentNoteStyle;
    case Role::issuedTitle:
        return issuedTitleStyle;
    case Role::attachmentMark:
        return attachmentMarkStyle;
    case Role::attachmentTitle:
        return attachmentTitleStyle;
    case Role::runIn1:
    case Role::runIn2:
    case Role::runIn3:
    case Role::runIn4:
        return runInStyles[static_cast<int>(role) - static_cast<int>(Role::runIn1)];
    default:
        break;
    }
    return "Text body";
}

void setRole(const Reference<css::beans::XPropertySet>& paragraph, Role role) {
    set(paragraph, "ParaStyleName", ascii(styleOf(role)));
    // A paragraph made behind another one keeps the level which that one has in a list.
    const int level = static_cast<int>(role) - static_cast<int>(Role::heading2);
    if (level >= 0 && level < static_cast<int>(std::size(articleNumbers)) &&
        get<rtl::OUString>(paragraph, "NumberingStyleName").equalsAscii(articlesList)) {
        set(paragraph, "NumberingLevel", static_cast<sal_Int16>(level));
    }
}

void ensureOwnStyles(const Document& document) {
    ensureStyle(document, "CharacterStyles", unfilledStyle, nullptr);
    const auto styles = family(document, "ParagraphStyles");
    for (const OwnStyle& own : ownStyles) {
        if (styles->hasByName(ascii(own.name))) {
            continue;
        }
        const auto style = ensureStyle(document, "ParagraphStyles", own.name, own.parent);
        if (own.newPage) {
            set(style, "BreakType", css::style::BreakType_PAGE_BEFORE);
        }
        if (own.outlineLevel > 0) {
            set(style, "OutlineLevel", own.outlineLevel);
        }
        if (own.name == attachmentNoteStyle) {
            set(style, "ParaContextMargin", true); // the line above is above the note, not above each of its lines
        }
    }
}

const char* headingWordsStyle(Role role) {
    for (const Role first : {Role::heading1, Role::runIn1}) {
        const int level = static_cast<int>(role) - static_cast<int>(first);
        if (level >= 0 && level < levels) {
            return wordsStyle(level);
        }
    }
    return nullptr;
}

Reference<css::beans::XPropertySet> styleProperties(const Document& document, Role role) {
    return {family(document, "ParagraphStyles")->getByName(ascii(styleOf(role))), UNO_QUERY_THROW};
}

namespace {

constexpr const char* footerTexts[] = {"FooterTextRight", "FooterTextLeft"};

void writePageNumbers(const Document& document, const Reference<css::beans::XPropertySet>& page, const Format& format) {
    writePageNumber(document, page, format, footerTexts[0], ParagraphAdjust_RIGHT);
    writePageNumber(document, page, format, footerTexts[1], ParagraphAdjust_LEFT);
}

std::vector<StyleMemory> setStyles(const Document& document, const SetUpFormat& wanted) {
    ensureOwnStyles(document);
    std::vector<StyleMemory> changed;
    for (int level = 0; level < levels; ++level) {
        StyleMemory& words = changed.emplace_back(ensureStyle(document, "CharacterStyles", wordsStyle(level), nullptr));
        const ParagraphFormat& heading = wanted.format.style(headingRole(level));
        words.set("CharFontName",
                  css::uno::Any(fromUtf8(heading.latinFont.empty() ? heading.font : heading.latinFont)));
        words.set("CharFontNameAsian", css::uno::Any(fromUtf8(heading.font)));
        setWeight(words, heading.bold);
    }
    const auto paragraphStyles = family(document, "ParagraphStyles");
    for (const RoleStyle& each : roleStyles) {
        StyleMemory& style = changed.emplace_back(
            Reference<css::beans::XPropertySet>(paragraphStyles->getByName(ascii(each.style)), UNO_QUERY_THROW));
        setParagraph(style, wanted.format, each.role);
        if (wanted.existing) {
            takeOffOrnaments(style);
        }
    }
    if (!wanted.existing) {
        setUpParts(document, wanted.format, changed);
        numberHeadings(document, wanted);
        setHeadings(document, wanted, changed);
    }
    return changed;
}

} // namespace

void setUpPage(const Document& document, const Reference<css::beans::XPropertySet>& page, const Format& format) {
    StyleMemory memory(page);
    setPage(memory, format);
    writePageNumbers(document, page, format);
}

void keepFiguresClose(const Document& document) {
    const auto styles = family(document, "ParagraphStyles");
    for (const RoleStyle& each : roleStyles) {
        if (styles->hasByName(ascii(each.style))) {
            const Reference<css::beans::XPropertySet> style(styles->getByName(ascii(each.style)), UNO_QUERY_THROW);
            if (get<bool>(style, "ParaIsCharacterDistance")) {
                set(style, "ParaIsCharacterDistance", false);
            }
        }
    }
}

void setUpFormat(const Document& document, const SetUpFormat& wanted, const std::string& undoTitle) {
    const Reference<css::beans::XPropertySet> page(family(document, "PageStyles")->getByName(ascii("Standard")),
                                                   UNO_QUERY_THROW);
    const bool hadFooter = !wanted.existing && get<bool>(page, "FooterIsOn");
    const std::vector<PageExchange> exchanges = wanted.existing ? pageExchanges(document) : std::vector<PageExchange>{};
    const auto apply = [document, wanted, page, hadFooter, exchanges] {
        std::vector<StyleMemory> changed = setStyles(document, wanted);
        makePages(document, exchanges, wanted.format);
        if (wanted.existing) { // a DOCX says once for all whether pages are mirrored, and Writer asks this style
            changed.emplace_back(page).set("PageStyleLayout", css::uno::Any(pageLayout(wanted.format)));
        } else {
            setPage(changed.emplace_back(page), wanted.format);
        }
        if (!wanted.existing && !hadFooter) {
            writePageNumbers(document, page, wanted.format);
        }
        return changed;
    };

    std::vector<css::uno::Any> rules;
    const auto numbering = chapterNumbering(document);
    for (sal_Int32 level = 0; level < levels; ++level) {
        rules.push_back(numbering->getByIndex(level));
    }
    std::vector<StyleMemory> changed;
    {
        const UndoLocked locked(document);
        changed = apply();
    }
    addUndoAction(
        document, undoTitle,
        [document, page, hadFooter, exchanges, changed, rules, existing = wanted.existing] {
            // First of all, and while left and right are apart: else nodes of a footer stay behind, and every other
            // undo step of the document, which counts in nodes, would miss its place.
            if (!existing && !hadFooter) {
                set(page, "FooterIsOn", false);
            }
            takePagesAway(document, exchanges);
            for (auto style = changed.rbegin(); style != changed.rend(); ++style) {
                style->restore();
            }
            const auto numbering = chapterNumbering(document);
            for (std::size_t level = 0; level < rules.size() && !existing; ++level) {
                numbering->replaceByIndex(static_cast<sal_Int32>(level), rules[level]);
            }
        },
        [apply] { apply(); });
    // What is written in a footer that was there, Writer itself takes back. One that says something stays.
    if (hadFooter && isPageNumber(get<Reference<css::text::XText>>(page, footerTexts[0])) &&
        isPageNumber(get<Reference<css::text::XText>>(page, footerTexts[1]))) {
        writePageNumbers(document, page, wanted.format);
    }
    exchangePages(document, exchanges);
}

} // namespace zhangfa
