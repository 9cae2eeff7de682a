// Saves a copy in the format the superior office asks for; first says what is still missing.
#pragma once

#include "core/texts.h"
#include "sidebar/report_service.h"
#include "sidebar/widget.h"

#include <optional>
#include <span>

namespace zhangfa {

struct SaveFormat {
    const char* label;  // key of its name in the list
    const char* ending; // without a dot
    bool final;         // 定稿: without bindings, comments, author and history
};
std::span<const SaveFormat> saveFormats();

// What the user would rather do first.
struct BeforeSaving {
    std::optional<FieldId> fill;
    bool check = false; // see what the check found
};
// Says what stands between the document and its submission, asks for a place and saves there.
BeforeSaving saveReport(const Context& context, const ReportService& service, const Model& document,
                        const ReportState& report, const SaveFormat& format, const Texts& texts, const Window& parent);

} // namespace zhangfa
