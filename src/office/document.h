// A Writer document by the interfaces Zhangfa uses.
#pragma once

#include "uno/strings.h"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>
#include <com/sun/star/text/XTextDocument.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <string>
#include <vector>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

// The same object by another of its interfaces; throws where it has none such.
template <class To, class From> Reference<To> as(const Reference<From>& object) {
    return Reference<To>(object, UNO_QUERY_THROW);
}
using Range = css::text::XTextRange;
using Context = Reference<css::uno::XComponentContext>;

// References to one open document; cheap to copy, owns nothing.
struct Document {
    // Throws Refusal "document.no-text-document" for anything but a Writer document.
    explicit Document(const Reference<css::frame::XModel>& model);

    Reference<css::frame::XModel> model;
    Reference<css::text::XTextDocument> document;
    Reference<css::text::XText> text;
    Reference<css::lang::XMultiServiceFactory> factory;
    Reference<css::document::XUndoManager> undo;
};

enum class Access { editable, readOnly, isProtected, isSigned, encrypted };
Access accessTo(const Document& document, const Context& context);
// Throws a Refused if the document must be left alone.
void requireEditable(const Document& document, const Context& context);

// Body paragraphs and tables, in order.
std::vector<Reference<css::text::XTextContent>> bodyElements(const Document& document);
bool isTable(const Reference<css::text::XTextContent>& element);

} // namespace zhangfa
