// Any table that is written is read back, in any encoding and however small the blocks; and nothing is held for long.
#include "core/sheet_cells.h"
#include "core/utf8.h"
#include "encoded.h"
#include "read_rows.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <streambuf>

namespace zhangfa {
namespace {

using Table = std::vector<std::vector<std::string>>;

std::string anyCell() {
    using Words = std::vector<std::string>;
    static const Words words{"云溪镇", "一", "，", ",",   ";", "\t", "\"", "\"\"", "\n", "\r\n",
                             "\r",     " ",  "　", "007", "=", "a",  "𠀀", "é",    "·",  "1,234"};
    std::string text;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
        text += *rc::gen::elementOf(words);
    }
    return text.starts_with("=\"") ? "x" + text : text; // which would be a text in a formula
}

bool isBlank(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
}

struct Written {
    Table cells;
    std::string text;
};

// The first row holds Chinese, as headings do.
Written anyTable() {
    const auto width = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    Table cells{std::vector<std::string>(width)};
    for (std::size_t i = 0; i < width; ++i) {
        cells[0][i] = "列" + std::to_string(i);
    }
    for (int rows = *rc::gen::inRange(0, 6); rows > 0; --rows) {
        std::vector<std::string> row(width);
        std::generate(row.begin(), row.end(), anyCell);
        cells.push_back(std::move(row));
    }
    const std::string text = toCsv({"", 0, 0, cells}).substr(3);
    std::erase_if(cells, isBlank);
    return {std::move(cells), text};
}

RC_GTEST_PROP(RowsProperty, AnyTableIsReadBack, ()) {
    Written written = anyTable();
    std::string end = *rc::gen::element<std::string>("\r\n", "\n");
    const struct {
        const char *encoding, *mark;
    } ways[] = {{"UTF-8", ""},    {"UTF-8", "\xEF\xBB\xBF"}, {"UTF-16LE", "\xFF\xFE"}, {"UTF-16BE", "\xFE\xFF"},
                {"UTF-16LE", ""}, {"UTF-16BE", ""},          {"GB18030", ""}};
    const auto& way = ways[*rc::gen::inRange<std::size_t>(0, std::size(ways))];
    RowOptions options;
    options.block = *rc::gen::element<std::size_t>(1, 2, 3, 7, 64, 65'536);
    const ReadRows read = readRows(way.mark + encoded(written.text, way.encoding), "rows.csv", options);
    RC_ASSERT(!read.problem);
    Table found{read.columns};
    for (const RowRecord& row : read.rows) {
        RC_ASSERT(!row.fault);
        found.push_back(row.cells);
    }
    RC_ASSERT(found == written.cells);
}

RC_GTEST_PROP(RowsProperty, AnyLineIsWhereTheRowBegins, ()) {
    const Written written = anyTable();
    std::vector<int> lines;
    for (const RowRecord& row : readRows(written.text, "rows.csv").rows) {
        // Of the row, at least its first character stands there; rows are written with \r\n.
        lines.push_back(row.line);
    }
    std::vector<int> expected;
    const Table all = [&] {
        Table rows;
        std::size_t begin = 0;
        bool quoted = false;
        for (std::size_t at = 0; at < written.text.size(); ++at) {
            quoted = quoted != (written.text[at] == '"');
            if (!quoted && written.text.compare(at, 2, "\r\n") == 0) {
                rows.push_back({written.text.substr(begin, at - begin)});
                begin = at + 2;
                ++at;
            }
        }
        return rows;
    }();
    int line = 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& text = all[i][0];
        const bool blank =
            isBlank(splitCells(text, ',').empty() ? std::vector<std::string>{} : splitCells(text, ',')[0]);
        if (i > 0 && !blank) {
            expected.push_back(line);
        }
        for (std::size_t at = 0; at < text.size(); ++at) {
            line += text[at] == '\r' || (text[at] == '\n' && (at == 0 || text[at - 1] != '\r')) ? 1 : 0;
        }
        ++line;
    }
    RC_ASSERT(lines == expected);
}

RC_GTEST_PROP(RowsProperty, AnyObjectsAreReadBack, ()) {
    const bool lines = *rc::gen::arbitrary<bool>();
    boost::json::array written;
    std::string text;
    for (int rows = *rc::gen::inRange(0, 5); rows > 0; --rows) {
        boost::json::object object;
        for (int keys = *rc::gen::inRange(0, 4); keys > 0; --keys) {
            object[anyCell()] = boost::json::string(anyCell());
        }
        object["n"] = *rc::gen::inRange(-1000, 1000) / 8.0;
        text += boost::json::serialize(object) + "\n";
        written.push_back(std::move(object));
    }
    RowOptions options;
    options.block = *rc::gen::element<std::size_t>(1, 2, 5, 65'536);
    const char* encoding = *rc::gen::element("UTF-8", "UTF-16LE", "UTF-16BE");
    const std::string whole = lines ? text : boost::json::serialize(written);
    RC_PRE(!lines || !written.empty());
    const ReadRows read = readRows(encoded(whole, encoding), lines ? "a.jsonl" : "a.json", options);
    // A text in which all beyond ASCII are signs like · or é may be of either encoding, and is refused.
    RC_PRE(!read.problem || read.problem->message.key != "rows.encoding-unclear");
    RC_ASSERT(!read.problem);
    boost::json::array found;
    for (const RowRecord& row : read.rows) {
        found.push_back(row.object);
    }
    RC_ASSERT(found == written);
}

// Rows without end, which say how far they have been read.
class EndlessRows : public std::streambuf {
public:
    EndlessRows(std::string head, std::string row, std::size_t count)
        : now_(std::move(head)), row_(std::move(row)), left_(count) {
        setg(now_.data(), now_.data(), now_.data() + now_.size());
    }
    std::size_t given() const { return given_; }

private:
    int_type underflow() override {
        if (left_ == 0) {
            return traits_type::eof();
        }
        --left_;
        given_ += now_.size();
        now_ = row_;
        setg(now_.data(), now_.data(), now_.data() + now_.size());
        return traits_type::to_int_type(now_.front());
    }
    std::string now_, row_;
    std::size_t left_, given_ = 0;
};

void expectBounded(const std::string& name, const std::string& head, const std::string& row) {
    constexpr std::size_t count = 200'000, block = 65'536;
    EndlessRows endless(head, row, count);
    std::istream in(&endless);
    const auto reader = RowReader::open(in, name);
    RowRecord record;
    std::size_t rows = 0, held = 0, ahead = 0;
    while (reader->next(record)) {
        ++rows;
        held = std::max(held, reader->held());
        const std::size_t needed = head.size() + rows * row.size();
        ahead = std::max(ahead, endless.given() > needed ? endless.given() - needed : 0);
    }
    EXPECT_EQ(rows, count);
    EXPECT_LE(held, 8 * block) << name;
    EXPECT_LE(ahead, 3 * block) << name;
}

TEST(RowsProperty, TwoHundredThousandRowsAreNeverHeld) {
    expectBounded("a.csv", "单位,次数,说明\n", "云溪镇,12,\"第一行\n第二行\"\n");
    expectBounded("a.csv", encoded("单位,次数,说明\n", "GB18030"), encoded("云溪镇,12,没有\n", "GB18030"));
    expectBounded("a.jsonl", "", "{\"单位\":\"云溪镇\",\"次数\":12}\n");
    expectBounded("a.json", "", "{\"单位\":\"云溪镇\",\n\"次数\":12}\n");
}

} // namespace
} // namespace zhangfa
