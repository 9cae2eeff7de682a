// 批量生成 without its window.
#include "sidebar/batch_model.h"

#include "batch/rows_error.h"
#include "core/utf8.h"
#include "package/package_error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <sstream>
#include <system_error>
#include <thread>
#include <unordered_set>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t headingRows = 10;   // among which the headings are looked for
constexpr std::size_t keysOfRows = 1'000; // of JSON, whose keys are the columns
constexpr std::size_t mostTitles = 5;     // that are named in a sentence
constexpr std::array masters{"docx", "odt"};

// Holds the stream of rows, and ends them where that is wished.
class WatchedRows final : public RowReader {
public:
    WatchedRows(const std::string* csv, const std::string& path, const std::atomic<bool>& stopped) : stopped_(stopped) {
        if (csv != nullptr) {
            stream_.str(*csv);
            rows_ = RowReader::open(stream_, path, {RowFormat::csv, Encoding::utf8});
        } else {
            rows_ = RowReader::open(path);
        }
    }
    RowFormat format() const override { return rows_->format(); }
    const std::vector<std::string>& columns() const override { return rows_->columns(); }
    Place heading() const override { return rows_->heading(); }
    bool next(RowRecord& record) override {
        if (stopped_) {
            throw BatchStopped();
        }
        return rows_->next(record);
    }
    std::size_t held() const override { return rows_->held(); }

private:
    std::istringstream stream_;
    std::unique_ptr<RowReader> rows_;
    const std::atomic<bool>& stopped_;
};

bool isBlank(const std::string& cell) { return trimmed(cell).empty(); }

// What the command line says of its options is said of the window's.
std::string said(const Message& message, const Texts& texts) {
    static const std::map<std::string, const char*> others{{"batch.classified", "many.classified"},
                                                           {"batch.disk-full", "many.disk-full"},
                                                           {"batch.name-is-input", "many.name-is-input"},
                                                           {"batch.name-twice", "many.name-twice"},
                                                           {"batch.name-unfilled", "many.name-unfilled"},
                                                           {"columns.ambiguous", "many.column-unclear"},
                                                           {"columns.twice", "many.column-twice"},
                                                           {"name.all-the-same", "many.name-all-the-same"},
                                                           {"name.ambiguous-field", "many.name-unclear-field"},
                                                           {"name.unknown-field", "many.name-unknown-field"}};
    const auto other = others.find(message.key);
    return texts(other == others.end() ? message : Message{other->second, message.args});
}

std::string saidOfError(const std::system_error& error, const Texts& texts) {
    const std::string text = error.what();
    const std::string file = text.substr(0, text.rfind(": "));
    return error.code() == std::errc::no_space_on_device ? texts("many.disk-full")
                                                         : texts({"many.unwritable", {file, error.code().message()}});
}

std::string patternOf(const BatchWish& wish, const std::string& name, const std::string& ending) {
    std::string folder;
    for (const char letter : wish.folder) {
        folder += letter == '{' || letter == '}' ? std::string(2, letter) : std::string(1, letter);
    }
    return folder + "/" + name + "." + ending;
}

std::map<std::string, std::string> sectionTitles(const Report& report) {
    std::map<std::string, std::string> titles;
    for (const ReportSection& section : report.sections) {
        titles.emplace(section.id.value, section.title);
    }
    return titles;
}

std::vector<std::string> columnsOf(RowReader& reader) {
    if (reader.format() == RowFormat::csv) {
        return reader.columns();
    }
    std::vector<std::string> keys;
    std::unordered_set<std::string> known;
    RowRecord record;
    for (std::size_t row = 0; row < keysOfRows && keys.size() < mostRowColumns && reader.next(record); ++row) {
        for (const auto& member : record.object) {
            if (known.emplace(member.key()).second) {
                keys.emplace_back(member.key());
            }
        }
    }
    return keys;
}

struct Prepared {
    std::unique_ptr<Batch> batch;
    std::unique_ptr<BatchRows> rows;
    ColumnMapping mapping;
    std::vector<std::string> columns;
};

Prepared prepare(const BatchWish& wish, OfficeWork& office, const std::vector<std::string>& patterns,
                 const std::atomic<bool>& stopped) {
    // The batch opens rows only once it is asked to; then it is known where they begin.
    const auto opened = std::make_shared<const BatchRows*>(nullptr);
    BatchTask task;
    task.library = wish.library;
    task.document = *wish.document;
    task.patterns = patterns;
    task.rows = [opened, &stopped] { return (*opened)->open(stopped); };
    task.inputs = {wish.source.path};
    task.office = &office;
    // What Writer makes comes one after the other, and can be stopped between two.
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    task.jobs = wish.endings.contains("pdf") ? 1 : std::min(4U, cores);
    task.resume = true;
    task.keepGoing = wish.keepGoing;
    Prepared prepared;
    prepared.batch = std::make_unique<Batch>(std::move(task));
    const auto fields = prepared.batch->master().allFields();
    const ColumnMatcher matcher({fields, sectionTitles(prepared.batch->master().report()), {}});
    prepared.rows = std::make_unique<BatchRows>(wish.source, matcher);
    *opened = prepared.rows.get();
    prepared.columns = columnsOf(*prepared.rows->open(stopped));
    prepared.mapping = mappingFor(wish, prepared.columns, fields);
    prepared.batch->setMapping(prepared.mapping);
    return prepared;
}

std::vector<std::string> titlesOf(const std::vector<const Field*>& fields) {
    std::vector<std::string> titles;
    for (const Field* field : fields) {
        titles.push_back(field->title);
    }
    return titles;
}

// Keeps the first rows to be looked at, with the names of their documents.
void keepRecords(BatchReading& reading, const BatchWish& wish, const Prepared& prepared, const ColumnMatcher& matcher,
                 const std::atomic<bool>& stopped) {
    const std::unique_ptr<RowReader> reader = prepared.rows->open(stopped);
    RowValueReader values =
        reader->format() == RowFormat::csv
            ? RowValueReader(reader->columns(), matchColumns(matcher, reader->columns(), reader->heading()))
            : RowValueReader(matcher);
    std::vector<Problem> problems;
    const auto pattern = NamePattern::parse(patternOf(wish, wish.name, "odt"), matcher, true, problems);
    const Values& masters = prepared.batch->master().values();
    for (RowRecord record; reading.records.size() < mostRecords && reader->next(record);) {
        RowValues read = values.read(record);
        BatchRecord kept{prepared.rows->lineOf(record.number, record.line), std::move(read.values), 0, {}};
        for (const RowProblem& problem : read.problems) {
            kept.values.erase(problem.field);
            ++kept.wrong;
        }
        if (pattern) {
            Values named;
            for (const Field* field : pattern->fields()) {
                const auto value = kept.values.find(field->id);
                const auto other = masters.find(field->id);
                named[field->id] = value != kept.values.end() ? value->second
                                   : other != masters.end()   ? other->second
                                                              : boost::json::value();
            }
            kept.name = pattern->expand(named, record.number).path;
            kept.name.erase(kept.name.rfind('.'));
            std::error_code error;
            for (const std::string& ending : wish.endings) {
                const std::string file = pattern->folder() + kept.name + "." + ending;
                reading.existing += kept.wrong == 0 && fs::exists(file, error) ? 1 : 0;
            }
        }
        reading.records.push_back(std::move(kept));
    }
}

std::string joined(const std::vector<std::string>& words, const Texts& texts, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < most; ++i) {
        text += (i > 0 ? texts("cli.list-separator") : "") + words[i];
    }
    return words.size() > most ? texts({"many.and-more", {text, std::to_string(words.size())}}) : text;
}

std::string counted(std::size_t number) { return std::to_string(number); }

} // namespace

ColumnMapping mappingFor(const BatchWish& wish, const std::vector<std::string>& columns,
                         const std::vector<const Field*>& fields) {
    ColumnMapping mapping;
    std::set<std::string> done;
    std::set<FieldId> taken;
    for (const MappedColumn& said : wish.mapping) {
        const bool there =
            std::ranges::any_of(columns, [&](const auto& column) { return trimmed(column) == said.column; });
        if (there && done.insert(said.column).second) {
            mapping.push_back(said);
            if (said.field) {
                taken.insert(*said.field);
            }
        }
    }
    for (const std::string& column : columns) {
        const std::string name(trimmed(column));
        const auto known = wish.remembered.find(titleKey(name));
        if (name.empty() || known == wish.remembered.end() || done.contains(name)) {
            continue;
        }
        const auto& field = known->second;
        const bool there = !field || std::ranges::any_of(fields, [&](const Field* any) { return any->id == *field; });
        if (there && (!field || taken.insert(*field).second)) {
            done.insert(name);
            mapping.push_back({name, field});
        }
    }
    return mapping;
}

void describeColumns(BatchReading& reading, const ColumnMatcher& matcher, const std::vector<std::string>& columns) {
    std::set<const Field*> given;
    std::set<std::string> listed;
    for (const std::string& column : columns) {
        const std::string name(trimmed(column));
        if (name.empty() || !listed.insert(name).second) {
            continue;
        }
        const ColumnMatcher::Match match = matcher.match(name);
        BatchColumn line{name};
        if (match.field != nullptr) {
            line = {name, ColumnState::matched, match.field->id, match.field->title};
            given.insert(match.field);
        } else if (match.leftOut) {
            line.state = ColumnState::leftOut;
        } else if (!match.candidates.empty()) {
            line.state = ColumnState::unclear;
        }
        reading.columns.push_back(std::move(line));
    }
    std::map<std::string, int> titles;
    for (const Field* field : matcher.fields()) {
        ++titles[field->title];
    }
    for (const Field* field : matcher.fields()) {
        if (field->compute && !given.contains(field)) {
            continue; // it follows from the others
        }
        reading.fields.push_back({field->id, titles[field->title] > 1 ? matcher.unambiguous(*field) : field->title,
                                  field->required && !field->compute, isBlock(*field), given.contains(field)});
    }
}

std::size_t headingRow(const Sheet& sheet, const ColumnMatcher& matcher) {
    std::size_t best = 0, most = 0;
    bool any = false;
    for (std::size_t row = 0; row < std::min(sheet.cells.size(), headingRows); ++row) {
        std::size_t known = 0;
        for (const std::string& cell : sheet.cells[row]) {
            const ColumnMatcher::Match match = isBlank(cell) ? ColumnMatcher::Match() : matcher.match(cell);
            known += match.field != nullptr || match.leftOut || !match.candidates.empty() ? 1 : 0;
        }
        const bool filled = std::ranges::any_of(sheet.cells[row], [](const auto& cell) { return !isBlank(cell); });
        if (known > most || (filled && !any)) {
            best = row;
            most = known;
            any = true;
        }
    }
    return best;
}

BatchRows::BatchRows(BatchSource source, const ColumnMatcher& matcher) : source_(std::move(source)) {
    if (!source_.sheet) {
        return;
    }
    const Sheet& all = *source_.sheet;
    Sheet table{all.name};
    const std::size_t heading = headingRow(all, matcher);
    for (std::size_t row = heading; row < all.cells.size(); ++row) {
        if (std::ranges::all_of(all.cells[row], isBlank)) {
            continue;
        }
        table.cells.push_back(all.cells[row]);
        if (row > heading) {
            lines_.push_back(static_cast<int>(all.firstRow + row + 1));
        }
    }
    csv_ = toCsv(table);
}

std::unique_ptr<RowReader> BatchRows::open(const std::atomic<bool>& stopped) const {
    return std::make_unique<WatchedRows>(source_.sheet ? &csv_ : nullptr, source_.path, stopped);
}

int BatchRows::lineOf(std::size_t number, int line) const {
    return number > 0 && number <= lines_.size() ? lines_[number - 1] : line;
}

BatchReading readBatch(const BatchWish& wish, OfficeWork& office, const Texts& texts,
                       const std::atomic<bool>& stopped) {
    BatchReading reading;
    try {
        const std::string ending = masterEnding(wish.endings);
        Prepared prepared;
        try {
            prepared = prepare(wish, office, {patternOf(wish, wish.name, ending)}, stopped);
        } catch (const RowsError& error) {
            if (error.problem.place.file != "-o") { // of the pattern, that is
                throw;
            }
            reading.nameFault = said(error.problem.message, texts);
            prepared = prepare(wish, office, {patternOf(wish, "{#}", ending)}, stopped);
        }
        const auto fields = prepared.batch->master().allFields();
        const ColumnMatcher matcher({fields, sectionTitles(prepared.batch->master().report()), prepared.mapping});
        describeColumns(reading, matcher, prepared.columns);
        const BatchPlan plan = prepared.batch->check([&](const RowProblem& problem) {
            ++reading.errorCount;
            if (reading.errors.size() < mostErrors) {
                reading.errors.push_back({problem.row, prepared.rows->lineOf(problem.row, problem.line),
                                          problem.column.empty() ? problem.title : problem.column, problem.value,
                                          said(problem.rule, texts)});
            }
        });
        reading.rows = plan.rows;
        reading.wrong = plan.wrong;
        reading.missing = titlesOf(plan.missing);
        reading.kept = titlesOf(plan.kept);
        for (const Problem& problem : plan.problems) {
            reading.conflicts.push_back(said(problem.message, texts));
        }
        if (plan.problems.empty()) {
            keepRecords(reading, wish, prepared, matcher, stopped);
        }
    } catch (const PackageError& error) {
        reading.fault = said(error.message, texts);
    } catch (const RowsError& error) {
        const int line = error.problem.place.line;
        const std::string text = said(error.problem.message, texts);
        reading.fault = line > 0 ? texts({"many.at-line", {std::to_string(line), text}}) : text;
    } catch (const std::system_error& error) {
        reading.fault = saidOfError(error, texts);
    }
    return reading;
}

BatchRun runBatch(const BatchWish& wish, OfficeWork& office, const Texts& texts, const std::atomic<bool>& stopped,
                  const std::function<void(std::size_t done)>& progress) {
    BatchRun run;
    try {
        std::vector<std::string> patterns;
        for (const std::string& ending : wish.endings) {
            patterns.push_back(patternOf(wish, wish.name, ending));
        }
        const Prepared prepared = prepare(wish, office, patterns, stopped);
        const BatchPlan plan = prepared.batch->check({});
        if (!plan.problems.empty()) {
            run.fault = said(plan.problems.front().message, texts);
        } else if (plan.wrong > 0 && !wish.keepGoing) {
            run.fault = texts({"many.wrong-rows", {counted(plan.wrong)}});
        } else {
            run.summary = prepared.batch->run([&](std::size_t done) {
                run.done = done;
                progress(done);
                return !stopped;
            });
        }
    } catch (const BatchStopped&) {
        run.summary.cancelled = true;
    } catch (const PackageError& error) {
        run.fault = said(error.message, texts);
    } catch (const RowsError& error) {
        run.fault = said(error.problem.message, texts);
    } catch (const std::system_error& error) {
        run.fault = saidOfError(error, texts);
    } catch (const std::exception& error) {
        run.fault = error.what();
    }
    return run;
}

// ---- What the user does --------------------------------------------------------------------------------------------

void assign(ColumnMapping& mapping, const BatchReading& reading, std::size_t column,
            const std::optional<FieldId>& field) {
    const auto say = [&](const std::string& name, const std::optional<FieldId>& what) {
        const auto known = std::ranges::find(mapping, name, &MappedColumn::column);
        if (known != mapping.end()) {
            known->field = what;
        } else {
            mapping.push_back({name, what});
        }
    };
    for (std::size_t i = 0; field && i < reading.columns.size(); ++i) {
        if (i != column && reading.columns[i].field == field) {
            say(reading.columns[i].name, std::nullopt);
        }
    }
    say(reading.columns[column].name, field);
}

std::string proposedName(const BatchReading& reading) {
    for (const BatchColumn& column : reading.columns) {
        const auto field = std::ranges::find_if(
            reading.fields, [&](const BatchField& any) { return column.field == any.id && !any.block; });
        if (field != reading.fields.end()) {
            return "{#3}_{" + field->title + "}";
        }
    }
    return "{#3}";
}

std::string proposedFolder(const std::string& spreadsheet, const Texts& texts) {
    const fs::path file(spreadsheet);
    return (file.parent_path() / texts({"many.folder-name", {file.stem().string()}})).string();
}

std::string masterEnding(const std::set<std::string>& endings) {
    for (const char* const ending : masters) {
        if (endings.contains(ending)) {
            return ending;
        }
    }
    return "odt";
}

// ---- What is shown -------------------------------------------------------------------------------------------------

std::string shownColumn(const BatchColumn& column, const Texts& texts) {
    switch (column.state) {
    case ColumnState::matched:
        return column.name == column.title ? "✓ " + column.name : "✓ " + column.name + " → " + column.title;
    case ColumnState::leftOut:
        return "－ " + column.name + " → " + texts("many.left-out");
    case ColumnState::unclear:
        return "⚠ " + column.name + " → " + texts("many.unclear");
    case ColumnState::unmatched:
        break;
    }
    return "？ " + column.name + " → " + texts("many.unmatched");
}

std::string shownField(const BatchField& field) {
    return (field.taken ? "✓ " : "\u3000 ") + field.title + (field.required ? " *" : "");
}

std::string shownCounts(const BatchReading& reading, const Texts& texts) {
    std::size_t matched = 0, unmatched = 0;
    for (const BatchColumn& column : reading.columns) {
        matched += column.state == ColumnState::matched ? 1 : 0;
        unmatched += column.state == ColumnState::unmatched || column.state == ColumnState::unclear ? 1 : 0;
    }
    std::string text =
        texts({"many.counts", {counted(reading.rows), counted(reading.columns.size()), counted(matched)}});
    if (unmatched > 0) {
        text += texts({"many.counts-unmatched", {counted(unmatched)}});
    }
    return text;
}

std::string shownMissing(const BatchReading& reading, const Texts& texts) {
    return reading.missing.empty() ? "" : texts({"many.missing", {joined(reading.missing, texts, mostTitles)}});
}

std::string shownKept(const BatchReading& reading, const Texts& texts) {
    return reading.kept.empty() ? "" : texts({"many.kept", {joined(reading.kept, texts, mostTitles)}});
}

std::string shownError(const BatchError& error, const Texts& texts) {
    return texts({error.value.empty() ? "many.error-empty" : "many.error",
                  {std::to_string(error.line), error.column, error.value, error.rule}});
}

std::string shownErrors(const BatchReading& reading, const Texts& texts) {
    if (reading.errorCount == 0) {
        return texts("many.no-errors");
    }
    std::string text = texts({"many.errors", {counted(reading.wrong), counted(reading.errorCount)}});
    if (reading.errorCount > reading.errors.size()) {
        text += texts({"many.errors-listed", {counted(reading.errors.size())}});
    }
    return text;
}

std::string shownRecord(const BatchReading& reading, std::size_t index, const Texts& texts) {
    if (index >= reading.records.size()) {
        return texts("many.no-record");
    }
    const BatchRecord& record = reading.records[index];
    std::string text =
        texts({"many.record", {counted(index + 1), counted(reading.rows), std::to_string(record.line), record.name}});
    if (record.wrong > 0) {
        text += texts({"many.record-wrong", {counted(record.wrong)}});
    }
    return text;
}

std::string shownName(const BatchReading& reading, const BatchWish& wish, const Texts& texts) {
    if (!reading.nameFault.empty() || reading.records.empty() || wish.endings.empty()) {
        return reading.nameFault;
    }
    std::string text = texts({"many.example", {reading.records.front().name + "." + *wish.endings.begin()}});
    if (reading.existing > 0) {
        text += texts({"many.existing", {counted(reading.existing)}});
    }
    return text;
}

std::string whyNot(const BatchReading& reading, const BatchWish& wish, const Texts& texts) {
    if (!reading.fault.empty()) {
        return reading.fault;
    }
    if (!reading.conflicts.empty()) {
        return reading.conflicts.front();
    }
    if (reading.rows == 0) {
        return texts("many.no-record");
    }
    if (std::ranges::none_of(reading.columns, [](const auto& any) { return any.state == ColumnState::matched; })) {
        return texts("many.nothing-matched");
    }
    if (wish.endings.empty()) {
        return texts("many.no-format");
    }
    if (!fs::path(wish.folder).is_absolute()) {
        return texts("many.no-folder");
    }
    if (!reading.nameFault.empty()) {
        return reading.nameFault;
    }
    if (reading.wrong > 0 && !wish.keepGoing) {
        return texts({"many.wrong-rows", {counted(reading.wrong)}});
    }
    return reading.wrong == reading.rows ? texts("many.all-wrong") : std::string();
}

std::string shownProgress(std::size_t done, std::size_t all, std::chrono::duration<double> time, const Texts& texts) {
    std::string text = texts({"many.progress", {counted(done), counted(all)}});
    constexpr double soon = 0.5; // seconds before which a rate says nothing
    if (done == 0 || time.count() < soon) {
        return text;
    }
    const double rate = static_cast<double>(done) / time.count();
    std::array<char, 32> shown{};
    std::snprintf(shown.data(), shown.size(), rate < 10 ? "%.1f" : "%.0f", rate);
    const double left = static_cast<double>(all - std::min(done, all)) / rate;
    const auto seconds = static_cast<long>(std::ceil(left));
    constexpr long minute = 60;
    text += texts({"many.rate", {shown.data()}});
    text += seconds < 2 * minute ? texts({"many.seconds-left", {std::to_string(seconds)}})
                                 : texts({"many.minutes-left", {std::to_string((seconds + minute - 1) / minute)}});
    return text;
}

std::string shownRun(const BatchRun& run, const Texts& texts) {
    if (!run.fault.empty()) {
        return run.fault;
    }
    const BatchSummary& summary = run.summary;
    if (summary.cancelled) {
        return texts({"many.stopped", {counted(run.done)}});
    }
    std::string text = texts({"many.done", {counted(summary.written)}});
    if (summary.unchanged > 0) {
        text += texts({"many.unchanged", {counted(summary.unchanged)}});
    }
    if (summary.throughWriter > 0) {
        text += texts({"many.through-writer", {counted(summary.throughWriter)}});
    }
    return text;
}

std::string shortened(const std::string& text, std::size_t characters) {
    const std::u32string all = toCharacters(text);
    if (all.size() <= characters || characters < 3) {
        return text;
    }
    const std::size_t front = (characters - 1) / 3, back = characters - 1 - front;
    return toUtf8(std::u32string_view(all).substr(0, front)) + "…" +
           toUtf8(std::u32string_view(all).substr(all.size() - back));
}

} // namespace zhangfa
