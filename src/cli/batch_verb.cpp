// Many documents from rows.
#include "cli/batch_verb.h"

#include "batch/batch.h"
#include "batch/kept_memory.h"
#include "batch/rows_error.h"
#include "batch/whole_file.h"
#include "cli/files.h"
#include "cli/library_verbs.h"
#include "cli/office_pool.h"
#include "cli/speech.h"
#include "core/json_text.h"
#include "officeclient/office_failure.h"
#include "package/package_error.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <system_error>

#include <unistd.h>

namespace zhangfa {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr int mostOffices = 4;         // at a time: each takes some 300 MB
constexpr std::size_t mostTold = 20;   // problems on standard error; all of them are in the table
constexpr std::size_t mostListed = 10; // fields; all of them are in the JSON

std::atomic<bool> interrupted{false};

// Ctrl+C ends a run between two files.
class Interruptible {
public:
    Interruptible() {
        old_ = std::signal(SIGINT, [](int) { interrupted = true; });
    }
    ~Interruptible() { std::signal(SIGINT, old_); }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

private:
    void (*old_)(int) = nullptr;
};

// Rows are read twice; what comes through a pipe comes once.
class Input {
public:
    // `office`: null where there is none.
    Input(const Setting& setting, OfficePool* office) : name_(setting.call.rows) {
        std::string ending = fs::path(name_).extension().native();
        std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
        if (ending == ".xlsx" || ending == ".ods" || ending == ".xls") {
            if (office == nullptr) {
                refuseInput({"batch.rows-need-calc", {}}, name_);
            }
            csv_ = office->rows(name_, setting.call.sheet);
            return;
        }
        if (name_ != "-") {
            return;
        }
        kept_.reset(std::tmpfile());
        std::array<char, 65536> buffer{};
        while (kept_ && std::cin.read(buffer.data(), buffer.size()).gcount() > 0) {
            const auto got = static_cast<std::size_t>(std::cin.gcount());
            if (std::fwrite(buffer.data(), 1, got, kept_.get()) != got) {
                kept_.reset();
            }
        }
        if (!kept_ || std::fflush(kept_.get()) != 0) {
            refuseInput({"cli.unwritable", {std::strerror(errno)}});
        }
    }

    std::unique_ptr<RowReader> open() {
        if (!csv_.empty()) {
            text_ = std::make_unique<std::istringstream>(csv_);
            RowOptions options;
            options.format = RowFormat::csv;
            options.encoding = Encoding::utf8;
            return RowReader::open(*text_, name_, options);
        }
        if (!kept_) {
            return RowReader::open(name_);
        }
        stream_ =
            std::make_unique<std::ifstream>("/proc/self/fd/" + std::to_string(fileno(kept_.get())), std::ios::binary);
        return RowReader::open(*stream_, name_);
    }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string name_, csv_; // csv_: of a spreadsheet
    std::unique_ptr<std::istringstream> text_;
    std::unique_ptr<std::FILE, Close> kept_;
    std::unique_ptr<std::ifstream> stream_;
};

std::string bytesOfMaster(const Setting& setting, const Library& library, OfficePool* office, std::string& ending) {
    const Call& call = setting.call;
    std::error_code error;
    const std::string given = fs::path(call.file).extension().native();
    if (call.file != "-" && given.empty() && !fs::exists(call.file, error)) {
        const Kind& kind = requireKind(library, call.file, setting.texts);
        if (office == nullptr) {
            throw OfficeFailure({"batch.kind-needs-writer", {}});
        }
        return office->create(kind.id.value, ending);
    }
    return readAll(call.file);
}

// Documents a second: 812, 4.3.
std::string rateOf(std::size_t documents, double seconds) {
    std::array<char, 32> text{};
    const double rate = static_cast<double>(documents) / std::max(seconds, 1e-3);
    std::snprintf(text.data(), text.size(), rate < 10 ? "%.1f" : "%.0f", rate);
    return text.data();
}

std::string counted(std::size_t number) { return std::to_string(number); }

// 12,345 documents so far, how fast, how long still: in one line that is written again and again.
class Progress {
public:
    Progress(const Setting& setting, std::size_t rows)
        : setting_(setting), rows_(rows), shown_(isatty(STDERR_FILENO) == 1) {}
    ~Progress() {
        if (told_) {
            std::cerr << "\r\033[K" << std::flush;
        }
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    bool operator()(std::size_t done) {
        const auto now = Clock::now();
        if (shown_ && now - last_ > std::chrono::milliseconds(200) && done > 0) {
            last_ = now;
            told_ = true;
            const double seconds = std::chrono::duration<double>(now - begin_).count();
            const double rate = static_cast<double>(done) / seconds;
            const auto left = static_cast<std::size_t>(static_cast<double>(rows_ - std::min(rows_, done)) / rate + 0.5);
            std::cerr << "\r\033[K"
                      << setting_.texts(
                             {"batch.progress",
                              {counted(done), counted(rows_), counted(static_cast<std::size_t>(rate)), counted(left)}})
                      << std::flush;
        }
        return !interrupted;
    }
    double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

private:
    using Clock = std::chrono::steady_clock;
    const Setting& setting_;
    std::size_t rows_;
    bool shown_, told_ = false;
    Clock::time_point begin_ = Clock::now(), last_ = begin_;
};

Complaint complaintOf(const Setting& setting, const RowProblem& problem) {
    const std::string rule = setting.texts(problem.rule);
    const Place place{setting.call.rows, problem.line, 0};
    if (problem.title.empty() && problem.column.empty()) {
        return {place, {"batch.row", {counted(problem.row), rule}}, {}};
    }
    const std::string& title = problem.title.empty() ? problem.column : problem.title;
    return {place, {"batch.row-value", {counted(problem.row), title, problem.value, rule}}, {}};
}

// The first of them, and how many there are.
std::string listed(const Setting& setting, const std::vector<std::string>& words) {
    std::string text;
    const std::size_t shown = words.size() <= mostListed + 3 ? words.size() : mostListed;
    for (std::size_t i = 0; i < shown; ++i) {
        text += (i == 0 ? "" : setting.texts("cli.list-separator")) + words[i];
    }
    return shown == words.size() ? text : setting.texts({"batch.and-more", {text, counted(words.size())}});
}

std::vector<std::string> titlesOf(const std::vector<const Field*>& fields) {
    std::vector<std::string> titles;
    for (const Field* field : fields) {
        titles.push_back(field->title);
    }
    return titles;
}

json::array idsOf(const std::vector<const Field*>& fields) {
    json::array ids;
    for (const Field* field : fields) {
        ids.emplace_back(field->id.value);
    }
    return ids;
}

// What Writer or the engine says of a row, with its number.
std::vector<Complaint> ofRow(const Setting& setting, const Batch& batch, std::vector<Complaint> complaints) {
    for (Complaint& each : complaints) {
        if (batch.failedRow() > 0) {
            const std::string said = each.message.key.empty() ? each.sentence : setting.texts(each.message);
            each = {Place{setting.call.rows, 0, 0}, {"batch.row", {counted(batch.failedRow()), said}}, {}};
        }
    }
    return complaints;
}

// What is written beside the documents takes the place of nothing that is read.
void refuseToWriteOver(const Call& call, const std::string& file) {
    for (const std::string& input : {call.file, call.rows, call.mapping}) {
        std::error_code error;
        if (!file.empty() && fs::equivalent(file, input, error)) {
            refuseInput({"cli.output-is-input", {}}, file);
        }
    }
}

void runBatch(const Setting& setting, const Library& library, OfficePool* office) {
    keepFreedMemory();
    const Call& call = setting.call;
    refuseToWriteOver(call, call.problems);
    refuseToWriteOver(call, call.saveMapping);
    Input input(setting, office);
    BatchTask task;
    task.library = &library;
    const bool docx =
        std::ranges::any_of(call.patterns, [](const std::string& each) { return each.ends_with(".docx"); });
    std::string ending = docx ? "docx" : "odt";
    task.document = bytesOfMaster(setting, library, office, ending);
    task.patterns = call.patterns;
    task.rows = [&] { return input.open(); };
    task.inputs = {call.file, call.rows};
    task.office = office;
    task.jobs = static_cast<unsigned>(call.jobs);
    task.level = call.level;
    task.shard = call.shard.first;
    task.shards = call.shard.second;
    task.resume = call.resume;
    task.keepGoing = call.keepGoing;
    task.numbered = call.numbered;
    std::vector<Problem> wrong;
    Batch batch(std::move(task));
    if (!call.mapping.empty()) {
        const auto fields = batch.master().allFields();
        if (auto mapping = parseMapping(readAll(call.mapping), call.mapping, fields, wrong)) {
            batch.setMapping(std::move(*mapping));
        }
    }
    if (!wrong.empty()) {
        throw Failure(Status::wrongInput, complaints(wrong));
    }
    if (!call.saveMapping.empty()) {
        writeWholeFile(call.saveMapping, writeMapping(batch.mapping()));
    }

    std::vector<Complaint> told;
    std::size_t count = 0;
    std::ostringstream table;
    std::ofstream tableFile;
    if (!call.problems.empty()) {
        tableFile.open(call.problems, std::ios::binary);
        if (!tableFile) {
            refuseInput({"cli.unwritable", {std::strerror(errno)}}, call.problems);
        }
    }
    std::optional<RowProblemTable> problems;
    if (tableFile.is_open()) {
        problems.emplace(tableFile, setting.texts);
    }
    const BatchPlan plan = batch.check([&](const RowProblem& problem) {
        ++count;
        if (told.size() < mostTold) {
            told.push_back(complaintOf(setting, problem));
        }
        if (problems) {
            problems->add(problem);
        }
    });
    if (tableFile.is_open() && !tableFile.flush()) {
        refuseInput({"cli.disk-full", {}}, call.problems);
    }
    if (!plan.problems.empty()) {
        throw Failure(Status::wrongInput, complaints(plan.problems));
    }
    if (count > told.size()) {
        told.push_back({Place{call.rows, 0, 0}, {"batch.more-problems", {counted(count - told.size())}}, {}});
    }
    std::vector<Complaint> columns;
    if (!plan.unmatched.empty()) {
        columns.push_back({Place{call.rows, 0, 0}, {"batch.unmatched", {listed(setting, plan.unmatched)}}, {}});
    }
    for (const auto& [fields, key] : {std::pair(&plan.missing, "batch.missing"), std::pair(&plan.kept, "batch.kept")}) {
        if (!fields->empty()) {
            columns.push_back({Place{call.rows, 0, 0}, {key, {listed(setting, titlesOf(*fields))}}, {}});
        }
    }
    complain(setting.texts, columns, std::cerr);
    complain(setting.texts, told, std::cerr);
    if (count > 0 && !call.keepGoing) {
        throw Failure(Status::wrongInput, {"batch.nothing-written", {counted(plan.wrong), counted(plan.rows)}},
                      call.rows);
    }

    const Interruptible interruptible;
    BatchSummary done;
    double seconds = 0;
    {
        Progress progress(setting, (plan.rows - plan.wrong) / call.shard.second);
        try {
            done = batch.run([&](std::size_t rows) { return progress(rows); });
        } catch (const PackageError& error) {
            const Failure failure(Status::wrongInput, error.message, call.file);
            throw Failure(failure.status, ofRow(setting, batch, failure.complaints));
        } catch (const Failure& failure) {
            throw Failure(failure.status, ofRow(setting, batch, failure.complaints));
        }
        seconds = progress.seconds();
    }
    const double threads = std::clamp(call.jobs, 1, mostOffices);
    if (call.json) {
        json::array unmatched(plan.unmatched.begin(), plan.unmatched.end());
        writeOut(prettyJsonText(json::object{{"rows", plan.rows},
                                             {"wrong", plan.wrong},
                                             {"written", done.written},
                                             {"unchanged", done.unchanged},
                                             {"byWriter", done.throughWriter},
                                             {"forms", done.forms},
                                             {"cancelled", done.cancelled},
                                             {"seconds", std::round(seconds * 1000) / 1000},
                                             {"writerSeconds", std::round(done.writerSeconds * 1000) / 1000},
                                             {"unmatched", std::move(unmatched)},
                                             {"missing", idsOf(plan.missing)},
                                             {"kept", idsOf(plan.kept)}}));
    } else {
        std::array<char, 32> time{};
        std::snprintf(time.data(), time.size(), "%.1f", seconds);
        std::string line =
            setting.texts({"batch.done", {counted(done.written), time.data(), rateOf(done.written, seconds)}});
        if (done.unchanged > 0) {
            line += setting.texts({"batch.unchanged", {counted(done.unchanged)}});
        }
        if (done.throughWriter > 0 || done.forms > 0) {
            line += setting.texts({"batch.by-writer",
                                   {counted(done.throughWriter),
                                    rateOf(done.throughWriter, done.writerSeconds / threads), counted(done.forms)}});
        }
        writeOut(line + "\n");
    }
    if (done.cancelled) {
        refuseInput({"batch.cancelled", {}});
    }
}

} // namespace

void makeMany(const Setting& setting, const Library& library) {
    // It is started only where it is needed.
    OfficePool office(setting, static_cast<unsigned>(std::clamp(setting.call.jobs, 1, mostOffices)));
    const bool none = setting.office.program.empty();
    try {
        runBatch(setting, library, none ? nullptr : &office);
    } catch (const PackageError& error) {
        throw Failure(Status::wrongInput, error.message, setting.call.file);
    } catch (const RowsError& error) {
        throw Failure(Status::wrongInput, complaints({error.problem}));
    } catch (const std::system_error& error) {
        const bool full = error.code() == std::errc::no_space_on_device || error.code().value() == EDQUOT;
        const bool denied =
            error.code() == std::errc::permission_denied || error.code() == std::errc::read_only_file_system;
        refuseInput({full     ? "batch.disk-full"
                     : denied ? "cli.no-permission"
                              : "cli.unwritable",
                     {error.code().message()}},
                    std::string(error.what()).substr(0, std::string(error.what()).rfind(": ")));
    }
}

} // namespace zhangfa
