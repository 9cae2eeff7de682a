// Carries out a plan: the only place that writes to a document's body.
#include "office/edit_applier.h"

#include "core/snapshot.h"
#include "core/values.h"
#include "office/body_range.h"
#include "office/bookmarks.h"
#include "office/bound_fields.h"
#include "office/document_properties.h"
#include "office/following_styles.h"
#include "office/looks.h"
#include "office/official_format.h"
#include "office/official_parts.h"
#include "office/parts.h"
#include "office/role_formatting.h"
#include "office/text_edit.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/text/TableColumnSeparator.hpp>
#include <com/sun/star/text/VertOrientation.hpp>
#include <com/sun/star/text/XTextCursor.hpp>
#include <com/sun/star/text/XTextTable.hpp>

#include <map>
#include <numeric>
#include <stdexcept>
#include <optional>
#include <set>
#include <span>

namespace zhangfa {

namespace {

using Table = Reference<css::text::XTextTable>;

// Of a new row; no style: it keeps what it has.
void writeCell(const Reference<css::text::XText>& cell, const TextRun& run, const char* style) {
    cell->setString(fromUtf8(run.text));
    const auto cursor = cell->createTextCursor();
    cursor->gotoEnd(true);
    if (style != nullptr) {
        set(Reference<css::beans::XPropertySet>(cell, UNO_QUERY_THROW), "VertOrient",
            css::text::VertOrientation::CENTER);
        set(Reference<css::beans::XPropertySet>(cursor, UNO_QUERY_THROW), "ParaStyleName", ascii(style));
    }
    highlight(as<Range>(cursor), run.unfilled);
}

// A1, B1, …; a form's table has fewer than 26 columns.
rtl::OUString cellName(std::size_t column, std::size_t row) {
    return fromUtf8(static_cast<char>('A' + column) + std::to_string(row + 1));
}

class Applier {
public:
    Applier(const Document& document, std::string title)
        : document_(document), title_(std::move(title)), body_(document) {}

    void operator()(const SetUpFormat& edit) { setUpFormat(document_, edit, title_); }
    void operator()(const SetRole& edit) { formatAs(document_, body_.at(edit.index), edit); }

    void operator()(const PlaceSignature& edit) { follow(edit); }
    void operator()(const PlaceTitle& edit) { follow(edit); }
    void operator()(const SetUpParts& edit) { ensureParts(document_, edit.format); }

    void operator()(const ArrangeParts& edit) { arrangeParts(document_, edit, title_); }

    void operator()(const SetProperties& edit) {
        const auto before = setProperties(document_, edit.properties, title_);
        std::set<FieldId> flipped;
        for (const auto& [name, old] : before) {
            const auto now = edit.properties.find(name);
            if (old.empty() || isUnfilled(old) != isUnfilled(now->second)) {
                flipped.insert(FieldId{name.substr(propertyPrefix.size())});
            }
        }
        if (!flipped.empty()) {
            updateHighlights(document_, flipped);
        }
    }

    void operator()(const ReviveFields& edit) {
        reviveFields(document_, edit.field);
        updateHighlights(document_, {edit.field});
    }

    void operator()(const InsertElements& edit) {
        if (edit.elements.empty()) {
            return;
        }
        ensureOwnStyles(document_);
        std::map<LooksLike, ParagraphLooks> looks; // read before places change
        for (const NewElement& element : edit.elements) {
            const auto* paragraph = std::get_if<NewParagraph>(&element);
            const bool named = paragraph != nullptr && paragraph->like && !looks.contains(*paragraph->like);
            if (named) {
                looks.emplace(*paragraph->like,
                              readLooks(body_.at(paragraph->like->element), paragraph->like->headingEnd));
            }
        }
        ParagraphInserter inserter(document_, body_, edit.before);
        for (const NewElement& element : edit.elements) {
            if (const auto* paragraph = std::get_if<NewParagraph>(&element)) {
                writeParagraph(inserter.next(), *paragraph, paragraph->like ? &looks.at(*paragraph->like) : nullptr);
            } else {
                writeTable(inserter.nextForTable(), std::get<NewTable>(element));
            }
        }
        inserter.finish();
        body_.refresh();
    }

    void operator()(const RemoveElements& edit) {
        body_.remove(edit.first, edit.count);
        body_.refresh();
    }

    void operator()(const MoveElements& edit) {
        body_.move(edit.first, edit.count, edit.before);
        body_.refresh();
    }

    void operator()(const ChangeText& edit) {
        ensureOwnStyles(document_);
        const Reference<css::text::XTextRange> paragraph(body_.at(edit.index), UNO_QUERY_THROW);
        // Taken off first: undoing the change of a text does not bring back a bookmark that shrank to nothing with it.
        const auto names = bookmarksIn(paragraph);
        for (const auto& name : names) {
            removeBookmark(document_, name);
        }
        changeText(document_, {paragraph}, edit.change);
        for (const auto& name : names) {
            placeBookmark(document_, paragraph, name);
        }
    }

    void operator()(const SplitParagraph& edit) {
        const Reference<css::text::XTextRange> paragraph(body_.at(edit.index), UNO_QUERY_THROW);
        const auto names = bookmarksIn(paragraph);
        splitParagraph(paragraph, edit.offset);
        body_.refresh();
        for (const auto& name : names) {
            mark(body_.at(edit.index), name); // it would reach into the new one
        }
    }

    void operator()(const InsertRow& edit) { insertRows({&edit}); }

    // Rows one behind the other, which Writer makes at once: one by one they take more than twice as long.
    void insertRows(const std::vector<const InsertRow*>& edits) {
        const InsertRow& first = *edits.front();
        const auto table = tableAt(first.index);
        const auto rows = table->getRows();
        const bool likeHeader = rows->getCount() == 1; // a new row looks like its neighbour
        rows->insertByIndex(static_cast<sal_Int32>(first.row), static_cast<sal_Int32>(edits.size()));
        for (const InsertRow* edit : edits) {
            keepWhole(table, edit->row);
            writeRow(table, edit->row, edit->cells, likeHeader ? "Table Contents" : nullptr);
        }
    }

    void operator()(const RemoveRow& edit) {
        tableAt(edit.index)->getRows()->removeByIndex(static_cast<sal_Int32>(edit.row), 1);
    }

    void operator()(const ChangeCell& edit) {
        const Reference<css::container::XEnumerationAccess> cell(
            tableAt(edit.index)->getCellByName(cellName(edit.column, edit.row)), UNO_QUERY);
        if (!cell.is()) {
            return; // merged away
        }
        std::vector<Reference<Range>> paragraphs;
        for (const auto all = cell->createEnumeration(); all->hasMoreElements();) {
            const Reference<css::text::XTextContent> content(all->nextElement(), UNO_QUERY_THROW);
            if (!isTable(content)) {
                paragraphs.push_back(as<Range>(content));
            }
        }
        changeText(document_, paragraphs, edit.change);
    }

    void operator()(const ChangePart& edit) {
        if (const auto paragraph = partParagraph(document_, edit.part, edit.paragraph); paragraph.is()) {
            changeText(document_, {paragraph}, edit.change);
        }
    }

    void operator()(const AddBookmark& edit) { mark(body_.at(edit.index), edit.name); }

    void operator()(const RemoveBookmark& edit) { removeBookmark(document_, edit.name); }

private:
    template <class Place> void follow(const Place& place) {
        std::function<void()> takeBack;
        {
            const UndoLocked locked(document_);
            takeBack = setStyles(document_, place);
        }
        addUndoAction(document_, title_, std::move(takeBack),
                      [document = document_, place] { setStyles(document, place); });
    }

    // `looks`: null for those of its role.
    void writeParagraph(const Reference<css::text::XTextRange>& at, const NewParagraph& paragraph,
                        const ParagraphLooks* looks) {
        if (looks == nullptr) {
            setRole(as<css::beans::XPropertySet>(at), paragraph.role);
            insertRuns(document_, at->getStart(), paragraph.runs);
            const char* words = paragraph.headingRuns > 0 ? headingWordsStyle(paragraph.role) : nullptr;
            if (words != nullptr) {
                const RecordingSuspended unrecorded(document_);
                const auto heading = dividedBehind(at, std::span(paragraph.runs).first(paragraph.headingRuns)).first;
                set(as<css::beans::XPropertySet>(heading), "CharStyleName", ascii(words));
            }
        } else {
            {
                const RecordingSuspended unrecorded(document_); // within a new paragraph, it is no change of its own
                setLooks(at, *looks, paragraph.indent);
            }
            insertRuns(document_, at->getStart(), paragraph.runs);
            const RecordingSuspended unrecorded(document_);
            const auto [heading, text] = dividedBehind(at, std::span(paragraph.runs).first(paragraph.headingRuns));
            format(heading, looks->heading);
            format(text, looks->text);
        }
        for (const auto& name : paragraph.bookmarks) {
            placeBookmark(document_, at, name);
        }
    }

    void writeTable(const Reference<css::text::XTextRange>& at, const NewTable& wanted) {
        const Reference<css::text::XTextTable> table(
            document_.factory->createInstance(ascii("com.sun.star.text.TextTable")), UNO_QUERY_THROW);
        table->initialize(static_cast<sal_Int32>(wanted.rows.size() + 1), static_cast<sal_Int32>(wanted.header.size()));
        at->getText()->insertTextContent(at->getStart(), as<css::text::XTextContent>(table), false);
        const Reference<css::beans::XPropertySet> properties(table, UNO_QUERY_THROW);
        set(properties, "RepeatHeadline", true);
        setWidths(properties, wanted.widths);
        std::vector<TextRun> header;
        for (const std::string& title : wanted.header) {
            header.push_back({title, false});
        }
        writeRow(table, 0, header, "Table Heading");
        for (std::size_t row = 0; row < wanted.rows.size(); ++row) {
            keepWhole(table, row + 1);
            writeRow(table, row + 1, wanted.rows[row], "Table Contents");
        }
        for (const auto& name : wanted.bookmarks) {
            mark(as<css::text::XTextContent>(table), name);
        }
    }

    // A row does not go on on the next page.
    static void keepWhole(const Table& table, std::size_t row) {
        const Reference<css::beans::XPropertySet> properties(table->getRows()->getByIndex(static_cast<sal_Int32>(row)),
                                                             UNO_QUERY_THROW);
        set(properties, "IsSplitAllowed", false);
    }

    static void setWidths(const Reference<css::beans::XPropertySet>& table, const std::vector<int>& widths) {
        auto separators = get<css::uno::Sequence<css::text::TableColumnSeparator>>(table, "TableColumnSeparators");
        const auto all = std::accumulate(widths.begin(), widths.end(), 0);
        if (all == 0 || static_cast<std::size_t>(separators.getLength()) + 1 != widths.size()) {
            return;
        }
        const auto sum = get<sal_Int16>(table, "TableColumnRelativeSum");
        int done = 0;
        for (sal_Int32 i = 0; i < separators.getLength(); ++i) {
            done += widths[static_cast<std::size_t>(i)];
            separators.getArray()[i].Position = static_cast<sal_Int16>(sum * done / all);
        }
        set(table, "TableColumnSeparators", separators);
    }

    static void writeRow(const Table& table, std::size_t row, const std::vector<TextRun>& cells, const char* style) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const Reference<css::text::XText> cell(table->getCellByName(cellName(column, row)), UNO_QUERY);
            if (cell.is()) { // else merged away
                writeCell(cell, cells[column], style);
            }
        }
    }

    Table tableAt(std::size_t index) const { return Table(body_.at(index), UNO_QUERY_THROW); }

    void mark(const Reference<css::text::XTextContent>& element, const std::string& name) {
        const Reference<css::text::XTextTable> table(element, UNO_QUERY);
        if (table.is()) {
            placeBookmark(document_,
                          Reference<css::text::XTextRange>(table->getCellByName(ascii("A1")), UNO_QUERY_THROW), name);
        } else {
            placeBookmark(document_, Reference<css::text::XTextRange>(element, UNO_QUERY_THROW), name);
        }
    }

    Document document_;
    std::string title_;
    BodyRange body_;
};

// New rows of one table, each behind the one before, that begin there.
std::vector<const InsertRow*> rowsFrom(const Edits& edits, std::size_t place) {
    std::vector<const InsertRow*> rows;
    for (; place < edits.size(); ++place) {
        const auto* row = std::get_if<InsertRow>(&edits[place]);
        if (row == nullptr ||
            (!rows.empty() && (row->index != rows.back()->index || row->row != rows.back()->row + 1))) {
            break;
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace

void apply(const Document& document, const Edits& edits, const std::string& title, const std::function<Edits()>& then,
           const std::function<void()>& finish) {
    if (edits.empty()) {
        return;
    }
    std::optional<ControllersLocked> still(document);
    UndoContext step(document, title);
    try {
        Applier applier(document, title);
        const auto carryOut = [&](const Edits& all) {
            for (std::size_t i = 0; i < all.size();) {
                if (const auto rows = rowsFrom(all, i); rows.size() > 1) {
                    applier.insertRows(rows);
                    i += rows.size();
                } else {
                    std::visit(applier, all[i++]);
                }
            }
        };
        carryOut(edits);
        constexpr int mostRounds = 1000; // what follows comes to rest after a few; a fault in it must not hang Writer
        int rounds = 0;
        for (Edits more = then ? then() : Edits(); !more.empty(); more = then()) {
            if (++rounds > mostRounds) {
                throw std::logic_error("what follows from a change does not come to rest");
            }
            carryOut(more);
        }
        if (finish) {
            still.reset();
            finish();
        }
    } catch (...) {
        step.rollback();
        throw;
    }
}

} // namespace zhangfa
