// A document in memory that edits are applied to, so that plans can be tested without an office.
#include "memory_document.h"

#include "core/bookmark.h"
#include "core/values.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace zhangfa {

namespace {

void require(bool condition, const std::string& what) {
    if (!condition) {
        throw std::logic_error(what);
    }
}

std::string textOf(const Snapshot& snapshot, const FieldId& field) {
    const auto property = snapshot.properties.find(propertyPrefix + field.value);
    require(property != snapshot.properties.end(), "field without property: " + field.value);
    return property->second;
}

void writeRuns(const Snapshot& snapshot, DocumentParagraph& paragraph, const std::vector<Run>& runs) {
    paragraph.text.clear();
    paragraph.fields.clear();
    for (const Run& run : runs) {
        if (const auto* text = std::get_if<TextRun>(&run)) {
            paragraph.text += text->text;
        } else {
            const FieldId& field = std::get<FieldRun>(run).field;
            const std::string shown = textOf(snapshot, field);
            paragraph.fields.push_back({field, paragraph.text.size(), shown.size(), shown, false});
            paragraph.text += shown;
        }
    }
}

void showField(FieldPlace& place, std::string& text, const std::string& shown, std::ptrdiff_t& shift) {
    place.offset = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place.offset) + shift);
    text.replace(place.offset, place.length, shown);
    shift += static_cast<std::ptrdiff_t>(shown.size()) - static_cast<std::ptrdiff_t>(place.length);
    place.length = shown.size();
    place.shown = shown;
}

void refresh(Snapshot& snapshot) {
    const auto shownFor = [&](const FieldPlace& place) {
        const auto property = snapshot.properties.find(propertyPrefix + place.field.value);
        return place.fixed || property == snapshot.properties.end() ? place.shown : property->second;
    };
    for (BodyElement& element : snapshot.body) {
        std::ptrdiff_t shift = 0;
        for (FieldPlace& place : element.paragraph.fields) {
            showField(place, element.paragraph.text, shownFor(place), shift);
        }
    }
    for (FieldPlace& place : snapshot.elsewhere) {
        place.shown = shownFor(place);
    }
}

void renumber(Snapshot& snapshot) {
    int numbers[10] = {};
    for (BodyElement& element : snapshot.body) {
        DocumentParagraph& paragraph = element.paragraph;
        paragraph.label.clear();
        if (element.table || paragraph.outlineLevel == 0) {
            continue;
        }
        const int number = ++numbers[paragraph.outlineLevel];
        std::fill(numbers + paragraph.outlineLevel + 1, std::end(numbers), 0);
        switch (paragraph.outlineLevel) {
        case 1:
            paragraph.label = chineseNumber(number) + "、";
            break;
        case 2:
            paragraph.label = "（" + chineseNumber(number) + "）";
            break;
        case 3:
            paragraph.label = std::to_string(number) + ".";
            break;
        default:
            paragraph.label = "（" + std::to_string(number) + "）";
        }
    }
}

std::vector<std::string>& bookmarksIn(BodyElement& element) {
    return element.table ? element.grid.bookmarks : element.paragraph.bookmarks;
}

bool hasBookmark(const Snapshot& snapshot, const std::string& name) {
    return std::any_of(snapshot.body.begin(), snapshot.body.end(), [&](const BodyElement& element) {
        const auto& names = bookmarksOf(element);
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

void addBookmark(Snapshot& snapshot, BodyElement& element, const std::string& name) {
    require(!hasBookmark(snapshot, name), "bookmark twice: " + name);
    bookmarksIn(element).push_back(name);
}

void changeText(std::string& text, const TextChange& change, const std::string& instead) {
    require(change.offset + change.length <= text.size(), "change outside the text");
    text.replace(change.offset, change.length, instead);
}

BodyElement made(const Snapshot& snapshot, const NewElement& element) {
    BodyElement result;
    if (const auto* table = std::get_if<NewTable>(&element)) {
        result.table = true;
        result.grid.rows.push_back(table->header);
        for (const auto& row : table->rows) {
            require(row.size() == table->header.size(), "row of another width");
            std::transform(row.begin(), row.end(), std::back_inserter(result.grid.rows.emplace_back()),
                           [](const TextRun& run) { return run.text; });
        }
        return result;
    }
    const auto& paragraph = std::get<NewParagraph>(element);
    constexpr const char* styles[] = {"Title",
                                      "Subtitle",
                                      "Salutation",
                                      "Heading 1",
                                      "Heading 2",
                                      "Heading 3",
                                      "Heading 4",
                                      "Text body",
                                      "Note",
                                      "Signature",
                                      "Date",
                                      "Title",
                                      "Attachment",
                                      "AttachmentTitle",
                                      "Run-in 1",
                                      "Run-in 2",
                                      "Run-in 3",
                                      "Run-in 4",
                                      "Zhangfa Head Copy Number",
                                      "Zhangfa Head Classification",
                                      "Zhangfa Head Urgency",
                                      "Zhangfa Head Mark",
                                      "Zhangfa Head Signers",
                                      "Zhangfa Head Number",
                                      "Zhangfa Head Number Upward",
                                      "Zhangfa Note",
                                      "Zhangfa Imprint",
                                      "Zhangfa Imprint Copies",
                                      "Zhangfa Imprint Issued"};
    const auto role = static_cast<int>(paragraph.role), heading = static_cast<int>(Role::heading1);
    result.paragraph.style = styles[role];
    result.paragraph.outlineLevel =
        paragraph.role >= Role::heading1 && paragraph.role <= Role::heading4 ? role - heading + 1 : 0;
    if (paragraph.like) {
        require(paragraph.like->element < snapshot.body.size() && !snapshot.body[paragraph.like->element].table,
                "looks of no paragraph");
        const DocumentParagraph& model = snapshot.body[paragraph.like->element].paragraph;
        result.paragraph.style = model.style;
        result.paragraph.outlineLevel = model.outlineLevel;
        result.paragraph.looks = model.looks;
    }
    require(paragraph.headingRuns <= paragraph.runs.size(), "more heading than text");
    writeRuns(snapshot, result.paragraph, paragraph.runs);
    return result;
}

struct Apply {
    Snapshot& snapshot;

    void operator()(const InsertElements& edit) const {
        auto& body = snapshot.body;
        if (body.size() == 1 && !body[0].table && body[0].paragraph.text.empty() && bookmarksOf(body[0]).empty()) {
            body.clear();
        }
        require(edit.before <= std::max<std::size_t>(body.size(), 0), "insertion outside");
        std::vector<BodyElement> all; // first of all: looks are those of before
        for (const NewElement& element : edit.elements) {
            all.push_back(made(snapshot, element));
        }
        std::size_t at = edit.before;
        for (const NewElement& element : edit.elements) {
            const auto place = body.begin() + static_cast<std::ptrdiff_t>(at);
            BodyElement& inserted = *body.insert(place, std::move(all[at - edit.before]));
            for (const std::string& name : std::visit([](const auto& any) { return any.bookmarks; }, element)) {
                addBookmark(snapshot, inserted, name);
            }
            ++at;
        }
    }
    void operator()(const RemoveElements& edit) const {
        require(edit.count > 0 && edit.first + edit.count <= snapshot.body.size(), "removal outside");
        const auto first = snapshot.body.begin() + static_cast<std::ptrdiff_t>(edit.first);
        snapshot.body.erase(first, first + static_cast<std::ptrdiff_t>(edit.count));
        if (snapshot.body.empty()) {
            snapshot.body.emplace_back();
        }
    }
    void operator()(const MoveElements& edit) const {
        require(edit.count > 0 && edit.first + edit.count <= snapshot.body.size() &&
                    edit.before <= snapshot.body.size() &&
                    (edit.before < edit.first || edit.before > edit.first + edit.count),
                "move outside, or nowhere");
        const auto begin = snapshot.body.begin();
        const auto first = begin + static_cast<std::ptrdiff_t>(edit.first);
        const auto last = first + static_cast<std::ptrdiff_t>(edit.count);
        const auto before = begin + static_cast<std::ptrdiff_t>(edit.before);
        if (edit.before < edit.first) {
            std::rotate(before, first, last);
        } else {
            std::rotate(first, last, before);
        }
    }
    void operator()(const ChangeText& edit) const {
        require(edit.index < snapshot.body.size() && !snapshot.body[edit.index].table, "no paragraph");
        DocumentParagraph& paragraph = snapshot.body[edit.index].paragraph;
        const std::size_t end = edit.change.offset + edit.change.length;
        std::erase_if(paragraph.fields, [&](const FieldPlace& place) {
            return place.offset < end && place.offset + place.length > edit.change.offset;
        });
        DocumentParagraph instead;
        writeRuns(snapshot, instead, edit.change.runs);
        changeText(paragraph.text, edit.change, instead.text);
        for (FieldPlace& place : paragraph.fields) {
            if (place.offset >= end) {
                place.offset += instead.text.size() - edit.change.length;
            }
        }
        for (FieldPlace& place : instead.fields) {
            place.offset += edit.change.offset;
            paragraph.fields.push_back(place);
        }
        std::ranges::sort(paragraph.fields, {}, &FieldPlace::offset);
    }
    void operator()(const SplitParagraph& edit) const {
        require(edit.index < snapshot.body.size() && !snapshot.body[edit.index].table, "no paragraph");
        DocumentParagraph& first = snapshot.body[edit.index].paragraph;
        require(edit.offset <= first.text.size(), "split outside the text");
        BodyElement second = snapshot.body[edit.index];
        second.paragraph.bookmarks.clear();
        second.paragraph.text.erase(0, edit.offset);
        first.text.erase(edit.offset);
        std::erase_if(first.fields, [&](const FieldPlace& place) { return place.offset >= edit.offset; });
        std::erase_if(second.paragraph.fields, [&](const FieldPlace& place) { return place.offset < edit.offset; });
        for (FieldPlace& place : second.paragraph.fields) {
            place.offset -= edit.offset;
        }
        snapshot.body.insert(snapshot.body.begin() + static_cast<std::ptrdiff_t>(edit.index) + 1, std::move(second));
    }
    void operator()(const InsertRow& edit) const {
        auto& rows = rowsOf(edit.index, edit.row, 1);
        require(edit.cells.size() == rows.front().size(), "row of another width");
        std::vector<std::string> cells;
        for (const TextRun& cell : edit.cells) {
            cells.push_back(cell.text);
        }
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(edit.row), std::move(cells));
    }
    void operator()(const RemoveRow& edit) const {
        auto& rows = rowsOf(edit.index, edit.row, 0);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(edit.row));
    }
    void operator()(const ChangeCell& edit) const {
        DocumentParagraph instead;
        writeRuns(snapshot, instead, edit.change.runs);
        changeText(rowsOf(edit.index, edit.row, 0)[edit.row].at(edit.column), edit.change, instead.text);
    }
    void operator()(const ChangePart& edit) const {
        for (DocumentPart& part : snapshot.parts) {
            if (part.name == edit.part) {
                DocumentParagraph instead;
                writeRuns(snapshot, instead, edit.change.runs);
                changeText(part.paragraphs.at(edit.paragraph).text, edit.change, instead.text);
            }
        }
    }
    void operator()(const AddBookmark& edit) const {
        require(edit.index < snapshot.body.size(), "bookmark outside");
        addBookmark(snapshot, snapshot.body[edit.index], edit.name);
    }
    void operator()(const RemoveBookmark& edit) const {
        require(hasBookmark(snapshot, edit.name), "no bookmark: " + edit.name);
        for (BodyElement& element : snapshot.body) {
            std::erase(bookmarksIn(element), edit.name);
        }
    }
    void operator()(const SetProperties& edit) const {
        for (const auto& [name, text] : edit.properties) {
            if (text.empty()) {
                snapshot.properties.erase(name);
            } else {
                snapshot.properties[name] = text;
            }
        }
        refresh(snapshot);
    }
    void operator()(const ReviveFields& edit) const {
        textOf(snapshot, edit.field);
        for (BodyElement& element : snapshot.body) {
            for (FieldPlace& place : element.paragraph.fields) {
                place.fixed = place.fixed && place.field != edit.field;
            }
        }
        for (FieldPlace& place : snapshot.elsewhere) {
            place.fixed = place.fixed && place.field != edit.field;
        }
        refresh(snapshot);
    }
    void operator()(const SetUpFormat&) const {}
    void operator()(const SetRole& edit) const {
        require(edit.index < snapshot.body.size() && !snapshot.body[edit.index].table, "no paragraph");
        require(edit.headingEnd <= snapshot.body[edit.index].paragraph.text.size(), "heading longer than its text");
    }
    void operator()(const PlaceSignature&) const {}
    void operator()(const PlaceTitle&) const {}
    void operator()(const SetUpParts&) const {}
    void operator()(const ArrangeParts&) const {}

    // Of a table with such a row below its header, or with room for one.
    std::vector<std::vector<std::string>>& rowsOf(std::size_t index, std::size_t row, std::size_t room) const {
        require(index < snapshot.body.size() && snapshot.body[index].table, "no table");
        auto& rows = snapshot.body[index].grid.rows;
        require(row > 0 && row < rows.size() + room, "row outside");
        return rows;
    }
};

} // namespace

MemoryDocument::MemoryDocument() { snapshot.body.emplace_back(); }

MemoryDocument::MemoryDocument(Snapshot initial) : snapshot(std::move(initial)) { renumber(snapshot); }

void MemoryDocument::apply(const Edits& edits) {
    for (const Edit& edit : edits) {
        std::visit(Apply{snapshot}, edit);
    }
    renumber(snapshot);
}

void MemoryDocument::write(std::size_t before, const std::string& text, int outlineLevel) {
    BodyElement element;
    element.paragraph.text = text;
    element.paragraph.style = "Text body";
    element.paragraph.outlineLevel = outlineLevel;
    snapshot.body.insert(snapshot.body.begin() + static_cast<std::ptrdiff_t>(before), std::move(element));
    renumber(snapshot);
}

void MemoryDocument::append(std::size_t index, const std::string& text) {
    if (!snapshot.body.at(index).table) {
        snapshot.body[index].paragraph.text += text;
    }
}

void MemoryDocument::retype(std::size_t index, const std::string& text) {
    snapshot.body.at(index).paragraph.text = text;
    snapshot.body[index].paragraph.fields.clear();
}

void MemoryDocument::paste(std::size_t first, std::size_t count) {
    std::vector<BodyElement> copies(snapshot.body.begin() + static_cast<std::ptrdiff_t>(first),
                                    snapshot.body.begin() + static_cast<std::ptrdiff_t>(first + count));
    for (BodyElement& copy : copies) {
        for (std::string& name : bookmarksIn(copy)) {
            int number = 1;
            while (hasBookmark(snapshot, name + " Copy " + std::to_string(number))) {
                ++number;
            }
            name += " Copy " + std::to_string(number);
        }
    }
    snapshot.body.insert(snapshot.body.begin() + static_cast<std::ptrdiff_t>(first + count), copies.begin(),
                         copies.end());
    renumber(snapshot);
}

void MemoryDocument::erase(std::size_t first, std::size_t count) { apply({RemoveElements{first, count}}); }

std::vector<std::string> MemoryDocument::texts() const {
    std::vector<std::string> lines;
    for (const BodyElement& element : snapshot.body) {
        if (!element.table) {
            lines.push_back(element.paragraph.label + element.paragraph.text);
            continue;
        }
        std::string cells;
        for (const auto& row : element.grid.rows) {
            for (const std::string& cell : row) {
                cells += "|" + cell;
            }
            cells += "|";
        }
        lines.push_back(cells);
    }
    return lines;
}

std::string masked(const BodyElement& element) {
    if (element.table) {
        std::string text = "table";
        for (const auto& row : element.grid.rows) {
            for (const std::string& cell : row) {
                text += "|" + cell;
            }
        }
        return text;
    }
    std::string text;
    std::size_t done = 0;
    for (const FieldPlace& place : element.paragraph.fields) {
        text += element.paragraph.text.substr(done, place.offset - done) + "{" + place.field.value + "}";
        done = place.offset + place.length;
    }
    return text + element.paragraph.text.substr(done);
}

std::vector<std::string> masked(const Snapshot& snapshot) {
    std::vector<std::string> texts;
    for (const BodyElement& element : snapshot.body) {
        texts.push_back(masked(element));
    }
    return texts;
}

} // namespace zhangfa
