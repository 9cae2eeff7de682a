// Marks of attachments, and the note that lists them.
#include "attachments.h"

#include "bookmark.h"
#include "compose.h"
#include "text_change.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

// Lines of the note stand below each other behind 附件：.
constexpr std::string_view firstBegins = "附件：", othersBegin = "\u3000\u3000\u3000";

std::vector<std::string> noteOf(const std::vector<std::string>& titles) {
    std::vector<std::string> lines;
    for (const std::string& title : titles) {
        std::string line(lines.empty() ? firstBegins : othersBegin);
        if (titles.size() > 1) {
            line += std::to_string(lines.size() + 1) + ".";
        }
        lines.push_back(line + title);
    }
    return lines;
}

// The title an attachment has in the document: the paragraph below its mark.
std::string titleOf(const ReportSection& section, const Snapshot& snapshot) {
    const std::size_t below = section.first + 1;
    const bool there = section.count > 1 && !snapshot.body[below].table;
    return there ? std::string(trimmed(snapshot.body[below].paragraph.text)) : section.title;
}

ChangeText changeTo(const Snapshot& snapshot, std::size_t element, std::string text) {
    const DocumentParagraph& paragraph = snapshot.body[element].paragraph;
    return {element, changeBetween(paragraph.text, {{std::move(text)}}, paragraph.fields)};
}

// How many paragraphs the note has: its first one, and those set in behind it.
std::size_t linesOf(const Snapshot& snapshot, std::size_t first) {
    std::size_t count = 1;
    while (first + count < snapshot.body.size() && !snapshot.body[first + count].table &&
           snapshot.body[first + count].paragraph.text.starts_with(othersBegin) &&
           snapshot.body[first + count].paragraph.bookmarks.empty()) {
        ++count;
    }
    return count;
}

} // namespace

bool isAttachmentMark(const BodyElement& element) {
    const std::string_view text = element.table ? std::string_view() : trimmed(element.paragraph.text);
    return text.starts_with(attachmentWord) &&
           text.find_first_not_of("0123456789", attachmentWord.size()) == std::string_view::npos;
}

Edits planAttachments(const Report& report, const Snapshot& snapshot) {
    Edits edits;
    if (!report.made) {
        return edits;
    }
    std::vector<const ReportSection*> attachments;
    for (const ReportSection& section : report.sections) {
        if (section.attachment) {
            attachments.push_back(&section);
        }
    }
    std::vector<std::string> titles;
    for (const ReportSection* attachment : attachments) {
        titles.push_back(titleOf(*attachment, snapshot));
    }
    // From the end on: marks first, then the note, which stands before them.
    for (std::size_t i = attachments.size(); i-- > 0;) {
        const std::string mark = attachmentWord + (attachments.size() > 1 ? std::to_string(i + 1) : "");
        if (trimmed(snapshot.body[attachments[i]->first].paragraph.text) != mark) {
            edits.emplace_back(changeTo(snapshot, attachments[i]->first, mark));
        }
    }
    const std::vector<std::string> note = noteOf(titles);
    if (!report.notes) {
        if (!note.empty()) {
            InsertElements insert{report.signature.value_or(attachments.front()->first), {}};
            for (const std::string& line : note) {
                insert.elements.emplace_back(NewParagraph{Role::attachmentNote, {TextRun{line}}, {}});
            }
            std::get<NewParagraph>(insert.elements.front()).bookmarks = {sectionBookmark(notesPart)};
            edits.emplace_back(std::move(insert));
        }
        return edits;
    }
    const std::size_t first = *report.notes, lines = linesOf(snapshot, first);
    if (note.empty()) {
        edits.emplace_back(RemoveElements{first, lines});
        return edits;
    }
    if (lines > note.size()) {
        edits.emplace_back(RemoveElements{first + note.size(), lines - note.size()});
    } else if (lines < note.size()) {
        InsertElements insert{first + lines, {}};
        for (std::size_t i = lines; i < note.size(); ++i) {
            insert.elements.emplace_back(NewParagraph{Role::attachmentNote, {TextRun{note[i]}}, {}});
        }
        edits.emplace_back(std::move(insert));
    }
    for (std::size_t i = std::min(lines, note.size()); i-- > 0;) {
        if (snapshot.body[first + i].paragraph.text != note[i]) {
            edits.emplace_back(changeTo(snapshot, first + i, note[i]));
        }
    }
    return edits;
}

} // namespace zhangfa
