// From a spreadsheet to values, and back.
#include "spreadsheet.h"

#include "compose.h"
#include "utf8.h"

#include <boost/json.hpp>

#include <algorithm>
#include <set>

namespace zhangfa {

namespace json = boost::json;

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t headRows = 20, headColumns = 8; // where titles are looked for
constexpr double alike = 0.8, similar = 0.2;          // shares of common pairs of characters
constexpr std::size_t mostCandidates = 8;
constexpr std::size_t longestTitle = 40; // characters

std::size_t widthOf(const Sheet& sheet) {
    std::size_t width = 0;
    for (const Row& row : sheet.cells) {
        width = std::max(width, row.size());
    }
    return width;
}

bool isBlank(const Row& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.,%-+ ") == std::string_view::npos;
}

bool mayBeTitle(const std::string& cell) {
    const std::string_view text = trimmed(cell);
    return !text.empty() && !isNumber(text) && toCharacters(std::string(text)).size() <= longestTitle;
}

// Share of the pairs of neighbouring characters that both have.
double likeness(std::u32string_view one, std::u32string_view other) {
    if (one.size() < 2 || other.size() < 2) {
        return one == other ? 1 : 0;
    }
    std::multiset<std::u32string_view> pairs;
    for (std::size_t i = 0; i + 2 <= one.size(); ++i) {
        pairs.insert(one.substr(i, 2));
    }
    std::size_t common = 0;
    for (std::size_t i = 0; i + 2 <= other.size(); ++i) {
        if (const auto found = pairs.find(other.substr(i, 2)); found != pairs.end()) {
            pairs.erase(found);
            ++common;
        }
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(one.size() + other.size() - 2);
}

// Which field a title is of.
class Matcher {
public:
    explicit Matcher(const SheetTask& task) : task_(task) {
        for (const Field* field : task.fields) {
            if (isBlock(*field) || field->compute) {
                continue;
            }
            const std::string key = titleKey(field->title);
            exact_[key].push_back(field);
            const auto section = task.sections.find(std::string(sectionPart(field->id.value)));
            if (section != task.sections.end()) {
                exact_[titleKey(section->second) + key].push_back(field);
            }
            all_.emplace_back(toCharacters(key), field);
        }
    }

    const Field* field(const FieldId& id) const {
        const auto found =
            std::find_if(task_.fields.begin(), task_.fields.end(), [&](const Field* any) { return any->id == id; });
        return found == task_.fields.end() ? nullptr : *found;
    }

    // Null: none, or several.
    const Field* match(const std::string& title) const {
        if (!mayBeTitle(title)) {
            return nullptr;
        }
        const std::string key = titleKey(title);
        if (const auto said = task_.matches.find(key); said != task_.matches.end()) {
            return said->second ? field(*said->second) : nullptr;
        }
        if (const auto found = exact_.find(key); found != exact_.end()) {
            return found->second.size() == 1 ? found->second.front() : nullptr;
        }
        const auto close = closest(key, alike);
        return close.size() == 1 || (close.size() > 1 && close[0].first > close[1].first) ? close[0].second : nullptr;
    }

    bool isToNone(const std::string& title) const {
        const auto said = task_.matches.find(titleKey(title));
        return said != task_.matches.end() && !said->second;
    }

    std::vector<FieldId> candidates(const std::string& title, const std::string& cell) const {
        std::vector<FieldId> ids;
        for (const auto& [score, field] : closest(titleKey(title), similar)) {
            if (ids.size() < mostCandidates && mayHold(*field, cell)) {
                ids.push_back(field->id);
            }
        }
        return ids;
    }

private:
    std::vector<std::pair<double, const Field*>> closest(const std::string& key, double least) const {
        std::vector<std::pair<double, const Field*>> close;
        const std::u32string characters = toCharacters(key);
        for (const auto& [title, field] : all_) {
            if (const double score = likeness(title, characters); score >= least) {
                close.emplace_back(score, field);
            }
        }
        std::stable_sort(close.begin(), close.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        return close;
    }

    const SheetTask& task_;
    std::map<std::string, std::vector<const Field*>> exact_;
    std::vector<std::pair<std::u32string, const Field*>> all_;
};

bool isNumeric(const Field& field) {
    return field.type == FieldType::integer || field.type == FieldType::number || field.type == FieldType::percent;
}

// 12次, 95.5 %: without the field's own unit.
json::value valueIn(const Field& field, const std::string& cell) {
    std::string_view text = trimmed(cell);
    if (!field.unit.empty() && text.ends_with(field.unit) &&
        isNumber(text.substr(0, text.size() - field.unit.size()))) {
        text.remove_suffix(field.unit.size());
    }
    return normalized(field, readValue(field, std::string(text)));
}

class Reader {
public:
    explicit Reader(const SheetTask& task) : task_(task), matcher_(task) {}

    void read(const Sheet& sheet) {
        if (readOwn(sheet)) {
            own_ = true;
            return;
        }
        const Line across = bestLine(sheet, true), down = bestLine(sheet, false);
        const ListTitles list = bestList(sheet);
        if (list.field != nullptr && list.columns.size() >= across.count && list.columns.size() > down.count) {
            readList(sheet, list);
        } else if (own_) { // what exportForm puts behind the form is lists; this one's is not in the report
        } else if (down.count > across.count ||
                   (down.count > 0 && down.count == across.count && fits(sheet, down.index))) {
            readDown(sheet, down.index);
        } else if (across.count > 0) {
            readAcross(sheet, across.index);
        }
    }

    // Nothing is known at all: the titles of what looks like a heading row, or a heading column.
    void tellTitles(const Sheet& sheet) {
        if (!result_.values.empty() || !result_.rows.empty() || !result_.unmatched.empty() || own_) {
            return;
        }
        if (sheet.cells.size() == 2) {
            for (std::size_t column = 0; column < sheet.cells[0].size(); ++column) {
                take(sheet, 0, column, 1, column);
            }
        } else {
            for (std::size_t row = 0; row < std::min(sheet.cells.size(), headRows); ++row) {
                take(sheet, row, 0, row, 1);
            }
        }
    }

    SheetReading take() {
        if (!result_.rows.empty()) {
            result_.values.clear();
        }
        return std::move(result_);
    }

private:
    struct Line {
        std::size_t index = 0, count = 0; // row or column, and how many fields' titles it has
    };
    struct ListTitles {
        const Field* field = nullptr;
        std::size_t row = 0;
        std::map<std::size_t, const Field*> columns; // of the sheet
    };

    Line bestLine(const Sheet& sheet, bool across) const {
        Line best;
        const std::size_t rows = sheet.cells.size(), columns = widthOf(sheet);
        const std::size_t lines = across ? std::min(rows, headRows) : std::min(columns, headColumns);
        for (std::size_t line = 0; line < lines; ++line) {
            std::set<const Field*> known;
            for (std::size_t i = 0; i < (across ? columns : rows); ++i) {
                if (const Field* field = matcher_.match(across ? cellOf(sheet, line, i) : cellOf(sheet, i, line))) {
                    known.insert(field);
                }
            }
            if (known.size() > best.count) {
                best = {line, known.size()};
            }
        }
        return best;
    }

    // Whether a value stands beside the first title of the column.
    bool fits(const Sheet& sheet, std::size_t titles) const {
        for (std::size_t row = 0; row < sheet.cells.size(); ++row) {
            if (const Field* field = matcher_.match(cellOf(sheet, row, titles))) {
                const json::value value = valueIn(*field, cellOf(sheet, row, titles + 1));
                return !value.is_null() && validate(*field, value).empty();
            }
        }
        return false;
    }

    // A list or table of whose columns at least two have their titles in one row, or all.
    ListTitles bestList(const Sheet& sheet) const {
        ListTitles best;
        bool named = false;
        for (std::size_t row = 0; row < std::min(sheet.cells.size(), headRows); ++row) {
            for (const Field* field : task_.fields) {
                if (field->columns.empty()) {
                    continue;
                }
                ListTitles titles{field, row, {}};
                std::set<const Field*> taken;
                for (std::size_t i = 0; i < sheet.cells[row].size(); ++i) {
                    for (const Field& column : field->columns) {
                        if (titleKey(sheet.cells[row][i]) == titleKey(column.title) && taken.insert(&column).second) {
                            titles.columns.emplace(i, &column);
                        }
                    }
                }
                const std::size_t least = std::min<std::size_t>(2, field->columns.size());
                const bool sameName = titleKey(sheet.name) == titleKey(field->title);
                const bool better = titles.columns.size() > best.columns.size() ||
                                    (titles.columns.size() == best.columns.size() && sameName && !named);
                if (titles.columns.size() >= least && better) {
                    best = std::move(titles);
                    named = sameName;
                }
            }
        }
        return best;
    }

    void readList(const Sheet& sheet, const ListTitles& list) {
        json::array rows;
        for (std::size_t row = list.row + 1; row < sheet.cells.size() && !isBlank(sheet.cells[row]); ++row) {
            json::object item;
            for (const auto& [place, column] : list.columns) {
                json::value value = valueIn(*column, cellOf(sheet, row, place));
                if (value.is_null()) {
                    continue;
                }
                if (const auto wrong = validate(*column, value); !wrong.empty()) {
                    result_.problems.push_back(
                        {column->title, placeOf(sheet, row, place), cellOf(sheet, row, place), wrong.front().rule});
                } else {
                    item[column->id.value] = std::move(value);
                }
            }
            if (!item.empty()) {
                rows.push_back(std::move(item));
            }
        }
        if (!rows.empty()) {
            const std::string count = std::to_string(rows.size());
            add(*list.field, sheet.name, placeOf(sheet, list.row, list.columns.begin()->first), std::move(rows), count);
        }
    }

    void readAcross(const Sheet& sheet, std::size_t titles) {
        std::vector<std::size_t> rows;
        for (std::size_t row = titles + 1; row < sheet.cells.size() && !isBlank(sheet.cells[row]); ++row) {
            rows.push_back(row);
        }
        if (rows.empty()) {
            return;
        }
        if (rows.size() > 1 && !(task_.row && *task_.row < rows.size())) {
            for (const std::size_t row : rows) {
                result_.rows.push_back(beginning(sheet.cells[row]));
            }
            return;
        }
        const std::size_t row = rows.size() > 1 ? rows[*task_.row] : rows.front();
        for (std::size_t column = 0; column < sheet.cells[titles].size(); ++column) {
            take(sheet, titles, column, row, column);
        }
    }

    static std::string beginning(const Row& row) {
        std::string text;
        std::size_t cells = 0;
        for (const std::string& cell : row) {
            if (!trimmed(cell).empty() && cells < 4) {
                text += (cells++ > 0 ? "　" : "") + std::string(trimmed(cell));
            }
        }
        return text;
    }

    // Titles in one column; values in that of the next ones in which most cells fit.
    void readDown(const Sheet& sheet, std::size_t titles) {
        std::size_t values = titles + 1, most = 0;
        for (std::size_t column = titles + 1; column < std::min(widthOf(sheet), titles + 1 + headColumns); ++column) {
            std::size_t fitting = 0;
            for (std::size_t row = 0; row < sheet.cells.size(); ++row) {
                const Field* field = matcher_.match(cellOf(sheet, row, titles));
                const json::value value =
                    field != nullptr ? valueIn(*field, cellOf(sheet, row, column)) : json::value();
                fitting += !value.is_null() && validate(*field, value).empty() ? 1 : 0;
            }
            if (fitting > most) {
                most = fitting;
                values = column;
            }
        }
        std::size_t row = 0; // what stands above the first title known are headings
        while (row < sheet.cells.size() && matcher_.match(cellOf(sheet, row, titles)) == nullptr) {
            ++row;
        }
        for (; row < sheet.cells.size(); ++row) {
            take(sheet, row, titles, row, values);
        }
    }

    // A form of our own: ids in one column, the rest behind it (exportForm).
    bool readOwn(const Sheet& sheet) {
        for (std::size_t column = 0; column < std::min(widthOf(sheet), headColumns); ++column) {
            bool found = false;
            for (std::size_t row = 0; row < sheet.cells.size(); ++row) {
                const std::string id(trimmed(cellOf(sheet, row, column)));
                const Field* field = isFieldId(id) ? matcher_.field(FieldId{id}) : nullptr;
                if (field == nullptr) {
                    continue;
                }
                found = true;
                readOwn(sheet, row, column, *field);
            }
            if (found) {
                return true;
            }
        }
        return false;
    }

    void readOwn(const Sheet& sheet, std::size_t row, std::size_t column, const Field& field) {
        const auto text = [&](std::size_t behind) { return std::string(trimmed(cellOf(sheet, row, column + behind))); };
        constexpr std::size_t item = 2, value = 3, department = 5;
        if (const Source source{text(department), text(department + 1), text(department + 2)}; source != Source()) {
            result_.sources[field.id] = source;
        }
        if (!isBlock(field)) {
            takeValue(sheet, field, text(item), row, column + value);
        }
    }

    void take(const Sheet& sheet, std::size_t titleRow, std::size_t titleColumn, std::size_t row, std::size_t column) {
        const std::string title(trimmed(cellOf(sheet, titleRow, titleColumn)));
        const std::string shown(trimmed(cellOf(sheet, row, column)));
        if (const Field* field = matcher_.match(title)) {
            takeValue(sheet, *field, title, row, column);
        } else if (mayBeTitle(title) && !shown.empty() && !matcher_.isToNone(title)) {
            result_.unmatched.push_back({title, placeOf(sheet, row, column), shown, matcher_.candidates(title, shown)});
        }
    }

    void takeValue(const Sheet& sheet, const Field& field, const std::string& title, std::size_t row,
                   std::size_t column) {
        const std::string shown(trimmed(cellOf(sheet, row, column)));
        json::value value = valueIn(field, shown);
        if (value.is_null()) {
            return;
        }
        if (const auto wrong = validate(field, value); !wrong.empty()) {
            result_.problems.push_back({title, placeOf(sheet, row, column), shown, wrong.front().rule});
            return;
        }
        const std::string text = shownValue(field, value);
        add(field, title, placeOf(sheet, row, column), std::move(value), text);
    }

    void add(const Field& field, const std::string& column, const std::string& place, json::value value,
             const std::string& shown) {
        if (taken_.insert(field.id).second) {
            result_.values.push_back({field.id, field.title, column, place, std::move(value), shown});
        }
    }

    const SheetTask& task_;
    Matcher matcher_;
    SheetReading result_;
    std::set<FieldId> taken_;
    bool own_ = false; // a form of exportForm was among the sheets
};

} // namespace

bool mayHold(const Field& field, const std::string& cell) {
    const json::value value = valueIn(field, cell);
    return isNumeric(field) == isNumber(trimmed(cell)) && !value.is_null() && validate(field, value).empty();
}

std::string titleKey(std::string_view title) {
    std::u32string key;
    for (char32_t character : toCharacters(std::string(title))) {
        constexpr char32_t fullWidth = 0xFEE0;
        if (character > 0xFF00 && character < 0xFF5F) {
            character -= fullWidth;
        }
        constexpr std::u32string_view left = U" \t\n\r\u3000:*、，。\u201C\u201D\"";
        if (left.find(character) == std::u32string_view::npos) {
            key += character >= U'A' && character <= U'Z' ? character + 0x20 : character;
        }
    }
    // （次） and the like; not the whole title.
    const auto opening =
        std::max({key.rfind(U'('), key.rfind(U'〔'), key.rfind(U'[')}, [](auto a, auto b) { return a + 1 < b + 1; });
    constexpr std::u32string_view closing = U")〕]";
    if (opening != std::u32string::npos && opening > 0 && closing.find(key.back()) != std::u32string_view::npos) {
        key.resize(opening);
    }
    return toUtf8(key);
}

SheetReading readSheets(std::span<const Sheet> sheets, const SheetTask& task) {
    Reader reader(task);
    for (const Sheet& sheet : sheets) {
        reader.read(sheet);
    }
    for (const Sheet& sheet : sheets.first(std::min<std::size_t>(1, sheets.size()))) {
        reader.tellTitles(sheet);
    }
    return reader.take();
}

std::vector<Sheet> exportForm(const Report& report, const Values& values, const Sources& sources,
                              const FormHeadings& headings, const std::optional<std::string>& department) {
    const auto& [id, section, item, value, unit, by, evidence, note, form] = headings;
    std::vector<Sheet> sheets{{form, 0, 0, {{id, section, item, value, unit, by, evidence, note}}}};
    for (const Field& field : report.fields) {
        const auto known = sources.find(field.id);
        const Source source = known == sources.end() ? Source() : known->second;
        if (field.compute || !report.asked.contains(field.id) || (department && source.department != *department)) {
            continue;
        }
        const ReportSection* owner = report.section(SectionId{std::string(sectionPart(field.id.value))});
        const auto found = values.find(field.id);
        const json::value now = found == values.end() ? json::value() : found->second;
        std::string shown = isEmptyValue(now) || isBlock(field) ? std::string() : shownValue(field, now);
        if (field.type == FieldType::longText && now.is_string()) {
            continue; // paragraphs are no cell
        }
        sheets.front().cells.push_back({field.id.value, owner != nullptr ? owner->title : std::string(), field.title,
                                        shown, field.unit, source.department, source.evidence, source.note});
        if (field.columns.empty()) {
            continue;
        }
        Sheet list{field.title, 0, 0, {{}}};
        for (const Field& column : field.columns) {
            list.cells.front().push_back(column.title);
        }
        for (const json::value& row : now.is_array() ? now.get_array() : json::array()) {
            Row cells;
            for (const Field& column : field.columns) {
                const json::value* cell = row.is_object() ? row.get_object().if_contains(column.id.value) : nullptr;
                cells.push_back(cell == nullptr || isEmptyValue(*cell) ? std::string() : shownValue(column, *cell));
            }
            list.cells.push_back(std::move(cells));
        }
        sheets.push_back(std::move(list));
    }
    return sheets;
}

} // namespace zhangfa
