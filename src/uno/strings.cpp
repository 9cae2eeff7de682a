// The one place where UTF-8 of the core meets UTF-16 of UNO.
#include "uno/strings.h"

#include <rtl/string.hxx>

namespace zhangfa {

rtl::OUString fromUtf8(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

std::string toUtf8(const rtl::OUString& text) {
    const rtl::OString bytes = rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

} // namespace zhangfa
