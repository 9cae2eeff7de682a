// Another document, opened unseen.
#include "office/opened_document.h"

#include "office/refusal.h"
#include "uno/properties.h"

#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/util/XCloseable.hpp>

namespace zhangfa {

OpenedDocument::OpenedDocument(const Context& context, const std::string& url) {
    const rtl::OUString place = url.starts_with('/') ? ascii("file://") + fromUtf8(url) : fromUtf8(url);
    try {
        model_.set(css::frame::Desktop::create(context)->loadComponentFromURL(
                       place, ascii("_blank"), 0,
                       arguments({{"Hidden", css::uno::Any(true)},
                                  {"ReadOnly", css::uno::Any(!url.starts_with("private:"))},
                                  {"MacroExecutionMode", css::uno::Any(css::document::MacroExecMode::NEVER_EXECUTE)}})),
                   UNO_QUERY);
    } catch (const css::uno::Exception&) { // no such file, no such format
    }
    if (!model_.is()) {
        refuse("open.cannot", {url.substr(url.rfind('/') + 1)});
    }
}

OpenedDocument::~OpenedDocument() {
    try {
        Reference<css::util::XCloseable>(model_, UNO_QUERY_THROW)->close(true);
    } catch (const css::uno::Exception&) {
    }
}

} // namespace zhangfa
