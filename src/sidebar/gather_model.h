// 汇总 without its window: which reports are read, and what was found, sheet by sheet. No UNO.
#pragma once

#include "batch/gather_tables.h"
#include "core/texts.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

struct GatherWish {
    const Library* library = nullptr;
    const Kind* kind = nullptr;
    std::string input;     // a folder, an archive or a document
    std::string unitsFile; // empty: nobody knows who should report
    // Of `unitsFile`, where it is a spreadsheet; null: it is read as it stands.
    std::shared_ptr<const std::vector<std::vector<std::string>>> unitCells{};
    bool countGuesses = false;
};

struct GatherOutcome {
    std::string fault;                          // nothing could be read; empty without `gathering`: stopped
    std::shared_ptr<const Gathering> gathering; // of the wish's library and kind
    std::vector<GatherSheet> sheets;            // as the table has them
};

// `progress` is told how many documents were read. Throws nothing for what is in files.
GatherOutcome gatherDocuments(const GatherWish& wish, const Texts& texts, const std::atomic<bool>& stopped,
                              const std::function<void(std::size_t read)>& progress);

// The kind that most of the documents are said to be of where `wish`'s is of none: which one to try.
const Kind* otherKind(const GatherOutcome& outcome, const GatherWish& wish);

inline constexpr std::size_t mostLines = 2'000; // of a sheet that are shown

std::string shownOutcome(const GatherOutcome& outcome, const Texts& texts);
std::string shownSheet(const GatherOutcome& outcome, std::size_t sheet); // its name, and how many
std::string shownHeadings(const GatherSheet& sheet);                     // of what shownRows has
std::vector<std::string> shownRows(const GatherSheet& sheet);
// For the clipboard: cells between tabs.
std::string tabbed(const GatherSheet& sheet);
// Of a row that is about a document that stands on the disk by itself.
std::optional<std::filesystem::path> fileOf(const GatherSheet& sheet, std::size_t row, const GatherWish& wish,
                                            const Texts& texts);

} // namespace zhangfa
