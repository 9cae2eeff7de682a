// The system's clipboard, as text.
#include "sidebar/clipboard.h"

#include "uno/strings.h"

#include <com/sun/star/datatransfer/DataFlavor.hpp>
#include <com/sun/star/datatransfer/XTransferable.hpp>
#include <com/sun/star/datatransfer/clipboard/SystemClipboard.hpp>

namespace zhangfa {

namespace css = com::sun::star;

std::string clipboardText(const Context& context) {
    const auto contents = css::datatransfer::clipboard::SystemClipboard::create(context)->getContents();
    css::datatransfer::DataFlavor flavor;
    flavor.MimeType = ascii("text/plain;charset=utf-16");
    flavor.DataType = cppu::UnoType<rtl::OUString>::get();
    if (!contents.is() || !contents->isDataFlavorSupported(flavor)) {
        return {};
    }
    rtl::OUString text;
    contents->getTransferData(flavor) >>= text;
    return toUtf8(text);
}

} // namespace zhangfa
