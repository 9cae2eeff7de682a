// Putting a missing section in, and taking one out again.
#include "report_in_memory.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

void insert(MemoryDocument& document, const char* id, const char* values = "{}",
            std::optional<std::size_t> after = std::nullopt) {
    document.apply(editsOf(planInsert(reportLibrary(), document.snapshot, SectionId{id}, valuesOf(values), after)));
}

void remove(MemoryDocument& document, const char* id) {
    document.apply(editsOf(planRemove(reportLibrary(), document.snapshot, SectionId{id})));
}

TEST(PlanInsert, PutsASectionBehindTheLastThatRanksBeforeIt) {
    MemoryDocument document = makeReport();
    insert(document, "network");
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory network problems plan closing");
    EXPECT_EQ(document.texts()[find(document, "网络意识形态")], "三、网络意识形态");
    EXPECT_EQ(document.texts()[find(document, "存在问题")], "四、存在问题");
}

TEST(PlanInsert, PutsASectionBeforeTheFirstThatRanksAfterItWhereNoneRanksBefore) {
    MemoryDocument document = makeReport("{}", std::vector<SectionId>{});
    remove(document, "preamble");
    insert(document, "leadership");
    EXPECT_EQ(sectionsIn(document), "leadership theory plan");
    insert(document, "preamble");
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory plan");
}

TEST(PlanInsert, PutsTheOnlySectionBeforeTheSignature) {
    MemoryDocument document = makeReport("{}", std::vector<SectionId>{});
    for (const char* id : {"preamble", "theory", "plan"}) {
        remove(document, id);
    }
    ASSERT_EQ(document.texts().size(), 4U);
    document.write(2, "附件：清单");
    insert(document, "theory");
    EXPECT_EQ(find(document, "一、理论武装"), 2U);
    EXPECT_EQ(find(document, "附件：清单"), document.texts().size() - 3);
}

TEST(PlanInsert, NeverGoesBehindTheSignature) {
    MemoryDocument document = makeReport("{}", std::vector<SectionId>{});
    const std::size_t plan = read(document).section(SectionId{"plan"})->first;
    const std::size_t signature = *read(document).signature;
    document.apply({MoveElements{signature, 2, plan}}); // by the user, for no good reason
    insert(document, "closing");
    EXPECT_LT(find(document, "特此报告"), *read(document).signature);
}

TEST(PlanInsert, GoesBehindTheSectionThatHoldsTheCursor) {
    MemoryDocument document = makeReport();
    insert(document, "network", "{}", find(document, "主要有以下问题"));
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory problems network plan closing");
}

TEST(PlanInsert, StaysBetweenPreambleAndClosingWhereverTheCursorIs) {
    const auto inserted = [](std::size_t after) {
        MemoryDocument document = makeReport();
        insert(document, "network", "{}", after);
        return sectionsIn(document);
    };
    const MemoryDocument document = makeReport();
    EXPECT_EQ(inserted(0), "preamble network leadership theory problems plan closing");
    EXPECT_EQ(inserted(2), "preamble network leadership theory problems plan closing");
    for (const std::size_t end :
         {find(document, "特此报告"), document.texts().size() - 1, document.texts().size() + 9}) {
        EXPECT_EQ(inserted(end), "preamble leadership theory problems plan network closing") << end;
    }
}

TEST(PlanInsert, GoesBehindTheUsersOwnChapterThatHoldsTheCursor) {
    MemoryDocument document = makeReport();
    const std::size_t theory = read(document).section(SectionId{"theory"})->first;
    document.write(theory, "我的一章", 1);
    document.write(theory + 1, "我的正文");
    document.write(theory + 2, "我的第二章", 1);
    insert(document, "network", "{}", theory + 1);
    EXPECT_EQ(find(document, "三、网络意识形态"), theory + 2);
    EXPECT_EQ(find(document, "四、我的第二章"), theory + 4);
}

TEST(PlanInsert, TakesInNoTextThatIsNotItsOwn) {
    MemoryDocument document = makeReport();
    document.erase(find(document, "一、组织领导"), 1); // the user deleted a heading; its subheading is left
    const auto before = document.texts();
    insert(document, "leadership");
    EXPECT_EQ(find(document, "一、组织领导"), find(document, "领导小组〔领导小组〕。") + 1);
    remove(document, "leadership");
    EXPECT_EQ(document.texts(), before);
}

TEST(PlanInsert, MakesABlockLeftOverOrdinaryText) {
    MemoryDocument document = makeReport(R"({"problems.items":[{"problem":"旧"}]})");
    document.erase(find(document, "三、存在问题"), 1);
    insert(document, "problems", R"({"problems.items":[{"problem":"新"}]})");
    EXPECT_NO_THROW(find(document, "（一）旧。"));
    EXPECT_EQ(valueIn(document, "problems.items"), boost::json::parse(R"([{"problem":"新"}])"));
}

TEST(PlanInsert, PutsTheClosingBehindTheUsersOwnLastChapter) {
    MemoryDocument document = makeReport();
    remove(document, "closing");
    document.write(*read(document).signature, "其他事项", 1);
    insert(document, "closing");
    EXPECT_EQ(find(document, "特此报告。"), find(document, "其他事项") + 1);
}

TEST(PlanInsert, ThenRemovingGivesTheTextAsItWas) {
    MemoryDocument document = makeReport();
    const auto before = document.texts();
    insert(document, "network");
    ASSERT_NE(document.texts(), before);
    remove(document, "network");
    EXPECT_EQ(document.texts(), before);
}

TEST(PlanInsert, BringsBackTheValuesOfARemovedSection) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12,"theory.users":3})");
    remove(document, "theory");
    EXPECT_EQ(reconcile(reportLibrary(), document.snapshot).orphans,
              (std::vector<FieldId>{FieldId{"theory.sessions"}, FieldId{"theory.users"}}));
    insert(document, "theory", R"({"theory.sessions":99})");
    EXPECT_EQ(document.texts()[find(document, "集中学习")], "集中学习12次。")
        << "a value that is there is not overwritten";
    EXPECT_NO_THROW(find(document, "注册3人")) << "nor does its option get lost";
}

TEST(PlanInsert, LeavesSharedValuesAsTheyAre) {
    MemoryDocument document = makeReport();
    document.apply(editsOf(planFill(reportLibrary(), document.snapshot, valuesOf(R"({"span":null})"))));
    document.snapshot.properties["zf.year"] = "二〇二六";
    remove(document, "preamble");
    const Plan plan =
        planInsert(reportLibrary(), document.snapshot, SectionId{"preamble"}, valuesOf(R"({"year":2027})"));
    EXPECT_FALSE(std::get<SetProperties>(editsOf(plan).front()).properties.contains("zf.year"));
    document.apply(editsOf(plan));
    EXPECT_EQ(document.snapshot.properties.at("zf.span"), "〔期间〕") << "emptied, though it has a default";
    EXPECT_EQ(document.snapshot.properties.at("zf.year"), "二〇二六") << "as somebody wrote it";
    remove(document, "preamble");
    insert(document, "preamble", R"({"span":"年上半年"})");
    EXPECT_EQ(document.snapshot.properties.at("zf.span"), "年上半年");
}

TEST(PlanInsert, TakesGivenValues) {
    MemoryDocument document = makeReport();
    insert(document, "network", R"({"network.officers":5})");
    EXPECT_NO_THROW(find(document, "网络评论员5名，经费〔经费〕元。"));
    const Plan again = planInsert(reportLibrary(), makeReport().snapshot, SectionId{"network"});
    EXPECT_FALSE(std::get<SetProperties>(editsOf(again).front()).properties.contains("zf.unit")) << "only what is new";
    EXPECT_NE(readReport(document.snapshot, Library{}).field(FieldId{"network.funds"}), nullptr)
        << "the document carries the new section's fields";
}

TEST(PlanInsert, RefusesWhatMakesNoSense) {
    MemoryDocument document = makeReport();
    const Library& library = reportLibrary();
    EXPECT_EQ(refusalOf(planInsert(library, document.snapshot, SectionId{"theory"})), "plan.already-there");
    EXPECT_EQ(refusalOf(planInsert(library, document.snapshot, SectionId{"other"})), "plan.unknown-section");
    EXPECT_EQ(refusalOf(planInsert(library, MemoryDocument().snapshot, SectionId{"theory"})), "plan.not-a-report");
}

TEST(PlanRemove, RefusesWhatIsNotThereOrSharesAParagraph) {
    MemoryDocument document = makeReport();
    const Library& library = reportLibrary();
    EXPECT_EQ(refusalOf(planRemove(library, document.snapshot, SectionId{"network"})), "plan.not-there");
    // The user deleted the paragraph break before a heading: two bookmarks begin in one paragraph now.
    document.snapshot.body[find(document, "一、组织领导")].paragraph.bookmarks.emplace_back("zf_network");
    EXPECT_EQ(refusalOf(planRemove(library, document.snapshot, SectionId{"leadership"})), "plan.joined");
}

TEST(IsWrittenIn, IsFalseForWhatTheTemplateMakesAgain) {
    const MemoryDocument document =
        makeReport(R"({"unit":"白鹭镇","year":2026,"theory.sessions":12})", std::nullopt, {"theory/platform"});
    for (const char* id : {"preamble", "leadership", "theory", "problems", "plan", "closing"}) {
        EXPECT_FALSE(isWrittenIn(reportLibrary(), document.snapshot, SectionId{id})) << id;
    }
}

TEST(IsWrittenIn, SeesTextsAddedChangedAndTakenAway) {
    const auto written = [](auto change) {
        MemoryDocument document = makeReport();
        change(document, find(document, "集中学习〔"));
        return isWrittenIn(reportLibrary(), document.snapshot, SectionId{"theory"});
    };
    EXPECT_FALSE(written([](MemoryDocument&, std::size_t) {}));
    EXPECT_TRUE(written([](MemoryDocument& document, std::size_t at) { document.append(at, "效果明显。"); }));
    EXPECT_TRUE(written([](MemoryDocument& document, std::size_t at) { document.write(at, "又一段"); }));
    EXPECT_TRUE(written([](MemoryDocument& document, std::size_t at) { document.retype(at, "集中学习12次。"); }));
    EXPECT_TRUE(written([](MemoryDocument& document, std::size_t at) { document.erase(at, 1); }));
    EXPECT_TRUE(written([](MemoryDocument& document, std::size_t at) { document.write(at + 6, "尾巴"); }));
}

TEST(IsWrittenIn, SeesFilledBlocks) {
    const MemoryDocument document = makeReport(R"({"problems.items":[{"problem":"甲"}]})");
    EXPECT_TRUE(isWrittenIn(reportLibrary(), document.snapshot, SectionId{"problems"}));
    EXPECT_FALSE(isWrittenIn(reportLibrary(), document.snapshot, SectionId{"plan"}));
}

TEST(IsWrittenIn, IsTrueForASectionTheLibraryLacks) {
    EXPECT_TRUE(isWrittenIn(Library{}, makeReport().snapshot, SectionId{"theory"}));
}

} // namespace
} // namespace zhangfa
