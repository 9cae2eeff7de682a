// Gives a paragraph that somebody wrote the looks of its role, and nothing else.
#include "office/role_formatting.h"

#include "office/official_format.h"
#include "office/portions.h"
#include "office/text_edit.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/awt/FontUnderline.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XMultiPropertyStates.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/beans/XTolerantMultiPropertySet.hpp>
#include <com/sun/star/style/BreakType.hpp>
#include <com/sun/star/style/LineSpacing.hpp>
#include <com/sun/star/style/LineSpacingMode.hpp>
#include <com/sun/star/text/FontEmphasis.hpp>
#include <com/sun/star/text/XTextCursor.hpp>

#include <vector>

namespace zhangfa {

namespace {

// What styles decide. Page breaks, languages, raised signs, links and lists are left out: they are no looks.
constexpr const char* paragraphLooks[] = {"BorderDistance",
                                          "BottomBorder",
                                          "BottomBorderDistance",
                                          "DropCapFormat",
                                          "LeftBorder",
                                          "LeftBorderDistance",
                                          "ParaAdjust",
                                          "ParaBackColor",
                                          "ParaBottomMargin",
                                          "ParaContextMargin",
                                          "ParaFirstLineIndent",
                                          "ParaIsAutoFirstLineIndent",
                                          "ParaKeepTogether",
                                          "ParaLastLineAdjust",
                                          "ParaLeftMargin",
                                          "ParaLineSpacing",
                                          "ParaOrphans",
                                          "ParaRightMargin",
                                          "ParaShadowFormat",
                                          "ParaSplit",
                                          "ParaTabStops",
                                          "ParaTopMargin",
                                          "ParaVertAlignment",
                                          "ParaWidows",
                                          "RightBorder",
                                          "RightBorderDistance",
                                          "SnapToGrid",
                                          "TopBorder",
                                          "TopBorderDistance",
                                          "OutlineLevel",
                                          "ParaIsCharacterDistance"};
constexpr const char* characterLooks[] = {"CharAutoKerning",
                                          "CharBackColor",
                                          "CharCaseMap",
                                          "CharColor",
                                          "CharContoured",
                                          "CharEmphasis",
                                          "CharFontCharSet",
                                          "CharFontCharSetAsian",
                                          "CharFontFamily",
                                          "CharFontFamilyAsian",
                                          "CharFontName",
                                          "CharFontNameAsian",
                                          "CharFontNameComplex",
                                          "CharFontPitch",
                                          "CharFontPitchAsian",
                                          "CharFontStyleName",
                                          "CharFontStyleNameAsian",
                                          "CharHeight",
                                          "CharHeightAsian",
                                          "CharHeightComplex",
                                          "CharKerning",
                                          "CharPosture",
                                          "CharPostureAsian",
                                          "CharPostureComplex",
                                          "CharRelief",
                                          "CharScaleWidth",
                                          "CharShadingValue",
                                          "CharShadowed",
                                          "CharUnderline",
                                          "CharUnderlineColor",
                                          "CharUnderlineHasColor",
                                          "CharWeight",
                                          "CharWeightAsian",
                                          "CharWeightComplex"};

template <std::size_t Count> std::vector<rtl::OUString> namesOf(const char* const (&names)[Count]) {
    std::vector<rtl::OUString> all;
    for (const char* name : names) {
        all.push_back(ascii(name));
    }
    return all;
}

const css::uno::Sequence<rtl::OUString>& looksOfText() {
    static const auto names = sequence(namesOf(characterLooks));
    return names;
}
const css::uno::Sequence<rtl::OUString>& allLooks() {
    static const auto names = [] {
        std::vector<rtl::OUString> all = namesOf(paragraphLooks);
        for (rtl::OUString& name : namesOf(characterLooks)) {
            all.push_back(std::move(name));
        }
        return sequence(all);
    }();
    return names;
}

// Words that their author set apart from the rest.
struct Emphasis {
    bool bold = false, underlined = false, dotted = false;
    bool any() const { return bold || underlined || dotted; }
};
struct Stretch {
    Reference<Range> range;
    std::size_t length = 0; // bytes
    Emphasis emphasis;
};

Emphasis emphasisOf(const Reference<css::beans::XPropertySet>& portion) {
    return {get<float>(portion, "CharWeightAsian") >= css::awt::FontWeight::BOLD,
            get<sal_Int16>(portion, "CharUnderline") != css::awt::FontUnderline::NONE,
            get<sal_Int16>(portion, "CharEmphasis") != css::text::FontEmphasis::NONE};
}

// What stands out from the text behind the heading; that which most of it has is no emphasis.
std::vector<Stretch> emphasised(const Reference<css::text::XTextContent>& paragraph, std::size_t headingEnd) {
    std::vector<Stretch> all;
    std::size_t at = 0, total = 0, bold = 0, underlined = 0;
    bool deleted = beginsDeleted(paragraph);
    visitPortions(paragraph, deleted, [&](const auto& portion, const rtl::OUString& type) {
        if (!type.equalsAscii("Text") && !type.equalsAscii("TextField")) {
            return;
        }
        const auto range = as<Range>(portion);
        const std::size_t length = toUtf8(range->getString()).size();
        const bool link = type.equalsAscii("Text") && !get<rtl::OUString>(portion, "HyperLinkURL").isEmpty();
        if (at >= headingEnd && !link) {
            const Emphasis emphasis = emphasisOf(portion);
            total += length;
            bold += emphasis.bold ? length : 0;
            underlined += emphasis.underlined ? length : 0;
            if (emphasis.any()) {
                all.push_back({range, length, emphasis});
            }
        }
        at += length;
    });
    for (Stretch& stretch : all) {
        stretch.emphasis.bold = stretch.emphasis.bold && 2 * bold < total;
        stretch.emphasis.underlined = stretch.emphasis.underlined && 2 * underlined < total;
    }
    return all;
}

void emphasise(const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches) {
        const Reference<css::beans::XPropertySet> properties(
            stretch.range->getText()->createTextCursorByRange(stretch.range), UNO_QUERY_THROW);
        if (stretch.emphasis.bold) {
            set(properties, "CharWeight", css::awt::FontWeight::BOLD);
            set(properties, "CharWeightAsian", css::awt::FontWeight::BOLD);
        }
        if (stretch.emphasis.underlined) {
            set(properties, "CharUnderline", css::awt::FontUnderline::SINGLE);
        }
        if (stretch.emphasis.dotted) {
            set(properties, "CharEmphasis", css::text::FontEmphasis::DOT_BELOW);
        }
    }
}

// An image in the line would be cut off by lines of an exact height.
bool holdsImage(const Reference<css::text::XTextContent>& paragraph) {
    bool found = false, deleted = false;
    visitPortions(paragraph, deleted,
                  [&](const auto&, const rtl::OUString& type) { found = found || type.equalsAscii("Frame"); });
    return found;
}

void takeOffLooks(const Reference<css::text::XTextContent>& paragraph) {
    const auto range = as<Range>(paragraph);
    const auto cursor = range->getText()->createTextCursorByRange(range);
    as<css::beans::XMultiPropertyStates>(cursor)->setPropertiesToDefault(allLooks());
    // What is set for the paragraph as a whole is not always reached through its text.
    const auto states = as<css::beans::XPropertyState>(paragraph);
    const auto direct =
        as<css::beans::XTolerantMultiPropertySet>(paragraph)->getDirectPropertyValuesTolerant(looksOfText());
    for (sal_Int32 i = 0; i < direct.getLength(); ++i) {
        states->setPropertyToDefault(direct[i].Name);
    }
}

} // namespace

void formatAs(const Document& document, const Reference<css::text::XTextContent>& paragraph, const SetRole& wanted) {
    const RecordingSuspended unrecorded(document); // looks are no change of the text
    const auto range = as<Range>(paragraph);
    const auto properties = as<css::beans::XPropertySet>(paragraph);
    const std::vector<Stretch> kept =
        wanted.keepEmphasis ? emphasised(paragraph, wanted.headingEnd) : std::vector<Stretch>{};
    const bool image = holdsImage(paragraph);

    takeOffLooks(paragraph);
    if (!wanted.keepStyle) {
        setRole(properties, wanted.role);
    }
    emphasise(kept);
    if (const char* words = wanted.headingEnd > 0 ? headingWordsStyle(wanted.role) : nullptr) {
        set(as<css::beans::XPropertySet>(textRange(range, 0, wanted.headingEnd)), "CharStyleName", ascii(words));
    }
    if (image) {
        set(properties, "ParaLineSpacing", css::style::LineSpacing(css::style::LineSpacingMode::PROP, 100));
    }
    if (wanted.keepStyle) {
        return;
    }
    if (wanted.numbered) { // a list's own indents would count, not the style's
        for (const char* name : {"ParaLeftMargin", "ParaFirstLineIndent"}) {
            const auto style = styleProperties(document, wanted.role);
            set(properties, name, get<sal_Int32>(style, name));
        }
    } else if (!get<rtl::OUString>(properties, "ListLabelString").isEmpty()) {
        set(properties, "NumberingStyleName", rtl::OUString());
    }
    if (wanted.goesOn && wanted.role == Role::issuedTitle) {
        set(properties, "BreakType", css::style::BreakType_NONE);
    } else if (wanted.goesOn && wanted.role == Role::attachmentNote) {
        set(properties, "ParaFirstLineIndent", sal_Int32(0)); // below the first name, not below 附件：
    }
}

} // namespace zhangfa
