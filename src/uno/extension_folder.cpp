// The extension's own files: templates and texts.
#include "uno/extension_folder.h"

#include "uno/configuration.h"
#include "uno/strings.h"

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
    rtl::OUString locale;
    configuration(context, "/org.openoffice.Setup/L10N")->getByName(ascii("ooLocale")) >>= locale;
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
