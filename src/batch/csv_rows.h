// Rows of CSV (RFC 4180), as programs write it.
#pragma once

#include "rows.h"
#include "text_source.h"

#include <string_view>

namespace zhangfa {

// What separates the cells of a text that begins so: the one of , ; and tab that its first line has most of, outside
// quotation marks; `usual` where it has none.
char separatorOfHeading(std::string_view text, char usual);

class CsvRows : public RowReader {
public:
    // Reads the headings.
    CsvRows(TextSource source, std::string file, bool tabs);

    RowFormat format() const override { return RowFormat::csv; }
    const std::vector<std::string>& columns() const override { return columns_; }
    Place heading() const override { return heading_; }
    bool next(RowRecord& record) override;
    std::size_t held() const override { return source_.held() + scratch_; }

private:
    struct Cells; // being read
    bool readRow(std::vector<std::string>& cells, int& line);
    void readQuoted(Cells& cells);
    void readPlain(Cells& cells);
    bool more() { return !source_.text().empty() || source_.fill(); }
    char peek() const { return source_.text().front(); }
    void takeLineEnd();
    void passSeparatorLine();
    [[noreturn]] void fail(int line, Message message) const;

    TextSource source_;
    std::string file_;
    char separator_ = ',';
    std::vector<std::string> columns_;
    Place heading_;
    int line_ = 1;          // of what comes next
    bool returned_ = false; // a carriage return was the last, so that a line feed belongs to it
    std::size_t number_ = 0;
    std::size_t scratch_ = 0; // bytes of the cells in hand
};

} // namespace zhangfa
