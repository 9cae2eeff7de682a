// Many documents of one bound document.
#include "batch/batch.h"

#include "batch/crew.h"
#include "batch/ledger.h"
#include "batch/rows_error.h"
#include "batch/whole_file.h"

#include "core/compose.h"
#include "core/json_text.h"
#include "core/official_parts.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>

namespace zhangfa {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostForms = 64; // masters of other forms that are kept at a time
constexpr std::size_t chunk = 32;     // rows that a thread takes at once

std::map<std::string, std::string> sectionTitles(const Report& report) {
    std::map<std::string, std::string> titles;
    for (const ReportSection& section : report.sections) {
        titles.emplace(section.id.value, section.title);
    }
    return titles;
}

const char* endingOf(PackageFormat format) { return format == PackageFormat::docx ? "docx" : "odt"; }

std::string jsonOf(const Values& values) {
    boost::json::object object;
    for (const auto& [id, value] : values) {
        object[id.value] = value;
    }
    return jsonText(object);
}

} // namespace

struct Batch::Job {
    RowRecord record;
    Values values;
    std::vector<std::string> paths; // by outputs; below their patterns' folders
};

struct Batch::Worker {
    explicit Worker(int level) : deflater(level) {}
    Deflater deflater;
    Master::Buffers buffers;
    Master::Scratch scratch;
    std::string bytes;
};

Batch::~Batch() = default;

Batch::Batch(BatchTask task) : task_(std::move(task)) {
    master_ = std::make_unique<Master>(*task_.library, task_.document, task_.level);
    fields_ = master_->allFields();
    documentMark_ = Ledger::mark(task_.document);
    const ColumnMatcher all = matcher();
    std::vector<Problem> problems;
    for (const std::string& text : task_.patterns) {
        if (auto pattern = NamePattern::parse(text, all, true, problems)) {
            const bool direct = pattern->ending() == "odt" || pattern->ending() == "docx";
            auto ledger =
                std::make_unique<Ledger>(pattern->folder().empty() ? fs::path(".") : fs::path(pattern->folder()));
            outputs_.push_back({std::move(*pattern), direct, std::move(ledger)});
        }
    }
    if (!problems.empty()) {
        throw RowsError(problems.front());
    }
    for (const Output& output : outputs_) {
        const PackageFormat format = formatOf(output);
        if (task_.office == nullptr && (!output.direct || format != master_->format())) {
            throw PackageError({"batch.format-needs-writer", {output.pattern.ending()}});
        }
        formats_.insert(format);
    }
    if (!task_.resume) { // else it may not be needed
        for (const PackageFormat format : formats_) {
            inFormat(format);
        }
    }
}

ColumnMatcher Batch::matcher() const {
    return ColumnMatcher({fields_, sectionTitles(master_->report()), task_.mapping});
}

PackageFormat Batch::formatOf(const Output& output) const {
    return !output.direct                      ? master_->format()
           : output.pattern.ending() == "docx" ? PackageFormat::docx
                                               : PackageFormat::odt;
}

// The document itself in this format.
const Master& Batch::inFormat(PackageFormat format) {
    if (format == master_->format()) {
        return *master_;
    }
    const std::lock_guard lock(masters_);
    std::unique_ptr<Master>& master = others_[format];
    if (!master) {
        std::string converted = task_.office->convert(task_.document, master_->format(), endingOf(format));
        master = std::make_unique<Master>(*task_.library, std::move(converted), task_.level);
    }
    return *master;
}

ColumnMapping Batch::mapping() const {
    const std::unique_ptr<RowReader> reader = task_.rows();
    return mappingOf(reader->columns(), matchColumns(matcher(), reader->columns(), reader->heading()));
}

// Of fields that no row gives: which stay as the document has them.
void Batch::tellFields(std::span<const Field* const> notGiven, BatchPlan& plan) const {
    for (const Field* field : notGiven) {
        const auto value = master_->values().find(field->id);
        const bool filled = value != master_->values().end() && !isEmptyValue(value->second);
        if (filled && !field->compute) {
            plan.kept.push_back(field);
        } else if (field->required && !field->compute) {
            plan.missing.push_back(field);
        }
    }
}

RowValueReader Batch::valueReader(RowReader& reader, BatchPlan* plan) const {
    const ColumnMatcher all = matcher();
    if (reader.format() != RowFormat::csv) {
        return RowValueReader(all);
    }
    const MatchedColumns matched = matchColumns(all, reader.columns(), reader.heading());
    if (plan != nullptr) {
        plan->unmatched = matched.unmatched;
        tellFields(matched.missing, *plan);
        tellFields(matched.notGiven, *plan);
        plan->problems = matched.problems;
        const auto more = checkMapping(task_.mapping, reader.columns());
        plan->problems.insert(plan->problems.end(), more.begin(), more.end());
    }
    return RowValueReader(reader.columns(), matched);
}

// The next row with its values and names. `tell`: of what is wrong with it; a row that is wrong has no paths.
bool Batch::next(RowReader& reader, RowValueReader& values, NameRegister& names, Job& job, Master::Scratch& scratch,
                 const Tell& tell) const {
    if (!reader.next(job.record)) {
        return false;
    }
    RowValues read = values.read(job.record);
    job.values = std::move(read.values);
    job.paths.clear();
    std::vector<RowProblem>& problems = read.problems;
    const auto add = [&](Message rule, const Field* field = nullptr) {
        problems.push_back({job.record.number,
                            job.record.line,
                            {},
                            field != nullptr ? field->id : FieldId{},
                            field != nullptr ? field->title : std::string(),
                            {},
                            std::move(rule)});
    };
    if (classifies(job.values)) {
        add({"batch.classified", {}});
    }
    std::vector<std::string> proposed;
    for (const Output& output : outputs_) {
        Values named;
        for (const Field* field : output.pattern.fields()) {
            const auto value = job.values.find(field->id);
            const auto kept = master_->values().find(field->id);
            named[field->id] = value != job.values.end()         ? value->second
                               : kept != master_->values().end() ? kept->second
                                                                 : boost::json::value();
        }
        DocumentName name = output.pattern.expand(named, job.record.number);
        if (name.problem) {
            add(*name.problem);
        }
        for (const Field* field : task_.keepGoing ? std::vector<const Field*>() : name.unfilled) {
            add({"batch.name-unfilled", {field->title}}, field);
        }
        std::error_code error;
        for (const fs::path& input : task_.inputs) {
            if (fs::equivalent(output.pattern.folder() + name.path, input, error)) {
                add({"batch.name-is-input", {output.pattern.folder() + name.path}});
            }
        }
        proposed.push_back(std::move(name.path));
    }
    if (task_.office == nullptr && problems.empty()) {
        const RowTexts made = master_->make(job.values, scratch);
        if (!made.form.empty()) {
            add({made.each ? "batch.row-needs-writer-each" : "batch.row-needs-writer", {}});
        }
    }
    // Only rows that are made take names.
    for (std::size_t i = 0; i < outputs_.size() && problems.empty(); ++i) {
        const std::string& folder = outputs_[i].pattern.folder();
        if (task_.numbered) {
            job.paths.push_back(names.addNumbered(folder + proposed[i]).substr(folder.size()));
        } else if (names.add(folder + proposed[i])) {
            job.paths.push_back(std::move(proposed[i]));
        } else {
            add({"batch.name-twice", {folder + proposed[i]}});
        }
    }
    for (const RowProblem& problem : problems) {
        if (tell) {
            tell(problem);
        }
    }
    if (!problems.empty()) {
        job.paths.clear();
    }
    return true;
}

BatchPlan Batch::check(const Tell& tell) {
    BatchPlan plan;
    const std::unique_ptr<RowReader> reader = task_.rows();
    RowValueReader values = valueReader(*reader, &plan);
    if (!plan.problems.empty()) {
        return plan;
    }
    NameRegister names;
    Master::Scratch scratch;
    std::set<FieldId> given;
    const bool objects = reader->format() != RowFormat::csv;
    for (Job job; next(*reader, values, names, job, scratch, tell);) {
        ++plan.rows;
        plan.wrong += job.paths.empty() ? 1 : 0;
        if (objects) {
            for (const auto& [id, value] : job.values) {
                given.insert(id);
            }
        }
    }
    if (objects) {
        plan.unmatched = values.unknownKeys();
        std::vector<const Field*> notGiven = fields_;
        std::erase_if(notGiven, [&](const Field* field) { return given.contains(field->id); });
        tellFields(notGiven, plan);
    }
    return plan;
}

// Masters of the form that the row needs, made by Writer of the first one.
std::shared_ptr<Batch::Masters> Batch::mastersOf(const Job& job, const RowTexts& row) {
    const std::lock_guard lock(masters_);
    if (const auto known = forms_.find(row.form); known != forms_.end()) {
        return known->second;
    }
    auto masters = std::make_shared<Masters>();
    for (const PackageFormat format : formats_) {
        std::string filled = task_.office->fill(task_.document, master_->format(), job.values, endingOf(format));
        masters->emplace(format, std::make_unique<Master>(*task_.library, std::move(filled), task_.level));
    }
    if (forms_.size() >= mostForms) {
        forms_.erase(forms_.begin());
    }
    forms_.emplace(row.form, masters);
    ++formCount_;
    return masters;
}

void Batch::make(const Job& job, Worker& worker) {
    try {
        const RowTexts row = master_->make(job.values, worker.scratch);
        for (std::size_t i = 0; i < outputs_.size(); ++i) {
            makeOne(job, row, i, worker);
        }
    } catch (const std::system_error&) { // of a file, which it names
        throw;
    } catch (...) {
        failedRow_ = job.record.number;
        throw;
    }
}

void Batch::makeOne(const Job& job, const RowTexts& row, std::size_t number, Worker& worker) {
    const Output& output = outputs_[number];
    const std::string& path = job.paths[number];
    const fs::path file = output.pattern.folder() + path;
    const std::string& ending = output.pattern.ending();
    const PackageFormat format = formatOf(output);
    const bool direct = output.direct && !row.each;
    const bool ownForm = row.form.empty() && format == master_->format();
    if (ownForm) {
        master_->write(row, *master_, worker.deflater, worker.bytes, worker.buffers);
    }
    if (ownForm && direct) { // the same bytes each time
        if (task_.resume && hasBytes(file, worker.bytes)) {
            ++unchanged_;
        } else {
            writeWholeFile(file, worker.bytes);
            ++written_;
        }
        return;
    }
    const std::string mark = Ledger::mark(ending + (ownForm ? worker.bytes : documentMark_ + jsonOf(job.values)));
    if (task_.resume && output.ledger->has(path, mark)) {
        ++unchanged_;
        return;
    }
    if (!ownForm && !row.each) {
        const auto masters = row.form.empty() ? nullptr : mastersOf(job, row);
        const Master& by = masters ? *masters->at(format) : inFormat(format);
        by.write(row, *master_, worker.deflater, worker.bytes, worker.buffers);
    }
    if (!direct) {
        const auto begin = std::chrono::steady_clock::now();
        worker.bytes = row.each ? task_.office->fill(task_.document, master_->format(), job.values, ending)
                                : task_.office->convert(worker.bytes, format, ending);
        writerMicroseconds_ +=
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
        ++throughWriter_;
    }
    writeWholeFile(file, worker.bytes);
    output.ledger->add(path, mark, worker.bytes);
    ++written_;
}

BatchSummary Batch::run(const std::function<bool(std::size_t)>& progress) {
    const std::unique_ptr<RowReader> reader = task_.rows();
    RowValueReader values = valueReader(*reader, nullptr);
    NameRegister names;
    Master::Scratch scratch;
    BatchSummary summary;
    failedRow_ = written_ = unchanged_ = throughWriter_ = formCount_ = 0;
    writerMicroseconds_ = 0;

    std::atomic<std::size_t> done{0};
    std::atomic<bool> cancelled{false};
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < std::max(task_.jobs, 1U); ++i) {
        workers.push_back(std::make_unique<Worker>(task_.level));
    }
    Crew crew(task_.jobs);
    const auto goesOn = [&] {
        cancelled = cancelled || (progress && !progress(done));
        return !cancelled;
    };
    auto jobs = std::make_shared<std::vector<Job>>();
    const auto hand = [&] {
        const bool handed = crew.hand([this, jobs, &workers, &done, &cancelled](std::size_t thread) {
            for (std::size_t i = 0; i < jobs->size() && !cancelled; ++i) {
                make((*jobs)[i], *workers[thread]);
                ++done;
            }
        });
        jobs = std::make_shared<std::vector<Job>>();
        return handed;
    };
    const bool slow = std::ranges::any_of(outputs_, [](const Output& output) { return !output.direct; });
    const std::size_t atOnce = task_.jobs > 1 && !slow ? chunk : 1;
    for (Job job; next(*reader, values, names, job, scratch, {});) {
        if (job.paths.empty() || (job.record.number - 1) % task_.shards != task_.shard - 1) {
            continue;
        }
        ++summary.rows;
        jobs->push_back(std::move(job));
        job = {};
        if ((jobs->size() == atOnce && !hand()) || !goesOn()) {
            break;
        }
    }
    if (!jobs->empty()) {
        hand();
    }
    while (!crew.rests(std::chrono::milliseconds(100)) && goesOn()) {
    }
    crew.finish();
    summary.cancelled = cancelled;
    summary.written = written_;
    summary.unchanged = unchanged_;
    summary.throughWriter = throughWriter_;
    summary.forms = formCount_;
    summary.writerSeconds = static_cast<double>(writerMicroseconds_) * 1e-6;
    return summary;
}

} // namespace zhangfa
