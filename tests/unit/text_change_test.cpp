// The smallest change from one text to another.
#include "core/text_change.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

std::string written(const TextChange& change) {
    std::string text;
    for (const Run& run : change.runs) {
        text += std::get<TextRun>(run).text;
    }
    return text;
}

std::string applied(std::string text, const TextChange& change) {
    return text.replace(change.offset, change.length, written(change));
}

std::string changed(const std::string& before, const std::string& after, std::span<const FieldPlace> fields = {}) {
    const TextChange change = changeBetween(before, {{after}}, fields);
    EXPECT_EQ(applied(before, change), after);
    return before.substr(change.offset, change.length) + "→" + written(change);
}

TEST(TextChange, LeavesOutWhatBothHaveInCommon) {
    EXPECT_EQ(changed("（二）人手少。", "（三）人手少。"), "二→三");
    EXPECT_EQ(changed("人手少", "人手很少"), "→很");
    EXPECT_EQ(changed("人手很少", "人手少"), "很→");
    EXPECT_EQ(changed("", "全新"), "→全新");
    EXPECT_EQ(changed("一样", "一样"), "→");
    EXPECT_EQ(changed("啊啊", "啊啊啊"), "→啊");
}

TEST(TextChange, NeverCutsACharacter) {
    EXPECT_EQ(changed("一", "丁"), "一→丁"); // E4 B8 80, E4 B8 81
    EXPECT_EQ(changed("𠮷野", "𠮸野"), "𠮷→𠮸");
}

TEST(TextChange, AnUnfilledMarkChangesAsAWhole) {
    EXPECT_EQ(changed("〔写明问题〕", "〔2026〕3号"), "〔写明问题〕→〔2026〕3号");
    EXPECT_EQ(changed("由〔部门〕负责", "由〔部门甲〕负责"), "〔部门〕→〔部门甲〕");
    EXPECT_EQ(changed("由〔部门〕负责", "由〔部门〕办理"), "负责→办理");
}

TEST(TextChange, AFieldStaysAsAWholeOrGoes) {
    const std::vector<FieldPlace> fields{{FieldId{"unit"}, 9, 9, "白鹭镇", false}};
    EXPECT_EQ(changed("（二）白鹭镇人手少。", "（一）白鹭镇人手少。", fields), "二→一");
    EXPECT_EQ(changed("（二）白鹭镇人手少。", "（二）白鹭乡人手少。", fields), "白鹭镇→白鹭乡");
    EXPECT_EQ(changed("（二）白鹭镇人手少。", "（二）黑鹭镇人手少。", fields), "白鹭镇→黑鹭镇");
}

TEST(TextChange, KeepsWhatIsUnfilledApart) {
    const TextChange change = changeBetween("一是建章立制。", {{"一是"}, {"〔措施〕", true}, {"。"}});
    EXPECT_EQ(change.runs, (std::vector<zhangfa::Run>{TextRun{"〔措施〕", true}}));
}

RC_GTEST_PROP(TextChange, TurnsAnyTextIntoAnyOther, ()) {
    const auto text = [] {
        std::string all;
        for (const std::string& part : *rc::gen::container<std::vector<std::string>>(
                 rc::gen::element<std::string>("一", "丁", "〔", "〕", "a", "𠮷"))) {
            all += part;
        }
        return all;
    };
    const std::string before = text();
    std::vector<TextRun> after;
    std::string whole;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        after.push_back({text(), i % 2 == 0});
        whole += after.back().text;
    }
    RC_ASSERT(applied(before, changeBetween(before, after)) == whole);
}

} // namespace
} // namespace zhangfa
