// What a flat ODF file says, in a form in which two files can be compared: automatic styles resolved into what they
// set, as their names shift with every change.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zhangfa {

struct SavedContent {
    std::vector<std::string> body; // an entry each: paragraph, table, section, … as XML
    std::string surroundings;      // styles, page layouts, headers, settings of notes, fonts
};
// Throws std::runtime_error where the file is no XML.
SavedContent readSaved(const std::filesystem::path& file);

} // namespace zhangfa
