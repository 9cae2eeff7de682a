// Rows for many documents, one after the other, from a file of any size: CSV, JSON, JSON Lines.
#pragma once

#include "rows_error.h"

#include <boost/json/object.hpp>

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

enum class RowFormat { csv, json, jsonLines };
enum class Encoding { utf8, utf16le, utf16be, gb18030 };

// Of one cell, of one row with all its cells (in bytes of UTF-8), and how many cells it may have. What is larger is a
// file that was read wrongly, a quotation mark left open as a rule.
inline constexpr std::size_t largestCell = 1'000'000, largestRecord = 4'000'000, mostRowColumns = 2'000;

struct RowRecord {
    std::size_t number = 0;           // as a user counts: from 1, without headings and empty rows
    int line = 0;                     // in the file, from 1, where it begins
    std::vector<std::string> cells{}; // CSV: as many as there are columns
    boost::json::object object{};     // JSON: values by the names of columns
    std::optional<Message> fault{};   // the row is not as it should be; those behind it can be read nevertheless
};

// What a user may say, where the file itself does not, or says it wrongly.
struct RowOptions {
    std::optional<RowFormat> format{};
    std::optional<Encoding> encoding{};
    std::size_t block = 65'536; // bytes read at a time
};

// Reads ahead two blocks of the file at most, and remembers no row.
//
// CSV is RFC 4180 with what Excel makes of it: BOM; a first line sep=; and ="007", which is 007; cells and rows that
// are missing or empty at the end. Rows without anything but spaces are passed over. Cells are texts as they stand.
// JSON is an array of objects, or one object, or several one behind the other; JSON Lines one object a line.
class RowReader {
public:
    // By the ending (csv, tsv, txt; json; jsonl, ndjson), or by what is in it. "-": standard input. Throws RowsError.
    static std::unique_ptr<RowReader> open(const std::string& path, const RowOptions& options = {});
    // `name` is the file's in problems, and its ending counts. `in` (binary) must outlive the reader.
    static std::unique_ptr<RowReader> open(std::istream& in, const std::string& name, const RowOptions& options = {});
    virtual ~RowReader() = default;

    virtual RowFormat format() const = 0;
    // Headings of CSV, without spaces around them; none of JSON, whose objects name them.
    virtual const std::vector<std::string>& columns() const = 0;
    // Where they stand.
    virtual Place heading() const = 0;

    // The next row; false: there is none. `record` keeps its memory from call to call. Throws RowsError, after which
    // the reader is of no more use.
    virtual bool next(RowRecord& record) = 0;

    // Bytes held at the moment, for tests: of blocks, and of what is begun.
    virtual std::size_t held() const = 0;
};

} // namespace zhangfa
