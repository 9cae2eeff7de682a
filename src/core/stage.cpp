// How far a document has come: in the name of its file, and behind its title.
#include "stage.h"

#include "calendar_date.h"
#include "outline_text.h"
#include "state.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

struct Spelling {
    std::string_view name, word;
};
constexpr Spelling spellings[] = {
    {"draft", "草稿"}, {"consultation", "征求意见稿"}, {"review", "送审稿"}, {"final", "定稿"}};
const Spelling& spellingOf(Stage stage) { return spellings[static_cast<std::size_t>(stage)]; }

constexpr std::array titled = {Stage::consultation, Stage::review};
constexpr std::pair<std::string_view, std::string_view> brackets[] = {{"（", "）"}, {"(", ")"}};

// The stage at the end of a line of the title, with its brackets.
struct Note {
    std::size_t offset = 0, length = 0;
    Stage stage = Stage::draft;
    std::size_t wordAt = 0;
};
std::optional<Note> noteAtEnd(const std::string& text) {
    const std::string_view line = trimmed(text);
    const auto end = static_cast<std::size_t>(line.data() - text.data()) + line.size();
    for (const Stage stage : titled) {
        for (const auto& [opening, closing] : brackets) {
            const std::string note = std::string(opening).append(wordOf(stage)).append(closing);
            if (line.ends_with(note)) {
                const std::size_t begin = end - note.size();
                return Note{begin, note.size(), stage, begin + opening.size()};
            }
        }
    }
    return std::nullopt;
}

bool isNoteAlone(const std::string& text) {
    const auto note = noteAtEnd(text);
    return note && note->length == trimmed(text).size();
}

// Elements that the title stands in; of somebody else's document, as its outline tells it.
std::vector<std::size_t> titleLines(const Library& library, const Report& report, const Snapshot& snapshot) {
    const auto& body = snapshot.body;
    std::vector<std::size_t> lines;
    if (report.made && report.title) {
        lines.push_back(*report.title);
        const std::string& style = body[*report.title].paragraph.style;
        for (std::size_t i = *report.title + 1; i < body.size(); ++i) {
            const DocumentParagraph& next = body[i].paragraph;
            const bool goesOn = next.style == style && style.ends_with("Title") && !isEmptyParagraph(body[i]);
            if (body[i].table || !next.bookmarks.empty() || !(goesOn || isNoteAlone(next.text))) {
                break;
            }
            lines.push_back(i);
        }
        return lines;
    }
    const Outline outline = report.outline.items.empty() ? readOutline(snapshot, library) : report.outline;
    const auto title = std::find_if(outline.items.begin(), outline.items.end(),
                                    [](const OutlineItem& item) { return item.role == OutlineRole::title; });
    if (title == outline.items.end()) {
        return lines;
    }
    std::string_view rest = title->text; // of all its lines
    for (std::size_t i = title->element; i < body.size() && !body[i].table && !rest.empty(); ++i) {
        const std::string line = cleanText(trimmed(body[i].paragraph.text));
        if (line.empty()) {
            continue;
        }
        lines.push_back(i);
        rest.remove_prefix(std::min(rest.size(), line.size()));
    }
    return lines;
}

bool isInField(const DocumentParagraph& paragraph, const Note& note) {
    return std::any_of(paragraph.fields.begin(), paragraph.fields.end(), [&](const FieldPlace& field) {
        return field.offset < note.offset + note.length && note.offset < field.offset + field.length;
    });
}

std::optional<Edit> titleEdit(const std::vector<std::size_t>& lines, const Snapshot& snapshot,
                              std::optional<Stage> wanted) {
    if (lines.empty()) {
        return std::nullopt;
    }
    const std::size_t index = lines.back();
    const DocumentParagraph& line = snapshot.body[index].paragraph;
    const auto note = noteAtEnd(line.text);
    if (!note) {
        const std::string_view words = trimmed(line.text);
        const auto end = static_cast<std::size_t>(words.data() - line.text.data()) + words.size();
        return wanted && !words.empty()
                   ? std::optional<Edit>(
                         ChangeText{index, {end, 0, {TextRun{"（" + std::string(wordOf(*wanted)) + "）", false}}}})
                   : std::nullopt;
    }
    if (note->stage == wanted || isInField(line, *note)) {
        return std::nullopt;
    }
    if (wanted) {
        return ChangeText{index,
                          {note->wordAt, wordOf(note->stage).size(), {TextRun{std::string(wordOf(*wanted)), false}}}};
    }
    const bool alone = lines.size() > 1 && isNoteAlone(line.text) && !line.holdsMore && line.bookmarks.empty();
    return alone ? Edit(RemoveElements{index, 1}) : Edit(ChangeText{index, {note->offset, note->length, {}}});
}

} // namespace

std::string_view nameOf(Stage stage) { return spellingOf(stage).name; }
std::string_view wordOf(Stage stage) { return spellingOf(stage).word; }

std::optional<Stage> stageNamed(std::string_view name) {
    const auto found = std::find_if(stages.begin(), stages.end(), [&](Stage stage) { return nameOf(stage) == name; });
    return found != stages.end() ? std::optional(*found) : std::nullopt;
}

Stage stageIn(const std::map<std::string, std::string>& properties) {
    const auto found = properties.find(stageProperty);
    return found != properties.end() ? stageNamed(found->second).value_or(Stage::draft) : Stage::draft;
}

std::optional<Stage> stageInTitle(const Library& library, const Report& report, const Snapshot& snapshot) {
    const auto lines = titleLines(library, report, snapshot);
    const auto note = lines.empty() ? std::nullopt : noteAtEnd(snapshot.body[lines.back()].paragraph.text);
    return note ? std::optional(note->stage) : std::nullopt;
}

Edits planStage(const Library& library, const Snapshot& snapshot, Stage stage, std::optional<bool> inTitle) {
    const Report report = readReport(snapshot, library);
    if (!report.kind) {
        return {};
    }
    const bool mayStand = std::find(titled.begin(), titled.end(), stage) != titled.end();
    const bool stands = mayStand && inTitle.value_or(stageInTitle(library, report, snapshot).has_value());
    Edits edits;
    if (stageIn(snapshot.properties) != stage) {
        edits.emplace_back(
            SetProperties{{{stageProperty, stage == Stage::draft ? std::string() : std::string(nameOf(stage))}}});
    }
    if (auto edit =
            titleEdit(titleLines(library, report, snapshot), snapshot, stands ? std::optional(stage) : std::nullopt)) {
        edits.push_back(std::move(*edit));
    }
    return edits;
}

std::string stagedFileName(std::string_view name, Stage stage, std::chrono::year_month_day date,
                           const std::vector<std::string>& present) {
    constexpr std::size_t mostDigits = 6;
    std::string day = isoDate(date);
    std::erase(day, '-');
    const std::string behind = std::string("_").append(wordOf(stage)).append("_").append(day).append("_v");
    const std::string beginning = safeFileName(name, behind + std::string(mostDigits, '9')) + behind;
    int highest = 0;
    for (const std::string& file : present) {
        if (!file.starts_with(beginning)) {
            continue;
        }
        const std::string_view rest = std::string_view(file).substr(beginning.size());
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits > 0 && digits <= mostDigits) {
            highest = std::max(highest, std::stoi(std::string(rest.substr(0, digits))));
        }
    }
    return beginning + std::to_string(highest + 1);
}

} // namespace zhangfa
