// LibreOffice's configuration, node by node.
#include "uno/configuration.h"

#include "uno/strings.h"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;

namespace {

Reference<css::uno::XInterface> open(const Reference<css::uno::XComponentContext>& context, const char* service,
                                     const char* path) {
    const css::uno::Any argument(css::beans::NamedValue(ascii("nodepath"), css::uno::Any(rtl::OUString(ascii(path)))));
    return css::configuration::theDefaultProvider::get(context)->createInstanceWithArguments(
        ascii(service), css::uno::Sequence<css::uno::Any>(&argument, 1));
}

} // namespace

Reference<css::container::XNameAccess> configuration(const Reference<css::uno::XComponentContext>& context,
                                                     const char* path) {
    return {open(context, "com.sun.star.configuration.ConfigurationAccess", path), css::uno::UNO_QUERY_THROW};
}

Reference<css::container::XNameReplace> changeableConfiguration(const Reference<css::uno::XComponentContext>& context,
                                                                const char* path) {
    return {open(context, "com.sun.star.configuration.ConfigurationUpdateAccess", path), css::uno::UNO_QUERY_THROW};
}

} // namespace zhangfa
