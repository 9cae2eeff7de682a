// The results: a table for people, JSON for programs.
#include "client/results.h"

#include <boost/json.hpp>

#include <algorithm>
#include <iomanip>
#include <optional>

namespace zhangfa::bench {

namespace json = boost::json;

namespace {

// A median in milliseconds, or how many times `figure` is `against` when both were measured side by side.
struct Target {
    const char* what;
    const char* figure;
    const char* against; // null: milliseconds
    bool atMost;
    double limit;
};

constexpr Target targets[] = {
    {"Fill 300 values: all set at once, fields refreshed", "fill/300/apply", nullptr, true, 16},
    {"Fill 300 values: the whole call", "fill/300/service", nullptr, true, 16},
    {"Setting 300 one by one takes, against all at once", "fill/300/one by one", "fill/300/apply", false, 50},
    {"1,200 values at once, against 300", "fill/1200/apply", "fill/300/apply", true, 4.8},
    {"4,800 values at once, against 300", "fill/4800/apply", "fill/300/apply", true, 19.2},
    {"4,800 values, the whole call, against 300", "fill/4800/service", "fill/300/service", true, 19.2},
    {"Make the complete report", "report/create", nullptr, true, 250},
    {"Insert a section", "section/insert", nullptr, true, 30},
    {"Show the deck on that report", "deck/show", nullptr, true, 120},
    {"Change the section shown", "deck/change section", nullptr, true, 50},
    {"A keystroke, beside what the control takes itself", "deck/keystroke", nullptr, true, 2},
    {"Load and check all templates", "form/load all templates", nullptr, true, 20},
    {"A form of 200 fields: a keystroke, as above", "form/keystroke", nullptr, true, 2},
    {"A table of 500 rows: filled", "form/fill a table", nullptr, true, 300},
    {"100 pages by somebody else: all rules, in the core", "existing/check in the core", nullptr, true, 50},
    {"Check 100 pages with the layout: the whole call", "existing/check", nullptr, true, 300},
    {"The same: reading the layout", "existing/layout", nullptr, true, 200},
    {"Recheck after a keystroke, 100 pages", "existing/recheck the paragraph", nullptr, true, 5},
    {"排版 of 100 pages by somebody else", "existing/format", nullptr, true, 2000},
    {"100 pages by somebody else: recognise and plan", "existing/recognise and plan", nullptr, true, 50},
    {"The same: read the snapshot", "existing/snapshot", nullptr, true, 100},
    {"The same: insert a section", "existing/insert", nullptr, true, 150},
    {"The same: a keystroke with the deck, against without", "existing/keystroke with the deck",
     "existing/keystroke without the deck", true, 1.05},
    {"Start Writer with the extension, against without", "start/with", "start/without", true, 1.02},
};

std::optional<double> valueOf(const Target& target, const Measured& measured, double Sample::*which) {
    const auto figure = measured.find(target.figure);
    if (figure == measured.end()) {
        return std::nullopt;
    }
    if (target.against == nullptr) {
        return median(figure->second, which);
    }
    const auto against = measured.find(target.against);
    return against == measured.end() ? std::nullopt
                                     : std::optional(median(figure->second, which) / median(against->second, which));
}

bool reached(const Target& target, double value) {
    return target.atMost ? value <= target.limit : value >= target.limit;
}

double least(const Samples& samples) {
    return std::min_element(samples.begin(), samples.end(), [](auto a, auto b) { return a.taken < b.taken; })->taken;
}
double most(const Samples& samples) {
    return std::max_element(samples.begin(), samples.end(), [](auto a, auto b) { return a.taken < b.taken; })->taken;
}

// Three digits that count.
struct Shown {
    double value;
};
std::ostream& operator<<(std::ostream& out, Shown shown) {
    return out << std::setw(10) << std::setprecision(shown.value < 10 ? 2 : shown.value < 100 ? 1 : 0) << shown.value;
}

} // namespace

json::object resultsJson(const Measured& measured) {
    json::array judged;
    bool all = true;
    for (const Target& target : targets) {
        if (const auto value = valueOf(target, measured, &Sample::taken)) {
            const double processor = *valueOf(target, measured, &Sample::processor);
            all = all && reached(target, *value);
            judged.push_back(json::object{{"what", target.what},
                                          {"value", *value},
                                          {"processor", processor},
                                          {"unit", target.against == nullptr ? "ms" : "times"},
                                          {target.atMost ? "at most" : "at least", target.limit},
                                          {"reached", reached(target, *value)},
                                          {"reached in processor time", reached(target, processor)}});
        }
    }
    json::object figures;
    for (const auto& [name, samples] : measured) {
        figures[name] = json::object{{"median", median(samples, &Sample::taken)},
                                     {"processor", median(samples, &Sample::processor)},
                                     {"least", least(samples)},
                                     {"most", most(samples)},
                                     {"count", samples.size()}};
    }
    return {{"reached", all}, {"targets", std::move(judged)}, {"figures", std::move(figures)}};
}

void printTable(const Measured& measured, std::ostream& out) {
    constexpr int wide = 54, narrow = 10;
    out << std::fixed << std::left << std::setw(wide) << "What" << std::right << std::setw(narrow) << "measured"
        << std::setw(narrow) << "processor" << std::setw(narrow) << "must be" << '\n';
    for (const Target& target : targets) {
        if (const auto value = valueOf(target, measured, &Sample::taken)) {
            const double processor = *valueOf(target, measured, &Sample::processor);
            out << std::left << std::setw(wide) << target.what << std::right << Shown{*value} << Shown{processor}
                << (target.atMost ? "    at most" : "   at least") << Shown{target.limit}
                << (target.against == nullptr ? " ms" : " times")
                << (reached(target, *value)      ? ""
                    : reached(target, processor) ? "  missed: the machine is busy"
                                                 : "  MISSED")
                << '\n';
        }
    }
    out << '\n' << std::left << std::setw(wide) << "Milliseconds" << std::right;
    for (const char* const title : {"median", "processor", "least", "most", "samples"}) {
        out << std::setw(narrow) << title;
    }
    out << '\n';
    for (const auto& [name, samples] : measured) {
        out << std::left << std::setw(wide) << name << std::right << Shown{median(samples, &Sample::taken)}
            << Shown{median(samples, &Sample::processor)} << Shown{least(samples)} << Shown{most(samples)}
            << std::setw(narrow) << samples.size() << '\n';
    }
}

} // namespace zhangfa::bench
