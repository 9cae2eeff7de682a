// The format a user names: by id, or as a file of his own.
#include "cli/format_file.h"

#include "cli/failure.h"
#include "cli/files.h"
#include "cli/speech.h"
#include "core/format.h"

namespace zhangfa {

boost::json::value requestedFormat(const std::string& idOrFile) {
    if (!idOrFile.ends_with(".json") && idOrFile.find('/') == std::string::npos) {
        return boost::json::value(idOrFile);
    }
    std::vector<Problem> problems;
    auto source = SourceText::check(idOrFile, readAll(idOrFile), problems);
    const auto json = source ? LocatedJson::parse(std::move(*source), problems) : std::nullopt;
    if (json) {
        parseFormat("own", JsonCursor(*json, problems));
    }
    if (!problems.empty()) {
        throw Failure(Status::wrongInput, complaints(problems));
    }
    return json->root();
}

} // namespace zhangfa
