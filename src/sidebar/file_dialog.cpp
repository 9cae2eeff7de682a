// The office's own file dialogs.
#include "sidebar/file_dialog.h"

#include "uno/properties.h"
#include "uno/strings.h"

#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/FolderPicker.hpp>
#include <com/sun/star/ui/dialogs/TemplateDescription.hpp>
#include <com/sun/star/ui/dialogs/XFilePicker3.hpp>
#include <rtl/uri.hxx>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

using Picker = css::uno::Reference<css::ui::dialogs::XFilePicker3>;

Picker makePicker(const Context& context, const Window& parent, sal_Int16 description, const std::string& title,
                  const FileKind& kind) {
    const Picker picker(
        context->getServiceManager()->createInstanceWithContext(ascii("com.sun.star.ui.dialogs.FilePicker"), context),
        css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::lang::XInitialization> setup(picker, css::uno::UNO_QUERY_THROW);
    setup->initialize(sequence<css::uno::Any>({css::uno::Any(description), css::uno::Any(parent)}));
    std::string patterns;
    for (const std::string& ending : kind.endings) {
        patterns += (patterns.empty() ? "*." : ";*.") + ending;
    }
    picker->setTitle(fromUtf8(title));
    picker->appendFilter(fromUtf8(kind.label), fromUtf8(patterns));
    picker->setCurrentFilter(fromUtf8(kind.label));
    return picker;
}

std::optional<std::string> chosen(const Picker& picker) {
    if (picker->execute() != css::ui::dialogs::ExecutableDialogResults::OK) {
        return std::nullopt;
    }
    const auto files = picker->getSelectedFiles();
    return files.getLength() > 0 ? std::optional(toUtf8(files[0])) : std::nullopt;
}

std::string withoutSlash(std::string folder) {
    if (folder.ends_with('/')) {
        folder.pop_back();
    }
    return folder;
}

std::string decoded(const std::string& part) {
    return toUtf8(rtl::Uri::decode(fromUtf8(part), rtl_UriDecodeWithCharset, RTL_TEXTENCODING_UTF8));
}
std::string encoded(const std::string& name) {
    return toUtf8(rtl::Uri::encode(fromUtf8(name), rtl_getUriCharClass(rtl_UriCharClassPchar),
                                   rtl_UriEncodeIgnoreEscapes, RTL_TEXTENCODING_UTF8));
}

} // namespace

std::optional<std::string> askToSave(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind, const std::string& folder,
                                     const std::function<std::string(const std::string& folder)>& nameIn) {
    const Picker picker =
        makePicker(context, parent, css::ui::dialogs::TemplateDescription::FILESAVE_AUTOEXTENSION, title, kind);
    const std::string ending = "." + kind.endings.front();
    if (!folder.empty()) {
        picker->setDisplayDirectory(fromUtf8(folder));
    }
    const std::string begun = withoutSlash(toUtf8(picker->getDisplayDirectory()));
    const std::string proposed = nameIn(begun) + ending;
    picker->setDefaultName(fromUtf8(proposed));
    auto url = chosen(picker);
    if (!url) {
        return url;
    }
    if (!url->ends_with(ending)) {
        *url += ending;
    }
    const std::size_t slash = url->rfind('/');
    const std::string there = url->substr(0, slash);
    if (there != begun && decoded(url->substr(slash + 1)) == proposed) {
        return there + "/" + encoded(nameIn(there) + ending);
    }
    return url;
}

std::optional<std::string> askToOpen(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind) {
    return chosen(makePicker(context, parent, css::ui::dialogs::TemplateDescription::FILEOPEN_SIMPLE, title, kind));
}

std::optional<std::string> askForFolder(const Context& context, const std::string& title, const std::string& folder) {
    const auto picker = css::ui::dialogs::FolderPicker::create(context);
    picker->setTitle(fromUtf8(title));
    if (!folder.empty()) {
        picker->setDisplayDirectory(fromUtf8(folder));
    }
    return picker->execute() == css::ui::dialogs::ExecutableDialogResults::OK
               ? std::optional(withoutSlash(toUtf8(picker->getDirectory())))
               : std::nullopt;
}

} // namespace zhangfa
