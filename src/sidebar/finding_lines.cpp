// The lines of the list of findings. Pure.
#include "sidebar/finding_lines.h"

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

std::vector<CheckedPlace> checkedPlaces(const json::value& findings) {
    std::vector<CheckedPlace> all;
    for (const json::value& any : findings.as_array()) {
        const json::object& object = any.as_object();
        const auto string = [&](const char* key) { return std::string(object.at(key).as_string()); };
        CheckedPlace place;
        place.rule = string("rule");
        place.clause = string("clause");
        place.text = string("text");
        place.message = string("message");
        place.source = string("source").at(0);
        place.severity = severityOf(string("severity")).value_or(Severity::hint);
        place.placed = object.contains("element");
        if (place.placed) {
            place.element = object.at("element").to_number<std::size_t>();
            place.at = object.at("at").to_number<std::size_t>();
        }
        place.inCell = object.contains("row");
        place.fixable = !object.at("fix").is_null();
        place.ignored = object.contains("ignored");
        place.json = any;
        all.push_back(std::move(place));
    }
    return all;
}

std::vector<FindingLine> findingLines(const std::vector<CheckedPlace>& findings, FindingFilter filter) {
    constexpr const char* signs[] = {"· ", "⚠ ", "✗ "};
    std::vector<FindingLine> lines;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::hint}) {
        if ((filter == FindingFilter::errors && severity != Severity::error) ||
            (filter == FindingFilter::warnings && severity == Severity::hint)) {
            continue;
        }
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (findings[i].severity == severity && findings[i].ignored == (filter == FindingFilter::ignored)) {
                lines.push_back({i, signs[static_cast<std::size_t>(severity)] + findings[i].message});
            }
        }
    }
    // What is forgotten stands first in the table of rules.
    const auto rank = [&](const FindingLine& line) {
        const CheckedPlace& finding = findings[line.index];
        const Rule* const rule = checkRule(finding.rule);
        return std::pair(-static_cast<int>(finding.severity), rule == nullptr ? 0 : rule - checkRules().data());
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const FindingLine& one, const FindingLine& two) { return rank(one) < rank(two); });
    return lines;
}

std::string findingCounts(const std::vector<CheckedPlace>& findings, const Texts& texts) {
    const auto count = [&](Severity severity) {
        return std::to_string(std::count_if(findings.begin(), findings.end(), [&](const CheckedPlace& any) {
            return any.severity == severity && !any.ignored;
        }));
    };
    const bool none = std::all_of(findings.begin(), findings.end(), [](const auto& any) { return any.ignored; });
    return none ? texts("check.nothing")
                : texts({"check.counts", {count(Severity::error), count(Severity::warning), count(Severity::hint)}});
}

std::string findingSource(const CheckedPlace& finding, const Texts& texts) {
    const std::string source = texts(std::string("check.source-") + finding.source);
    return finding.clause.empty() ? source : texts({"check.source-clause", {source, finding.clause}});
}

} // namespace zhangfa
