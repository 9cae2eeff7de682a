// The direct engine by itself: documents a second from rows of JSON Lines, in memory. A line of JSON, as the peers'
// benchmarks print it.
#include "batch/batch.h"
#include "batch/kept_memory.h"
#include "batch/rows_error.h"
#include "core/template_folder.h"
#include "package/package_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <thread>

#include <sys/resource.h>

namespace zhangfa {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double rounded(double value) { return std::round(value * 100) / 100; }

std::string bytesOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + file);
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

// A file of rows, over and over.
class Rows {
public:
    Rows(const std::string& file, const Master& master) : text_(bytesOf(file)), fields_(master.allFields()) {
        rewind();
    }
    // What the row has for the document.
    Values next() {
        while (!reader_->next(record_)) {
            rewind();
        }
        return values_->read(record_).values;
    }

private:
    void rewind() {
        stream_ = std::make_unique<std::istringstream>(text_);
        RowOptions options;
        options.format = RowFormat::jsonLines;
        reader_ = RowReader::open(*stream_, "rows.jsonl", options);
        values_ = std::make_unique<RowValueReader>(ColumnMatcher({fields_, {}, {}}));
    }
    std::string text_;
    std::vector<const Field*> fields_;
    std::unique_ptr<std::istringstream> stream_;
    std::unique_ptr<RowReader> reader_;
    std::unique_ptr<RowValueReader> values_;
    RowRecord record_;
};

struct Arguments {
    std::string document, rows, templates, folder;
    std::size_t count = 1000, threads = 1;
    int level = 1;
    bool parts = false, reading = false;
};

json::object run(const Arguments& wanted, Clock::time_point begin) {
    const Library library =
        wanted.templates.empty() ? Library{} : loadLibrary(TemplateFolder(wanted.templates)).library;
    const std::string bytes = bytesOf(wanted.document);
    const auto compiling = Clock::now();
    const Master master(library, bytes, wanted.level);
    const double compile = millisecondsSince(compiling);
    Rows rows(wanted.rows, master);
    double first = 0;
    std::vector<double> times;
    std::size_t written = 0;
    double reading = 0, making = 0, writing = 0;

    std::vector<Values> parsed; // as the peers have theirs: unless reading is to count, too
    for (std::size_t i = 0; i < std::min<std::size_t>(wanted.reading ? 0 : wanted.count, 1000); ++i) {
        parsed.push_back(rows.next());
    }

    const auto loop = [&](Rows& from, std::size_t count, bool timed) {
        Deflater deflater(wanted.level);
        Master::Buffers buffers;
        Master::Scratch scratch;
        std::string out;
        std::size_t size = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto start = Clock::now();
            const Values fresh = wanted.reading ? from.next() : Values();
            const Values& row = wanted.reading ? fresh : parsed[i % parsed.size()];
            const auto read = Clock::now();
            const RowTexts texts = master.make(row, scratch);
            if (!texts.form.empty()) {
                throw std::runtime_error("a row needs Writer");
            }
            const auto made = Clock::now();
            master.write(texts, master, deflater, out, buffers);
            size += out.size();
            if (timed) {
                const auto end = Clock::now();
                const auto spent = [](Clock::time_point from, Clock::time_point to) {
                    return std::chrono::duration<double, std::milli>(to - from).count();
                };
                reading += spent(start, read);
                making += spent(read, made);
                writing += spent(made, end);
                first = i == 0 ? millisecondsSince(begin) : first;
                if (times.size() < 100'000) {
                    times.push_back(spent(start, end));
                }
                if (!wanted.folder.empty()) {
                    std::ofstream(wanted.folder + "/" + std::to_string(i) +
                                      (master.format() == PackageFormat::docx ? ".docx" : ".odt"),
                                  std::ios::binary)
                        << out;
                }
            }
        }
        return size;
    };
    const double processor = processorSeconds();
    const auto start = Clock::now();
    if (wanted.threads == 1) {
        written = loop(rows, wanted.count, true);
    } else {
        std::vector<std::thread> threads;
        std::atomic<std::size_t> sum{0};
        for (std::size_t i = 0; i < wanted.threads; ++i) {
            threads.emplace_back([&] {
                Rows own(wanted.rows, master);
                sum += loop(own, wanted.count / wanted.threads, false);
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        written = sum;
    }
    const double wall = millisecondsSince(start), count = static_cast<double>(wanted.count);
    json::object result{
        {"engine", "zhangfa"}, {"N", wanted.count}, {"level", wanted.level}, {"threads", wanted.threads}};
    result["docs_per_s_total"] = rounded(count / wall * 1000);
    if (times.size() > 200) { // documents 101 to N, as of the peers
        std::vector<double> steady(times.begin() + 100, times.end());
        double sum = 0;
        for (const double time : steady) {
            sum += time;
        }
        std::ranges::sort(steady);
        result["docs_per_s_steady"] = rounded(1000 * static_cast<double>(steady.size()) / sum);
        result["p50_ms"] = rounded(steady[steady.size() / 2]);
        result["p95_ms"] = rounded(steady[steady.size() * 95 / 100]);
    }
    result["first_doc_ms_from_main"] = rounded(first);
    result["compile_ms"] = rounded(compile);
    result["cpu_ms_per_doc"] = rounded((processorSeconds() - processor) * 1000 / count);
    result["maxrss_mb"] = rounded(megabytes());
    result["bytes_per_doc"] = written / std::max<std::size_t>(wanted.count, 1);
    if (wanted.parts && wanted.threads == 1) {
        result["us_reading"] = rounded(reading * 1000 / count);
        result["us_values"] = rounded(making * 1000 / count);
        result["us_writing"] = rounded(writing * 1000 / count);
    }
    return result;
}

} // namespace
} // namespace zhangfa

int main(int argc, char** argv) {
    const auto begin = std::chrono::steady_clock::now();
    zhangfa::keepFreedMemory(); // as the command does
    zhangfa::Arguments wanted;
    CLI::App app("Documents a second of the direct engine, in memory.", "engine_bench");
    app.add_option("DOCUMENT", wanted.document, "a bound ODT or DOCX")->required();
    app.add_option("ROWS", wanted.rows, "JSON Lines")->required();
    app.add_option("--count", wanted.count, "how many documents (1000)");
    app.add_option("--level", wanted.level, "of compression (1)");
    app.add_option("--threads", wanted.threads, "how many (1)");
    app.add_option("--templates", wanted.templates, "a folder of templates; none: the document's own descriptions");
    app.add_option("--folder", wanted.folder, "writes the documents there");
    app.add_flag("--reading", wanted.reading, "reading and checking the rows counts, too");
    app.add_flag("--parts", wanted.parts, "how long reading rows, values and writing take");
    CLI11_PARSE(app, argc, argv);
    try {
        std::cout << boost::json::serialize(zhangfa::run(wanted, begin)) << '\n';
    } catch (const zhangfa::PackageError& error) {
        std::cerr << "engine_bench: " << error.message.key << '\n';
        return 1;
    } catch (const zhangfa::RowsError& error) {
        std::cerr << "engine_bench: " << error.problem.message.key << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "engine_bench: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
