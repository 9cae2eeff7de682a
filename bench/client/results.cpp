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
    {"Start Writer with the extension, against without", "start/with", "start/without", true, 1.02},
    {"The same in processor time", "start/with, processor", "start/without, processor", true, 1.02},
};

std::optional<double> valueOf(const Target& target, const Measured& measured) {
    const auto figure = measured.find(target.figure);
    if (figure == measured.end()) {
        return std::nullopt;
    }
    if (target.against == nullptr) {
        return median(figure->second);
    }
    const auto against = measured.find(target.against);
    return against == measured.end() ? std::nullopt : std::optional(median(figure->second) / median(against->second));
}

bool reached(const Target& target, double value) {
    return target.atMost ? value <= target.limit : value >= target.limit;
}

} // namespace

json::object resultsJson(const Measured& measured) {
    json::array judged;
    bool all = true;
    for (const Target& target : targets) {
        if (const auto value = valueOf(target, measured)) {
            all = all && reached(target, *value);
            judged.push_back(json::object{{"what", target.what},
                                          {"value", *value},
                                          {"unit", target.against == nullptr ? "ms" : "times"},
                                          {target.atMost ? "at most" : "at least", target.limit},
                                          {"reached", reached(target, *value)}});
        }
    }
    json::object figures;
    for (const auto& [name, samples] : measured) {
        const auto [least, most] = std::minmax_element(samples.begin(), samples.end());
        figures[name] =
            json::object{{"median", median(samples)}, {"least", *least}, {"most", *most}, {"count", samples.size()}};
    }
    return {{"reached", all}, {"targets", std::move(judged)}, {"figures", std::move(figures)}};
}

void printTable(const Measured& measured, std::ostream& out) {
    constexpr int wide = 54, narrow = 10;
    out << std::fixed << std::left << std::setw(wide) << "What" << std::right << std::setw(narrow) << "measured"
        << std::setw(narrow + 4) << "must be" << '\n';
    for (const Target& target : targets) {
        if (const auto value = valueOf(target, measured)) {
            const char* const unit = target.against == nullptr ? " ms" : " × ";
            out << std::left << std::setw(wide) << target.what << std::right << std::setw(narrow)
                << std::setprecision(*value < 10 ? 3 : 1) << *value << unit << (target.atMost ? "  ≤ " : "  ≥ ")
                << std::setprecision(target.limit < 2    ? 2
                                     : target.limit < 20 ? 1
                                                         : 0)
                << std::setw(6) << target.limit << unit << (reached(target, *value) ? "" : "  missed") << '\n';
        }
    }
    out << '\n'
        << std::left << std::setw(wide) << "Milliseconds" << std::right << std::setw(narrow) << "median"
        << std::setw(narrow) << "least" << std::setw(narrow) << "most" << std::setw(narrow) << "samples" << '\n'
        << std::setprecision(2);
    for (const auto& [name, samples] : measured) {
        const auto [least, most] = std::minmax_element(samples.begin(), samples.end());
        out << std::left << std::setw(wide) << name << std::right << std::setw(narrow) << median(samples)
            << std::setw(narrow) << *least << std::setw(narrow) << *most << std::setw(narrow) << samples.size() << '\n';
    }
}

} // namespace zhangfa::bench
