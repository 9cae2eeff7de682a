// The made-up documents of tests/outline/documents, and what a careful person would say their outlines are.
//
// A file has a line a paragraph; before its text may stand looks in braces ({title}, {h1} to {h3}, {centred}, {right},
// {bold}, {toc}, {#一、} for Writer's own number, {table} for a row of a table). Lines that begin with "=> " tell the
// items that begin in the paragraph above:
//   => heading （一） 2 1 [theory] 抓实学习 +runIn +glued@12 +gap(3,4) +restart +double
// with the scheme, level and number of a heading, the level of a label or lead; [theory?] where a person may be in
// doubt.
#pragma once

#include "core/outline.h"
#include "core/snapshot.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

struct ExpectedItem {
    std::size_t element = 0;
    std::string role, scheme; // scheme as the outline's JSON has it: "auto:一、"
    int level = 0, number = 0;
    std::string section; // empty: none
    bool doubtful = false;
    std::string text;
    bool runIn = false, glued = false, restart = false, twice = false;
    std::size_t offset = 0; // in characters, if glued
    std::vector<int> missing;
};

struct OutlineDocument {
    std::string name, about;
    Snapshot snapshot;
    std::vector<ExpectedItem> expected; // in document order
};

// One word in the braces before a paragraph; throws std::runtime_error where there is no such.
void readLook(DocumentParagraph& paragraph, const std::string& word);

// Throws std::runtime_error naming file and line where a file is not as described above.
std::vector<OutlineDocument> outlineDocuments(const std::filesystem::path& folder);

} // namespace zhangfa
