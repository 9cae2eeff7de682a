// build/zhangfa_bench: measures Zhangfa inside a real office and prints what was found. Slow days are no failures.
#include "client/results.h"
#include "client/start.h"
#include "office/built_office.h"
#include "officeclient/file_url.h"
#include "uno/strings.h"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XSet.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/task/XJob.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

namespace zhangfa::bench {

namespace css = com::sun::star;
namespace fs = std::filesystem;
namespace json = boost::json;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

const fs::path buildFolder = ZHANGFA_BUILD_DIR;
const fs::path sourceFolder = ZHANGFA_SOURCE_DIR;

struct Wish {
    bool quick = false, start = true;
    std::vector<std::string> only;
    fs::path output = buildFolder / "bench.json";
    int runs = 9, pairs = 15;
};

json::value readJson(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return json::parse(std::string(std::istreambuf_iterator<char>(stream), {}));
}

// The benchmarks' own component, made known to the running office and to no profile.
Reference<css::task::XJob> job(const Session& session) {
    const auto services = session.context()->getServiceManager();
    const css::beans::NamedValue components(ascii("uri"), css::uno::Any(fromUtf8(fileUrl(ZHANGFA_BENCH_COMPONENTS))));
    Reference<css::container::XSet>(services, UNO_QUERY_THROW)
        ->insert(css::uno::Any(css::uno::Sequence<css::beans::NamedValue>(&components, 1)));
    return {services->createInstanceWithContext(ascii("org.zhangfa.Benchmarks"), session.context()), UNO_QUERY_THROW};
}

// All that a kind has, required or not, but what stands around its text.
json::array sections(const json::value& kind) {
    json::array ids;
    for (const json::value& section : kind.at("sections").as_array()) {
        const std::string_view id = section.at("id").as_string();
        if (id != "red-head" && id != "note" && id != "imprint") {
            ids.push_back(section.at("id"));
        }
    }
    return ids;
}

std::vector<json::object> requests(const Wish& wish) {
    const int runs = wish.quick ? 1 : wish.runs;
    std::vector<json::object> all;
    for (const int count : {300, 1200, 4800}) {
        if (!wish.quick || count == 300) {
            // One by one is quadratic: seconds for 1,200, minutes for 4,800.
            const int oneByOne = count == 300 ? std::min(runs, 5) : count == 1200 ? 1 : 0;
            all.push_back({{"benchmark", "fill"},
                           {"count", count},
                           {"runs", runs},
                           {"firsts", std::min(runs, 5)},
                           {"oneByOne", oneByOne}});
        }
    }
    const json::value kind = readJson(sourceFolder / "templates/kinds/situation-report.json");
    const json::object report{{"kind", "situation-report"},
                              {"sections", sections(kind)},
                              {"values", readJson(sourceFolder / "samples/situation-report.json")},
                              {"field", "theory.sessions"},
                              {"reinserted", {"theory", "network", "supervision"}},
                              {"runs", runs}};
    for (const char* const name : {"report", "deck", "existing"}) {
        all.push_back(report);
        all.back()["benchmark"] = name;
    }
    all.push_back({{"benchmark", "form"},
                   {"kind", "situation-report"},
                   {"fields", 200},
                   {"table", "theory.meetings"},
                   {"rows", 500},
                   {"runs", runs}});
    return all;
}

bool wanted(const Wish& wish, std::string_view benchmark) {
    return wish.only.empty() || std::find(wish.only.begin(), wish.only.end(), benchmark) != wish.only.end();
}

void measureInside(const Wish& wish, Measured& measured) {
    Session session(builtOffice(buildFolder));
    const auto benchmarks = job(session);
    for (const json::object& request : requests(wish)) {
        if (!wanted(wish, request.at("benchmark").as_string())) {
            continue;
        }
        std::cerr << request.at("benchmark").as_string().c_str() << " …\n";
        const css::beans::NamedValue argument(ascii("Request"), css::uno::Any(fromUtf8(json::serialize(request))));
        rtl::OUString answer;
        benchmarks->execute(css::uno::Sequence<css::beans::NamedValue>(&argument, 1)) >>= answer;
        add(measured, json::parse(toUtf8(answer)).as_object());
    }
}

std::string firstLine(const char* file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

int run(const Wish& wish) {
    Measured measured;
    const std::string load = firstLine("/proc/loadavg");
    measureInside(wish, measured);
    if (wanted(wish, "start")) {
        std::cerr << "start …\n";
        measureStart(builtOffice(buildFolder).profile, wish.quick ? 1 : wish.pairs, measured);
    }
    printTable(measured, std::cout);
    json::object results = resultsJson(measured);
    results["processors"] = std::thread::hardware_concurrency();
    results["load before and after"] = {load, firstLine("/proc/loadavg")};
    std::ofstream file(wish.output);
    if (!(file << json::serialize(results) << '\n').flush()) {
        std::cerr << "cannot write " << wish.output.native() << '\n';
        return 1;
    }
    return 0;
}

} // namespace

} // namespace zhangfa::bench

int main(int argc, char** argv) {
    zhangfa::bench::Wish wish;
    CLI::App app("Measures Zhangfa inside a real office.");
    app.add_flag("--quick", wish.quick, "everything once, to see that it runs");
    app.add_option("--only", wish.only, "only these: fill, report, deck, existing, start");
    app.add_option("--runs", wish.runs, "how often each figure is taken")->check(CLI::Range(1, 100));
    app.add_option("--pairs", wish.pairs, "how often Writer is started with and without")->check(CLI::Range(1, 100));
    app.add_option("--json", wish.output, "where the figures go; build/bench.json if not given");
    CLI11_PARSE(app, argc, argv);
    try {
        return zhangfa::bench::run(wish);
    } catch (const com::sun::star::uno::Exception& error) {
        std::cerr << zhangfa::toUtf8(error.Message) << '\n';
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
    }
    return 1;
}
