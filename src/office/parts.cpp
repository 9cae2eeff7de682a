// Texts outside the body: headers, footers, notes, frames, and cells of its tables.
#include "office/parts.h"

#include "uno/properties.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XFootnotesSupplier.hpp>
#include <com/sun/star/text/XTextFramesSupplier.hpp>
#include <com/sun/star/text/XTextTable.hpp>

#include <algorithm>
#include <tuple>

namespace zhangfa {

namespace {

void add(std::vector<PartText>& parts, std::string name, const Reference<css::uno::XInterface>& object) {
    if (const Reference<css::text::XText> text(object, UNO_QUERY); text.is()) {
        parts.emplace_back(std::move(name), text);
    }
}

void addHeaders(std::vector<PartText>& parts, const Document& document) {
    const auto families = as<css::style::XStyleFamiliesSupplier>(document.model)->getStyleFamilies();
    const Reference<css::container::XNameAccess> styles(families->getByName(ascii("PageStyles")), UNO_QUERY_THROW);
    const auto names = styles->getElementNames();
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        const Reference<css::beans::XPropertySet> style(styles->getByName(names[i]), UNO_QUERY_THROW);
        if (!Reference<css::style::XStyle>(style, UNO_QUERY_THROW)->isInUse()) {
            continue;
        }
        for (const auto& [on, text, kind] :
             {std::tuple("HeaderIsOn", "HeaderText", "header:"), std::tuple("FooterIsOn", "FooterText", "footer:")}) {
            if (get<bool>(style, on)) {
                add(parts, kind + toUtf8(names[i]), get<Reference<css::text::XText>>(style, text));
            }
        }
    }
}

} // namespace

std::vector<PartText> partTexts(const Document& document) {
    std::vector<PartText> parts;
    addHeaders(parts, document);
    const Reference<css::container::XIndexAccess> notes(
        as<css::text::XFootnotesSupplier>(document.model)->getFootnotes(), UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < notes->getCount(); ++i) {
        add(parts, "footnote:" + std::to_string(i + 1), Reference<css::text::XText>(notes->getByIndex(i), UNO_QUERY));
    }
    const auto frames = as<css::text::XTextFramesSupplier>(document.model)->getTextFrames();
    const auto names = frames->getElementNames();
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        add(parts, "frame:" + toUtf8(names[i]), Reference<css::text::XText>(frames->getByName(names[i]), UNO_QUERY));
    }
    return parts;
}

std::vector<PartText> cellTexts(const Document& document) {
    std::vector<PartText> parts;
    for (const auto& element : bodyElements(document)) {
        const Reference<css::text::XTextTable> table(element, UNO_QUERY);
        if (!table.is()) {
            continue;
        }
        const std::string name = "table:" + toUtf8(as<css::container::XNamed>(table)->getName()) + "!";
        const auto cells = table->getCellNames();
        for (sal_Int32 i = 0; i < cells.getLength(); ++i) {
            add(parts, name + toUtf8(cells[i]), table->getCellByName(cells[i]));
        }
    }
    return parts;
}

std::vector<Reference<css::text::XTextContent>> paragraphsOf(const Reference<css::text::XText>& text) {
    std::vector<Reference<css::text::XTextContent>> paragraphs;
    for (const auto all = as<css::container::XEnumerationAccess>(text)->createEnumeration(); all->hasMoreElements();) {
        const Reference<css::text::XTextContent> element(all->nextElement(), UNO_QUERY_THROW);
        if (!isTable(element)) {
            paragraphs.push_back(element);
        }
    }
    return paragraphs;
}

Reference<Range> partParagraph(const Document& document, const std::string& part, std::size_t paragraph) {
    const auto parts = partTexts(document);
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const PartText& any) { return any.first == part; });
    if (found == parts.end()) {
        return {};
    }
    const auto paragraphs = paragraphsOf(found->second);
    return paragraph < paragraphs.size() ? as<Range>(paragraphs[paragraph]) : Reference<Range>();
}

} // namespace zhangfa
