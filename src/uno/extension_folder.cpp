// The extension's own files: templates and texts.
#include "uno/extension_folder.h"

#include "uno/properties.h"
#include "uno/strings.h"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <osl/file.hxx>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;

namespace {

bool isChinese(const Reference<css::uno::XComponentContext>& context) {
    const auto provider = css::configuration::theDefaultProvider::get(context);
    const css::uno::Sequence<css::uno::Any> path = sequence<css::uno::Any>(
        {css::uno::Any(css::beans::NamedValue(ascii("nodepath"), css::uno::Any(ascii("/org.openoffice.Setup/L10N"))))});
    const Reference<css::container::XNameAccess> l10n(
        provider->createInstanceWithArguments(ascii("com.sun.star.configuration.ConfigurationAccess"), path),
        css::uno::UNO_QUERY_THROW);
    rtl::OUString locale;
    l10n->getByName(ascii("ooLocale")) >>= locale;
    return locale.startsWith(ascii("zh"));
}

Texts load(const Reference<css::uno::XComponentContext>& context) {
    const std::string path = extensionFolder(context) + "/l10n/" + (isChinese(context) ? "zh-CN" : "en") + ".json";
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return Texts::parse(content.str());
}

} // namespace

std::string extensionFolder(const Reference<css::uno::XComponentContext>& context) {
    const rtl::OUString url =
        css::deployment::PackageInformationProvider::get(context)->getPackageLocation(ascii("org.zhangfa.zhangfa"));
    rtl::OUString path;
    if (osl::FileBase::getSystemPathFromFileURL(url, path) != osl::FileBase::E_None) {
        throw std::runtime_error("the extension's folder is not known: " + toUtf8(url));
    }
    return toUtf8(path);
}

const Texts& texts(const Reference<css::uno::XComponentContext>& context) {
    static const Texts loaded = load(context);
    return loaded;
}

} // namespace zhangfa
