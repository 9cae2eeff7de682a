// What the form shows for a field.
#include "sidebar/form_model.h"

#include <gtest/gtest.h>

namespace zhangfa {

namespace {

using namespace std::chrono_literals;

constexpr auto today = std::chrono::year_month_day{2026y, std::chrono::November, 22d};

Field field(FieldType type, const char* title = "集中学习次数") {
    Field field;
    field.id = FieldId{"theory.sessions"};
    field.title = title;
    field.type = type;
    return field;
}

TEST(FormModel, GivesEachTypeItsEditor) {
    EXPECT_EQ(editorFor(field(FieldType::text)), EditorKind::line);
    EXPECT_EQ(editorFor(field(FieldType::date)), EditorKind::spin);
    EXPECT_EQ(editorFor(field(FieldType::percent)), EditorKind::spin);
    EXPECT_EQ(editorFor(field(FieldType::yesNo)), EditorKind::choice);
    EXPECT_EQ(editorFor(field(FieldType::longText)), EditorKind::longText);
    EXPECT_EQ(editorFor(field(FieldType::table)), EditorKind::rows);
}

TEST(FormModel, TypesARangeAsText) {
    Field range = field(FieldType::integer);
    range.range = true;
    EXPECT_EQ(editorFor(range), EditorKind::line);
}

TEST(FormModel, LabelsAFieldWithItsUnitAndWhetherItIsRequired) {
    Field sessions = field(FieldType::integer);
    sessions.unit = "次";
    sessions.required = true;
    EXPECT_EQ(rowLabel(sessions), "集中学习次数（次） *");
    EXPECT_EQ(rowLabel(field(FieldType::percent, "参加率")), "参加率（%）");
}

TEST(FormModel, AnUnfilledFieldIsEmptyInTheForm) {
    EXPECT_EQ(editText(field(FieldType::integer), nullptr), "");
    EXPECT_EQ(editText(field(FieldType::integer), 12), "12");
}

TEST(FormModel, FirstChoiceStandsForUnfilled) {
    Field choice = field(FieldType::choice);
    choice.choices = {"年度", "年上半年"};
    EXPECT_EQ(choiceOf(choice, nullptr), 0);
    EXPECT_EQ(choiceOf(choice, "年上半年"), 2);
    EXPECT_TRUE(chosenValue(choice, 0).is_null());
    EXPECT_EQ(chosenValue(choice, 1), boost::json::value("年度"));
}

TEST(FormModel, YesAndNoAreTheirLabels) {
    Field built = field(FieldType::yesNo);
    built.choices = {"已建立", "尚未建立"};
    EXPECT_EQ(choiceOf(built, false), 2);
    EXPECT_EQ(chosenValue(built, 1), boost::json::value(true));
}

TEST(FormModel, StepsNumbersWithinTheirBounds) {
    Field sessions = field(FieldType::integer);
    sessions.minimum = 0;
    EXPECT_EQ(stepped(sessions, "12", 1, today), "13");
    EXPECT_EQ(stepped(sessions, "0", -1, today), "0");
    EXPECT_EQ(stepped(sessions, "", 1, today), "0");
}

TEST(FormModel, StepsDatesOverTheEndOfAMonth) {
    const Field day = field(FieldType::date);
    EXPECT_EQ(stepped(day, "2026年2月28日", 1, today), "2026年3月1日");
    EXPECT_EQ(stepped(day, "", 1, today), "2026年11月22日");
}

TEST(FormModel, LeavesWhatIsNoNumberAsItIs) {
    EXPECT_EQ(stepped(field(FieldType::integer), "约十次", 1, today), "约十次");
}

TEST(FormModel, FindsFieldsByTitleSectionAndValue) {
    ReportState state;
    FieldState filled{field(FieldType::text, "学习主题"), "王村", 1, {}};
    FieldState nowhere{field(FieldType::text, "学习地点"), nullptr, 0, {}, false};
    state.groups.push_back({SectionId{"theory"}, "理论武装", {filled, nowhere}});
    EXPECT_EQ(findFields(state, "主题").size(), 1U);
    EXPECT_EQ(findFields(state, "王村").size(), 1U);
    EXPECT_EQ(findFields(state, "武装").size(), 1U);
    EXPECT_TRUE(findFields(state, "地点").empty());
}

} // namespace

} // namespace zhangfa
