// What only a whole report can show: unfilled values, missing sections, problems nobody answers, too much text.
#include "memory_document.h"
#include "project_files.h"
#include "report_in_memory.h"

#include "check/check.h"
#include "core/plan.h"
#include "core/values.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

const KindId situation{"situation-report"}, plan{"work-plan"};

MemoryDocument make(const KindId& kind, const Values& values,
                    std::optional<std::vector<SectionId>> sections = std::nullopt) {
    MemoryDocument document;
    document.apply(editsOf(planReport(shippedLibrary(), {kind, std::move(sections), {}, values})));
    return document;
}

Values sample(const KindId& kind) {
    return parseValues(contentOf(root / "samples" / (kind.value + ".json")), kind.value,
                       fieldsOf(shippedLibrary(), *shippedLibrary().kind(kind)))
        .values;
}

// First arguments of what is told.
std::vector<std::string> told(const char* rule, const Snapshot& snapshot) {
    std::vector<std::string> all;
    for (const Finding& finding : check(snapshot, shippedLibrary(), {})) {
        if (finding.rule->id == rule) {
            all.push_back(finding.message.args.at(0));
        }
    }
    return all;
}

TEST(CheckReports, TellsValuesThatWaitForTheirSentences) {
    EXPECT_GE(told("unfilled", make(situation, {}).snapshot).size(), 2U);
    EXPECT_TRUE(told("unfilled", make(situation, sample(situation)).snapshot).empty());
    MemoryDocument foreign;
    foreign.write(0, "关于工作情况的报告");
    EXPECT_TRUE(told("unfilled", foreign.snapshot).empty()) << "nobody said what it should hold";
}

TEST(CheckReports, TellsRequiredSectionsThatAreMissing) {
    for (const KindId& id : {situation, plan}) {
        SCOPED_TRACE(id.value);
        const Kind& kind = *shippedLibrary().kind(id);
        std::vector<SectionId> required;
        for (const KindSection& section : kind.sections) {
            if (section.need == Need::required) {
                required.push_back(section.id);
            }
        }
        EXPECT_TRUE(told("section.missing", make(id, {}, required).snapshot).empty()) << "others are not asked for";
        EXPECT_TRUE(told("section.missing", make(id, {}).snapshot).empty());
        MemoryDocument few = make(id, {});
        few.apply(editsOf(planRemove(shippedLibrary(), few.snapshot, required.back())));
        EXPECT_EQ(told("section.missing", few.snapshot),
                  std::vector<std::string>{shippedLibrary().section(required.back())->title});
    }
}

TEST(CheckReports, TellsProblemsThatNoMeasureAnswers) {
    const auto with = [](const char* lists) {
        Values values = sample(situation);
        for (auto& [id, value] : valuesOf(lists)) {
            values[id] = value;
        }
        return told("problem.unanswered", make(situation, values).snapshot);
    };
    const std::vector<std::string> both{"学习不够经常", "台账不全"};
    EXPECT_EQ(with(R"({"problems.items":[{"problem":"学习不够经常"},{"problem":"台账不全"}],
                       "plan.measures":[{"measure":"改进方法","problem":"其他"}]})"),
              both);
    EXPECT_EQ(with(R"({"problems.items":[{"problem":"学习不够经常"},{"problem":"台账不全"}],
                       "plan.measures":[{"measure":"修订学习计划","problem":"学习不够经常"}]})"),
              std::vector<std::string>{both[1]});
    EXPECT_TRUE(with(R"({"problems.items":[{"problem":"学习不够经常"}],
                         "plan.measures":[{"measure":"修订学习计划","problem":"学习不够经常"}]})")
                    .empty());
    EXPECT_TRUE(told("problem.unanswered", make(situation, sample(situation)).snapshot).empty());
}

TEST(CheckReports, TellsWhatIsLongerThanTheLimit) {
    for (const int limit : {100, 500}) {
        Values values = sample(situation);
        values[limitField] = limit;
        EXPECT_EQ(told("length", make(situation, values).snapshot).size(), 1U) << limit;
    }
    Values values = sample(situation);
    values.erase(limitField);
    EXPECT_TRUE(told("length", make(situation, values).snapshot).empty()) << "no limit was given";
    values[limitField] = 100000;
    EXPECT_TRUE(told("length", make(situation, values).snapshot).empty());
}

} // namespace
} // namespace zhangfa
