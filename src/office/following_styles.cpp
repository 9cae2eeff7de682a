// Styles that follow from what stands in them: of titles (core/title_lines.h) and of the signature block
// (core/signature.h).
#include "office/following_styles.h"

#include "core/signature.h"
#include "core/title_lines.h"
#include "office/official_format.h"
#include "office/style_memory.h"
#include "uno/properties.h"

#include <com/sun/star/awt/FontDescriptor.hpp>
#include <com/sun/star/awt/XDevice.hpp>
#include <com/sun/star/awt/XFont.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>

#include <cmath>

namespace zhangfa {

namespace {

// Of a text's figures and Latin letters, in em, as this machine shows them: the mean.
double halfWidth(const Document& document, const ParagraphFormat& format, const std::string& text) {
    constexpr double usual = 0.5;
    constexpr sal_Int16 pixels = 1000;
    const auto controller = document.model->getCurrentController();
    const Reference<css::awt::XDevice> device(
        controller.is() ? controller->getFrame()->getContainerWindow() : Reference<css::awt::XWindow>(), UNO_QUERY);
    css::awt::FontDescriptor wanted;
    wanted.Name = fromUtf8(format.latinFont.empty() ? format.font : format.latinFont);
    wanted.Height = pixels;
    const auto font = device.is() ? device->getFont(wanted) : Reference<css::awt::XFont>();
    double width = 0, count = 0;
    for (const char each : text) {
        if (font.is() && each > 0) { // one by one: Writer sets them without kerning
            width += font->getStringWidth(fromUtf8(std::string(1, each)));
            ++count;
        }
    }
    return count > 0 ? width / count / pixels : usual;
}

Reference<css::beans::XPropertySet> paragraphStyle(const Document& document, const char* name) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document.model, UNO_QUERY_THROW);
    const Reference<css::container::XNameAccess> styles(
        supplier->getStyleFamilies()->getByName(ascii("ParagraphStyles")), UNO_QUERY_THROW);
    return {styles->getByName(ascii(name)), UNO_QUERY_THROW};
}

css::uno::Any hundredths(double millimetres) {
    return css::uno::Any(static_cast<sal_Int32>(std::lround(millimetres * 100)));
}

void setPlace(StyleMemory& style, const SignaturePlace& place, const Format& format) {
    style.set("ParaAdjust", css::uno::Any(static_cast<sal_Int16>(paragraphAdjust(place.adjust))));
    style.set("ParaLeftMargin", hundredths(place.left * format.character()));
    style.set("ParaRightMargin", hundredths(place.right * format.character()));
}

// What paragraphs of a style say besides, and is what the style says: Writer makes it of a DOCX, and they would not
// follow.
void letFollow(const Document& document, const char* style) {
    const auto properties = paragraphStyle(document, style);
    for (const auto& element : bodyElements(document)) {
        const auto paragraph = as<css::beans::XPropertySet>(element);
        if (isTable(element) || !get<rtl::OUString>(paragraph, "ParaStyleName").equalsAscii(style)) {
            continue;
        }
        const auto states = as<css::beans::XPropertyState>(element);
        for (const char* each : {"ParaAdjust", "ParaLeftMargin", "ParaRightMargin", "ParaTopMargin"}) {
            const rtl::OUString name = ascii(each);
            if (states->getPropertyState(name) == css::beans::PropertyState_DIRECT_VALUE &&
                paragraph->getPropertyValue(name) == properties->getPropertyValue(name)) {
                states->setPropertyToDefault(name);
            }
        }
    }
}

} // namespace

std::function<void()> setStyles(const Document& document, const PlaceSignature& signature) {
    ensureOwnStyles(document);
    const Format& format = signature.format;
    const SignaturePlaces places =
        placeSignature(signature, halfWidth(document, format.style(FormatRole::date), signature.date));
    letFollow(document, signatureStyle);
    letFollow(document, dateStyle);
    StyleMemory names(paragraphStyle(document, signatureStyle)), date(paragraphStyle(document, dateStyle));
    setPlace(names, places.names, format);
    names.set("ParaTopMargin", hundredths(places.above * format.line()));
    setPlace(date, places.date, format);
    return [names, date] {
        date.restore();
        names.restore();
    };
}

std::function<void()> setStyles(const Document& document, const PlaceTitle& title) {
    ensureOwnStyles(document);
    const double indent = titleIndent(title, halfWidth(document, title.format.style(FormatRole::title), title.text));
    letFollow(document, title.style.c_str());
    StyleMemory style(paragraphStyle(document, title.style.c_str()));
    style.set("ParaLeftMargin", hundredths(indent));
    style.set("ParaRightMargin", hundredths(indent));
    return [style] { style.restore(); };
}

} // namespace zhangfa
