// Moving a section past its neighbours.
#include "report_in_memory.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

std::string move(MemoryDocument& document, const char* id, int steps) {
    const Plan plan = planMove(reportLibrary(), document.snapshot, SectionId{id}, steps);
    if (refusalOf(plan).empty()) {
        document.apply(editsOf(plan));
    }
    return refusalOf(plan);
}

TEST(PlanMove, GoesPastTheNeighbourWithItsSubheadings) {
    MemoryDocument document = makeReport();
    EXPECT_EQ(move(document, "leadership", +1), "");
    EXPECT_EQ(sectionsIn(document), "preamble theory leadership problems plan closing");
    EXPECT_EQ(document.texts()[find(document, "理论武装")], "一、理论武装");
    EXPECT_EQ(find(document, "二、组织领导"), find(document, "共〔集中学习次数〕次。") + 1);
}

TEST(PlanMove, DownAndUpAgainGivesTheTextAsItWas) {
    MemoryDocument document = makeReport();
    const auto before = document.texts();
    move(document, "theory", +1);
    ASSERT_NE(document.texts(), before);
    move(document, "theory", -1);
    EXPECT_EQ(document.texts(), before);
}

TEST(PlanMove, TakesSeveralStepsOrNone) {
    MemoryDocument document = makeReport();
    const auto before = document.texts();
    EXPECT_EQ(move(document, "leadership", 0), "");
    EXPECT_EQ(document.texts(), before);
    EXPECT_EQ(move(document, "leadership", +3), "");
    EXPECT_EQ(sectionsIn(document), "preamble theory problems plan leadership closing");
    EXPECT_EQ(move(document, "leadership", -3), "");
    EXPECT_EQ(document.texts(), before);
}

TEST(PlanMove, StaysBetweenPreambleAndClosing) {
    MemoryDocument document = makeReport();
    EXPECT_EQ(move(document, "leadership", -1), "plan.already-first");
    EXPECT_EQ(move(document, "plan", +1), "plan.already-last");
    EXPECT_EQ(move(document, "theory", +3), "plan.already-last");
    EXPECT_EQ(move(document, "preamble", +1), "plan.fixed-place");
    EXPECT_EQ(move(document, "closing", -1), "plan.fixed-place");
    EXPECT_EQ(move(document, "network", -1), "plan.not-there");
}

TEST(PlanMove, StaysBeforeTheSignatureAndAttachments) {
    MemoryDocument document = makeReport();
    document.apply(editsOf(planRemove(reportLibrary(), document.snapshot, SectionId{"closing"})));
    document.write(*read(document).signature, "附件：清单");
    EXPECT_EQ(move(document, "plan", +1), "plan.already-last");
    EXPECT_EQ(move(document, "plan", -1), "");
    EXPECT_EQ(find(document, "附件：清单"), *read(document).signature - 1);
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory plan problems");
}

TEST(PlanMove, TakesInNoTextThatIsNotItsOwn) {
    MemoryDocument document = makeReport();
    document.snapshot.body[find(document, "二、理论武装")].paragraph.outlineLevel = 0; // an ordinary paragraph now
    ASSERT_EQ(read(document).section(SectionId{"theory"})->count, 4U);
    EXPECT_EQ(move(document, "leadership", +1), "");
    EXPECT_EQ(read(document).section(SectionId{"leadership"})->count, 4U);
    EXPECT_LT(find(document, "学习成果"), find(document, "组织领导"));
}

TEST(PlanMove, PassesCopiesAndTheUsersOwnChapters) {
    MemoryDocument document = makeReport();
    const ReportSection leadership = *read(document).section(SectionId{"leadership"});
    document.paste(leadership.first, leadership.count);
    document.write(read(document).section(SectionId{"theory"})->first, "我的一章", 1);
    EXPECT_EQ(move(document, "leadership", +1), "");
    EXPECT_EQ(sectionsIn(document), "preamble leadership(copy) theory leadership problems plan closing");
}

} // namespace
} // namespace zhangfa
