// Where an office is installed.
#pragma once

#include <filesystem>
#include <string>

namespace zhangfa {

struct Installation {
    std::filesystem::path program; // the folder of soffice.bin
    bool builtWith = false;        // the very one whose libraries this program was linked with
};

// From an installation's folder, its program folder, or its soffice; empty: $ZHANGFA_OFFICE, then the one built with.
// Throws OfficeFailure where there is none.
Installation findOffice(const std::string& place = {});

// A client speaks with an office through that office's own libraries, or a much newer one drops the connection: where
// `office` is not the one built with, the running program starts itself again with its libraries. Call it before
// anything else.
void useLibrariesOf(const Installation& office, char** argv);

} // namespace zhangfa
