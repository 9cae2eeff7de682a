// Saves a copy in the format the superior office asks for; first says what is still missing.
#include "sidebar/save_as.h"

#include "core/values.h"
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

constexpr std::size_t listed = 8;

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

// Errors and warnings; what is unfilled is told as such.
std::vector<std::string> graveFindings(const ReportService& service, const Model& document) {
    std::vector<std::string> messages;
    for (const CheckedPlace& finding : service.check(document)) {
        const bool unfilled = finding.rule == "unfilled" || (finding.rule == "placeholder" && isUnfilled(finding.text));
        if (!finding.ignored && !unfilled && finding.severity != Severity::hint) {
            messages.push_back(finding.message);
        }
    }
    return messages;
}

} // namespace

std::span<const SaveFormat> saveFormats() { return formats; }

BeforeSaving saveReport(const Context& context, const ReportService& service, const Model& document,
                        const ReportState& report, const SaveFormat& format, const Texts& texts, const Window& parent) {
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
            return {first};
        }
    }
    const std::vector<std::string> findings = graveFindings(service, document);
    const bool open = !format.final && !report.open.empty();
    std::string question;
    if (open) {
        question = texts({"report.still-open", {std::to_string(report.open.size())}}) + list(openTitles(report), texts);
    }
    if (!findings.empty()) {
        question += (open ? "\n\n" : "") + texts({"report.still-wrong", {std::to_string(findings.size())}}) +
                    list(findings, texts);
    }
    if (!question.empty()) {
        const Answer answer =
            ask(parent, question + "\n\n" + texts(open ? "report.save-anyhow" : "report.save-unchecked"));
        if (answer == Answer::no) {
            return {open ? std::optional(report.open.front()) : std::nullopt, !open};
        }
        if (answer == Answer::cancel) {
            return {};
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
    return {};
}

} // namespace zhangfa
