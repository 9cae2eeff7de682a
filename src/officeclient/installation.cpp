// Where an office is installed.
#include "officeclient/installation.h"

#include "officeclient/office_failure.h"

#include <cstdlib>
#include <unistd.h>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

bool hasOffice(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / "soffice.bin", ignored);
}

} // namespace

Installation findOffice(const std::string& place) {
    std::string named = place;
    if (const char* variable = std::getenv("ZHANGFA_OFFICE"); named.empty() && variable != nullptr) {
        named = variable;
    }
    std::error_code error;
    const fs::path ownProgram = fs::canonical(fs::path(ZHANGFA_BUILT_WITH) / "program", error);
    if (named.empty()) {
        if (!hasOffice(ownProgram)) {
            throw OfficeFailure({"cli.office-missing", {ZHANGFA_BUILT_WITH}});
        }
        return {ownProgram, true};
    }
    const fs::path given = fs::canonical(named, error);
    for (const fs::path& folder : {given, given / "program", given.parent_path()}) {
        if (!error && hasOffice(folder)) {
            return {folder, folder == ownProgram};
        }
    }
    throw OfficeFailure({"cli.office-missing", {named}});
}

void useLibrariesOf(const Installation& office, char** argv) {
    const char* present = std::getenv("LD_LIBRARY_PATH");
    const std::string path = present == nullptr ? "" : present;
    const std::string& wanted = office.program.native();
    if (office.builtWith || path == wanted || path.starts_with(wanted + ":")) {
        return;
    }
    setenv("LD_LIBRARY_PATH", path.empty() ? wanted.c_str() : (wanted + ":" + path).c_str(), 1);
    execv("/proc/self/exe", argv); // comes back only if it failed: then the libraries at hand are tried
}

} // namespace zhangfa
