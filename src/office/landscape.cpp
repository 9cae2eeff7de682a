// Tables on their side (GB/T 9704—2012, 8): on landscape pages, with the page number where upright pages have it.
//
// The paper is bound at its left, and a table's head is at its left, too: at the binding edge of odd pages, at the
// outer edge of even ones. So a landscape page is an upright one turned a quarter to the left, and the foot of the
// upright page is its left edge. Writer cannot put a footer there: the number stands in frames of the header, written
// downwards.
#include "office/landscape.h"

#include "office/official_format.h"
#include "office/refusal.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/style/LineSpacing.hpp>
#include <com/sun/star/style/LineSpacingMode.hpp>
#include <com/sun/star/style/PageStyleLayout.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/text/HoriOrientation.hpp>
#include <com/sun/star/text/RelOrientation.hpp>
#include <com/sun/star/text/SizeType.hpp>
#include <com/sun/star/text/TextContentAnchorType.hpp>
#include <com/sun/star/text/VertOrientation.hpp>
#include <com/sun/star/text/WrapTextMode.hpp>
#include <com/sun/star/text/WritingMode2.hpp>
#include <com/sun/star/text/XTextFrame.hpp>

#include <optional>

namespace zhangfa {

namespace {

constexpr const char* landscapeStyle = "Zhangfa Landscape";
constexpr const char* uprightStyle = "Standard";

using Element = Reference<css::text::XTextContent>;
using Properties = Reference<css::beans::XPropertySet>;

Reference<css::container::XNameContainer> pageStyles(const Document& document) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document.model, UNO_QUERY_THROW);
    return {supplier->getStyleFamilies()->getByName(ascii("PageStyles")), UNO_QUERY_THROW};
}

// Which page style begins with an element; empty: none does.
std::string pageBegunBy(const Element& element) {
    rtl::OUString name;
    Properties(element, UNO_QUERY_THROW)->getPropertyValue(ascii("PageDescName")) >>= name;
    return toUtf8(name);
}

bool isLandscape(const Document& document, const std::string& style) {
    const auto styles = pageStyles(document);
    const rtl::OUString name = fromUtf8(style);
    return styles->hasByName(name) && get<bool>(Properties(styles->getByName(name), UNO_QUERY_THROW), "IsLandscape");
}

std::string textOf(const Element& element) {
    const Reference<Range> range(element, UNO_QUERY);
    return range.is() && !isTable(element) ? toUtf8(range->getString()) : std::string();
}

// What belongs above a table: its caption; of an attachment its title and mark, which begin a page anyway.
bool belongsToTable(const Element& element, bool nextToTable) {
    if (isTable(element)) {
        return false;
    }
    const auto style = get<rtl::OUString>(Properties(element, UNO_QUERY_THROW), "ParaStyleName");
    if (style.equalsAscii(styleOf(Role::attachmentTitle)) || style.equalsAscii(styleOf(Role::attachmentMark))) {
        return true;
    }
    const std::string text = textOf(element);
    constexpr std::size_t longest = 120; // bytes
    return nextToTable && text.starts_with("表") && text.size() < longest && !text.ends_with("。");
}

struct Extent {
    std::size_t first = 0, behind = 0; // with what belongs to it
};
Extent extentOf(const std::vector<Element>& elements, std::size_t table) {
    std::size_t first = table;
    while (first > 0 && belongsToTable(elements[first - 1], first == table)) {
        --first;
    }
    return {first, table + 1};
}

// In which page style an element stands, as far as the body says.
std::string pageStyleAt(const std::vector<Element>& elements, std::size_t element) {
    for (std::size_t i = element + 1; i-- > 0;) {
        if (const std::string style = pageBegunBy(elements[i]); !style.empty()) {
            return style;
        }
    }
    return uprightStyle;
}

// Lengths of a page in 1/100 mm; `footer`: from the paper's upper edge to the line of the page number.
struct UprightPage {
    explicit UprightPage(const Properties& style)
        : width(get<sal_Int32>(style, "Width")),
          height(get<sal_Int32>(style, "Height")),
          left(get<sal_Int32>(style, "LeftMargin")),
          right(get<sal_Int32>(style, "RightMargin")),
          top(get<sal_Int32>(style, "TopMargin")),
          bottom(get<sal_Int32>(style, "BottomMargin")),
          mirrored(get<css::style::PageStyleLayout>(style, "PageStyleLayout") == css::style::PageStyleLayout_MIRRORED) {
        if (get<bool>(style, "HeaderIsOn")) {
            top += get<sal_Int32>(style, "HeaderHeight");
        }
        if (get<bool>(style, "FooterIsOn")) {
            bottom += get<sal_Int32>(style, "FooterHeight");
            footer = height - bottom + get<sal_Int32>(style, "FooterBodyDistance");
        }
    }
    sal_Int32 width, height, left, right, top, bottom;
    bool mirrored;
    sal_Int32 footer = 0; // 0: there is none
};

// The number beside the page, as long as the upright page's text area is wide, and where that one is on such a page.
void putNumber(const Document& document, const Reference<css::text::XText>& header, const Properties& upright,
               const char* footer, sal_Int32 top) {
    const UprightPage page(upright);
    const auto line = get<css::style::LineSpacing>(
        Properties(get<Reference<css::text::XText>>(upright, footer)->createTextCursor(), UNO_QUERY_THROW),
        "ParaLineSpacing");
    const sal_Int32 high = line.Mode == css::style::LineSpacingMode::FIX ? line.Height : 741;
    const Element frame(document.factory->createInstance(ascii("com.sun.star.text.TextFrame")), UNO_QUERY_THROW);
    const Properties properties(frame, UNO_QUERY_THROW);
    set(properties, "AnchorType", css::text::TextContentAnchorType_AT_PARAGRAPH);
    set(properties, "SizeType", css::text::SizeType::FIX);
    set(properties, "WidthType", css::text::SizeType::FIX);
    set(properties, "Width", high);
    set(properties, "Height", page.width - page.left - page.right);
    set(properties, "HoriOrient", css::text::HoriOrientation::NONE);
    set(properties, "HoriOrientRelation", css::text::RelOrientation::PAGE_FRAME);
    set(properties, "HoriOrientPosition", page.height - page.footer - high);
    set(properties, "VertOrient", css::text::VertOrientation::NONE);
    set(properties, "VertOrientRelation", css::text::RelOrientation::PAGE_FRAME);
    set(properties, "VertOrientPosition", top);
    set(properties, "WritingMode", css::text::WritingMode2::TB_RL);
    set(properties, "Surround", css::text::WrapTextMode_THROUGH);
    set(properties, "IsFollowingTextFlow", false);
    set(properties, "BackTransparent", true);
    for (const char* side :
         {"LeftBorderDistance", "RightBorderDistance", "TopBorderDistance", "BottomBorderDistance"}) {
        set(properties, side, sal_Int32(0));
    }
    for (const char* side : {"LeftBorder", "RightBorder", "TopBorder", "BottomBorder"}) {
        set(properties, side, css::table::BorderLine2());
    }
    Reference<css::container::XNamed>(frame, UNO_QUERY_THROW)
        ->setName(fromUtf8(numberFrame + std::string(footer).substr(std::string("FooterText").size())));
    header->insertTextContent(header->getStart(), frame, false);
    copyPageNumber(document, get<Reference<css::text::XText>>(upright, footer),
                   Reference<css::text::XTextFrame>(frame, UNO_QUERY_THROW)->getText());
}

// Margins that alternate on upright pages cannot do so here: both are half of their sum, 1 mm off, as far as the
// standard lets them be (28 ± 1, 37 ± 1 mm).
void makeLandscapeStyle(const Document& document, const Properties& upright) {
    const Properties style(document.factory->createInstance(ascii("com.sun.star.style.PageStyle")), UNO_QUERY_THROW);
    pageStyles(document)->insertByName(ascii(landscapeStyle), css::uno::Any(style));
    const UprightPage page(upright);
    constexpr sal_Int32 header = 500; // that holds the frames
    const sal_Int32 ends = (page.top + page.bottom) / 2, sides = (page.left + page.right) / 2;
    set(style, "IsLandscape", true);
    set(style, "Width", page.height);
    set(style, "Height", page.width);
    set(style, "LeftMargin", ends);
    set(style, "RightMargin", ends);
    set(style, "TopMargin", page.footer > 0 ? sides - header : sides);
    set(style, "BottomMargin", sides);
    set(style, "PageStyleLayout", css::style::PageStyleLayout_ALL);
    if (page.footer == 0) {
        return;
    }
    set(style, "HeaderIsOn", true);
    set(style, "HeaderIsShared", false);
    set(style, "HeaderIsDynamicHeight", false);
    set(style, "HeaderBodyDistance", sal_Int32(0));
    set(style, "HeaderHeight", header);
    putNumber(document, get<Reference<css::text::XText>>(style, "HeaderTextRight"), upright, "FooterTextRight",
              page.left);
    putNumber(document, get<Reference<css::text::XText>>(style, "HeaderTextLeft"), upright, "FooterTextLeft",
              page.mirrored ? page.right : page.left);
}

void removeLandscapeStyle(const Document& document) {
    const auto styles = pageStyles(document);
    if (styles->hasByName(ascii(landscapeStyle))) {
        // First: else nodes of its header stay behind, and every earlier undo step, which counts in nodes, would miss
        // its place.
        const Properties style(styles->getByName(ascii(landscapeStyle)), UNO_QUERY_THROW);
        set(style, "HeaderIsOn", false);
        styles->removeByName(ascii(landscapeStyle));
    }
}

// Void, or an empty name: it begins none.
void setBreak(const Element& element, const css::uno::Any& page) {
    rtl::OUString name;
    page >>= name;
    Properties(element, UNO_QUERY_THROW)->setPropertyValue(ascii("PageDescName"), css::uno::Any(name));
}

using Breaks = std::vector<std::pair<std::size_t, css::uno::Any>>;

css::uno::Any page(const char* style) { return css::uno::Any(rtl::OUString(ascii(style))); }

Breaks breaksFor(const Document& document, const std::vector<Element>& elements, const LandscapeWish& wish) {
    const auto [first, behind] = extentOf(elements, wish.table);
    Breaks breaks;
    const bool behindBegins = behind < elements.size() && !pageBegunBy(elements[behind]).empty();
    if (wish.on) {
        breaks.emplace_back(first, page(landscapeStyle));
        const bool nothingBehind = behind + 1 == elements.size() && !isTable(elements[behind]) &&
                                   textOf(elements[behind]).empty(); // Writer wants a paragraph behind a table
        if (behind < elements.size() && !behindBegins && !nothingBehind) {
            breaks.emplace_back(behind,
                                css::uno::Any(fromUtf8(first > 0 ? pageStyleAt(elements, first - 1) : uprightStyle)));
        }
        return breaks;
    }
    const bool onSideBefore = first > 0 && isLandscape(document, pageStyleAt(elements, first - 1));
    const bool onSideBehind = behindBegins && isLandscape(document, pageBegunBy(elements[behind]));
    breaks.emplace_back(first, onSideBefore ? page(uprightStyle) : css::uno::Any());
    if (behindBegins && !onSideBehind) {
        breaks.emplace_back(behind, css::uno::Any());
    }
    return breaks;
}

} // namespace

LandscapeWish landscapeWish(const Document& document, const boost::json::object& request) {
    const auto elements = bodyElements(document);
    const boost::json::value* table = request.if_contains("table");
    std::optional<std::size_t> found;
    for (std::size_t i = 0; table != nullptr && i < elements.size(); ++i) {
        if (!isTable(elements[i])) {
            continue;
        }
        const Reference<css::container::XNamed> named(elements[i], UNO_QUERY_THROW);
        if (table->is_string() ? std::string_view(table->get_string()) == toUtf8(named->getName())
                               : table->is_int64() && table->get_int64() == static_cast<std::int64_t>(i)) {
            found = i;
        }
    }
    if (!found) {
        refuse("request.no-table");
    }
    const std::size_t first = extentOf(elements, *found).first;
    const boost::json::value* on = request.if_contains("on");
    return {*found,
            on != nullptr && on->is_bool() ? on->get_bool() : !isLandscape(document, pageStyleAt(elements, first))};
}

void setLandscape(const Document& document, const LandscapeWish& wish, const std::string& title) {
    const auto elements = bodyElements(document);
    const std::size_t first = extentOf(elements, wish.table).first;
    if (isLandscape(document, pageStyleAt(elements, first)) == wish.on) {
        return;
    }
    const Breaks wanted = breaksFor(document, elements, wish);
    Breaks before;
    for (const auto& each : wanted) {
        before.emplace_back(each.first,
                            Properties(elements[each.first], UNO_QUERY_THROW)->getPropertyValue(ascii("PageDescName")));
    }
    const std::string upright = wish.on && first > 0 ? pageStyleAt(elements, first - 1) : uprightStyle;
    const bool makesStyle = wish.on && !pageStyles(document)->hasByName(ascii(landscapeStyle));
    const auto carryOut = [document](const Breaks& breaks) {
        const auto all = bodyElements(document);
        for (const auto& [element, style] : breaks) {
            setBreak(all.at(element), style);
        }
    };
    const auto apply = [document, makesStyle, upright, wanted, carryOut] {
        if (makesStyle) {
            makeLandscapeStyle(document,
                               Properties(pageStyles(document)->getByName(fromUtf8(upright)), UNO_QUERY_THROW));
        }
        carryOut(wanted);
    };
    const ControllersLocked still(document);
    {
        const UndoLocked locked(document);
        apply();
    }
    addUndoAction(
        document, title,
        [document, makesStyle, before, carryOut] {
            carryOut(before);
            if (makesStyle) {
                removeLandscapeStyle(document);
            }
        },
        apply);
}

} // namespace zhangfa
