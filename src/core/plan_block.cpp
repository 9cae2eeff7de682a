// Plans how a block comes to show another value: row by row, what stayed the same stays untouched.
#include "alignment.h"
#include "block.h"
#include "block_rows.h"
#include "bookmark.h"
#include "compose.h"
#include "joined_list.h"
#include "text_change.h"
#include "utf8.h"
#include "values.h"

#include <algorithm>
#include <iterator>

namespace zhangfa {

namespace {

using boost::json::value;

// ---- Tables --------------------------------------------------------------------------------------------------------

// Cells whose value changed get the new one; others, and columns of the user's own, stay as they are.
void changeRow(Edits& edits, std::size_t index, std::size_t row, const Field& field,
               const std::vector<std::size_t>& columns, const std::vector<std::string>& cells, const Row& wanted) {
    const Row known = readRow(field, columns, cells);
    const std::vector<TextRun> shown = shownRow(field, wanted);
    for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
        const std::size_t column = columns[i];
        if (column < wanted.size() && cells[i] != shown[column].text &&
            (isEmptyValue(wanted[column]) ||
             keyOf(field.columns[column], wanted[column]) != keyOf(field.columns[column], known[column]))) {
            edits.emplace_back(ChangeCell{index, row, i, changeBetween(cells[i], {shown[column]})});
        }
    }
}

std::vector<TextRun> newRow(const Field& field, const std::vector<std::size_t>& columns, const Row& wanted) {
    const std::vector<TextRun> shown = shownRow(field, wanted);
    std::vector<TextRun> cells;
    for (const std::size_t column : columns) {
        cells.push_back(column < shown.size() ? shown[column] : TextRun{});
    }
    return cells;
}

Edits planTable(const Field& field, std::size_t index, const DocumentTable& table, const value& wanted) {
    const std::vector<std::size_t> columns = columnsInTable(field, table.rows.front());
    std::vector<Row> rows = rowsOf(field, wanted);
    if (rows.empty()) {
        rows.emplace_back(field.columns.size());
    }
    std::vector<std::string> before, after;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        before.push_back(keyOf(field, readRow(field, columns, table.rows[i])));
    }
    for (const Row& row : rows) {
        after.push_back(keyOf(field, row));
    }
    Edits edits;
    std::size_t row = 1, leaving = 0; // rows that leave stand behind `row` until new ones have taken their looks
    const auto leave = [&] {
        for (; leaving > 0; --leaving) {
            edits.emplace_back(RemoveRow{index, row});
        }
    };
    for (const RowChange& change : changes(before, after)) {
        if (!change.after) {
            ++leaving;
        } else if (!change.before) {
            edits.emplace_back(InsertRow{index, row++, newRow(field, columns, rows[*change.after])});
        } else {
            leave();
            if (!change.same) {
                changeRow(edits, index, row, field, columns, table.rows[*change.before + 1], rows[*change.after]);
            }
            ++row;
        }
    }
    leave();
    return edits;
}

// ---- Lists and long texts ------------------------------------------------------------------------------------------

// Counts the numbers of the items before and after, so that a gap somebody left stays a gap.
class Numbering {
public:
    void passBefore(int number) {
        if (number > 0) {
            gap_ = number - ++before_;
        }
    }
    int next() { return ++after_ + gap_; }

private:
    int before_ = 0, after_ = 0, gap_ = 0;
};

// A paragraph of the block, as far as it is an item, line or prompt.
struct OldItem {
    std::size_t element; // in the block
    ReadItem item;       // of a list
    std::string key;
};

struct NewItem {
    Row row;          // of a list
    std::string line; // of a long text
    bool prompt = false;
    std::string key;
};

std::vector<OldItem> itemsOf(const Field& field, std::span<const BodyElement> elements) {
    std::vector<OldItem> items;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const std::string& text = elements[i].paragraph.text;
        if (elements[i].table || trimmed(text).empty()) {
            continue;
        }
        OldItem item{i, {}, text};
        if (isUnfilled(text)) {
            item.key = std::string(1, '\0'); // like nothing new
        } else if (field.type == FieldType::list) {
            item.item = readItem(field, text);
            item.key = keyOf(field, item.item.row);
        }
        items.push_back(std::move(item));
    }
    if (items.empty() && !elements.front().table) {
        items.push_back({0, {}, std::string(1, '\0')}); // emptied by hand: the first paragraph takes what comes
    }
    return items;
}

// Lines of a paragraph with breaks in it are one item, as long as it stays as it is.
std::vector<NewItem> linesAgainst(const std::vector<OldItem>& before, std::vector<std::string> lines) {
    std::vector<NewItem> items;
    std::size_t done = 0;
    for (const OldItem& old : before) {
        std::string joined;
        std::size_t end = done;
        while (end < lines.size() && joined.size() < old.key.size()) {
            joined += (joined.empty() ? "" : "\n") + lines[end++];
        }
        if (joined != old.key) {
            break;
        }
        items.push_back({{}, joined, false, joined});
        done = end;
    }
    for (; done < lines.size(); ++done) {
        items.push_back({{}, lines[done], false, lines[done]});
    }
    return items;
}

std::vector<NewItem> itemsOf(const Field& field, const value& wanted, const std::vector<OldItem>& before) {
    std::vector<NewItem> items;
    if (field.type == FieldType::list) {
        for (Row& row : folded(field, rowsOf(field, wanted))) {
            std::string key = keyOf(field, row);
            items.push_back({std::move(row), {}, false, std::move(key)});
        }
    } else {
        items = linesAgainst(before, linesOf(field, wanted));
    }
    if (items.empty()) {
        items.push_back({{}, {}, true, std::string(1, '\1')});
    }
    return items;
}

bool onlyMainColumn(const Field& field, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (isEmptyValue(row[i]) == (i == mainColumn(field))) {
            return false;
        }
    }
    return !row.empty();
}

std::vector<TextRun> runsOf(const Field& field, const NewItem& item, int number) {
    if (item.prompt) {
        return {promptOf(field)};
    }
    return field.type == FieldType::list ? renderItem(field, item.row, number) : std::vector<TextRun>{{item.line}};
}

std::string withNumber(const std::string& text, const ReadItem& item, int number) {
    return text.substr(0, item.numberOffset) + chineseNumber(number) +
           text.substr(item.numberOffset + item.numberLength);
}

std::vector<TextRun> runsInstead(const Field& field, const std::string& text, const OldItem& old, const NewItem& item,
                                 int number) {
    if (field.type == FieldType::list && !old.item.fits && old.item.number > 0 && !item.prompt &&
        onlyMainColumn(field, item.row)) {
        // Worded by hand and now in the form: it stays without the pattern's own words, if it reads back like that.
        const std::string head = withNumber(text.substr(0, old.item.textOffset), old.item, number);
        const std::string instead = head + shownCell(field, item.row[mainColumn(field)]).text;
        if (keyOf(field, readItem(field, instead).row) == item.key) {
            return {{instead}};
        }
    }
    return runsOf(field, item, number);
}

ChangeText changeParagraph(std::size_t index, const DocumentParagraph& paragraph, const std::vector<TextRun>& runs) {
    return {index, changeBetween(paragraph.text, runs, paragraph.fields)};
}

// Bookmarks by which the block, and what else begins there, is known: they stay at its first paragraph.
std::vector<std::string> ownBookmarks(const BodyElement& element) {
    std::vector<std::string> names;
    for (const std::string& name : bookmarksOf(element)) {
        if (parseBookmark(name)) {
            names.push_back(name);
        }
    }
    return names;
}

void insertAt(Edits& edits, std::size_t position, NewElement element) {
    auto* last = edits.empty() ? nullptr : std::get_if<InsertElements>(&edits.back());
    if (last != nullptr && last->before + last->elements.size() == position) {
        last->elements.push_back(std::move(element));
    } else {
        edits.emplace_back(InsertElements{position, {std::move(element)}});
    }
}

void removeAt(Edits& edits, std::size_t position) {
    auto* last = edits.empty() ? nullptr : std::get_if<RemoveElements>(&edits.back());
    if (last != nullptr && last->first == position) {
        ++last->count;
    } else {
        edits.emplace_back(RemoveElements{position, 1});
    }
}

Edits planParagraphs(const Field& field, std::size_t first, std::span<const BodyElement> elements,
                     const value& wanted) {
    const std::vector<OldItem> before = itemsOf(field, elements);
    const std::vector<NewItem> after = itemsOf(field, wanted, before);
    std::vector<std::string> oldKeys, newKeys;
    for (const OldItem& item : before) {
        oldKeys.push_back(item.key);
    }
    for (const NewItem& item : after) {
        newKeys.push_back(item.key);
    }

    Edits edits;
    Numbering numbers;
    std::size_t position = first, element = 0; // where the next edit goes; which old paragraph stands there
    bool beginningMoved = false;
    const auto passTo = [&](std::size_t next) { // blank paragraphs stay
        position += next - element;
        element = next;
    };
    for (const RowChange& change : changes(oldKeys, newKeys)) {
        if (!change.before) {
            beginningMoved = beginningMoved || position == first;
            const std::vector<TextRun> runs = runsOf(field, after[*change.after], numbers.next());
            insertAt(edits, position++, NewParagraph{Role::body, {runs.begin(), runs.end()}, {}});
            continue;
        }
        const OldItem& old = before[*change.before];
        const DocumentParagraph& paragraph = elements[old.element].paragraph;
        passTo(old.element);
        numbers.passBefore(old.item.number);
        if (!change.after) {
            beginningMoved = beginningMoved || position == first;
            removeAt(edits, position);
        } else if (!change.same) {
            edits.emplace_back(changeParagraph(
                position, paragraph, runsInstead(field, paragraph.text, old, after[*change.after], numbers.next())));
            ++position;
        } else {
            const int number = old.item.number > 0 ? numbers.next() : 0;
            if (number != old.item.number) {
                edits.emplace_back(
                    changeParagraph(position, paragraph, {{withNumber(paragraph.text, old.item, number)}}));
            }
            ++position;
        }
        ++element;
    }
    if (beginningMoved) {
        const std::vector<std::string> names = ownBookmarks(elements.front());
        Edits moved;
        for (const std::string& name : names) {
            moved.emplace_back(RemoveBookmark{name});
        }
        std::move(edits.begin(), edits.end(), std::back_inserter(moved));
        for (const std::string& name : names) {
            moved.emplace_back(AddBookmark{first, name});
        }
        return moved;
    }
    return edits;
}

// The first paragraph takes all; others that somebody made of it go.
Edits planJoined(const Field& field, std::size_t first, std::span<const BodyElement> elements, const value& wanted) {
    Edits edits;
    bool written = false;
    for (std::size_t i = 0, position = first; i < elements.size(); ++i, ++position) {
        const DocumentParagraph& paragraph = elements[i].paragraph;
        if (elements[i].table || (written && trimmed(paragraph.text).empty())) {
            continue;
        }
        if (!written) {
            const std::vector<Row> rows = rowsOf(field, wanted);
            edits.emplace_back(changeParagraph(
                position, paragraph, rows.empty() ? std::vector<TextRun>{promptOf(field)} : renderJoined(field, rows)));
            written = true;
        } else {
            removeAt(edits, position--);
        }
    }
    return edits;
}

// A table where a text belongs, or the other way round: the user's, which stays; the block begins anew behind it.
Edits planAnew(const Field& field, std::size_t first, const BodyElement& element, const value& wanted) {
    Edits edits;
    const std::string bookmark = blockBookmark(field.id);
    for (const std::string& name : bookmarksOf(element)) {
        if (const auto parsed = parseBookmark(name); parsed && parsed->kind == BookmarkKind::block) {
            edits.emplace_back(RemoveBookmark{name});
        }
    }
    edits.emplace_back(InsertElements{first + 1, renderBlock(field, wanted, bookmark)});
    return edits;
}

} // namespace

Edits planBlock(const Field& field, std::size_t first, std::span<const BodyElement> elements, const value& wanted) {
    if (elements.empty()) {
        return {};
    }
    const bool table = field.type == FieldType::table;
    const value now = readBlock(field, elements);
    if (table || field.type == FieldType::list) {
        std::vector<std::string> before, after;
        for (const Row& row : rowsOf(field, now)) {
            before.push_back(keyOf(field, row));
        }
        for (const Row& row : rowsOf(field, wanted)) {
            after.push_back(keyOf(field, row));
        }
        if (before == after) {
            return {};
        }
    } else if (linesOf(field, now) == linesOf(field, wanted)) {
        return {};
    }
    if (elements.front().table != table || (table && elements.front().grid.rows.empty())) {
        return planAnew(field, first, elements.front(), wanted);
    }
    if (table) {
        return planTable(field, first, elements.front().grid, wanted);
    }
    return field.joined ? planJoined(field, first, elements, wanted) : planParagraphs(field, first, elements, wanted);
}

} // namespace zhangfa
