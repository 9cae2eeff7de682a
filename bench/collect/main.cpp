// How long many filled documents take to become one table: made in memory of one bound document, then read one after
// the other, as `zhangfa collect` does. Processor time of one thread: the machine may be busy with other things.
#include "batch/gather_tables.h"
#include "batch/kept_memory.h"
#include "batch/master.h"
#include "core/template_folder.h"
#include "package/package_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>

#include <sys/resource.h>

namespace zhangfa {
namespace {

namespace json = boost::json;

struct Arguments {
    std::string document, templates = ZHANGFA_SOURCE_DIR "/templates", json;
    std::size_t count = 1000, runs = 5;
};

// In milliseconds, each for all documents.
struct Times {
    double reading = 0, together = 0, table = 0;
};

double milliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Alike but for the unit and one figure.
std::vector<std::string> documentsOf(const Master& master, std::size_t count) {
    std::vector<std::string> documents(count);
    Deflater deflater(1);
    Master::Buffers buffers;
    for (std::size_t i = 0; i < count; ++i) {
        Values row = master.values();
        const std::string unit = "第" + std::to_string(i) + "镇";
        row[FieldId{"unit"}] = "青禾县" + unit + "人民政府";
        row[FieldId{"short-name"}] = unit;
        row[FieldId{"theory.sessions"}] = 12 + i % 9;
        master.write(master.make(row), master, deflater, documents[i], buffers);
    }
    return documents;
}

Times timesOf(const Library& library, const Kind& kind, const std::vector<std::string>& documents,
              std::size_t& tableSize) {
    Gatherer gatherer(library, kind);
    Times times;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        std::string bytes = documents[i];
        const double begin = milliseconds();
        gatherer.add(std::to_string(i) + ".docx", std::move(bytes));
        times.reading += milliseconds() - begin;
    }
    double begin = milliseconds();
    const Gathering gathering = gatherer.finish({}, {});
    times.together = milliseconds() - begin;
    if (gathering.documents.size() != documents.size()) {
        throw std::runtime_error("not all documents could be read");
    }
    begin = milliseconds();
    tableSize = csvOf(resultSheet(gathering, Texts())).size();
    times.table = milliseconds() - begin;
    return times;
}

double median(const std::vector<Times>& runs, double Times::*time) {
    std::vector<double> all;
    for (const Times& run : runs) {
        all.push_back(run.*time);
    }
    std::ranges::nth_element(all, all.begin() + std::ptrdiff_t(all.size() / 2));
    return all[all.size() / 2];
}

double rounded(double value) { return std::round(value * 100) / 100; }

json::object run(const Arguments& wanted) {
    std::ifstream file(wanted.document, std::ios::binary);
    const Library library = loadLibrary(TemplateFolder(wanted.templates)).library;
    const Master master(library, std::string(std::istreambuf_iterator<char>(file), {}));
    const auto& known = master.report().kind;
    const Kind* kind = known ? library.kind(*known) : nullptr;
    if (kind == nullptr) {
        throw std::runtime_error("the templates have no such kind");
    }
    const std::vector<std::string> documents = documentsOf(master, wanted.count);
    std::vector<Times> runs;
    std::size_t tableSize = 0;
    for (std::size_t i = 0; i < std::max<std::size_t>(wanted.runs, 1); ++i) {
        runs.push_back(timesOf(library, *kind, documents, tableSize));
    }
    const double reading = median(runs, &Times::reading);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return {{"engine", "zhangfa collect"},
            {"N", wanted.count},
            {"runs", runs.size()},
            {"reading_ms", rounded(reading)},
            {"reading_us_per_doc", rounded(reading * 1000 / static_cast<double>(wanted.count))},
            {"together_ms", rounded(median(runs, &Times::together))},
            {"table_ms", rounded(median(runs, &Times::table))},
            {"table_bytes", tableSize},
            {"maxrss_mb", rounded(static_cast<double>(usage.ru_maxrss) / 1024)}}; // the documents among it
}

} // namespace
} // namespace zhangfa

int main(int argc, char** argv) {
    zhangfa::Arguments wanted;
    CLI::App app("How long many filled documents take to become one table, in memory.", "zhangfa_collect_bench");
    app.add_option("DOCUMENT", wanted.document, "a bound and filled ODT or DOCX")->required();
    app.add_option("COUNT", wanted.count, "how many documents (1000)")->check(CLI::PositiveNumber);
    app.add_option("--runs", wanted.runs, "medians of so many (5)");
    app.add_option("--templates", wanted.templates, "a folder of templates; the project's");
    app.add_option("--json", wanted.json, "writes the figures there, too");
    CLI11_PARSE(app, argc, argv);
    zhangfa::keepFreedMemory();
    try {
        const boost::json::object result = zhangfa::run(wanted);
        for (const auto& [name, value] : result) {
            std::cout << std::left << std::setw(20) << name;
            if (value.is_double()) {
                std::cout << std::fixed << std::setprecision(1) << value.get_double() << '\n';
            } else {
                std::cout << value << '\n';
            }
        }
        if (!wanted.json.empty() && !(std::ofstream(wanted.json) << boost::json::serialize(result) << '\n')) {
            throw std::runtime_error("cannot write " + wanted.json);
        }
    } catch (const zhangfa::PackageError& error) {
        std::cerr << "zhangfa_collect_bench: " << error.message.key << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "zhangfa_collect_bench: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
