// The office's own file dialogs.
#include "sidebar/file_dialog.h"

#include "uno/properties.h"
#include "uno/strings.h"

#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/TemplateDescription.hpp>
#include <com/sun/star/ui/dialogs/XFilePicker3.hpp>

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

} // namespace

std::optional<std::string> askToSave(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind, const std::string& name) {
    const Picker picker =
        makePicker(context, parent, css::ui::dialogs::TemplateDescription::FILESAVE_AUTOEXTENSION, title, kind);
    const std::string ending = "." + kind.endings.front();
    picker->setDefaultName(fromUtf8(name + ending));
    auto url = chosen(picker);
    if (url && !url->ends_with(ending)) {
        *url += ending;
    }
    return url;
}

std::optional<std::string> askToOpen(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind) {
    return chosen(makePicker(context, parent, css::ui::dialogs::TemplateDescription::FILEOPEN_SIMPLE, title, kind));
}

} // namespace zhangfa
