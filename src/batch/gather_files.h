// Which documents there are: in folders, in archives, or named one by one.
#pragma once

#include "core/message.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// A file that is passed by, and what a user can do about it.
struct UnreadFile {
    std::string file;
    Message why;
};

// What somebody puts into a folder beside the documents: lock files of an office that has one open, hidden files.
bool isPassedOver(const std::string& name);

// Takes one document after the other, in the order of their names; never more than one, and the archive it is in, is in
// memory. Archives in archives are not looked into.
struct FileVisitor {
    std::function<void(const std::string& file, std::string bytes)> document; // an ODT or DOCX, by its ending
    std::function<void(UnreadFile)> unread;
};
// `inputs`: folders, documents and archives that exist; files are called by their place in the only folder, or else as
// the user called it. `except`: files that are this command's own results. Throws std::filesystem::filesystem_error
// where an input itself cannot be read.
void visitFiles(const std::vector<std::string>& inputs, const std::set<std::string>& except,
                const FileVisitor& visitor);

} // namespace zhangfa
