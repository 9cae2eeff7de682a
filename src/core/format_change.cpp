// Sets a report that Zhangfa made in another format.
#include "format_change.h"

namespace zhangfa {

Plan planFormatChange(const Library& library, const Snapshot& snapshot, const std::string& format) {
    if (!isMade(snapshot.properties)) {
        return Refusal{"plan.format-of-others", {}};
    }
    const bool standard = format == standardFormat().id;
    if (!standard && !library.formats.contains(format)) {
        return Refusal{"plan.unknown-format", {format}};
    }
    return Edits{SetUpFormat{readReport(snapshot, library).manner, library.format(format)},
                 SetProperties{{{formatProperty, standard ? std::string() : format}}}};
}

} // namespace zhangfa
