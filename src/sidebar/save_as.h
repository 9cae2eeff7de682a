// Saves a copy in the format the superior office asks for, in a file that tells stage, day and version.
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

// Asks for a place and saves there.
void saveReport(const Context& context, const ReportService& service, const Model& document, const SaveFormat& format,
                const Texts& texts, const Window& parent);

} // namespace zhangfa
