// Looks of 版头, 附注 and 版记 (GB/T 9704—2012, 7.2, 7.3.6, 7.4): styles of their own.
#include "office/official_parts.h"

#include "office/bound_fields.h"
#include "office/official_format.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/style/LineSpacing.hpp>
#include <com/sun/star/style/LineSpacingMode.hpp>
#include <com/sun/star/style/TabStop.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/table/BorderLineStyle.hpp>

#include <cmath>

namespace zhangfa {

namespace {

constexpr const char* nameStyle = "Zhangfa Signer"; // of characters
constexpr const char* markStyle = "Zhangfa Head Mark";
constexpr const char* numberStyle = "Zhangfa Head Number";
constexpr const char* upwardStyle = "Zhangfa Head Number Upward";
constexpr const char* signersStyle = "Zhangfa Head Signers";
constexpr const char* copiesStyle = "Zhangfa Imprint Copies";
constexpr const char* issuedStyle = "Zhangfa Imprint Issued";

struct PartStyle {
    Role role;
    const char* name;
    FormatRole looks;
};
constexpr PartStyle partStyles[] = {
    {Role::copyNumber, "Zhangfa Head Copy Number", FormatRole::copyNumber},
    {Role::classification, "Zhangfa Head Classification", FormatRole::classification},
    {Role::urgency, "Zhangfa Head Urgency", FormatRole::urgency},
    {Role::mark, markStyle, FormatRole::mark},
    {Role::signers, signersStyle, FormatRole::signer},
    {Role::documentNumber, numberStyle, FormatRole::documentNumber},
    {Role::numberUpward, upwardStyle, FormatRole::signer},
    {Role::note, "Zhangfa Note", FormatRole::note},
    {Role::imprint, imprintStyle, FormatRole::issued},
    {Role::copies, copiesStyle, FormatRole::copies},
    {Role::issued, issuedStyle, FormatRole::issued},
};

constexpr sal_Int32 red = 0xFF0000, unseen = 0xFFFFFF; // of what the paper has already: nothing is printed
// Clause 7.4, in 1/100 mm; the red line's width is free.
constexpr sal_Int16 firstRule = 35, middleRule = 25, lastRule = 35, redLine = 70;
constexpr double millimetresAPoint = 25.4 / 72;

using Styles = Reference<css::container::XNameContainer>;
using Properties = Reference<css::beans::XPropertySet>;

sal_Int32 hundredths(double millimetres) { return static_cast<sal_Int32>(std::lround(millimetres * 100)); }

Styles family(const Document& document, const char* name) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document.model, UNO_QUERY_THROW);
    return {supplier->getStyleFamilies()->getByName(ascii(name)), UNO_QUERY_THROW};
}

Properties styleNamed(const Styles& styles, const char* name) {
    return {styles->getByName(ascii(name)), UNO_QUERY_THROW};
}

Properties ensure(const Document& document, const Styles& styles, const char* name, const char* service,
                  const char* parent) {
    if (!styles->hasByName(ascii(name))) {
        const Reference<css::style::XStyle> made(document.factory->createInstance(ascii(service)), UNO_QUERY_THROW);
        styles->insertByName(ascii(name), css::uno::Any(made));
        if (parent != nullptr) {
            made->setParentStyle(ascii(parent));
        }
    }
    return styleNamed(styles, name);
}

css::uno::Any line(sal_Int16 width, sal_Int32 color) {
    css::table::BorderLine2 border;
    border.Color = color;
    border.OuterLineWidth = width;
    border.LineWidth = static_cast<sal_uInt32>(width);
    border.LineStyle = width > 0 ? css::table::BorderLineStyle::SOLID : css::table::BorderLineStyle::NONE;
    return css::uno::Any(border);
}

css::uno::Any exactly(double points) {
    return css::uno::Any(css::style::LineSpacing(css::style::LineSpacingMode::FIX,
                                                 static_cast<sal_Int16>(hundredths(points * millimetresAPoint))));
}

// What stands behind a tab ends one character before the right edge.
css::uno::Any tabAtRight(const Format& format) {
    css::style::TabStop stop;
    const double width = format.page.width - format.page.left - format.page.right;
    stop.Position = hundredths(width - format.character());
    stop.Alignment = css::style::TabAlign_RIGHT;
    stop.DecimalChar = '.';
    stop.FillChar = ' ';
    return css::uno::Any(css::uno::Sequence<css::style::TabStop>(&stop, 1));
}

// Its characters begin at its upper edge: four fifths of the height stand above the base line.
double markLine(double points) { return points * 1.1; }

// The line's distance is measured from the figures, not from the line of text, which reaches below them.
double belowNumber(const Format& format) {
    const double points = format.style(FormatRole::documentNumber).points;
    const double inkless = format.page.lineDistance / 5 - points * 0.12;
    return std::max(0.0, format.head.lineBelow - inkless * millimetresAPoint);
}

void setUp(StyleMemory& style, const PartStyle& part, const Format& format) {
    setParagraph(style, format, part.looks);
    const ParagraphFormat& looks = format.style(part.looks);
    switch (part.role) {
    case Role::mark:
        style.set("CharColor", css::uno::Any(red));
        style.set("CharKerning", css::uno::Any(sal_Int16(0)));
        style.set("ParaLineSpacing", exactly(markLine(looks.points)));
        style.set("ParaTopMargin", css::uno::Any(hundredths(format.head.markTop)));
        style.set("ParaContextMargin", css::uno::Any(true)); // joint marks: above the first, below the last
        break;
    case Role::signers:
        style.set("ParaBottomMargin", css::uno::Any(sal_Int32(0)));
        style.set("ParaTabStops", tabAtRight(format));
        break;
    case Role::documentNumber:
    case Role::numberUpward:
        style.set("ParaTabStops", tabAtRight(format));
        style.set("BottomBorder", line(redLine, red));
        style.set("BottomBorderDistance", css::uno::Any(hundredths(belowNumber(format))));
        break;
    case Role::imprint: // as good as no height
        for (const char* size : {"CharHeight", "CharHeightAsian"}) {
            style.set(size, css::uno::Any(float(2)));
        }
        style.set("ParaLineSpacing", exactly(1));
        style.set("ParaFirstLineIndent", css::uno::Any(sal_Int32(0)));
        style.set("ParaKeepTogether", css::uno::Any(true));
        style.set("BottomBorder", line(firstRule, 0));
        style.set("BottomBorderDistance", css::uno::Any(sal_Int32(0)));
        break;
    case Role::issued:
        style.set("ParaTabStops", tabAtRight(format));
        style.set("BottomBorder", line(lastRule, 0));
        style.set("BottomBorderDistance", css::uno::Any(sal_Int32(0)));
        [[fallthrough]];
    case Role::copies:
        style.set("ParaLineSpacing", exactly(looks.points * 1.5));
        style.set("ParaSplit", css::uno::Any(false));
        break;
    default:
        break;
    }
}

void setUp(const Document& document, const Format& format, std::vector<StyleMemory>& changed, bool missingOnly) {
    const Styles styles = family(document, "ParagraphStyles");
    for (const PartStyle& part : partStyles) {
        if (missingOnly && styles->hasByName(ascii(part.name))) {
            continue;
        }
        StyleMemory& style =
            changed.emplace_back(ensure(document, styles, part.name, "com.sun.star.style.ParagraphStyle", "Text body"));
        setUp(style, part, format);
    }
    // Clause 7.2.6: names are set in 楷体.
    const Styles characters = family(document, "CharacterStyles");
    if (!missingOnly || !characters->hasByName(ascii(nameStyle))) {
        StyleMemory& name =
            changed.emplace_back(ensure(document, characters, nameStyle, "com.sun.star.style.CharacterStyle", nullptr));
        const ParagraphFormat& kai = format.style(FormatRole::heading2);
        name.set("CharFontNameAsian", css::uno::Any(fromUtf8(kai.font)));
        name.set("CharFontName", css::uno::Any(fromUtf8(kai.latinFont.empty() ? kai.font : kai.latinFont)));
    }
}

struct Setting {
    const char* style;
    const char* property;
    css::uno::Any value;
};

bool isSet(const Styles& styles, const Setting& wanted) {
    const Properties style = styleNamed(styles, wanted.style);
    css::table::BorderLine2 now, line;
    if (wanted.value >>= line) { // Writer gives its lines more details
        now = get<css::table::BorderLine2>(style, wanted.property);
        return now.Color == line.Color && (now.LineWidth > 0) == (line.LineWidth > 0);
    }
    css::style::LineSpacing spacing;
    if (wanted.value >>= spacing) {
        return std::abs(get<css::style::LineSpacing>(style, wanted.property).Height - spacing.Height) <= 2;
    }
    sal_Int32 length = 0;
    if (wanted.value >>= length) { // in 1/20 pt within
        return std::abs(get<sal_Int32>(style, wanted.property) - length) <= 2;
    }
    return style->getPropertyValue(ascii(wanted.property)) == wanted.value;
}

void nameSigners(const Document& document, const std::set<FieldId>& names) {
    if (names.empty()) {
        return;
    }
    const RecordingSuspended unrecorded(document);
    for (const BoundField& field : boundFields(document)) {
        const Properties anchor(field.anchor(), UNO_QUERY_THROW);
        if (names.contains(field.field) && !get<rtl::OUString>(anchor, "CharStyleName").equalsAscii(nameStyle)) {
            set(anchor, "CharStyleName", ascii(nameStyle));
        }
    }
}

} // namespace

const char* partStyle(Role role) {
    for (const PartStyle& part : partStyles) {
        if (part.role == role) {
            return part.name;
        }
    }
    return nullptr;
}

void setUpParts(const Document& document, const Format& format, std::vector<StyleMemory>& changed) {
    setUp(document, format, changed, false);
}

void ensureParts(const Document& document, const Format& format) {
    const UndoLocked locked(document);
    std::vector<StyleMemory> changed;
    setUp(document, format, changed, true);
}

void arrangeParts(const Document& document, const ArrangeParts& wanted, const std::string& undoTitle) {
    nameSigners(document, wanted.names);
    const Styles styles = family(document, "ParagraphStyles");
    std::vector<Setting> settings;
    const sal_Int32 color = wanted.printed ? red : unseen;
    if (wanted.markPoints > 0) {
        const auto size = css::uno::Any(static_cast<float>(wanted.markPoints));
        settings = {{markStyle, "ParaTopMargin", css::uno::Any(hundredths(wanted.markTop))},
                    {markStyle, "CharHeight", size},
                    {markStyle, "CharHeightAsian", size},
                    {markStyle, "ParaLineSpacing", exactly(markLine(wanted.markPoints))},
                    {markStyle, "CharColor", css::uno::Any(color)},
                    {numberStyle, "BottomBorder", line(redLine, color)},
                    {upwardStyle, "BottomBorder", line(redLine, color)}};
    }
    settings.push_back({issuedStyle, "TopBorder", line(wanted.copies ? middleRule : 0, 0)});
    std::erase_if(settings, [&](const Setting& setting) {
        return !styles->hasByName(ascii(setting.style)) || isSet(styles, setting);
    });
    if (settings.empty()) {
        return;
    }
    const auto apply = [styles, settings] {
        std::vector<StyleMemory> changed;
        for (const Setting& setting : settings) {
            changed.emplace_back(styleNamed(styles, setting.style)).set(setting.property, setting.value);
        }
        return changed;
    };
    std::vector<StyleMemory> changed;
    {
        const UndoLocked locked(document);
        changed = apply();
    }
    addUndoAction(
        document, undoTitle,
        [changed] {
            for (auto style = changed.rbegin(); style != changed.rend(); ++style) {
                style->restore();
            }
        },
        [apply] { apply(); });
}

} // namespace zhangfa
