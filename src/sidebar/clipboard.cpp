// The system's clipboard, as text.
#include "sidebar/clipboard.h"

#include "uno/strings.h"

#include <com/sun/star/datatransfer/DataFlavor.hpp>
#include <com/sun/star/datatransfer/UnsupportedFlavorException.hpp>
#include <com/sun/star/datatransfer/XTransferable.hpp>
#include <com/sun/star/datatransfer/clipboard/SystemClipboard.hpp>
#include <cppuhelper/implbase1.hxx>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

css::datatransfer::DataFlavor textFlavor() {
    css::datatransfer::DataFlavor flavor;
    flavor.MimeType = ascii("text/plain;charset=utf-16");
    flavor.DataType = cppu::UnoType<rtl::OUString>::get();
    return flavor;
}

class CopiedText final : public cppu::WeakImplHelper1<css::datatransfer::XTransferable> {
public:
    explicit CopiedText(rtl::OUString text) : text_(std::move(text)) {}

    css::uno::Any SAL_CALL getTransferData(const css::datatransfer::DataFlavor& flavor) override {
        if (!isDataFlavorSupported(flavor)) {
            throw css::datatransfer::UnsupportedFlavorException();
        }
        return css::uno::Any(text_);
    }
    css::uno::Sequence<css::datatransfer::DataFlavor> SAL_CALL getTransferDataFlavors() override {
        const css::datatransfer::DataFlavor flavor = textFlavor();
        return {&flavor, 1};
    }
    sal_Bool SAL_CALL isDataFlavorSupported(const css::datatransfer::DataFlavor& flavor) override {
        return flavor.MimeType.equalsIgnoreAsciiCase(textFlavor().MimeType);
    }

private:
    rtl::OUString text_;
};

} // namespace

void putOnClipboard(const Context& context, const std::string& text) {
    css::datatransfer::clipboard::SystemClipboard::create(context)->setContents(new CopiedText(fromUtf8(text)), {});
}

std::string clipboardText(const Context& context) {
    const auto contents = css::datatransfer::clipboard::SystemClipboard::create(context)->getContents();
    const css::datatransfer::DataFlavor flavor = textFlavor();
    if (!contents.is() || !contents->isDataFlavorSupported(flavor)) {
        return {};
    }
    rtl::OUString text;
    contents->getTransferData(flavor) >>= text;
    return toUtf8(text);
}

} // namespace zhangfa
