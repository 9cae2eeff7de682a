// Writes into a text and leaves everything else in it as it is.
#include "office/text_edit.h"

#include "core/values.h"
#include "office/bound_fields.h"
#include "office/portions.h"
#include "uno/properties.h"

#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XTextCursor.hpp>

#include <algorithm>
#include <limits>

namespace zhangfa {

namespace {

using Cursor = Reference<css::text::XTextCursor>;

// Text that stands together, a field, or the break between two paragraphs.
struct Piece {
    Reference<Range> start;
    std::string text;
    bool whole = false; // one character to a cursor, however long its text
};

std::vector<Piece> piecesOf(const std::vector<Reference<Range>>& paragraphs) {
    std::vector<Piece> pieces;
    bool deleted = beginsDeleted(paragraphs.front());
    Reference<Range> before;
    for (const auto& paragraph : paragraphs) {
        if (before.is()) {
            pieces.push_back({before->getEnd(), "\n", true});
        }
        before = paragraph;
        visitPortions(paragraph, deleted, [&](const auto& portion, const rtl::OUString& type) {
            const bool field = type.equalsAscii("TextField");
            if (!field && !type.equalsAscii("Text")) {
                return;
            }
            const auto range = as<Range>(portion);
            std::string text = toUtf8(range->getString());
            if (field) {
                if (const auto bound = boundField(get<Reference<css::text::XTextField>>(portion, "TextField"))) {
                    text = bound->shown();
                }
            }
            pieces.push_back({range->getStart(), std::move(text), field});
        });
    }
    return pieces;
}

// To the left where negative. Units are UTF-16's.
void extend(const Cursor& cursor, sal_Int32 units) {
    constexpr sal_Int32 most = std::numeric_limits<sal_Int16>::max();
    while (units != 0) {
        const sal_Int32 step = std::clamp(units, -most, most);
        if (step > 0) {
            cursor->goRight(static_cast<sal_Int16>(step), true);
        } else {
            cursor->goLeft(static_cast<sal_Int16>(-step), true);
        }
        units -= step;
    }
}

// From `begin` to `end`, in bytes of the piece's text; all of it if it is but one character to a cursor.
Cursor select(const Piece& piece, std::size_t begin, std::size_t end) {
    const std::string_view text = piece.text;
    const auto units = [](std::string_view part) { return fromUtf8(part).getLength(); };
    const auto cursor = piece.start->getText()->createTextCursorByRange(piece.start);
    extend(cursor, piece.whole ? 0 : units(text.substr(0, begin)));
    cursor->collapseToEnd();
    extend(cursor, piece.whole ? 1 : units(text.substr(begin, end - begin)));
    return cursor;
}

} // namespace

void insertRuns(const Document& document, const Reference<Range>& at, const std::vector<Run>& runs) {
    struct Written {
        sal_Int32 length; // a field counts as one character, as a cursor does
        bool unfilled;
    };
    const auto text = at->getText();
    const auto cursor = text->createTextCursorByRange(at);
    std::vector<Written> all;
    for (const Run& run : runs) {
        if (const auto* plain = std::get_if<TextRun>(&run)) {
            const rtl::OUString written = fromUtf8(plain->text);
            text->insertString(as<Range>(cursor), written, false);
            all.push_back({written.getLength(), plain->unfilled});
        } else {
            const auto field = makeField(document, std::get<FieldRun>(run).field);
            text->insertTextContent(as<Range>(cursor), field, false);
            all.push_back({1, isUnfilled(toUtf8(as<css::text::XTextField>(field)->getPresentation(false)))});
        }
        cursor->collapseToEnd();
    }
    // Last, and from behind: what is written behind a highlight goes on in it.
    for (auto written = all.rbegin(); written != all.rend(); ++written) {
        extend(cursor, -written->length);
        highlight(as<Range>(cursor), written->unfilled);
        cursor->collapseToStart();
    }
}

std::pair<Reference<Range>, Reference<Range>> dividedBehind(const Reference<Range>& paragraph,
                                                            std::span<const Run> runs) {
    sal_Int32 length = 0; // a field counts as one character, as a cursor does
    for (const Run& run : runs) {
        const auto* plain = std::get_if<TextRun>(&run);
        length += plain != nullptr ? fromUtf8(plain->text).getLength() : 1;
    }
    const auto first = paragraph->getText()->createTextCursorByRange(paragraph->getStart());
    extend(first, length);
    const auto rest = paragraph->getText()->createTextCursorByRange(first->getEnd());
    rest->gotoRange(paragraph->getEnd(), true);
    return {as<Range>(first), as<Range>(rest)};
}

Reference<Range> textRange(const Reference<Range>& paragraph, std::size_t offset, std::size_t length) {
    Reference<Range> start = paragraph->getStart(), end = start;
    std::size_t begin = 0;
    for (const Piece& piece : piecesOf({paragraph})) {
        const std::size_t behind = begin + piece.text.size();
        if (begin <= offset && offset < behind) {
            start = select(piece, 0, offset - begin)->getEnd();
        }
        if (begin <= offset + length && offset + length <= behind) {
            end = select(piece, 0, offset + length - begin)->getEnd();
        }
        begin = behind;
    }
    const auto range = paragraph->getText()->createTextCursorByRange(start);
    range->gotoRange(end, true);
    return as<Range>(range);
}

void splitParagraph(const Reference<Range>& paragraph, std::size_t offset) {
    const auto at = textRange(paragraph, offset, 0)->getStart();
    at->getText()->insertControlCharacter(at, css::text::ControlCharacter::PARAGRAPH_BREAK, false);
}

void changeText(const Document& document, const std::vector<Reference<Range>>& paragraphs, const TextChange& change) {
    struct Part {
        Piece piece;
        std::size_t from, to;
    };
    std::vector<Part> going;
    Reference<Range> at = paragraphs.front()->getStart();
    std::size_t begin = 0;
    for (Piece& piece : piecesOf(paragraphs)) {
        const std::size_t end = begin + piece.text.size();
        const std::size_t from = std::max(begin, change.offset) - begin;
        const std::size_t to = std::min(end, change.offset + change.length) - begin;
        if (begin < change.offset + change.length && change.offset < end) {
            at = select(piece, from, to)->getEnd();
            going.push_back({std::move(piece), from, to});
        } else if (begin < change.offset && change.offset <= end) {
            at = select(piece, 0, change.offset - begin)->getEnd();
        }
        begin = end;
    }
    insertRuns(document, at, change.runs); // before anything goes, so that it takes on its looks
    for (auto part = going.rbegin(); part != going.rend(); ++part) {
        select(part->piece, part->from, part->to)->setString(rtl::OUString());
    }
}

} // namespace zhangfa
