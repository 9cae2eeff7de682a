// The lines of the list of findings. Pure.
#include "sidebar/finding_lines.h"

#include <algorithm>
#include <iterator>

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
        const bool inBody = object.contains("element");
        place.placed = inBody || object.contains("part");
        if (place.placed) {
            place.at = object.at("at").to_number<std::size_t>();
        }
        if (inBody) {
            place.element = object.at("element").to_number<std::size_t>();
        } else if (place.placed) {
            place.part = string("part");
            place.paragraph = object.at("paragraph").to_number<std::size_t>();
        }
        if (const auto* sentences = object.if_contains("sentences")) {
            place.sentences = json::value_to<std::vector<std::string>>(*sentences);
        }
        place.inCell = object.contains("row");
        place.fixable = !object.at("fix").is_null();
        place.ignored = object.contains("ignored");
        place.json = any;
        all.push_back(std::move(place));
    }
    return all;
}

std::vector<FindingLine> findingLines(const std::vector<CheckedPlace>& findings, FindingFilter filter,
                                      const Texts& texts) {
    constexpr const char* signs[] = {"· ", "⚠ ", "✗ "};
    // What is forgotten stands first in the table of rules.
    const auto rank = [&](const FindingLine& line) {
        const Rule* const rule = checkRule(findings[*line.index].rule);
        return rule == nullptr ? 0 : rule - checkRules().data();
    };
    std::vector<std::vector<FindingLine>> groups;
    std::vector<FindingLine> titles;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::hint}) {
        if ((filter == FindingFilter::errors && severity != Severity::error) ||
            (filter == FindingFilter::warnings && severity == Severity::hint)) {
            continue;
        }
        std::vector<FindingLine> group;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (findings[i].severity == severity && findings[i].ignored == (filter == FindingFilter::ignored)) {
                group.push_back({i, signs[static_cast<std::size_t>(severity)] + findings[i].message});
            }
        }
        if (!group.empty()) {
            std::stable_sort(group.begin(), group.end(),
                             [&](const FindingLine& one, const FindingLine& two) { return rank(one) < rank(two); });
            titles.push_back({std::nullopt,
                              texts({"check.group-" + std::string(nameOf(severity)), {std::to_string(group.size())}})});
            groups.push_back(std::move(group));
        }
    }
    std::vector<FindingLine> lines;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups.size() > 1) {
            lines.push_back(std::move(titles[i]));
        }
        std::move(groups[i].begin(), groups[i].end(), std::back_inserter(lines));
    }
    return lines;
}

bool replaceFindings(std::vector<CheckedPlace>& findings, std::size_t element, std::vector<CheckedPlace> now) {
    const auto inBody = [](const CheckedPlace& any) { return any.placed && any.part.empty(); };
    const auto isHere = [&](const CheckedPlace& any) { return inBody(any) && !any.inCell && any.element == element; };
    std::vector<CheckedPlace> before;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(before), isHere);
    if (before == now) {
        return false;
    }
    std::erase_if(findings, isHere);
    const auto behind = std::find_if(findings.begin(), findings.end(), [&](const CheckedPlace& any) {
        return !any.part.empty() || (inBody(any) && any.element > element);
    });
    findings.insert(behind, std::make_move_iterator(now.begin()), std::make_move_iterator(now.end()));
    return true;
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

namespace {

// 脚注 1; the styles of headers and footers say nothing to the reader.
std::string partWords(const std::string& part, const Texts& texts) {
    const std::size_t colon = std::min(part.find(':'), part.size());
    return texts({"check.part-" + part.substr(0, colon), {part.substr(std::min(colon + 1, part.size()))}});
}

} // namespace

std::string findingDetail(const CheckedPlace& finding, const Texts& texts) {
    constexpr std::size_t shown = 5;
    std::string detail = texts({"check.detail", {finding.message, findingSource(finding, texts)}});
    if (!finding.part.empty()) {
        detail = texts({"check.in-part", {partWords(finding.part, texts), detail}});
    }
    for (std::size_t i = 0; i < std::min(shown, finding.sentences.size()); ++i) {
        detail += "\n" + texts({"check.sentence", {finding.sentences[i]}});
    }
    if (finding.sentences.size() > shown) {
        detail += "\n" + texts({"check.sentences-more", {std::to_string(finding.sentences.size())}});
    }
    return detail;
}

std::string findingSource(const CheckedPlace& finding, const Texts& texts) {
    const std::string source = texts(std::string("check.source-") + finding.source);
    return finding.clause.empty() ? source : texts({"check.source-clause", {source, finding.clause}});
}

} // namespace zhangfa
