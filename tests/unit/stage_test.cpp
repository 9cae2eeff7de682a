// 草稿, 征求意见稿, 送审稿, 定稿: names of files, and what stands behind the title.
#include "outline_library.h"
#include "report_in_memory.h"

#include "check/obstacles.h"
#include "core/snapshot_json.h"
#include "core/stage.h"
#include "core/state.h"
#include "core/utf8.h"

#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;
constexpr auto day = 2026y / std::chrono::November / 21d;

std::string name(const Names& present, Stage stage = Stage::review, const char* report = "情况报告") {
    return stagedFileName(report, stage, day, present);
}

MemoryDocument staged(MemoryDocument document, Stage stage, std::optional<bool> inTitle = std::nullopt) {
    document.apply(planStage(reportLibrary(), document.snapshot, stage, inTitle));
    return document;
}

std::string titleOf(const MemoryDocument& document) { return document.snapshot.body.at(0).paragraph.text; }

// Somebody else's, in which Zhangfa has a part.
MemoryDocument adopted(const Names& lines) {
    MemoryDocument document(documentOf(lines));
    document.snapshot.properties[kindProperty] = "report";
    document.snapshot.properties[adoptedProperty] = "1";
    return document;
}
const Names lastYears = {
    "{centred}关于2025年度工作情况的报告", "县委：",           "现将有关情况报告如下：", "一、组织领导",
    "　　全年研究相关工作四次。",          "{right}白鹭镇党委"};

TEST(StagedFileName, CountsVersionsOfTheSameNameStageAndDay) {
    EXPECT_EQ(name({}), "情况报告_送审稿_20261121_v1");
    EXPECT_EQ(name({"情况报告_送审稿_20261121_v1.docx", "情况报告_送审稿_20261121_v2.pdf"}),
              "情况报告_送审稿_20261121_v3");
    EXPECT_EQ(name({"情况报告_送审稿_20261121_v9.odt", "情况报告_送审稿_20261121_v10（改）.odt"}),
              "情况报告_送审稿_20261121_v11");
    EXPECT_EQ(name({"情况报告_送审稿_20261120_v7.docx", "情况报告_草稿_20261121_v7.docx",
                    "另一情况报告_送审稿_20261121_v7.docx", "情况报告_送审稿_20261121_v.docx",
                    "情况报告_送审稿_20261121_v12345678.docx", "情况报告.docx"}),
              "情况报告_送审稿_20261121_v1");
    EXPECT_EQ(name({}, Stage::draft), "情况报告_草稿_20261121_v1");
    EXPECT_EQ(name({}, Stage::consultation), "情况报告_征求意见稿_20261121_v1");
    EXPECT_EQ(name({}, Stage::final), "情况报告_定稿_20261121_v1");
}

TEST(StagedFileName, CutsTheNameAndNeverTheStage) {
    std::string lengthy;
    for (int i = 0; i < 90; ++i) {
        lengthy += "长";
    }
    const std::string first = name({}, Stage::consultation, lengthy.c_str());
    EXPECT_TRUE(first.ends_with("_征求意见稿_20261121_v1")) << first;
    EXPECT_LE(first.size(), 240U);
    EXPECT_LE(countCharacters(first), 80U);
    EXPECT_TRUE(name({first + ".docx"}, Stage::consultation, lengthy.c_str()).ends_with("_v2"));
    EXPECT_EQ(name({}, Stage::draft, "a/b"), "a_b_草稿_20261121_v1");
}

RC_GTEST_PROP(StagedFileName, IsNeverOneThatIsThere, ()) {
    const auto report = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("报告ab_v1.")));
    Names present;
    for (int i = *rc::gen::inRange(0, 15); i > 0; --i) {
        const std::string next = name(present, Stage::review, report.c_str());
        RC_ASSERT(std::find(present.begin(), present.end(), next) == present.end());
        present.push_back(next);
    }
}

TEST(Stage, StandsBehindTheTitleOnlyForCommentAndForApproval) {
    MemoryDocument document = makeReport(R"({"unit":"白鹭镇","year":2026})");
    const std::string title = titleOf(document);
    document = staged(document, Stage::consultation, true);
    EXPECT_EQ(titleOf(document), title + "（征求意见稿）");
    EXPECT_EQ(document.snapshot.properties.at(stageProperty), "consultation");
    EXPECT_TRUE(describe(reportLibrary(), document.snapshot).stageInTitle);
    document = staged(document, Stage::review);
    EXPECT_EQ(titleOf(document), title + "（送审稿）") << "it follows";
    document = staged(document, Stage::final, true);
    EXPECT_EQ(titleOf(document), title);
    EXPECT_EQ(describe(reportLibrary(), document.snapshot).stage, Stage::final);
    document = staged(document, Stage::review);
    EXPECT_EQ(titleOf(document), title) << "it is put there only where it is wanted";
    document = staged(document, Stage::draft, true);
    EXPECT_EQ(titleOf(document), title);
    EXPECT_FALSE(document.snapshot.properties.contains(stageProperty));
}

TEST(Stage, LeavesTheFieldsOfTheTitleBound) {
    MemoryDocument document = makeReport(R"({"unit":"白鹭镇","year":2026})");
    const auto fields = document.snapshot.body.at(0).paragraph.fields.size();
    ASSERT_GT(fields, 0U);
    document = staged(document, Stage::review, true);
    EXPECT_EQ(document.snapshot.body.at(0).paragraph.fields.size(), fields);
    document.apply(editsOf(planFill(reportLibrary(), document.snapshot, valuesOf(R"({"unit":"云溪镇"})"))));
    EXPECT_NE(titleOf(document).find("云溪镇"), std::string::npos);
    EXPECT_TRUE(titleOf(document).ends_with("（送审稿）"));
    EXPECT_TRUE(describe(reportLibrary(), document.snapshot).orphans.empty());
}

TEST(Stage, GoesBehindATitleThatWasReworded) {
    MemoryDocument document = makeReport();
    document.retype(0, "白鹭镇党委关于今年工作的报告  ");
    document = staged(document, Stage::review, true);
    EXPECT_EQ(titleOf(document), "白鹭镇党委关于今年工作的报告（送审稿）  ");
    EXPECT_EQ(titleOf(staged(document, Stage::final)), "白鹭镇党委关于今年工作的报告  ");
}

TEST(Stage, GoesBehindTheTitleOfSomebodyElsesDocument) {
    MemoryDocument document = staged(adopted(lastYears), Stage::consultation, true);
    EXPECT_EQ(titleOf(document), "关于2025年度工作情况的报告（征求意见稿）");
    EXPECT_EQ(titleOf(staged(document, Stage::final)), "关于2025年度工作情况的报告");

    Names twoLines = lastYears;
    twoLines.insert(twoLines.begin(), "{centred}中共白鹭镇委员会");
    document = staged(adopted(twoLines), Stage::review, true);
    EXPECT_EQ(titleOf(document), "中共白鹭镇委员会");
    EXPECT_EQ(document.snapshot.body.at(1).paragraph.text, "关于2025年度工作情况的报告（送审稿）");

    Names ownLine = lastYears;
    ownLine.insert(ownLine.begin() + 1, "{centred}(征求意见稿)");
    document = staged(adopted(ownLine), Stage::review);
    EXPECT_EQ(document.snapshot.body.at(1).paragraph.text, "(送审稿)") << "as it stands there";
    document = staged(document, Stage::final);
    EXPECT_EQ(document.snapshot.body.size(), lastYears.size());
    EXPECT_EQ(titleOf(document), "关于2025年度工作情况的报告");
}

TEST(Stage, LeavesAloneWhatIsNoneOfZhangfas) {
    const MemoryDocument document(documentOf(lastYears));
    EXPECT_TRUE(planStage(reportLibrary(), document.snapshot, Stage::review, true).empty());
    EXPECT_TRUE(planStage(reportLibrary(), {}, Stage::review, true).empty());
}

TEST(Stage, IsNotTakenOutOfAValue) {
    MemoryDocument document = adopted(lastYears);
    DocumentParagraph& title = document.snapshot.body.at(0).paragraph;
    title.text = "关于工作情况的报告（送审稿）";
    title.fields = {{FieldId{"unit"}, 6, title.text.size() - 6, title.text.substr(6), false}};
    EXPECT_EQ(planStage(reportLibrary(), document.snapshot, Stage::final, std::nullopt).size(), 1U) << "the property";
    title.fields.clear();
    EXPECT_EQ(planStage(reportLibrary(), document.snapshot, Stage::final, std::nullopt).size(), 2U);
}

RC_GTEST_PROP(Stage, PutOnAndTakenOffLeavesTheDocumentAsItWas, ()) {
    MemoryDocument document = *rc::gen::arbitrary<bool>() ? makeReport() : adopted(lastYears);
    if (*rc::gen::arbitrary<bool>()) {
        document.retype(0, *rc::gen::elementOf(Names{"述职报告", "  关于工作的报告  ", "办法（试行）", "关于报告（"}));
    }
    const auto before = toJson(document.snapshot);
    for (int steps = *rc::gen::inRange(1, 5); steps > 0; --steps) {
        const auto stage = *rc::gen::elementOf(std::vector(stages.begin(), stages.end()));
        const auto inTitle = *rc::gen::arbitrary<bool>();
        document = staged(document, stage, inTitle);
        RC_ASSERT(planStage(reportLibrary(), document.snapshot, stage, inTitle).empty());
        RC_ASSERT(planStage(reportLibrary(), document.snapshot, stage, std::nullopt).empty());
        RC_ASSERT(describe(reportLibrary(), document.snapshot).stage == stage);
    }
    document = staged(document, Stage::draft);
    RC_ASSERT(toJson(document.snapshot) == before);
}

TEST(Obstacles, AreGroupedAndWarningsHoldNothingBack) {
    ReportState state;
    FieldGroup& group = state.groups.emplace_back();
    for (const char* id : {"phone", "unit"}) {
        FieldState& field = group.fields.emplace_back();
        field.field.id = FieldId{id};
        field.field.title = id;
        field.field.required = field.field.title == "unit";
        state.open.push_back(field.field.id);
    }
    Finding open{checkRule("placeholder"), Severity::warning, {}, 0, 1, "x", {"check.placeholder", {"x"}}, {}};
    Finding ofField = open;
    ofField.text = unfilledMark("unit");
    Finding error{checkRule("title.missing"), Severity::error, {}, 0, 0, {}, {"check.title.missing", {}}, {}};
    Finding hint = error;
    hint.severity = Severity::hint;
    Finding warning = error;
    warning.severity = Severity::warning;
    const auto obstacles = submissionObstacles(state, {warning, hint, error, ofField, open});
    ASSERT_EQ(obstacles.size(), state.open.size() + 3);
    EXPECT_TRUE(std::is_sorted(obstacles.begin(), obstacles.end(),
                               [](const auto& one, const auto& two) { return one.group < two.group; }));
    EXPECT_EQ(obstacles.front().group, ObstacleGroup::unfilled);
    EXPECT_EQ(obstacles.front().title, "unit");
    EXPECT_EQ(obstacles.at(1).field, FieldId{"phone"}) << "not required, but it shows as open";
    EXPECT_EQ(obstacles.back().group, ObstacleGroup::warning);
    EXPECT_FALSE(holdsBack(obstacles.back()));
    EXPECT_EQ(std::count_if(obstacles.begin(), obstacles.end(), holdsBack),
              static_cast<std::ptrdiff_t>(obstacles.size() - 1));
}

} // namespace
} // namespace zhangfa
