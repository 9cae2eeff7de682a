// A whole report, as it stands in an empty document.
#include "report_in_memory.h"

#include "core/bookmark.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

TEST(PlanReport, PutsInTitleSectionsAndSignature) {
    const MemoryDocument document = makeReport(R"({"unit":"白鹭镇","year":2026,"theory.sessions":12})");
    EXPECT_EQ(document.texts(), (Lines{
                                    "白鹭镇关于2026年度工作情况的报告",
                                    "〔上级〕：",
                                    "白鹭镇对2026年度工作进行了总结。",
                                    "现将有关情况报告如下：",
                                    "一、组织领导",
                                    "会议研究〔研究次数〕次，签订率为〔签订率〕。",
                                    "（一）工作机制",
                                    "领导小组〔领导小组〕。",
                                    "二、理论武装",
                                    "集中学习12次。",
                                    "集中学习情况见下表。",
                                    "|日期|主题|人数|||〔主题〕||",
                                    "（一）学习成果",
                                    "〔写明学习成果〕",
                                    "共12次。",
                                    "三、存在问题",
                                    "主要有以下问题：",
                                    "〔逐条写明问题〕",
                                    "四、下一步打算",
                                    "按照〔上级〕要求，做好以下工作：",
                                    "〔措施〕",
                                    "以上工作2026年完成。",
                                    "特此报告。",
                                    "白鹭镇",
                                    "〔成文日期〕",
                                }));
}

TEST(PlanReport, SetsUpTheFormatThenThePropertiesThenTheText) {
    const Plan plan = planReport(reportLibrary(), {KindId{"report"}, {}, {}, {}});
    const Edits& edits = editsOf(plan);
    ASSERT_EQ(edits.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<SetUpFormat>(edits[0]));
    EXPECT_TRUE(std::holds_alternative<SetProperties>(edits[1]));
    ASSERT_TRUE(std::holds_alternative<InsertElements>(edits[2]));
    EXPECT_EQ(std::get<InsertElements>(edits[2]).before, 0U);
    const auto& properties = std::get<SetProperties>(edits[1]).properties;
    EXPECT_EQ(properties.at(kindProperty), "report");
    EXPECT_EQ(properties.at("zf.unit"), "〔单位全称〕");
    EXPECT_EQ(properties.at("zf.span"), "年度");
    EXPECT_EQ(properties.at("zf.theory.users"), "〔平台用户〕");
    EXPECT_FALSE(properties.contains("zf.problems.items"));
    EXPECT_FALSE(properties.contains("zf.network.officers"));
}

TEST(PlanReport, GivesEachParagraphItsRole) {
    const Plan plan = planReport(reportLibrary(), {KindId{"report"}, {}, {}, {}});
    const auto& elements = std::get<InsertElements>(editsOf(plan)[2]).elements;
    const auto role = [&](std::size_t i) { return std::get<NewParagraph>(elements[i]).role; };
    EXPECT_EQ(role(0), Role::title);
    EXPECT_EQ(role(1), Role::salutation);
    EXPECT_EQ(role(2), Role::body);
    EXPECT_EQ(role(4), Role::heading1);
    EXPECT_EQ(role(6), Role::heading2);
    EXPECT_EQ(role(elements.size() - 2), Role::signature);
    EXPECT_EQ(role(elements.size() - 1), Role::date);
}

TEST(PlanReport, MarksSectionsBlocksAndWhatFollowsABlock) {
    const MemoryDocument document = makeReport();
    const auto marks = [&](const char* words) {
        std::string all;
        for (const std::string& name : bookmarksOf(document.snapshot.body[find(document, words)])) {
            all += name + " ";
        }
        return all;
    };
    EXPECT_EQ(marks("二、理论武装"), "zf_theory ");
    EXPECT_EQ(marks("|日期|"), "zf_theory__meetings ");
    EXPECT_EQ(marks("学习成果"), "zfe_theory__meetings ");
    EXPECT_EQ(marks("〔写明学习成果〕"), "zf_theory__result ");
    EXPECT_EQ(marks("共〔集中学习次数〕次。"), "zfe_theory__result ");
    EXPECT_EQ(marks("以上工作"), "zfe_plan__measures ");
}

TEST(PlanReport, ShowsAnUnfilledPromptAsOne) {
    const Plan plan = planReport(reportLibrary(), {KindId{"report"}, {}, {}, {}});
    bool seen = false;
    for (const NewElement& element : std::get<InsertElements>(editsOf(plan)[2]).elements) {
        const auto* paragraph = std::get_if<NewParagraph>(&element);
        seen = seen || (paragraph != nullptr &&
                        paragraph->runs == std::vector<zhangfa::Run>{TextRun{"〔逐条写明问题〕", true}});
    }
    EXPECT_TRUE(seen);
}

TEST(PlanReport, PutsInAnOptionThatIsWantedOrHasAValue) {
    const auto has = [](const MemoryDocument& document) {
        const auto texts = document.texts();
        return std::any_of(texts.begin(), texts.end(),
                           [](const std::string& text) { return text.find("注册") != std::string::npos; });
    };
    EXPECT_FALSE(has(makeReport()));
    EXPECT_FALSE(has(makeReport(R"({"unit":"白鹭镇"})")))
        << "a field that stands elsewhere, too, says nothing of the option";
    EXPECT_FALSE(has(makeReport(R"({"theory.sessions":12})")));
    EXPECT_TRUE(has(makeReport(R"({"theory.users":3})")));
    EXPECT_TRUE(has(makeReport("{}", std::nullopt, {"theory/platform"})));
}

TEST(PlanReport, PutsInRequiredSectionsAndThoseAskedFor) {
    EXPECT_EQ(sectionsIn(makeReport("{}", std::vector<SectionId>{SectionId{"network"}})),
              "preamble theory network plan");
}

TEST(PlanReport, RefusesWhatTheLibraryLacks) {
    const Library& library = reportLibrary();
    EXPECT_EQ(refusalOf(planReport(library, {KindId{"other"}, {}, {}, {}})), "plan.unknown-kind");
    EXPECT_EQ(refusalOf(planReport(library, {KindId{"report"}, std::vector<SectionId>{SectionId{"other"}}, {}, {}})),
              "plan.unknown-section");
    for (const char* option : {"theory/other", "other/platform", "platform", "", "theory/"}) {
        EXPECT_EQ(refusalOf(planReport(library, {KindId{"report"}, {}, {option}, {}})), "plan.unknown-option")
            << option;
    }
}

} // namespace
} // namespace zhangfa
