// A Writer document by the interfaces Zhangfa uses.
#include "office/document.h"

#include "office/refusal.h"
#include "uno/properties.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/packages/zip/ZipFileAccess.hpp>
#include <com/sun/star/text/XTextTable.hpp>
#include <com/sun/star/util/XModifiable.hpp>

namespace zhangfa {

Document::Document(const Reference<css::frame::XModel>& given) : model(given), document(given, UNO_QUERY) {
    const Reference<css::lang::XServiceInfo> info(given, UNO_QUERY);
    if (!document.is() || !info.is() || !info->supportsService(ascii("com.sun.star.text.TextDocument"))) {
        refuse("document.no-text-document");
    }
    text = document->getText();
    factory.set(given, UNO_QUERY_THROW);
    undo = Reference<css::document::XUndoManagerSupplier>(given, UNO_QUERY_THROW)->getUndoManager();
}

namespace {

// What the document was loaded with; void where it was with nothing of the name.
css::uno::Any loadedWith(const Document& document, const char* name) {
    const auto arguments = document.model->getArgs();
    for (sal_Int32 i = 0; i < arguments.getLength(); ++i) {
        if (arguments[i].Name.equalsAscii(name)) {
            return arguments[i].Value;
        }
    }
    return {};
}

// As long as it is as it was signed: changed by its user, the signature no longer holds, which Writer tells on saving.
bool hasSignature(const Document& document, const Context& context) {
    const Reference<css::util::XModifiable> modifiable(document.model, UNO_QUERY);
    const rtl::OUString url = document.model->getURL();
    if (url.isEmpty() || (modifiable.is() && modifiable->isModified())) {
        return false;
    }
    try {
        const auto package = css::packages::zip::ZipFileAccess::createWithURL(context, url);
        return package->hasByName(ascii("META-INF/documentsignatures.xml")) ||
               package->hasByName(ascii("_xmlsignatures/origin.sigs"));
    } catch (const css::uno::Exception&) {
        return false; // no package (FODT, DOC), or a file that is gone: no signature known
    }
}

// Opened with a password: what Zhangfa stored beside it would not be encrypted.
bool isEncrypted(const Document& document) {
    return loadedWith(document, "EncryptionData").hasValue() || loadedWith(document, "Password").hasValue();
}

bool isFormProtected(const Document& document) {
    const Reference<css::beans::XPropertySet> settings(
        document.factory->createInstance(ascii("com.sun.star.document.Settings")), UNO_QUERY_THROW);
    return get<bool>(settings, "ProtectForm");
}

} // namespace

Access accessTo(const Document& document, const Context& context) {
    const Reference<css::frame::XStorable> storable(document.model, UNO_QUERY);
    if (storable.is() && storable->isReadonly()) {
        return Access::readOnly;
    }
    if (isFormProtected(document)) {
        return Access::isProtected;
    }
    if (isEncrypted(document)) {
        return Access::encrypted;
    }
    return hasSignature(document, context) ? Access::isSigned : Access::editable;
}

void requireEditable(const Document& document, const Context& context) {
    switch (accessTo(document, context)) {
    case Access::editable:
        return;
    case Access::readOnly:
        refuse("document.read-only");
    case Access::isProtected:
        refuse("document.protected");
    case Access::isSigned:
        refuse("document.signed");
    case Access::encrypted:
        refuse("document.encrypted");
    }
}

std::vector<Reference<css::text::XTextContent>> bodyElements(const Document& document) {
    const Reference<css::container::XEnumerationAccess> body(document.text, UNO_QUERY_THROW);
    const Reference<css::container::XEnumeration> all = body->createEnumeration();
    std::vector<Reference<css::text::XTextContent>> elements;
    while (all->hasMoreElements()) {
        elements.emplace_back(all->nextElement(), UNO_QUERY_THROW);
    }
    return elements;
}

bool isTable(const Reference<css::text::XTextContent>& element) {
    return Reference<css::text::XTextTable>(element, UNO_QUERY).is();
}

} // namespace zhangfa
