// Pages of a document that somebody else made, put into a format by new page styles in the stead of its own.
#include "office/exchanged_pages.h"

#include "core/utf8.h"
#include "office/official_format.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XTextCopy.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

using Properties = Reference<css::beans::XPropertySet>;

constexpr const char* ownName = "Zhangfa Page ";

Reference<css::container::XNameContainer> pageStyles(const Document& document) {
    const auto families = as<css::style::XStyleFamiliesSupplier>(document.model)->getStyleFamilies();
    return {families->getByName(ascii("PageStyles")), UNO_QUERY_THROW};
}

Properties pageStyle(const Document& document, const rtl::OUString& name) {
    return {pageStyles(document)->getByName(name), UNO_QUERY_THROW};
}

struct Edge {
    const char* on;
    const char* shared;
    const char* text; // of the right page, or of both
    const char* left;
};
constexpr Edge header{"HeaderIsOn", "HeaderIsShared", "HeaderText", "HeaderTextLeft"};
constexpr Edge footer{"FooterIsOn", "FooterIsShared", "FooterText", "FooterTextLeft"};

bool saysSomething(const Properties& page, const Edge& edge) {
    return get<bool>(page, edge.on) && !isPageNumber(get<Reference<css::text::XText>>(page, edge.text));
}

// Right and left stay apart, as they are made: Writer leaves nodes behind where they are joined.
void copyEdge(const Properties& from, const Properties& to, const Edge& edge) {
    set(to, edge.on, true);
    const bool shared = get<bool>(from, edge.shared);
    const auto copy = [&](const char* source, const char* target) {
        const auto text = get<Reference<css::text::XText>>(to, target);
        text->setString(rtl::OUString());
        as<css::text::XTextCopy>(text)->copyText(
            as<css::text::XTextCopy>(get<Reference<css::text::XText>>(from, source)));
    };
    copy(edge.text, edge.text);
    if (!get<bool>(to, edge.shared)) {
        copy(shared ? edge.text : edge.left, edge.left);
    }
}

// The text begins where it does without.
void makeRoomForHeader(const Properties& page, const Format& format) {
    constexpr double height = 15, distance = 5; // millimetres; the height is with the distance below it
    set(page, "HeaderIsDynamicHeight", false);
    set(page, "HeaderBodyDistance", static_cast<sal_Int32>(distance * 100));
    set(page, "HeaderHeight", static_cast<sal_Int32>(height * 100));
    set(page, "TopMargin", static_cast<sal_Int32>(std::max(5.0, format.page.top - height) * 100));
}

} // namespace

bool isPageNumber(const Reference<css::text::XText>& text) {
    constexpr std::u32string_view signs = U"0123456789-—–－·/ 　第页共\t\n";
    return !text.is() || toCharacters(toUtf8(text->getString())).find_first_not_of(signs) == std::u32string::npos;
}

std::vector<PageExchange> pageExchanges(const Document& document) {
    std::vector<PageExchange> exchanges;
    const auto styles = pageStyles(document);
    const auto names = styles->getElementNames();
    int number = 0;
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        const Properties page(styles->getByName(names[i]), UNO_QUERY_THROW);
        if (as<css::style::XStyle>(page)->isInUse() && !get<bool>(page, "IsLandscape")) {
            rtl::OUString name;
            do {
                name = fromUtf8(ownName + std::to_string(++number));
            } while (styles->hasByName(name));
            exchanges.push_back({names[i], name});
        }
    }
    return exchanges;
}

void makePages(const Document& document, const std::vector<PageExchange>& exchanges, const Format& format) {
    const auto styles = pageStyles(document);
    for (const PageExchange& exchange : exchanges) {
        const Reference<css::style::XStyle> made(
            document.factory->createInstance(ascii("com.sun.star.style.PageStyle")), UNO_QUERY_THROW);
        styles->insertByName(exchange.to, css::uno::Any(made));
        const Properties from = pageStyle(document, exchange.from), to = pageStyle(document, exchange.to);
        setUpPage(document, to, format);
        if (saysSomething(from, header)) {
            copyEdge(from, to, header);
            makeRoomForHeader(to, format);
        }
        if (saysSomething(from, footer)) {
            copyEdge(from, to, footer);
        }
    }
    for (const PageExchange& exchange : exchanges) {
        const auto follows = get<rtl::OUString>(pageStyle(document, exchange.from), "FollowStyle");
        const auto next = std::find_if(exchanges.begin(), exchanges.end(),
                                       [&](const PageExchange& any) { return any.from == follows; });
        set(pageStyle(document, exchange.to), "FollowStyle", next != exchanges.end() ? next->to : follows);
    }
}

void takePagesAway(const Document& document, const std::vector<PageExchange>& exchanges) {
    const auto styles = pageStyles(document);
    for (const PageExchange& exchange : exchanges) {
        const Properties page = pageStyle(document, exchange.to);
        // While left and right are apart, else nodes stay behind (see official_format.cpp).
        set(page, footer.on, false);
        set(page, header.on, false);
        styles->removeByName(exchange.to);
    }
}

void exchangePages(const Document& document, const std::vector<PageExchange>& exchanges) {
    const RecordingSuspended unrecorded(document);
    rtl::OUString standing = ascii("Standard"); // until a paragraph says otherwise
    bool first = true;
    for (const auto& element : bodyElements(document)) {
        const auto properties = as<css::beans::XPropertySet>(element);
        const auto said = get<rtl::OUString>(properties, "PageDescName");
        standing = said.isEmpty() ? standing : said;
        const auto exchange = std::find_if(exchanges.begin(), exchanges.end(),
                                           [&](const PageExchange& any) { return any.from == standing; });
        if ((first || !said.isEmpty()) && exchange != exchanges.end()) {
            set(properties, "PageDescName", exchange->to);
        }
        first = false;
    }
}

std::vector<PageEdge> pageEdges(const Document& document) {
    std::vector<PageEdge> edges;
    for (const PageExchange& exchange : pageExchanges(document)) {
        const Properties page = pageStyle(document, exchange.from);
        for (const Edge& side : {header, footer}) {
            if (!saysSomething(page, side)) {
                continue;
            }
            const auto text = get<Reference<css::text::XText>>(page, side.text)->getString();
            PageEdge edge{side.on == header.on, std::string(trimmed(toUtf8(text)))};
            if (std::find(edges.begin(), edges.end(), edge) == edges.end()) {
                edges.push_back(std::move(edge));
            }
        }
    }
    return edges;
}

} // namespace zhangfa
