// 批量生成 without its window: rows of a spreadsheet, which column is which field, what is wrong, and the run. No UNO.
#pragma once

#include "batch/batch.h"
#include "core/sheet_cells.h"
#include "core/spreadsheet.h"
#include "core/texts.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// Where rows are: in a file that is read as it stands, or in the cells of a spreadsheet.
struct BatchSource {
    std::string path;
    std::shared_ptr<const Sheet> sheet{}; // null: the file itself
};

// Of the first rows, the one in which most cells are titles of fields: above it may stand a title of the whole.
std::size_t headingRow(const Sheet& sheet, const ColumnMatcher& matcher);

// Thrown out of work that is to end.
struct BatchStopped {};

// Rows as often as they are wanted.
class BatchRows {
public:
    BatchRows(BatchSource source, const ColumnMatcher& matcher);
    // Throws RowsError. Its `next` throws BatchStopped once `stopped`.
    std::unique_ptr<RowReader> open(const std::atomic<bool>& stopped) const;
    // Where a row stands in the user's file, by RowRecord's number and line.
    int lineOf(std::size_t number, int line) const;

private:
    BatchSource source_;
    std::string csv_;        // of a sheet
    std::vector<int> lines_; // of its rows
};

struct BatchWish {
    const Library* library = nullptr;
    std::shared_ptr<const std::string> document; // the bound document's bytes
    BatchSource source;
    ColumnMapping mapping;   // what the user said of this table
    TitleMatches remembered; // and of others, by titleKey
    std::string folder;      // of the documents, without / at the end
    std::string name;        // pattern without ending
    std::set<std::string> endings;
    bool keepGoing = false;
};

enum class ColumnState { matched, unmatched, leftOut, unclear };
struct BatchColumn {
    std::string name;
    ColumnState state = ColumnState::unmatched;
    std::optional<FieldId> field{};
    std::string title{}; // the field's
};
struct BatchField {
    FieldId id;
    std::string title; // with its section's where another one has the same
    bool required = false, block = false;
    bool taken = false; // a column gives it
};
struct BatchError {
    std::size_t row = 0; // as records count
    int line = 0;        // in the user's file
    std::string column, value, rule;
};
struct BatchRecord {
    int line = 0;
    Values values; // those that are right
    std::size_t wrong = 0;
    std::string name; // of its document, without ending
};

inline constexpr std::size_t mostRecords = 2'000; // that are kept to be looked at
inline constexpr std::size_t mostErrors = 1'000;  // that are listed

struct BatchReading {
    std::string fault;     // nothing could be read
    std::string nameFault; // the pattern is wrong
    std::vector<BatchColumn> columns;
    std::vector<BatchField> fields;
    std::vector<std::string> conflicts;     // with any of them nothing can be made: two columns for one field, …
    std::vector<std::string> missing, kept; // titles
    std::size_t rows = 0, wrong = 0;
    std::vector<BatchError> errors;
    std::size_t errorCount = 0;
    std::vector<BatchRecord> records; // the first ones
    std::size_t existing = 0;         // files of theirs that are there already
};

// What the user said of this table, then of others, where the columns are there.
ColumnMapping mappingFor(const BatchWish& wish, const std::vector<std::string>& columns,
                         const std::vector<const Field*>& fields);
// Lines of columns and fields: `matcher` knows the mapping.
void describeColumns(BatchReading& reading, const ColumnMatcher& matcher, const std::vector<std::string>& columns);

// `office` is not used, but rows that need one are right. Throws BatchStopped.
BatchReading readBatch(const BatchWish& wish, OfficeWork& office, const Texts& texts, const std::atomic<bool>& stopped);

struct BatchRun {
    std::string fault; // empty: it went through, or was stopped
    BatchSummary summary;
    std::size_t done = 0; // records
};
BatchRun runBatch(const BatchWish& wish, OfficeWork& office, const Texts& texts, const std::atomic<bool>& stopped,
                  const std::function<void(std::size_t done)>& progress);

// ---- What the user does

// The column belongs to the field, or to none; another column that had it is left out.
void assign(ColumnMapping& mapping, const BatchReading& reading, std::size_t column,
            const std::optional<FieldId>& field);
// A name that differs from row to row: number, and the first field that a column gives and that may be in a name.
std::string proposedName(const BatchReading& reading);
// A folder beside the spreadsheet.
std::string proposedFolder(const std::string& spreadsheet, const Texts& texts);
// docx, odt or pdf of what is chosen, the one that the engine begins with.
std::string masterEnding(const std::set<std::string>& endings);

// ---- What is shown

std::string shownColumn(const BatchColumn& column, const Texts& texts);
std::string shownField(const BatchField& field);
std::string shownCounts(const BatchReading& reading, const Texts& texts);
// Fields without a column: those that stay unfilled, and those that are the document's. May be empty.
std::string shownMissing(const BatchReading& reading, const Texts& texts);
std::string shownKept(const BatchReading& reading, const Texts& texts);
std::string shownError(const BatchError& error, const Texts& texts);
std::string shownErrors(const BatchReading& reading, const Texts& texts);
std::string shownRecord(const BatchReading& reading, std::size_t index, const Texts& texts);
std::string shownName(const BatchReading& reading, const BatchWish& wish, const Texts& texts);
// Why nothing can be made; empty: it can.
std::string whyNot(const BatchReading& reading, const BatchWish& wish, const Texts& texts);
std::string shownProgress(std::size_t done, std::size_t all, std::chrono::duration<double> time, const Texts& texts);
std::string shownRun(const BatchRun& run, const Texts& texts);
// With … in its middle, where it is longer.
std::string shortened(const std::string& text, std::size_t characters);

} // namespace zhangfa
