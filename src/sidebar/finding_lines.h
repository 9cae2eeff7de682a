// The lines of the list of findings. Pure.
#pragma once

#include "check/finding.h"
#include "core/texts.h"

#include <boost/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace zhangfa {

// As the public API tells it.
struct CheckedPlace {
    std::string rule, clause, text, message;
    char source = 'P';
    Severity severity = Severity::hint;
    std::size_t element = 0, at = 0; // in the body; `at` in bytes
    bool placed = false;             // it has a place in the text
    bool inCell = false;
    bool fixable = false, ignored = false;
    boost::json::value json; // what the API wants to have back
    bool operator==(const CheckedPlace&) const = default;
};
std::vector<CheckedPlace> checkedPlaces(const boost::json::value& findings);

// What the list shows.
enum class FindingFilter : std::uint8_t { all, warnings, errors, ignored };

struct FindingLine {
    std::size_t index = 0; // of the finding
    std::string text;      // ✗ sentence
    bool operator==(const FindingLine&) const = default;
};
// The gravest first, then by rule, then by place.
std::vector<FindingLine> findingLines(const std::vector<CheckedPlace>& findings, FindingFilter filter);

// 2 错误 · 3 警告 · 5 提示
std::string findingCounts(const std::vector<CheckedPlace>& findings, const Texts& texts);
// National standard 7.3.5, may be corrected by itself.
std::string findingSource(const CheckedPlace& finding, const Texts& texts);

} // namespace zhangfa
