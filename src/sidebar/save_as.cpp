// Saves a copy in the format the superior office asks for, in a file that tells stage, day and version.
#include "sidebar/save_as.h"

#include "sidebar/file_dialog.h"
#include "uno/strings.h"

#include <com/sun/star/frame/XStorable.hpp>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

constexpr SaveFormat formats[] = {
    {"report.format-docx", "docx", false}, {"report.format-odt", "odt", false},
    {"report.format-pdf", "pdf", false},   {"report.format-doc", "doc", false},
    {"report.format-final", "docx", true}, {"report.format-final-pdf", "pdf", true},
};

// Of a document that was never saved: empty.
std::string folderOf(const Model& document) {
    const css::uno::Reference<css::frame::XStorable> storable(document, css::uno::UNO_QUERY_THROW);
    const std::string url = storable->hasLocation() ? toUtf8(storable->getLocation()) : std::string();
    return url.substr(0, url.rfind('/') == std::string::npos ? 0 : url.rfind('/'));
}

} // namespace

std::span<const SaveFormat> saveFormats() { return formats; }

void saveReport(const Context& context, const ReportService& service, const Model& document, const SaveFormat& format,
                const Texts& texts, const Window& parent) {
    const auto stage = format.final ? std::optional(Stage::final) : std::nullopt;
    const auto url =
        askToSave(context, parent, texts("report.save-as"), {texts(format.label), {std::string(format.ending)}},
                  folderOf(document),
                  [&](const std::string& folder) { return service.proposeFileName(document, folder, stage); });
    if (url && format.final) {
        service.saveFinal(document, *url);
    } else if (url) {
        service.saveCopy(document, *url);
    }
}

} // namespace zhangfa
