// Opens and closes documents in an office of our own, where nobody sees them.
#include "officeclient/documents.h"

#include "officeclient/file_url.h"
#include "uno/properties.h"

#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/util/XCloseable.hpp>

namespace zhangfa {

namespace css = com::sun::star;

Model newHidden(const Desktop& desktop) {
    return {desktop->loadComponentFromURL(ascii("private:factory/swriter"), ascii("_blank"), 0,
                                          arguments({{"Hidden", css::uno::Any(true)}})),
            css::uno::UNO_QUERY};
}

Model loadHidden(const Desktop& desktop, const std::filesystem::path& file) {
    return {desktop->loadComponentFromURL(
                fromUtf8(fileUrl(file)), ascii("_blank"), 0,
                arguments({{"Hidden", css::uno::Any(true)},
                           {"MacroExecutionMode", css::uno::Any(css::document::MacroExecMode::NEVER_EXECUTE)},
                           {"UpdateDocMode", css::uno::Any(css::document::UpdateDocMode::NO_UPDATE)}})),
            css::uno::UNO_QUERY};
}

void closeDocument(const Model& document) {
    const css::uno::Reference<css::util::XCloseable> closeable(document, css::uno::UNO_QUERY);
    try {
        if (closeable.is()) {
            closeable->close(true);
        }
    } catch (const css::uno::Exception&) { // somebody else closed it, or the office is gone
    }
}

} // namespace zhangfa
