// Values into a document.
#include "report_in_memory.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

Plan plan(const MemoryDocument& document, const char* values) {
    return planFill(reportLibrary(), document.snapshot, valuesOf(values));
}

void fill(MemoryDocument& document, const char* values) { document.apply(editsOf(plan(document, values))); }

TEST(PlanFill, ShowsAValueInAllItsPlaces) {
    MemoryDocument document = makeReport();
    fill(document, R"({"theory.sessions":12,"leadership.rate":99.5})");
    EXPECT_EQ(document.texts()[find(document, "集中学习1")], "集中学习12次。");
    EXPECT_EQ(document.texts()[find(document, "共")], "共12次。");
    EXPECT_NO_THROW(find(document, "签订率为99.5%"));
}

TEST(PlanFill, NullEmpties) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12,"problems.items":[{"problem":"甲"}]})");
    const auto empty = makeReport().texts();
    fill(document, R"({"theory.sessions":null,"problems.items":null})");
    EXPECT_EQ(document.texts(), empty);
}

TEST(PlanFill, SeveralBlocksAtOnceFindTheirPlaces) {
    MemoryDocument document = makeReport();
    fill(document,
         R"({"problems.items":[{"problem":"甲"},{"problem":"乙"}],"plan.measures":[{"measure":"丙"},{"measure":"丁"}],
        "theory.result":"一\n二\n三","theory.meetings":[{"topic":"学"},{"topic":"习"}]})");
    EXPECT_EQ(valueIn(document, "problems.items"), boost::json::parse(R"([{"problem":"甲"},{"problem":"乙"}])"));
    EXPECT_EQ(valueIn(document, "plan.measures"), boost::json::parse(R"([{"measure":"丙"},{"measure":"丁"}])"));
    EXPECT_EQ(valueIn(document, "theory.result"), "一\n二\n三");
    EXPECT_EQ(valueIn(document, "theory.meetings"), boost::json::parse(R"([{"topic":"学"},{"topic":"习"}])"));
}

TEST(PlanFill, EqualValuesMakeNoEdit) {
    const MemoryDocument document = makeReport(R"({"theory.sessions":12,"date":"2026-11-21"})");
    EXPECT_TRUE(
        editsOf(plan(document, R"({"theory.sessions":12,"date":"2026-11-21","unit":null,"theory.sessions":12.0})"))
            .empty());
    EXPECT_TRUE(editsOf(plan(document, "{}")).empty());
    EXPECT_TRUE(editsOf(plan(document, R"({"network.officers":null})")).empty());
}

TEST(PlanFill, KeepsAValueThatHasNoPlace) {
    MemoryDocument document = makeReport();
    fill(document, R"({"theory.users":7})");
    EXPECT_EQ(valueIn(document, "theory.users"), 7);
    EXPECT_EQ(reconcile(reportLibrary(), document.snapshot).orphans, std::vector<FieldId>{FieldId{"theory.users"}});
}

TEST(PlanFill, RefusesABlockThatHasNoPlaceAndAFieldNobodyKnows) {
    MemoryDocument document = makeReport("{}", std::vector<SectionId>{});
    EXPECT_EQ(refusalOf(plan(document, R"({"problems.items":[{"problem":"甲"}]})")), "plan.no-place");
    EXPECT_EQ(refusalOf(plan(document, R"({"problems.items":null})")), "");
    EXPECT_EQ(refusalOf(plan(document, R"({"other":1})")), "plan.unknown-field");
}

TEST(PlanFill, SettlesAConflictAlsoWithTheValueThatIsKnown) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    for (const auto& [words, text] : {std::pair{"集中学习12", "13"}, std::pair{"共12", "14"}}) {
        DocumentParagraph& paragraph = document.snapshot.body[find(document, words)].paragraph;
        paragraph.text.replace(paragraph.fields[0].offset, 2, text);
        paragraph.fields[0].shown = text;
        paragraph.fields[0].fixed = true;
    }
    ASSERT_EQ(reconcile(reportLibrary(), document.snapshot).conflicts.size(), 1U);
    fill(document, R"({"theory.sessions":12})");
    EXPECT_TRUE(reconcile(reportLibrary(), document.snapshot).conflicts.empty());
    EXPECT_EQ(document.texts()[find(document, "集中学习1")], "集中学习12次。");
}

TEST(PlanFill, RefreshesAPlaceThatShowsSomethingElse) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    DocumentParagraph& paragraph = document.snapshot.body[find(document, "集中学习12")].paragraph;
    paragraph.text.replace(paragraph.fields[0].offset, 2, "13");
    paragraph.fields[0].shown = "13";
    fill(document, R"({"theory.sessions":12})");
    EXPECT_NO_THROW(find(document, "集中学习12次"));
}

TEST(PlanFill, LeavesBlocksOfCopiesAlone) {
    MemoryDocument document = makeReport(R"({"problems.items":[{"problem":"甲"}]})");
    const ReportSection problems = *read(document).section(SectionId{"problems"});
    document.paste(problems.first, problems.count);
    fill(document, R"({"problems.items":[{"problem":"新"}]})");
    EXPECT_EQ(document.texts()[problems.first + 2], "（一）新。");
    EXPECT_EQ(document.texts()[problems.first + 5], "（一）甲。");
}

} // namespace
} // namespace zhangfa
