// The lines of the list of findings. Pure.
#pragma once

#include "check/finding.h"
#include "core/texts.h"

#include <boost/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

// As the public API tells it.
struct CheckedPlace {
    std::string rule, clause, text, message;
    char source = 'P';
    Severity severity = Severity::hint;
    std::size_t element = 0, at = 0;    // in the body; `at` in bytes
    std::string part;                   // of a header, footer, note or frame: its name, and which paragraph of it
    std::size_t paragraph = 0;          // from 1
    std::vector<std::string> sentences; // that it is about
    bool placed = false;                // it has a place in the text
    bool inCell = false;
    bool fixable = false, ignored = false;
    boost::json::value json; // what the API wants to have back
    bool operator==(const CheckedPlace&) const = default;
};
std::vector<CheckedPlace> checkedPlaces(const boost::json::value& findings);

// What the list shows.
enum class FindingFilter : std::uint8_t { all, warnings, errors, ignored };

struct FindingLine {
    std::optional<std::size_t> index; // of the finding; nothing for the line above a group
    std::string text;                 // ✗ sentence
    bool operator==(const FindingLine&) const = default;
};
// The gravest first, then by rule, then by place; a line with their number above those of a severity, where there are
// several.
std::vector<FindingLine> findingLines(const std::vector<CheckedPlace>& findings, FindingFilter filter,
                                      const Texts& texts);

// What was found anew in a paragraph of the body, in place of what was found there before. Whether that is anything
// else.
bool replaceFindings(std::vector<CheckedPlace>& findings, std::size_t element, std::vector<CheckedPlace> now);

// 2 错误 · 3 警告 · 5 提示
std::string findingCounts(const std::vector<CheckedPlace>& findings, const Texts& texts);
// The whole sentence with its source, where it stands unless in the body, and the sentences it is about.
std::string findingDetail(const CheckedPlace& finding, const Texts& texts);
// National standard 7.3.5
std::string findingSource(const CheckedPlace& finding, const Texts& texts);

} // namespace zhangfa
