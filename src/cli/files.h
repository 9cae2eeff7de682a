// Files in and out: an input is never written to, an output appears whole or not at all.
#pragma once

#include "officeclient/keeper.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace zhangfa {

// A whole file, or standard input for "-". Throws Failure.
std::string readAll(const std::string& file);

// Writes to standard output; throws Failure where it is full or closed.
void writeOut(std::string_view text);

// Where a document goes. Checked before anything dear is begun: the ending, the folder, and that it is no input.
class OutputFile {
public:
    // `name` "-": standard output, in the format of `input` where that is one to write, else as ODT. Throws Failure.
    enum class Kind { document, data };
    OutputFile(std::string name, const std::string& input, Kind kind = Kind::document);

    // "odt", "docx", "doc", "pdf" or "fodt"; of data: "json", "csv", "ods", "xlsx" or "xls".
    const std::string& ending() const { return ending_; }

    // Makes `made` the output: copies it beside its place and renames it. Throws Failure, the old file untouched.
    void take(const std::filesystem::path& made, Keeper& keeper) const;
    // The same with these bytes.
    void put(std::string_view bytes, Keeper& keeper) const;

private:
    std::string name_;
    std::string ending_;
};

} // namespace zhangfa
