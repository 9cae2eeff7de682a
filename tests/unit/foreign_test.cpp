// Sections put into documents that somebody else made, moved and taken out in them. A line a paragraph, as documentOf
// reads them.
#include "outline_library.h"
#include "project_files.h"
#include "report_in_memory.h"

#include "core/adopt.h"
#include "core/heading_list.h"
#include "core/state.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

MemoryDocument documentFrom(const Lines& lines) { return MemoryDocument(documentOf(lines)); }

Lines linesOf(const MemoryDocument& document) {
    Lines lines;
    for (const BodyElement& element : document.snapshot.body) {
        lines.push_back(element.table ? "[table]" : element.paragraph.text);
    }
    return lines;
}

Lines withSection(const Lines& lines, const char* id, std::optional<std::size_t> after = std::nullopt) {
    MemoryDocument document = documentFrom(lines);
    document.apply(editsOf(planInsert(reportLibrary(), document.snapshot, SectionId{id}, {}, after)));
    return linesOf(document);
}

const Lines lastYears = {"{centred}关于2025年度工作情况的报告",
                         "县委：",
                         "现将有关情况报告如下：",
                         "一、加强组织领导",
                         "　　党委全年研究相关工作四次。",
                         "二、存在问题",
                         "　　学习不够经常，形式不够多样。",
                         "三、下一步打算",
                         "　　继续抓好学习，见“二、存在问题”。",
                         "{right}白鹭镇党委",
                         "{right}2025年12月20日"};

TEST(Foreign, AMissingSectionGoesToItsPlaceAndTheNumbersBehindItMoveOn) {
    EXPECT_EQ(
        withSection(lastYears, "network"),
        (Lines{"关于2025年度工作情况的报告", "县委：", "现将有关情况报告如下：", "一、加强组织领导",
               "　　党委全年研究相关工作四次。", "二、网络意识形态", "　　网络评论员〔网络评论员〕名，经费〔经费〕元。",
               "三、存在问题", "　　学习不够经常，形式不够多样。", "四、下一步打算",
               "　　继续抓好学习，见“二、存在问题”。", "白鹭镇党委", "2025年12月20日"}));
}

TEST(Foreign, ReferencesToNumbersThatMoveOnAreReportedAndLeftAlone) {
    const Snapshot snapshot = documentOf(lastYears);
    const Edits edits = editsOf(planInsert(reportLibrary(), snapshot, SectionId{"network"}));
    const auto references = referencesTouched(snapshot, readOutline(snapshot, reportLibrary()), edits);
    ASSERT_EQ(references.size(), 1U);
    EXPECT_EQ(references[0].text, "见“二、");
    EXPECT_EQ(references[0].element, 8U);
}

TEST(Foreign, RunInHeadingsInBracketsAreMadeSo) {
    EXPECT_EQ(withSection({"履行责任制情况汇报", "(一)加强组织领导。党委全年研究相关工作四次。",
                           "(二)存在问题。学习不够经常，形式不够多样。", "(三)下一步打算。继续抓好学习。"},
                          "network"),
              (Lines{"履行责任制情况汇报", "(一)加强组织领导。党委全年研究相关工作四次。",
                     "(二)网络意识形态。网络评论员〔网络评论员〕名，经费〔经费〕元。",
                     "(三)存在问题。学习不够经常，形式不够多样。", "(四)下一步打算。继续抓好学习。"}));
}

TEST(Foreign, ASeriesGoesOn) {
    EXPECT_EQ(withSection({"履行责任制情况汇报", "　　一是加强组织领导。党委全年研究相关工作四次。",
                           "　　二是抓好理论武装。学习了十二次。", "　　三是下一步打算。继续抓好学习。"},
                          "network")[3],
              "　　三是网络意识形态。网络评论员〔网络评论员〕名，经费〔经费〕元。");
}

TEST(Foreign, HeadingsOneDeeperAreMadeAfterThoseOfTheDocument) {
    const Lines made =
        withSection({"情况汇报", "1．组织领导", "（1）分工明确。各负其责，层层落实到位。",
                     "（2）研究经常。每季一次，雷打不动。", "2．存在问题", "学习不够经常，形式不够多样。"},
                    "theory");
    EXPECT_EQ(made[4], "2．理论武装");
    EXPECT_EQ(made[5], "集中学习〔集中学习次数〕次。");
    EXPECT_EQ(made[8], "（1）学习成果。");
    EXPECT_EQ(made.at(made.size() - 2), "3．存在问题");
}

TEST(Foreign, WhereItHasNoneSoDeepTheirTextStays) {
    const Lines made = withSection(lastYears, "theory");
    EXPECT_EQ(Lines(made.begin() + 5, made.begin() + 10),
              (Lines{"二、理论武装", "　　集中学习〔集中学习次数〕次。", "　　集中学习情况见下表。", "[table]",
                     "〔写明学习成果〕"}));
}

TEST(Foreign, BehindTheCursorsSectionOnRequest) {
    const Lines made = withSection(lastYears, "network", 8);
    EXPECT_EQ(made[9], "四、网络意识形态");
}

TEST(Foreign, ArticlesRunOn) {
    const Lines made =
        withSection({"实施细则", "第一条 为了落实责任制，制定本细则。", "第二条 组织领导。党委负总责，各负其责。",
                     "第三条 存在问题。依照第二条办理，按第三条执行。", "第四条 下一步打算。继续抓好学习。"},
                    "network");
    EXPECT_EQ(made[3], "第三条 网络意识形态。网络评论员〔网络评论员〕名，经费〔经费〕元。");
    EXPECT_EQ(made[4], "第四条 存在问题。依照第二条办理，按第三条执行。");
    EXPECT_EQ(made[5], "第五条 下一步打算。继续抓好学习。");
}

TEST(Foreign, InsertedAndRemovedItIsAsBefore) {
    for (const char* id : {"network", "theory", "preamble", "closing"}) {
        MemoryDocument document = documentFrom(lastYears);
        if (std::string(id) == "preamble") {
            document.erase(2, 1);
        }
        const Lines before = linesOf(document);
        document.apply(editsOf(planInsert(reportLibrary(), document.snapshot, SectionId{id})));
        EXPECT_NE(linesOf(document), before) << id;
        document.apply(editsOf(planRemove(reportLibrary(), document.snapshot, SectionId{id})));
        EXPECT_EQ(linesOf(document), before) << id;
    }
}

TEST(Foreign, WhatNeverWasAFieldIsNotTakenForOneTypedOver) {
    MemoryDocument document = documentFrom(lastYears);
    document.apply(editsOf(planInsert(reportLibrary(), document.snapshot, SectionId{"network"})));
    EXPECT_TRUE(describe(reportLibrary(), document.snapshot).typedOver.empty());
}

TEST(Foreign, ItemsAddedToAListLookLikeTheOthers) {
    Snapshot snapshot = documentOf(
        {"情况汇报", "一、组织领导", "党委全年研究相关工作四次。", "二、下一步打算", "继续抓好学习，形式多样。"});
    for (BodyElement& element : snapshot.body) {
        element.paragraph.style = "Standard";
    }
    MemoryDocument document(snapshot);
    document.apply(editsOf(planInsert(reportLibrary(), document.snapshot, SectionId{"problems"})));
    document.apply(
        editsOf(planFill(reportLibrary(), document.snapshot,
                         valuesOf(R"({"problems.items": [{"problem": "学习不深"}, {"problem": "宣传不广"}]})"))));
    EXPECT_EQ(linesOf(document)[6], "（二）宣传不广。");
    for (const BodyElement& element : document.snapshot.body) {
        EXPECT_EQ(element.paragraph.style, "Standard") << element.paragraph.text;
    }
}

TEST(Foreign, WordsOfASeriesBecomeOneParagraphBehindTheHeading) {
    MemoryDocument document =
        documentFrom({"情况汇报", "一、组织领导。党委全年研究相关工作四次。", "二、下一步打算。继续抓好学习。"});
    const Edits edits = editsOf(planInsert(shippedLibrary(), document.snapshot, SectionId{"political-work"}));
    const auto& inserted = std::get<InsertElements>(edits.back()).elements;
    ASSERT_EQ(inserted.size(), 1U);
    const auto& paragraph = std::get<NewParagraph>(inserted[0]);
    EXPECT_EQ(paragraph.headingRuns, 1U);
    EXPECT_EQ(std::get<TextRun>(paragraph.runs[0]).text, "二、思想政治工作。");
    EXPECT_GT(paragraph.runs.size(), 3U);
}

TEST(Foreign, EmptyLinesBetweenSectionsAreKept) {
    const Lines spaced = {"情况汇报",
                          "",
                          "一、组织领导",
                          "党委全年研究相关工作四次。",
                          "",
                          "二、存在问题",
                          "学习不够经常，形式不够多样。",
                          "",
                          "三、下一步打算",
                          "继续抓好学习，形式多样。",
                          "",
                          "",
                          "白鹭镇党委",
                          "2025年12月20日"};
    Lines made = withSection(spaced, "network");
    EXPECT_EQ(Lines(made.begin() + 4, made.begin() + 9),
              (Lines{"", "二、网络意识形态", "网络评论员〔网络评论员〕名，经费〔经费〕元。", "", "三、存在问题"}));
    made = withSection(spaced, "network", 9);
    EXPECT_EQ(Lines(made.begin() + 9, made.begin() + 14), (Lines{"继续抓好学习，形式多样。", "", "四、网络意识形态",
                                                                 "网络评论员〔网络评论员〕名，经费〔经费〕元。", ""}));
}

TEST(Foreign, ARecognisedSectionMovesAndTheNumbersStayWhereTheyAre) {
    MemoryDocument document = documentFrom(lastYears);
    document.apply(editsOf(planMove(reportLibrary(), document.snapshot, SectionId{"problems"}, -1)));
    const Lines moved = linesOf(document);
    EXPECT_EQ(Lines(moved.begin() + 3, moved.begin() + 8),
              (Lines{"一、存在问题", "　　学习不够经常，形式不够多样。", "二、加强组织领导",
                     "　　党委全年研究相关工作四次。", "三、下一步打算"}));
    document.apply(editsOf(planMove(reportLibrary(), document.snapshot, SectionId{"problems"}, 1)));
    EXPECT_EQ(linesOf(document), linesOf(documentFrom(lastYears)));
}

TEST(Foreign, BesideAGluedHeadingNothingIsPutIn) {
    const Snapshot snapshot = documentOf({"情况汇报", "一、组织领导", "党委全年研究相关工作四次。二、存在问题",
                                          "学习不够经常。", "三、下一步打算", "继续抓好学习。"});
    EXPECT_EQ(refusalOf(planInsert(reportLibrary(), snapshot, SectionId{"network"})), "plan.glued");
}

TEST(Foreign, AnUnknownHeadingIsAssignedAndRememberedByItsBookmark) {
    MemoryDocument document = documentFrom(
        {"情况汇报", "一、凝心聚力强根基", "党委全年研究相关工作四次。", "二、存在问题", "学习不够经常。"});
    Report report = read(document);
    ASSERT_EQ(report.unknown.size(), 1U);
    EXPECT_EQ(report.unknown[0].label + report.unknown[0].text, "一、凝心聚力强根基");
    document.apply(editsOf(planAssign(reportLibrary(), document.snapshot, 1, SectionId{"theory"})));
    report = read(document);
    EXPECT_TRUE(report.unknown.empty());
    ASSERT_NE(report.section(SectionId{"theory"}), nullptr);
    EXPECT_TRUE(report.section(SectionId{"theory"})->bound);
    EXPECT_EQ(report.kind, KindId{"report"});
    EXPECT_FALSE(report.made);
    document.apply(editsOf(planAssign(reportLibrary(), document.snapshot, 1, std::nullopt)));
    EXPECT_EQ(read(document).unknown.size(), 1U);
}

} // namespace
} // namespace zhangfa
