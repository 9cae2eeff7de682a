// Saves a copy in the format the superior office asks for; first says what is still missing.
#include "sidebar/save_as.h"

#include "sidebar/dialogs.h"
#include "sidebar/form_model.h"
#include "uno/properties.h"

#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/TemplateDescription.hpp>
#include <com/sun/star/ui/dialogs/XFilePicker3.hpp>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

constexpr SaveFormat formats[] = {
    {"report.format-docx", "docx", false}, {"report.format-odt", "odt", false},
    {"report.format-pdf", "pdf", false},   {"report.format-doc", "doc", false},
    {"report.format-final", "docx", true}, {"report.format-final-pdf", "pdf", true},
};

constexpr std::size_t listed = 10;

std::string list(const std::vector<std::string>& entries, const Texts& texts) {
    std::string lines;
    for (std::size_t entry = 0; entry < std::min(entries.size(), listed); ++entry) {
        lines += "\n• " + entries[entry];
    }
    if (entries.size() > listed) {
        lines += "\n" + texts({"report.and-more", {std::to_string(entries.size() - listed)}});
    }
    return lines;
}

std::vector<std::string> openTitles(const ReportState& report) {
    std::vector<std::string> titles;
    for (const FieldId& id : report.open) {
        const FieldState* const field = findField(report, id);
        titles.push_back(field ? field->field.title : id.value);
    }
    return titles;
}

// Nothing: cancelled.
std::optional<std::string> askForPlace(const Context& context, const std::string& name, const SaveFormat& format,
                                       const Texts& texts, const Window& parent) {
    const css::uno::Reference<css::ui::dialogs::XFilePicker3> picker(
        context->getServiceManager()->createInstanceWithContext(ascii("com.sun.star.ui.dialogs.FilePicker"), context),
        css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::lang::XInitialization> setup(picker, css::uno::UNO_QUERY_THROW);
    setup->initialize(sequence<css::uno::Any>(
        {css::uno::Any(css::ui::dialogs::TemplateDescription::FILESAVE_AUTOEXTENSION), css::uno::Any(parent)}));
    const std::string ending = "." + std::string(format.ending);
    const rtl::OUString filter = fromUtf8(texts(format.label));
    picker->setTitle(fromUtf8(texts("report.save-as")));
    picker->appendFilter(filter, fromUtf8("*" + ending));
    picker->setCurrentFilter(filter);
    picker->setDefaultName(fromUtf8(name + ending));
    if (picker->execute() != css::ui::dialogs::ExecutableDialogResults::OK) {
        return std::nullopt;
    }
    const auto files = picker->getSelectedFiles();
    if (files.getLength() == 0) {
        return std::nullopt;
    }
    std::string url = toUtf8(files[0]);
    if (!url.ends_with(ending)) {
        url += ending;
    }
    return url;
}

} // namespace

std::span<const SaveFormat> saveFormats() { return formats; }

std::optional<FieldId> saveReport(const Context& context, const ReportService& service, const Model& document,
                                  const ReportState& report, const SaveFormat& format, const Texts& texts,
                                  const Window& parent) {
    if (format.final) {
        const std::vector<Obstacle> obstacles = service.finalObstacles(document);
        if (!obstacles.empty()) {
            std::vector<std::string> messages;
            std::optional<FieldId> first;
            for (const Obstacle& obstacle : obstacles) {
                messages.push_back(obstacle.message);
                first = first ? first : obstacle.field;
            }
            showMessage(parent, texts("report.not-final") + list(messages, texts));
            return first;
        }
    } else if (!report.open.empty()) {
        const std::string question =
            texts({"report.still-open", {std::to_string(report.open.size())}}) + list(openTitles(report), texts);
        const Answer answer = ask(parent, question + "\n\n" + texts("report.save-anyhow"));
        if (answer != Answer::yes) {
            return answer == Answer::no ? std::optional(report.open.front()) : std::nullopt;
        }
    }
    const auto url = askForPlace(context, report.fileName, format, texts, parent);
    if (url) {
        if (format.final) {
            service.saveFinal(document, *url);
        } else {
            service.saveCopy(document, *url);
        }
    }
    return std::nullopt;
}

} // namespace zhangfa
