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
        struct Option {
            std::string id, title; // put in where it is wanted
            bool operator==(const Option&) const = default;
        };
        std::vector<Option> options{};
        bool operator==(const Part&) const = default;
    };
    std::vector<Part> sections;
    Manner manner{};
    bool notice = false; // a notice issues it, if wanted
    bool operator==(const KindChoice&) const = default;
};

struct SectionLine {
    SectionId id; // empty: a heading that begins no standard section known
    bool present = false;
    std::string text; // as shown: ✓ 二、理论武装 2/9, ✓ 三、宣传引导 90%, ＋ 阵地建设, or ？ 四、凝心聚力
    std::size_t element = 0; // present: its heading's
    bool bound = true;       // present: not only recognised
    std::string option{};    // of a new report: the section's option that the line is for
    bool operator==(const SectionLine&) const = default;
};

// Of a report; only those whose title or one of whose fields' titles holds `query`.
std::vector<SectionLine> sectionLines(const ReportState& state, std::string_view query, const Texts& texts);

// What a new report will have.
struct NewReport {
    std::set<SectionId> sections;
    std::set<std::string> options{}; // "theory/platform"
    Manner manner{};
    bool brief = false;
    bool notice = true;
    std::string format = standardFormat().id;
};
// As its kind proposes it.
NewReport proposedReport(const KindChoice& kind);

// Of a kind before there is a report; the options of a section that is ticked stand behind it.
std::vector<SectionLine> sectionLines(const KindChoice& kind, const NewReport& wanted, std::string_view query,
                                      const Texts& texts);

} // namespace zhangfa
