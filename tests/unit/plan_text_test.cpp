// Sections in another of their texts, and lists that answer others.
#include "core/answers.h"
#include "core/settle.h"
#include "core/utf8.h"
#include "memory_document.h"
#include "project_files.h"
#include "report_in_memory.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

MemoryDocument make(const KindId& kind, const char* values, const std::string& text = {}) {
    ReportRequest request{kind, std::nullopt, {}, valuesOf(values)};
    request.text = text;
    MemoryDocument document;
    document.apply(editsOf(planReport(shippedLibrary(), request)));
    document.apply(planSettle(shippedLibrary(), document.snapshot, document.snapshot));
    return document;
}

void change(MemoryDocument& document, const std::vector<SectionId>& sections, const std::string& text) {
    const Snapshot before = document.snapshot;
    document.apply(editsOf(planText(shippedLibrary(), document.snapshot, sections, text)));
    document.apply(planSettle(shippedLibrary(), before, document.snapshot));
}

constexpr const char* someValues =
    R"({"year":2026,"span":"年度","theory.sessions":12,"leadership.studies":6,"network.major":0,"limit":3000})";

TEST(PlanText, BriefAndBackIsTheSameReport) {
    for (const auto& [id, kind] : shippedLibrary().kinds) {
        MemoryDocument document = make(id, someValues);
        const auto full = masked(document.snapshot);
        const auto changed = sectionsForText(shippedLibrary(), document.snapshot, briefText);
        change(document, changed, briefText);
        EXPECT_EQ(masked(document.snapshot), masked(make(id, someValues, briefText).snapshot)) << id.value;
        EXPECT_TRUE(reconcile(shippedLibrary(), document.snapshot).orphans.empty()) << "its values wait";
        change(document, sectionsForText(shippedLibrary(), document.snapshot, ""), "");
        EXPECT_EQ(masked(document.snapshot), full) << id.value;
    }
}

TEST(PlanText, WhatSomebodyWroteIsLeftAlone) {
    MemoryDocument document = make(KindId{"situation-report"}, someValues);
    const std::size_t place = find(document, "集中学习");
    document.append(place, "另有一句。");
    const auto others = sectionsForText(shippedLibrary(), document.snapshot, briefText);
    EXPECT_GT(others.size(), 3U);
    EXPECT_EQ(std::count(others.begin(), others.end(), SectionId{"theory"}), 0);
    EXPECT_TRUE(isWrittenIn(shippedLibrary(), document.snapshot, SectionId{"theory"}, briefText));
    change(document, others, briefText);
    EXPECT_NO_THROW(find(document, "另有一句。"));
    change(document, {SectionId{"theory"}}, briefText); // asked for by name
    EXPECT_THROW(find(document, "另有一句。"), std::logic_error);
}

TEST(PlanText, KeepsHeadingsAndListsAndSaysWhatItCannotDo) {
    MemoryDocument document = make(KindId{"situation-report"}, R"({"problems.items":[{"problem":"学习不够经常"}]})");
    const Library& library = shippedLibrary();
    const auto filled = sectionsForText(library, document.snapshot, briefText);
    change(document, filled, briefText);
    EXPECT_NO_THROW(find(document, "学习不够经常"));
    EXPECT_EQ(refusalOf(planText(library, document.snapshot, {SectionId{"theory"}}, "no-such")), "plan.unknown-text");
    EXPECT_EQ(refusalOf(planText(library, document.snapshot, {SectionId{"duty-list"}}, briefText)), "plan.not-there");
}

TEST(PlanText, TheLimitStandsInNoTextAndIsNoOrphan) {
    MemoryDocument document = make(KindId{"situation-report"}, someValues);
    const Report report = readReport(document.snapshot, shippedLibrary());
    EXPECT_TRUE(report.asked.contains(limitField));
    EXPECT_TRUE(reconcile(report, document.snapshot).orphans.empty());
    EXPECT_EQ(readValues(report, document.snapshot).at(limitField), 3000);
}

TEST(Answers, TellsWhichItemsNoRowNames) {
    const Library& library = shippedLibrary();
    const Field* list = library.field(FieldId{"plan.measures"});
    ASSERT_NE(list, nullptr);
    Values values = valuesOf(R"({"problems.items":[{"problem":"学习不够经常"},{"problem":"台账不全 "},{"problem":""}],
        "plan.measures":[{"measure":"修订学习计划","problem":"学习不够经常"}]})");
    EXPECT_EQ(unanswered(*list, values), std::vector<std::string>{"台账不全"});
    values[list->id] = withAnswers(*list, values[list->id], unanswered(*list, values));
    EXPECT_EQ(boost::json::serialize(values[list->id].as_array()[1]), R"({"problem":"台账不全"})");
    EXPECT_TRUE(unanswered(*list, values).empty());
    EXPECT_TRUE(unanswered(*library.field(FieldId{"problems.items"}), values).empty());
    EXPECT_TRUE(unanswered(*list, {}).empty());
}

} // namespace
} // namespace zhangfa
