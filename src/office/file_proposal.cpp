// What a file is proposed to be called.
#include "office/file_proposal.h"

#include "core/calendar_date.h"
#include "office/json_request.h"
#include "office/refusal.h"
#include "uno/strings.h"

#include <osl/file.hxx>
#include <osl/time.h>

namespace zhangfa {

namespace {

std::chrono::year_month_day today() {
    TimeValue now{}, local{};
    oslDateTime date{};
    osl_getSystemTime(&now);
    osl_getLocalTimeFromSystemTime(&now, &local);
    osl_getDateTimeFromTimeValue(&local, &date);
    return std::chrono::year(date.Year) / date.Month / date.Day;
}

// Empty for a folder that cannot be read: then nothing is there to be counted.
std::vector<std::string> namesIn(const std::string& folder) {
    std::vector<std::string> names;
    osl::Directory directory(fromUtf8(folder));
    if (directory.open() != osl::FileBase::E_None) {
        return names;
    }
    osl::DirectoryItem item;
    while (directory.getNextItem(item) == osl::FileBase::E_None) {
        osl::FileStatus status(osl_FileStatus_Mask_FileName);
        if (item.getFileStatus(status) == osl::FileBase::E_None) {
            names.push_back(toUtf8(status.getFileName()));
        }
    }
    return names;
}

} // namespace

std::string proposeFileName(const ReportState& report, const boost::json::object& request) {
    const auto asked = [&](const char* key) {
        return request.contains(key) ? std::optional(requestedText(request, key)) : std::nullopt;
    };
    const auto stage = asked("stage");
    const auto named = stage ? stageNamed(*stage) : std::optional(report.stage);
    if (!named) {
        refuse("request.unknown-stage", {*stage});
    }
    const auto day = asked("date");
    const auto date = day ? dateFromIso(*day) : std::optional(today());
    if (!date || !date->ok()) {
        refuse("request.missing", {"date"});
    }
    const auto folder = asked("folder"), ending = asked("ending");
    return stagedFileName(report.fileName, *named, *date, folder ? namesIn(*folder) : std::vector<std::string>{}) +
           (ending ? "." + *ending : std::string());
}

} // namespace zhangfa
