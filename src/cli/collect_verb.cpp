// Reads many documents without an office; starts one where a spreadsheet or a report is wanted.
#include "cli/collect_verb.h"

#include "batch/gather_json.h"
#include "batch/gather_report.h"
#include "batch/gather_tables.h"
#include "batch/kept_memory.h"
#include "batch/rows_error.h"
#include "cli/files.h"
#include "cli/library_verbs.h"
#include "cli/office_verbs.h"
#include "cli/speech.h"
#include "cli/writer.h"
#include "core/json_text.h"
#include "uno/strings.h"

#include <boost/json.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>

namespace zhangfa {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

using Clock = std::chrono::steady_clock;

bool hasEnding(const std::string& file, std::initializer_list<std::string_view> endings) {
    std::string ending = fs::path(file).extension().native();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::ranges::find(endings, ending) != endings.end();
}
bool isSpreadsheet(const std::string& file) { return hasEnding(file, {".xlsx", ".ods", ".xls"}); }
bool isDocument(const std::string& file) { return hasEnding(file, {".docx", ".odt"}); }

// Where one of the results goes.
class Result {
public:
    Result(const std::string& file, const std::string& units, OutputFile::Kind kind) : file_(file) {
        if (!file.empty()) {
            output_.emplace(file, units, kind);
        }
    }
    explicit operator bool() const { return output_.has_value(); }
    const OutputFile& output() const { return *output_; }
    const std::string& file() const { return file_; }

private:
    std::string file_;
    std::optional<OutputFile> output_;
};

class Collecting {
public:
    Collecting(const Call& call, const Resources& resources, const Texts& texts)
        : call_(call),
          texts_(texts),
          library_(openLibrary(resources, texts)),
          kind_(requireKind(library_, call.kind, texts)),
          table_(call.output, call.units, OutputFile::Kind::data),
          missing_(call.missing, call.units, OutputFile::Kind::data),
          findings_(call.findings, call.units, OutputFile::Kind::data),
          sums_(call.sums, call.units, OutputFile::Kind::data),
          report_(call.report, call.units, OutputFile::Kind::document) {
        checkCall();
    }

    bool needsOffice() const {
        return report_ || isSpreadsheet(call_.units) ||
               std::ranges::any_of(results(), [](const Result* result) { return isSpreadsheet(result->file()); });
    }

    // `writer`: null where needsOffice() says so.
    Status run(Writer* writer, const Setting* setting) {
        std::optional<UnitList> list = readList(writer);
        const Clock::time_point begin = Clock::now();
        const Gathering gathering = gather(std::move(list));
        const Clock::time_point read = Clock::now();
        const json::object result = call_.json || isJson(table_) ? toJson(gathering, texts_) : json::object();
        if (table_) {
            save(
                table_, writer, gathering, [&] { return result; }, [&] { return gatherSheets(gathering, texts_); },
                !sums_);
        }
        saveOther(missing_, writer, missingSheet(gathering, texts_));
        saveOther(findings_, writer, findingsSheet(gathering, texts_));
        saveOther(sums_, writer, sumsSheet(gathering, texts_));
        if (report_) {
            makeReport(*writer, *setting, gathering);
        }
        if (call_.json) {
            writeOut(prettyJsonText(result));
        }
        tell(gathering);
        if (call_.timing) {
            tellTiming(gathering, read - begin);
        }
        return isClean(gathering) ? Status::done : Status::found;
    }

private:
    std::vector<const Result*> results() const { return {&table_, &missing_, &findings_, &sums_}; }
    static bool isJson(const Result& result) { return result && result.output().ending() == "json"; }

    void checkCall() const {
        for (const std::string& input : call_.inputs) {
            std::error_code error;
            if (!fs::exists(input, error)) {
                refuseInput({"cli.no-such-file", {}}, input);
            }
        }
        if (!table_ && !missing_ && !findings_ && !sums_ && !report_ && !call_.json) {
            refuseInput({"collect.no-output", {}});
        }
        if (missing_ && call_.units.empty()) {
            refuseInput({"collect.missing-needs-units", {}});
        }
        if (report_ && !isDocument(call_.report)) {
            refuseInput({"collect.report-format", {}}, call_.report);
        }
        if (std::error_code error; !call_.units.empty() && !fs::is_regular_file(call_.units, error)) {
            refuseInput({"cli.no-such-file", {}}, call_.units);
        }
        std::set<std::string> outputs;
        for (const std::string* file : {&call_.output, &call_.missing, &call_.findings, &call_.sums, &call_.report}) {
            if (!file->empty() && !outputs.insert(fs::weakly_canonical(*file).native()).second) {
                refuseInput({"collect.same-output", {}}, *file);
            }
        }
    }

    // Earlier results of ours and the list of units may lie among the documents.
    std::set<std::string> except() const {
        std::set<std::string> files;
        for (const std::string* file : {&call_.units, &call_.output, &call_.missing, &call_.findings, &call_.sums}) {
            std::error_code error;
            if (const fs::path place = file->empty() ? fs::path() : fs::canonical(*file, error); !place.empty()) {
                files.insert(place.native());
            }
        }
        return files;
    }

    std::optional<UnitList> readList(Writer* writer) const {
        if (call_.units.empty()) {
            return std::nullopt;
        }
        std::vector<ListedUnit> units;
        try {
            units = isSpreadsheet(call_.units) ? unitsIn(writer->readCells(call_.units)) : readUnits(call_.units);
        } catch (const RowsError& error) {
            throw Failure(Status::wrongInput, complaints({error.problem}));
        }
        if (units.empty()) {
            refuseInput({"collect.no-units", {}}, call_.units);
        }
        return UnitList(std::move(units));
    }

    Gathering gather(std::optional<UnitList> list) {
        Gatherer gatherer(library_, kind_);
        std::size_t seen = 0;
        std::vector<UnreadFile> unread;
        const FileVisitor visitor{[&](const std::string& file, std::string bytes) {
                                      ++seen;
                                      gatherer.add(file, std::move(bytes));
                                  },
                                  [&](UnreadFile file) { unread.push_back(std::move(file)); }};
        try {
            refuseReportAmongInputs();
            visitFiles(call_.inputs, except(), visitor);
        } catch (const fs::filesystem_error& error) {
            refuseInput({"cli.unreadable", {error.code().message()}}, error.path1().native());
        }
        if (seen == 0) {
            std::vector<Complaint> all = complaintsOf(unread);
            all.push_back({Place{}, {"collect.no-documents", {}}, {}});
            throw Failure(Status::wrongInput, std::move(all));
        }
        for (UnreadFile& file : unread) {
            gatherer.pass(std::move(file));
        }
        return gatherer.finish(std::move(list), {call_.countGuesses});
    }

    // Nobody can tell whether a document of that name is an earlier report of ours or a unit's.
    void refuseReportAmongInputs() const {
        std::error_code error;
        const fs::path report = report_ ? fs::canonical(call_.report, error) : fs::path();
        for (const std::string& input : report.empty() ? std::vector<std::string>() : call_.inputs) {
            const std::string place = fs::canonical(input, error).native();
            if (report == place || report.native().starts_with(place + "/")) {
                refuseInput({"collect.report-among-inputs", {}}, call_.report);
            }
        }
    }

    template <class Object, class Sheets> void save(const Result& result, Writer* writer, const Gathering& gathering,
                                                    const Object& object, const Sheets& sheets, bool withSums) const {
        if (isJson(result)) {
            put(result, prettyJsonText(object()));
        } else if (isSpreadsheet(result.file())) {
            writer->saveCells(result.output(), cellsOf(sheets()));
        } else {
            put(result, csvOf(resultSheet(gathering, texts_, withSums)));
        }
    }

    void saveOther(const Result& result, Writer* writer, const GatherSheet& sheet) const {
        if (!result) {
            return;
        }
        if (isSpreadsheet(result.file())) {
            writer->saveCells(result.output(), cellsOf({sheet}));
        } else if (isJson(result)) {
            put(result, prettyJsonText(rowsOf(sheet)));
        } else {
            put(result, csvOf(sheet));
        }
    }

    // Objects by the headings.
    static json::array rowsOf(const GatherSheet& sheet) {
        json::array rows;
        for (std::size_t row = 1; row < sheet.rows.size(); ++row) {
            json::object object;
            for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
                object[sheet.rows.front()[column].text] = sheet.rows[row][column].text;
            }
            rows.push_back(std::move(object));
        }
        return rows;
    }

    static void put(const Result& result, const std::string& bytes) {
        Keeper keeper;
        result.output().put(bytes, keeper);
    }

    void makeReport(Writer& writer, const Setting& setting, const Gathering& gathering) const {
        const SummaryReport report = summaryReport(gathering, library_, kind_, texts_);
        json::object values, sources;
        for (const auto& [id, value] : report.values) {
            values[id.value] = value;
        }
        for (const auto& [id, source] : report.sources) {
            sources[id.value] = toJson(source);
        }
        json::array sections;
        for (const SectionId& id : report.sections) {
            sections.emplace_back(id.value);
        }
        std::vector<Complaint> left;
        for (const GatherProblem& problem : report.left) {
            left.push_back(
                {Place{call_.report, 0, 0}, {"cli.value", {problem.title, problem.value, texts_(problem.rule)}}, {}});
        }
        complain(setting.texts, left, std::cerr);
        const auto request = [](const json::value& value) { return fromUtf8(jsonText(value)); };
        writer.create();
        writer.service()->create(
            writer.document(),
            request(json::object{{"kind", kind_.id.value}, {"sections", sections}, {"values", values}}));
        writer.service()->fillWithSources(writer.document(), request(json::object{{"sources", sources}}));
        writer.saveCopy(report_.output());
    }

    static std::vector<Complaint> complaintsOf(const std::vector<UnreadFile>& files) {
        std::vector<Complaint> all;
        for (const UnreadFile& file : files) {
            all.push_back({Place{file.file, 0, 0}, file.why, {}});
        }
        return all;
    }

    static bool isClean(const Gathering& gathering) {
        for (std::size_t i = 0; i < gathering.documents.size(); ++i) {
            if (gathering.doubled(i) || !gathering.documents[i].problems.empty()) {
                return false;
            }
        }
        return gathering.unread.empty() && gathering.missing.empty();
    }

    // What a table for people has no place for, each with its file; else only how much there is.
    void tell(const Gathering& gathering) const {
        complain(texts_, complaintsOf(gathering.unread), std::cerr);
        const GatherSheet findings = findingsSheet(gathering, texts_);
        const bool elsewhere = call_.json || findings_ || isJson(table_) || isSpreadsheet(call_.output);
        std::vector<Complaint> all;
        for (std::size_t row = 1; row < findings.rows.size() && !elsewhere; ++row) {
            const auto& cells = findings.rows[row];
            all.push_back(
                {Place{cells[0].text, 0, 0}, {"cli.value", {cells[2].text, cells[3].text, cells[4].text}}, {}});
        }
        std::size_t doubled = 0;
        for (const GatheredUnit& unit : gathering.units) {
            doubled += unit.documents.size() > 1 ? 1 : 0;
        }
        all.push_back({Place{},
                       {"collect.told",
                        {std::to_string(gathering.documents.size()), std::to_string(gathering.unread.size()),
                         std::to_string(doubled), std::to_string(findings.rows.size() - 1),
                         std::to_string(gathering.like.size())}},
                       {}});
        if (gathering.list) {
            all.push_back({Place{},
                           {"collect.told-missing",
                            {std::to_string(gathering.list->units().size()), std::to_string(gathering.missing.size())}},
                           {}});
        }
        complain(texts_, all, std::cerr);
    }

    void tellTiming(const Gathering& gathering, Clock::duration time) const {
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        complain(texts_, {"collect.timing", {std::to_string(gathering.documents.size()), std::to_string(milliseconds)}},
                 std::cerr);
    }

    const Call& call_;
    const Texts& texts_;
    Library library_;
    const Kind& kind_;
    Result table_, missing_, findings_, sums_, report_;
};

} // namespace

Status collect(const Call& call, const Resources& resources, const Texts& texts, char** argv) {
    keepFreedMemory();
    Collecting collecting(call, resources, texts);
    if (!collecting.needsOffice()) {
        return collecting.run(nullptr, nullptr);
    }
    const Setting setting{call, resources, texts, userLanguage(), findOffice(call.office)};
    useLibrariesOf(setting.office, argv);
    Status status = Status::done;
    Writer::run(setting, [&](Writer& writer) { status = collecting.run(&writer, &setting); });
    return status;
}

} // namespace zhangfa
