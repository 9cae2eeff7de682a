// 版头, 附注 and 版记: what stands in them, where they stand, and what it does to their looks.
#include "core/official_parts.h"
#include "core/settle.h"
#include "core/state.h"
#include "memory_document.h"
#include "memory_files.h"
#include "project_files.h"
#include "report_in_memory.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

const Library& shipped() { return shippedLibrary(); }

struct OfficialParts : testing::Test {
    MemoryDocument document;

    void create(const char* kind, const char* values, const char* sections = "[]") {
        ReportRequest request;
        request.kind = KindId{kind};
        request.values = valuesOf(values);
        request.head = request.imprint = true;
        request.sections.emplace();
        const boost::json::value wanted = boost::json::parse(sections);
        for (const auto& id : wanted.as_array()) {
            request.sections->push_back(SectionId{std::string(id.as_string())});
        }
        carryOut(planReport(shipped(), request));
    }
    void carryOut(const Plan& plan) {
        const Snapshot before = document.snapshot;
        document.apply(editsOf(plan));
        document.apply(planSettle(shipped(), before, document.snapshot));
    }
    void fill(const char* values) { carryOut(planFill(shipped(), document.snapshot, valuesOf(values))); }
    void set(const PartsRequest& wanted) {
        for (const auto& plan : planParts(shipped(), wanted)) {
            carryOut(plan(document.snapshot));
        }
    }
    // The paragraphs of the part, a line each; tabs as →.
    std::string part(const SectionId& id) const {
        const Report report = readReport(document.snapshot, shipped());
        const ReportSection* found = report.section(id);
        std::string lines;
        for (std::size_t i = 0; found != nullptr && i < found->count; ++i) {
            std::string text = document.snapshot.body[found->first + i].paragraph.text;
            for (std::size_t at = text.find('\t'); at != std::string::npos; at = text.find('\t')) {
                text.replace(at, 1, "→");
            }
            lines += text + "\n";
        }
        return lines;
    }
    ArrangeParts arrangement() const { return planArrangement(shipped(), document.snapshot).value(); }
};

TEST_F(OfficialParts, AreNotThereUnlessWanted) {
    document.apply(editsOf(planReport(shipped(), {KindId{"situation-report"}})));
    EXPECT_EQ(part(headSection), "");
    EXPECT_EQ(part(imprintSection), "");
    EXPECT_FALSE(planArrangement(shipped(), document.snapshot).has_value());
}

TEST_F(OfficialParts, AReportHasItsNumberBesideTheSigner) {
    create("situation-report", R"({"org-full": "中共青禾县白鹭镇委员会", "red-head.number": "白鹭委〔2026〕15号",
                                   "red-head.signer": "陆青川"})");
    EXPECT_EQ(part(headSection), "中共青禾县白鹭镇委员会文件\n白鹭委〔2026〕15号→签发人：陆青川\n");
}

TEST_F(OfficialParts, ANoticeHasItsNumberInTheCentre) {
    create("work-plan", R"({"org-full": "中共青禾县白鹭镇委员会"})");
    EXPECT_EQ(part(headSection), "中共青禾县白鹭镇委员会文件\n〔发文字号〕\n");
    EXPECT_EQ(document.snapshot.body.front().paragraph.text, "中共青禾县白鹭镇委员会文件");
}

TEST_F(OfficialParts, WhoSignsIsAskedForUntilItIsKnown) {
    create("situation-report", "{}");
    EXPECT_EQ(part(headSection), "〔发文机关标志〕文件\n〔发文字号〕→签发人：〔签发人〕\n");
    const ReportState state = describe(shipped(), document.snapshot);
    EXPECT_NE(std::find(state.open.begin(), state.open.end(), FieldId{"red-head.signer"}), state.open.end());
}

TEST_F(OfficialParts, TwoNamesShareALineAndTheNumberStandsOnTheLast) {
    create("situation-report", R"({"red-head.signer": "陆青川", "red-head.signer-2": "沈听澜"})");
    EXPECT_EQ(part(headSection), "〔发文机关标志〕文件\n〔发文字号〕→签发人：陆青川　沈听澜\n");
    fill(R"({"red-head.signer-3": "程远山"})");
    EXPECT_EQ(part(headSection), "〔发文机关标志〕文件\n→签发人：陆青川　沈听澜\n〔发文字号〕→程远山　　　　\n");
    fill(R"({"red-head.signer-3": null})");
    EXPECT_EQ(part(headSection), "〔发文机关标志〕文件\n〔发文字号〕→签发人：陆青川　沈听澜\n");
}

TEST_F(OfficialParts, ASettledHeadIsAsIfItHadBeenMadeSo) {
    const char* all = R"({"red-head.copy-number": "000012", "red-head.classification": "工作秘密",
        "red-head.urgency": "加急", "red-head.signer": "陆青川", "red-head.signer-2": "沈听澜",
        "red-head.signer-3": "程远山", "red-head.organ": "青禾县白鹭镇人民政府", "red-head.organ-2": "青禾县林业局",
        "red-head.organ-3": "青禾县水务局", "imprint.copies": "县委办公室", "imprint.office": "镇党政办公室"})";
    create("situation-report", all);
    const std::string made = part(headSection) + part(imprintSection);
    EXPECT_TRUE(made.starts_with("000012\n工作秘密\n加急\n青禾县白鹭镇人民政府\n青禾县林业局\n青禾县水务局\n")) << made;
    document = {};
    create("situation-report", "{}");
    const std::string empty = part(headSection) + part(imprintSection);
    const Values values = valuesOf(all);
    for (const auto& [id, value] : values) { // one by one
        carryOut(planFill(shipped(), document.snapshot, {{id, value}}));
    }
    EXPECT_EQ(part(headSection) + part(imprintSection), made);
    for (auto at = values.rbegin(); at != values.rend(); ++at) {
        carryOut(planFill(shipped(), document.snapshot, {{at->first, nullptr}}));
    }
    EXPECT_EQ(part(headSection) + part(imprintSection), empty);
}

TEST_F(OfficialParts, WorkSecretsNeverTakeAStar) {
    create("work-plan", R"({"red-head.classification": "秘密", "red-head.period": "10年"})");
    EXPECT_TRUE(part(headSection).starts_with("秘密★10年\n")) << part(headSection);
    fill(R"({"red-head.classification": "工作秘密"})");
    EXPECT_TRUE(part(headSection).starts_with("工作秘密\n")) << part(headSection);
    fill(R"({"red-head.classification": "机密", "red-head.period": null})");
    EXPECT_TRUE(part(headSection).starts_with("机密\n")) << part(headSection);
}

TEST_F(OfficialParts, TheImprintBeginsWithItsFirstRule) {
    create("work-plan", R"({"imprint.office": "青禾县林业局办公室", "imprint.date": "2026-12-20"})");
    EXPECT_EQ(part(imprintSection), "\n青禾县林业局办公室→2026年12月20日印发\n");
    EXPECT_FALSE(arrangement().copies);
    fill(R"({"imprint.copies": "县委办公室"})");
    EXPECT_EQ(part(imprintSection), "\n抄送：县委办公室。\n青禾县林业局办公室→2026年12月20日印发\n");
    EXPECT_TRUE(arrangement().copies);
}

TEST_F(OfficialParts, StandBehindTheAttachmentsAndBeforeThemTheNote) {
    create("situation-report", "{}", R"(["ledger", "note"])");
    std::string order;
    for (const ReportSection& section : readReport(document.snapshot, shipped()).sections) {
        order += section.id.value == "note" || section.attachment || section.stands != Stands::inText
                     ? section.id.value + " "
                     : "";
    }
    EXPECT_EQ(order, "red-head note ledger imprint ");
    EXPECT_EQ(part(noteSection), "（〔附注〕）\n");
    const Report report = readReport(document.snapshot, shipped());
    EXPECT_EQ(*report.signature + 2, report.section(noteSection)->first);
}

TEST_F(OfficialParts, TheNoteOfANoticeStandsBelowItsDate) {
    create("work-plan", "{}", R"(["note"])");
    const Report report = readReport(document.snapshot, shipped());
    EXPECT_EQ(report.section(noteSection)->first + 1, *report.title);
    MemoryDocument made = document;
    carryOut(planRemove(shipped(), document.snapshot, noteSection));
    carryOut(planInsert(shipped(), document.snapshot, noteSection));
    EXPECT_EQ(document.texts(), made.texts());
}

TEST_F(OfficialParts, AttachmentsGoBeforeTheImprint) {
    create("situation-report", "{}");
    carryOut(planInsert(shipped(), document.snapshot, SectionId{"ledger"}));
    const Report report = readReport(document.snapshot, shipped());
    EXPECT_LT(report.section(SectionId{"ledger"})->first, report.section(imprintSection)->first);
    EXPECT_EQ(report.section(SectionId{"ledger"})->first + report.section(SectionId{"ledger"})->count,
              report.section(imprintSection)->first);
}

TEST_F(OfficialParts, AddedAndTakenAwayTheTextIsAsBefore) {
    ReportRequest request;
    request.kind = KindId{"situation-report"};
    carryOut(planReport(shipped(), request));
    const auto before = document.texts();
    set({Head::printed, true});
    EXPECT_EQ(document.texts().size(), before.size() + 4);
    EXPECT_EQ(document.texts().front(), "〔发文机关标志〕文件");
    set({std::nullopt, false});
    set({Head::none, std::nullopt});
    EXPECT_EQ(document.texts(), before);
}

TEST_F(OfficialParts, WorkingPapersGetNone) {
    carryOut(planReport(shipped(), {KindId{"duty-report"}}));
    EXPECT_EQ(refusalOf(planParts(shipped(), {Head::printed, std::nullopt})[1](document.snapshot)),
              "plan.parts-not-of-kind");
    EXPECT_EQ(refusalOf(planInsert(shipped(), document.snapshot, headSection)), "plan.part-not-of-kind");
    ReportRequest request{KindId{"inspection-report"}};
    request.head = true;
    EXPECT_EQ(refusalOf(planReport(shipped(), request)), "plan.parts-not-of-kind");
}

TEST_F(OfficialParts, DoNotMoveAndNothingMovesPastThem) {
    create("situation-report", "{}");
    EXPECT_EQ(refusalOf(planMove(shipped(), document.snapshot, headSection, 1)), "plan.fixed-place");
    EXPECT_EQ(refusalOf(planMove(shipped(), document.snapshot, SectionId{"leadership"}, -1)), "plan.already-first");
}

TEST_F(OfficialParts, TheMarkStaysWhereItIsHoweverManyLinesStandAboveIt) {
    create("situation-report", R"({"red-head.organ": "青禾县林业局"})");
    EXPECT_DOUBLE_EQ(arrangement().markTop, 35);
    EXPECT_DOUBLE_EQ(arrangement().markPoints, 48);
    fill(R"({"red-head.copy-number": "000012", "red-head.urgency": "特急"})");
    EXPECT_NEAR(arrangement().markTop, 35 - 2 * standardFormat().line(), 1e-9);
}

TEST_F(OfficialParts, TheMarkIsNeverWiderThanTheText) {
    create("situation-report", R"({"org-full": "中共青禾县白鹭镇委员会宣传思想文化工作领导小组"})");
    const double characters = 25; // with 文件
    EXPECT_LE(arrangement().markPoints * characters, 156 * 72 / 25.4);
    EXPECT_GT((arrangement().markPoints + 1) * characters, 156 * 72 / 25.4);
}

TEST_F(OfficialParts, PreprintedPaperIsRemembered) {
    create("situation-report", "{}");
    EXPECT_TRUE(arrangement().printed);
    set({Head::preprinted, std::nullopt});
    EXPECT_FALSE(arrangement().printed);
    set({Head::printed, std::nullopt});
    EXPECT_TRUE(arrangement().printed);
}

TEST_F(OfficialParts, NamesOfSignersAreKnownOnceTheyAreFilled) {
    create("situation-report", "{}");
    EXPECT_TRUE(arrangement().names.empty());
    fill(R"({"red-head.signer": "陆青川"})");
    EXPECT_EQ(arrangement().names, (std::set<FieldId>{{"red-head.signer"}}));
}

TEST_F(OfficialParts, WithoutTheLibraryTheyAreKnownByName) {
    create("situation-report", "{}");
    const Report report = readReport(document.snapshot, Library());
    ASSERT_NE(report.section(headSection), nullptr);
    EXPECT_EQ(report.section(headSection)->stands, Stands::head);
    EXPECT_EQ(report.section(imprintSection)->count, 2U);
}

TEST(OfficialPartsTemplates, RefuseWhatIsNoRoleAndNoPlace) {
    MemoryFiles files = smallLibrary();
    files.files["sections/theory.md"] = "<!-- role: crown -->\n学习{{theory.sessions}}次。\n";
    files.files["sections/theory.json"] = boost::json::serialize([&] {
        auto all = boost::json::parse(files.files.at("sections/theory.json"));
        all.as_object()["stands"] = "behind";
        return all;
    }());
    std::string keys;
    for (const Problem& problem : loadLibrary(files).problems) {
        keys += problem.message.key + " ";
    }
    EXPECT_NE(keys.find("template.unknown-role"), std::string::npos) << keys;
    EXPECT_NE(keys.find("template.unknown-stands"), std::string::npos) << keys;
}

TEST(Classified, IsWhateverHasAnyMark) {
    EXPECT_TRUE(classifies({{FieldId{"red-head.classification"}, "秘密"}}));
    EXPECT_FALSE(classifies({{FieldId{"red-head.classification"}, nullptr}}));
    EXPECT_TRUE(isClassified({{"zf.red-head.classification", "工作秘密"}}));
    EXPECT_FALSE(isClassified({{"zf.red-head.classification", "〔密级〕"}}));
    EXPECT_FALSE(isClassified({}));
}

} // namespace
} // namespace zhangfa
