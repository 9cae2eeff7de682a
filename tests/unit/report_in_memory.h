// A report in memory, made by the library's plans: what tests of plans begin with.
#pragma once

#include "memory_document.h"
#include "report_library.h"

#include "core/plan.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <stdexcept>

namespace zhangfa {

inline const Edits& editsOf(const Plan& plan) {
    if (const auto* refused = std::get_if<Refusal>(&plan)) {
        throw std::logic_error("refused: " + refused->key);
    }
    return std::get<Edits>(plan);
}

inline std::string refusalOf(const Plan& plan) {
    const auto* refused = std::get_if<Refusal>(&plan);
    return refused != nullptr ? refused->key : "";
}

inline Values valuesOf(const char* json) {
    Values values;
    const boost::json::value parsed = boost::json::parse(json);
    for (const auto& [id, value] : parsed.as_object()) {
        values[FieldId{std::string(id)}] = value;
    }
    return values;
}

inline MemoryDocument makeReport(const char* values = "{}",
                                 std::optional<std::vector<SectionId>> sections = std::nullopt,
                                 std::set<std::string> options = {}) {
    MemoryDocument document;
    document.apply(editsOf(
        planReport(reportLibrary(), {KindId{"report"}, std::move(sections), std::move(options), valuesOf(values)})));
    return document;
}

inline Report read(const MemoryDocument& document) { return readReport(document.snapshot, reportLibrary()); }

inline boost::json::value valueIn(const MemoryDocument& document, const char* field) {
    return readValues(read(document), document.snapshot).at(FieldId{field});
}

inline std::string sectionsIn(const MemoryDocument& document) {
    std::string ids;
    for (const ReportSection& section : read(document).sections) {
        ids += (ids.empty() ? "" : " ") + section.id.value + (section.copy ? "(copy)" : "");
    }
    return ids;
}

// Where a text begins that contains `words`.
inline std::size_t find(const MemoryDocument& document, const std::string& words) {
    const auto texts = document.texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].find(words) != std::string::npos) {
            return i;
        }
    }
    throw std::logic_error("no such text: " + words);
}

} // namespace zhangfa
