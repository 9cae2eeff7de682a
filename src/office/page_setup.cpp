// The page styles that a document uses, and the page numbers in their footers.
#include "office/page_setup.h"

#include "uno/properties.h"

#include <com/sun/star/container/XContentEnumerationAccess.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

using Properties = Reference<css::beans::XPropertySet>;

double millimetres(const Properties& style, const char* name) { return get<sal_Int32>(style, name) / 100.0; }

Adjust adjustOf(const Properties& paragraph) {
    switch (static_cast<css::style::ParagraphAdjust>(get<sal_Int16>(paragraph, "ParaAdjust"))) {
    case css::style::ParagraphAdjust_RIGHT:
        return Adjust::right;
    case css::style::ParagraphAdjust_CENTER:
        return Adjust::centre;
    case css::style::ParagraphAdjust_BLOCK:
        return Adjust::block;
    default:
        return Adjust::left;
    }
}

bool isPageNumber(const Properties& portion) {
    const auto field = get<Reference<css::lang::XServiceInfo>>(portion, "TextField");
    return field.is() && field->supportsService(ascii("com.sun.star.text.TextField.PageNumber"));
}

// Nothing where the paragraph has no page number.
std::optional<SetPageNumber> numberIn(const Reference<css::container::XEnumerationAccess>& paragraph) {
    SetPageNumber number;
    bool found = false;
    for (const auto portions = paragraph->createEnumeration(); portions->hasMoreElements();) {
        const Properties portion(portions->nextElement(), UNO_QUERY_THROW);
        if (get<rtl::OUString>(portion, "TextPortionType").equalsAscii("TextField") && isPageNumber(portion)) {
            found = true; // of Western letters
            number.font.family = toUtf8(get<rtl::OUString>(portion, "CharFontName"));
            number.font.points = get<float>(portion, "CharHeight");
        } else {
            (found ? number.behind : number.before) += toUtf8(as<Range>(portion)->getString());
        }
    }
    if (!found) {
        return std::nullopt;
    }
    number.adjust = adjustOf(Properties(paragraph, UNO_QUERY_THROW));
    return number;
}

std::optional<SetPageNumber> numberIn(const Reference<css::text::XText>& footer, bool& unknown) {
    const Reference<css::container::XEnumerationAccess> content(footer, UNO_QUERY);
    if (!content.is()) {
        return std::nullopt;
    }
    for (const auto all = content->createEnumeration(); all->hasMoreElements();) {
        const css::uno::Any element = all->nextElement();
        const Reference<css::container::XContentEnumerationAccess> paragraph(element, UNO_QUERY);
        if (!paragraph.is() ||
            paragraph->createContentEnumeration(ascii("com.sun.star.text.TextContent"))->hasMoreElements()) {
            unknown = true; // a table, or a box, as other programs put numbers into
            continue;
        }
        if (auto number = numberIn(Reference<css::container::XEnumerationAccess>(element, UNO_QUERY_THROW))) {
            return number;
        }
    }
    return std::nullopt;
}

SetPage pageOf(const Properties& style) {
    SetPage page{millimetres(style, "Width"),
                 millimetres(style, "Height"),
                 millimetres(style, "TopMargin"),
                 millimetres(style, "BottomMargin"),
                 millimetres(style, "LeftMargin"),
                 millimetres(style, "RightMargin"),
                 std::nullopt,
                 std::nullopt,
                 false};
    if (get<bool>(style, "HeaderIsOn")) {
        page.top += millimetres(style, "HeaderHeight");
    }
    if (get<bool>(style, "FooterIsOn")) {
        page.bottom += millimetres(style, "FooterHeight");
        const bool shared = get<bool>(style, "FooterIsShared");
        const auto footer = [&](const char* name) {
            return numberIn(get<Reference<css::text::XText>>(style, name), page.numberUnknown);
        };
        page.odd = footer(shared ? "FooterText" : "FooterTextRight");
        page.even = shared ? page.odd : footer("FooterTextLeft");
    }
    return page;
}

} // namespace

std::vector<SetPage> readPages(const Document& document, const std::vector<std::string>& begun) {
    const Reference<css::container::XNameAccess> styles(
        Reference<css::style::XStyleFamiliesSupplier>(document.model, UNO_QUERY_THROW)
            ->getStyleFamilies()
            ->getByName(ascii("PageStyles")),
        UNO_QUERY_THROW);
    std::vector<rtl::OUString> names;
    const auto add = [&](rtl::OUString name) {
        while (styles->hasByName(name) && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
            name = get<rtl::OUString>(Properties(styles->getByName(name), UNO_QUERY_THROW), "FollowStyle");
        }
    };
    if (begun.empty() || begun.front().empty()) {
        add(ascii("Standard"));
    }
    for (const std::string& name : begun) {
        add(fromUtf8(name));
    }
    std::vector<SetPage> pages;
    for (const rtl::OUString& name : names) {
        pages.push_back(pageOf(Properties(styles->getByName(name), UNO_QUERY_THROW)));
    }
    return pages;
}

} // namespace zhangfa
