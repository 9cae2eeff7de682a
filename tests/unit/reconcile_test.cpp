// Text and properties that went apart: typed over in Word, pasted from elsewhere, left behind.
#include "report_in_memory.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

Reconciliation reconciled(const MemoryDocument& document) { return reconcile(reportLibrary(), document.snapshot); }

// As Word leaves it: the field's result was typed over.
void type(MemoryDocument& document, const char* words, const std::string& text, bool fixed = true) {
    DocumentParagraph& paragraph = document.snapshot.body[find(document, words)].paragraph;
    FieldPlace& place = paragraph.fields.at(0);
    paragraph.text.replace(place.offset, place.length, text);
    place.length = text.size();
    place.shown = text;
    place.fixed = fixed;
}

TEST(Reconcile, FindsNothingInADocumentAsItWasMade) {
    const Reconciliation result = reconciled(makeReport(R"({"theory.sessions":12})"));
    EXPECT_TRUE(result.edits.empty());
    EXPECT_TRUE(result.adopted.empty() && result.restored.empty() && result.conflicts.empty() &&
                result.orphans.empty());
}

TEST(Reconcile, TheOneThatWasTypedWins) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    type(document, "集中学习12", "13");
    const Reconciliation result = reconciled(document);
    EXPECT_EQ(result.adopted, std::vector<FieldId>{FieldId{"theory.sessions"}});
    document.apply(result.edits);
    EXPECT_EQ(valueIn(document, "theory.sessions"), 13);
    EXPECT_EQ(document.texts()[find(document, "共")], "共13次。");
    EXPECT_TRUE(reconciled(document).edits.empty());
}

TEST(Reconcile, ATypedValueFillsAnUnfilledField) {
    MemoryDocument document = makeReport();
    type(document, "集中学习〔", "13");
    document.apply(reconciled(document).edits);
    EXPECT_EQ(document.texts()[find(document, "共")], "共13次。");
}

TEST(Reconcile, SeveralThatWereTypedAndDifferAreAConflict) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    type(document, "集中学习12", "13");
    type(document, "共12", "14");
    const Reconciliation result = reconciled(document);
    ASSERT_EQ(result.conflicts.size(), 1U);
    EXPECT_EQ(result.conflicts[0].title, "集中学习次数");
    EXPECT_EQ(result.conflicts[0].property, "12");
    EXPECT_EQ(result.conflicts[0].shown, (std::vector<std::string>{"13", "14"}));
    EXPECT_TRUE(result.edits.empty());
    type(document, "共14", "13");
    EXPECT_TRUE(reconciled(document).conflicts.empty()) << "they agree";
    EXPECT_EQ(reconciled(document).adopted.size(), 1U);
}

TEST(Reconcile, DeadFieldsComeAliveAfterTheirPropertyIsSet) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    type(document, "集中学习12", "12");
    Edits edits = reconciled(document).edits;
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(std::get<ReviveFields>(edits[0]).field, FieldId{"theory.sessions"});
    type(document, "集中学习12", "13");
    edits = reconciled(document).edits;
    ASSERT_EQ(edits.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<SetProperties>(edits[0]));
}

TEST(Reconcile, AMarkOrAnEmptyTextIsNothingTyped) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    type(document, "集中学习12", "〔次数〕");
    type(document, "共12", "");
    const Reconciliation result = reconciled(document);
    EXPECT_TRUE(result.adopted.empty() && result.conflicts.empty());
    document.apply(result.edits);
    EXPECT_EQ(document.texts()[find(document, "集中学习1")], "集中学习12次。");
    EXPECT_EQ(document.texts()[find(document, "共")], "共12次。");
}

TEST(Reconcile, ALostPropertyComesBackFromTheText) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12})");
    for (const char* name : {"zf.theory.sessions", "zf.unit", "zf.leadership.rate"}) {
        document.snapshot.properties.erase(name);
    }
    type(document, "会议研究", "5");
    DocumentParagraph& paragraph = document.snapshot.body[find(document, "签订率为")].paragraph;
    paragraph.text.replace(paragraph.fields[1].offset - paragraph.fields[0].offset, 0, "");
    paragraph.fields[1].shown = "";
    const Reconciliation result = reconciled(document);
    EXPECT_EQ(result.restored.size(), 3U);
    const auto& properties = std::get<SetProperties>(result.edits.at(0)).properties;
    EXPECT_EQ(properties.at("zf.theory.sessions"), "12");
    EXPECT_EQ(properties.at("zf.unit"), "〔单位全称〕");
    EXPECT_EQ(properties.at("zf.leadership.rate"), "〔签订率〕") << "nothing is shown: by the title";
}

TEST(Reconcile, WorksInADocumentThatIsNoReport) {
    MemoryDocument document;
    document.write(0, "集中学习12次。");
    document.snapshot.body[0].paragraph.fields = {{FieldId{"theory.sessions"}, 12, 2, "12", false}};
    document.apply(reconciled(document).edits);
    EXPECT_EQ(document.snapshot.properties, (std::map<std::string, std::string>{{"zf.theory.sessions", "12"}}));
}

TEST(Reconcile, OrphansAreFilledValuesWithoutAPlace) {
    MemoryDocument document = makeReport(R"({"theory.sessions":12,"unit":"白鹭镇"})");
    document.apply(editsOf(planRemove(reportLibrary(), document.snapshot, SectionId{"theory"})));
    EXPECT_EQ(reconciled(document).orphans, std::vector<FieldId>{FieldId{"theory.sessions"}});
    document.snapshot.elsewhere.push_back({FieldId{"theory.sessions"}, 0, 2, "12", false});
    EXPECT_TRUE(reconciled(document).orphans.empty()) << "it stands in a header";
}

} // namespace
} // namespace zhangfa
