// Cells are gathered piece by piece, as blocks end anywhere.
#include "csv_rows.h"

#include "core/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace zhangfa {

namespace {

constexpr std::size_t keptCapacity = 4'096; // of a cell, from row to row

bool isBlankCell(const std::string& cell) { return cell.empty() || trimmed(cell).empty(); }

// ="007" is how a table says that a number is a text.
void unwrapExcel(std::string& cell) {
    if (cell.size() < 3 || !cell.starts_with("=\"") || cell.back() != '"') {
        return;
    }
    std::string text;
    for (std::size_t at = 2; at + 1 < cell.size(); ++at) {
        if (cell[at] == '"') {
            if (at + 2 >= cell.size() || cell[at + 1] != '"') {
                return; // a formula
            }
            ++at;
        }
        text += cell[at];
    }
    cell = std::move(text);
}

std::size_t lineEndsIn(std::string_view text, bool& returned) {
    std::size_t count = 0;
    for (const char letter : text) {
        count += letter == '\r' || (letter == '\n' && !returned) ? 1 : 0;
        returned = letter == '\r';
    }
    return count;
}

} // namespace

char separatorOfHeading(std::string_view text, char usual) {
    constexpr std::string_view separators = ",\t;";
    std::array<std::size_t, 3> counts{};
    bool quoted = false, begins = true;
    for (const char letter : text.substr(std::min(text.find_first_not_of("\r\n"), text.size()))) {
        if (quoted) {
            quoted = letter != '"'; // a doubled one closes and opens again
            begins = !quoted;
            continue;
        }
        if (letter == '\r' || letter == '\n') {
            break;
        }
        quoted = letter == '"' && begins;
        const std::size_t which = separators.find(letter);
        begins = which != std::string_view::npos;
        if (begins) {
            ++counts[which];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    const std::size_t ofUsual = counts[separators.find(usual)];
    return *most == ofUsual ? usual : separators[static_cast<std::size_t>(most - counts.begin())];
}

// The row being read; strings of earlier rows are used again.
struct CsvRows::Cells {
    std::vector<std::string>& all;
    std::size_t count = 0, bytes = 0;
    int opened = 0; // line of the quotation mark before the cell in hand; 0: none

    std::string& begin() {
        if (count == all.size()) {
            all.emplace_back();
        }
        std::string& cell = all[count++];
        if (cell.capacity() > keptCapacity) {
            cell = {};
        }
        cell.clear();
        return cell;
    }
    std::string& last() { return all[count - 1]; }
};

CsvRows::CsvRows(TextSource source, std::string file, bool tabs) : source_(std::move(source)), file_(std::move(file)) {
    if (more()) {
        separator_ = separatorOfHeading(source_.text(), tabs ? '\t' : ',');
        passSeparatorLine();
    }
    int line = 0;
    bool blank = true;
    while (blank && readRow(columns_, line)) {
        blank = std::all_of(columns_.begin(), columns_.end(), isBlankCell);
    }
    heading_ = {file_, line, 0};
    if (blank) {
        fail(0, {"rows.empty", {}});
    }
    while (isBlankCell(columns_.back())) {
        columns_.pop_back();
    }
    for (std::string& column : columns_) {
        column = std::string(trimmed(column));
    }
}

void CsvRows::fail(int line, Message message) const { throw RowsError({{file_, line, 0}, std::move(message)}); }

// sep=; as a line of its own tells Excel how cells are separated.
void CsvRows::passSeparatorLine() {
    std::string_view text = source_.text();
    const std::size_t quote = text.starts_with('"') ? 1 : 0;
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    constexpr std::string_view word = "sep=";
    if (end != quote * 2 + word.size() + 1 || (quote > 0 && text[end - 1] != '"') ||
        !std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(quote),
                    [](char one, char other) { return one == std::tolower(static_cast<unsigned char>(other)); })) {
        return;
    }
    const char separator = text[quote + word.size()];
    if (std::ispunct(static_cast<unsigned char>(separator)) == 0 && separator != '\t') {
        return;
    }
    separator_ = separator;
    source_.take(end);
    if (more()) {
        takeLineEnd();
    }
}

void CsvRows::takeLineEnd() {
    const char letter = peek();
    source_.take(1);
    if (letter == '\r' || !returned_) {
        ++line_;
    }
    returned_ = letter == '\r';
}

// Up to the quotation mark that closes the cell, and what may stand behind it.
void CsvRows::readQuoted(Cells& cells) {
    std::string& cell = cells.last();
    source_.take(1);
    returned_ = false;
    bool closed = false;
    while (more()) {
        const std::string_view text = source_.text();
        if (closed) {
            if (text.front() != '"') {
                break;
            }
            cell += '"';
            source_.take(1);
            closed = returned_ = false;
            continue;
        }
        const std::size_t end = std::min(text.find('"'), text.size());
        const std::string_view piece = text.substr(0, end);
        line_ += static_cast<int>(lineEndsIn(piece, returned_));
        if (cell.size() + piece.size() > largestCell) {
            fail(cells.opened, {"rows.cell-too-large", {std::to_string(largestCell / 1'000'000)}});
        }
        cell.append(piece);
        source_.take(end);
        if (end < text.size()) {
            closed = true;
            source_.take(1);
        }
    }
    if (!closed && !source_.fault()) {
        fail(cells.opened, {"rows.quote-open", {}});
    }
    returned_ = false;
    while (more() && peek() == ' ') {
        source_.take(1);
    }
    if (more() && peek() != separator_ && peek() != '\r' && peek() != '\n') {
        fail(line_, {"rows.behind-quote", {std::to_string(cells.count)}});
    }
}

void CsvRows::readPlain(Cells& cells) {
    std::string& cell = cells.last();
    const char ends[] = {separator_, '\r', '\n'};
    while (more()) {
        const std::string_view text = source_.text();
        const auto stop = std::find_first_of(text.begin(), text.end(), std::begin(ends), std::end(ends));
        const std::string_view piece = text.substr(0, static_cast<std::size_t>(stop - text.begin()));
        if (cell.size() + piece.size() > largestCell) {
            fail(line_, {"rows.cell-too-large", {std::to_string(largestCell / 1'000'000)}});
        }
        cell.append(piece);
        source_.take(piece.size());
        if (piece.size() < text.size()) {
            return;
        }
    }
}

// False: there is none.
bool CsvRows::readRow(std::vector<std::string>& all, int& line) {
    if (returned_ && more() && peek() == '\n') {
        takeLineEnd();
    }
    returned_ = false;
    line = line_;
    const bool any = more();
    Cells cells{all};
    for (bool again = any; again;) {
        if (cells.count == mostRowColumns) {
            fail(line, {"rows.too-many-columns", {std::to_string(mostRowColumns)}});
        }
        cells.begin();
        cells.opened = 0;
        if (more() && peek() == '"') {
            cells.opened = line_;
            readQuoted(cells);
        } else {
            readPlain(cells);
        }
        unwrapExcel(cells.last());
        cells.bytes += cells.last().size();
        if (cells.bytes > largestRecord) {
            fail(line, {"rows.record-too-large", {std::to_string(largestRecord / 1'000'000)}});
        }
        again = more() && peek() == separator_;
        if (again) {
            source_.take(1);
        }
    }
    if (source_.fault() && source_.text().empty()) {
        fail(line_, *source_.fault());
    }
    if (any && more()) {
        takeLineEnd();
    }
    all.resize(cells.count);
    scratch_ = cells.bytes;
    return any;
}

bool CsvRows::next(RowRecord& record) {
    do {
        if (!readRow(record.cells, record.line)) {
            return false;
        }
    } while (std::all_of(record.cells.begin(), record.cells.end(), isBlankCell));
    record.number = ++number_;
    record.object.clear();
    record.fault.reset();
    while (record.cells.size() > columns_.size() && isBlankCell(record.cells.back())) {
        record.cells.pop_back();
    }
    if (record.cells.size() > columns_.size()) {
        record.fault =
            Message{"rows.too-many-cells", {std::to_string(record.cells.size()), std::to_string(columns_.size())}};
    }
    record.cells.resize(columns_.size());
    return true;
}

} // namespace zhangfa
