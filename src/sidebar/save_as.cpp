// Saves a copy in the format the superior office asks for; first says what is still missing.
#include "sidebar/save_as.h"

#include "sidebar/dialogs.h"
#include "sidebar/file_dialog.h"
#include "sidebar/form_model.h"

namespace zhangfa {

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
    const auto url = askToSave(context, parent, texts("report.save-as"),
                               {texts(format.label), {std::string(format.ending)}}, report.fileName);
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
