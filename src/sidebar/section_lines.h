// The lines of the section list: what stands in the report, and what is missing where. Pure.
#pragma once

#include "core/state.h"
#include "core/texts.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// A kind of report, to choose from.
struct KindChoice {
    KindId id;
    std::string title;
    struct Part {
        SectionId id;
        std::string title;
        Need need = Need::optional;
        bool operator==(const Part&) const = default;
    };
    std::vector<Part> sections;
    bool operator==(const KindChoice&) const = default;
};

struct SectionLine {
    SectionId id; // empty: a heading that begins no standard section known
    bool present = false;
    std::string text; // as shown: ✓ 二、理论武装 2/9, ✓ 三、宣传引导 90%, ＋ 阵地建设, or ？ 四、凝心聚力
    std::size_t element = 0; // present: its heading's
    bool bound = true;       // present: not only recognised
    bool operator==(const SectionLine&) const = default;
};

// Of a report; only those whose title or one of whose fields' titles holds `query`.
std::vector<SectionLine> sectionLines(const ReportState& state, std::string_view query, const Texts& texts);

// Of a kind before there is a report: ticked are those a new report will have.
std::vector<SectionLine> sectionLines(const KindChoice& kind, const std::set<SectionId>& ticked, std::string_view query,
                                      const Texts& texts);
// The ones a kind proposes.
std::set<SectionId> proposedSections(const KindChoice& kind);

} // namespace zhangfa
