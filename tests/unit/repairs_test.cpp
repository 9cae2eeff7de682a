// What can be put right in the headings of a document that somebody else made.
#include "memory_document.h"
#include "outline_library.h"

#include "core/repairs.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

std::vector<Repair> repairsOf(const Snapshot& snapshot) {
    return findRepairs(snapshot, readOutline(snapshot, outlineLibrary()));
}

// The only one there is, carried out.
Lines repaired(const Lines& lines, RepairKind kind) {
    MemoryDocument document(documentOf(lines));
    const auto repairs = repairsOf(document.snapshot);
    EXPECT_EQ(repairs.size(), 1U);
    EXPECT_EQ(nameOf(repairs.at(0).kind), nameOf(kind));
    EXPECT_FALSE(repairs.at(0).changes.empty());
    document.apply(repairs.at(0).edits);
    EXPECT_TRUE(repairsOf(document.snapshot).empty()) << "once is enough";
    Lines texts;
    for (const BodyElement& element : document.snapshot.body) {
        texts.push_back(element.paragraph.text);
    }
    return texts;
}

TEST(Repairs, SplitAGluedHeadingOffWithTheIndentOfTheOthers) {
    EXPECT_EQ(repaired({"情况汇报", "　　一、组织领导", "　　每季研究一次。二、理论学习", "　　每月学习一次。",
                        "　　三、存在问题"},
                       RepairKind::split),
              (Lines{"情况汇报", "　　一、组织领导", "　　每季研究一次。", "　　二、理论学习", "　　每月学习一次。",
                     "　　三、存在问题"}));
}

TEST(Repairs, CloseAGap) {
    EXPECT_EQ(repaired({"实施细则", "第一条 甲单位负责。", "第二条 乙单位负责。", "第四条 丙单位负责。",
                        "第五条 丁单位负责。"},
                       RepairKind::close)
                  .at(3),
              "第三条 丙单位负责。");
}

TEST(Repairs, LetARestartGoOn) {
    EXPECT_EQ(repaired({"情况汇报", "1、组织领导", "2、理论学习", "1、阵地管理", "2、队伍建设"}, RepairKind::goOn),
              (Lines{"情况汇报", "1、组织领导", "2、理论学习", "3、阵地管理", "4、队伍建设"}));
}

TEST(Repairs, RecountADoubledNumber) {
    EXPECT_EQ(
        repaired({"情况汇报", "一、组织领导", "二、理论学习", "二、阵地管理", "三、队伍建设"}, RepairKind::recount),
        (Lines{"情况汇报", "一、组织领导", "二、理论学习", "三、阵地管理", "四、队伍建设"}));
}

TEST(Repairs, UnifyASchemeOfItsOwn) {
    EXPECT_EQ(repaired({"情况汇报", "1、组织领导", "2.理论学习", "3、阵地管理"}, RepairKind::unify),
              (Lines{"情况汇报", "1、组织领导", "2、理论学习", "3、阵地管理"}));
}

TEST(Repairs, ShowWhatTheyWillChange) {
    const auto repairs = repairsOf(documentOf({"情况汇报", "一、组织领导", "三、理论学习", "四、阵地管理"}));
    ASSERT_EQ(repairs.size(), 1U);
    ASSERT_EQ(repairs[0].changes.size(), 2U);
    EXPECT_EQ(repairs[0].changes[0].before, "三、理论学习");
    EXPECT_EQ(repairs[0].changes[0].after, "二、理论学习");
    EXPECT_EQ(repairs[0].changes[1].after, "三、阵地管理");
}

TEST(Repairs, OfWhatIsRightThereAreNone) {
    EXPECT_TRUE(
        repairsOf(documentOf({"情况汇报", "一、组织领导", "（一）分工", "（二）研究", "二、理论学习", "（一）集中学"}))
            .empty());
    const Snapshot snapshot = documentOf({"情况汇报", "一、组织领导"});
    EXPECT_TRUE(std::holds_alternative<Refusal>(planRepair(outlineLibrary(), snapshot, RepairKind::close, 1, 0)));
}

} // namespace
} // namespace zhangfa
