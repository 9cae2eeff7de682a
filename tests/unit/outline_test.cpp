// The recogniser, document by document. Every office, person and figure here is made up.
//
// An item is written as its paragraph's number, its role, for a heading its scheme, level and number, [its section],
// its text, and then what is special about it: +runIn, +glued@OFFSET (in characters), +gap(7), +restart, ….
#include "outline_library.h"

#include "core/outline_json.h"
#include "core/snapshot_json.h"
#include "core/utf8.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

std::string shown(const OutlineItem& item, const Snapshot& snapshot) {
    std::string text = std::to_string(item.paragraph) + " " + std::string(nameOf(item.role));
    if (item.scheme) {
        text += std::string(" ") + (item.automatic ? "auto:" : "") + std::string(nameOf(*item.scheme));
        text += " " + std::to_string(item.level) + " " + std::to_string(item.number);
    } else if (item.role == OutlineRole::label) {
        text += " " + std::to_string(item.level);
    }
    text += (item.section ? " [" + item.section->value + "]" : "") + " " + item.text;
    text += item.runIn ? " +runIn" : "";
    if (item.glued) {
        const std::string_view paragraph = snapshot.body[item.element].paragraph.text;
        text += " +glued@" + std::to_string(countCharacters(paragraph.substr(0, item.offset)));
    }
    for (const OutlineIssue issue : item.issues) {
        text += " +" + std::string(nameOf(issue));
        for (std::size_t i = 0; issue == OutlineIssue::gap && i < item.missing.size(); ++i) {
            text += (i == 0 ? "(" : ",") + std::to_string(item.missing[i]);
        }
        text += issue == OutlineIssue::gap ? ")" : "";
    }
    return text;
}

std::string text(const Lines& lines) {
    std::string all;
    for (const std::string& line : lines) {
        all += line + "\n";
    }
    return all;
}

Lines shownItems(const Lines& lines) {
    const Snapshot snapshot = documentOf(lines);
    Lines items;
    for (const OutlineItem& item : readOutline(snapshot, outlineLibrary()).items) {
        items.push_back(shown(item, snapshot));
    }
    return items;
}

std::string itemsIn(const Lines& lines) { return text(shownItems(lines)); }

// Labels included.
std::string headingsIn(const Lines& lines) {
    Lines headings = shownItems(lines);
    std::erase_if(headings, [](const std::string& item) {
        return item.find(" heading ") == std::string::npos && item.find(" label ") == std::string::npos;
    });
    return text(headings);
}

TEST(Outline, OfAWholeReportHasItsFrameAndItsSections) {
    EXPECT_EQ(
        itemsIn({"{centred}中共云溪镇委员会", "{centred}关于2025年度落实意识形态工作责任制情况的报告", "",
                 "县委宣传部：", "　　2025年，我镇党委认真落实各项要求。现将有关情况报告如下：",
                 "　　一、强化组织领导，压实主体责任", "　　党委会专题研究2次。", "　　二、深化理论武装",
                 "　　集中学习6次。", "　　三、存在的主要问题", "　　个别支部学习不够经常。", "　　四、下一步打算",
                 "　　继续抓好学习。", "　　特此报告。", "　　附件：1.学习情况统计表", "　　　　　2.阵地情况统计表", "",
                 "{right}中共云溪镇委员会", "{right}2025年12月20日"}),
        text({"1 title 中共云溪镇委员会关于2025年度落实意识形态工作责任制情况的报告", "4 salutation 县委宣传部：",
              "5 lead [preamble] 2025年，我镇党委认真落实各项要求 +runIn",
              "6 heading 一、 1 1 [leadership] 强化组织领导，压实主体责任", "8 heading 一、 1 2 [theory] 深化理论武装",
              "10 heading 一、 1 3 [problems] 存在的主要问题", "12 heading 一、 1 4 [plan] 下一步打算",
              "14 lead [closing] 特此报告", "15 attachment-note 附件：1.学习情况统计表",
              "16 attachment-note 2.阵地情况统计表", "18 signature 中共云溪镇委员会", "19 date 2025年12月20日"}));
}

TEST(Outline, OfASecondLevelUnderARecognisedHeadingNamesNoSectionsOfItsOwn) {
    EXPECT_EQ(headingsIn({"述职报告", "一、加强理论武装", "（一）健全学习制度。每月学习一次。",
                          "（二）丰富学习活动。开展读书会。", "二、存在问题", "（一）理论学习不够深入。",
                          "（二）宣传不够。"}),
              text({"2 heading 一、 1 1 [theory] 加强理论武装", "3 heading （一） 2 1 健全学习制度 +runIn",
                    "4 heading （一） 2 2 丰富学习活动 +runIn", "5 heading 一、 1 2 [problems] 存在问题",
                    "6 heading （一） 2 1 理论学习不够深入", "7 heading （一） 2 2 宣传不够"}));
}

TEST(Outline, OfASecondLevelUnderAnUnknownHeadingNamesItsSections) {
    EXPECT_EQ(headingsIn({"石桥乡上半年工作总结", "一、主要工作开展情况", "(一)强化组织领导。专题研究3次。",
                          "(二)加强队伍建设。培训20人。", "二、下一步工作打算", "(一)抓好学习教育。"}),
              text({"2 heading 一、 1 1 主要工作开展情况", "3 heading （一） 2 1 [leadership] 强化组织领导 +runIn",
                    "4 heading （一） 2 2 [team] 加强队伍建设 +runIn", "5 heading 一、 1 2 [plan] 下一步工作打算",
                    "6 heading （一） 2 1 抓好学习教育"}));
}

TEST(Outline, TakesItsLevelsFromTheOrderOfNesting) {
    EXPECT_EQ(headingsIn({"情况汇报", "1.加强组织领导。研究2次。", "（1）成立领导小组。", "（2）明确分工。",
                          "2.深化理论学习。", "（1）集中学习。", "（2）个人自学。"}),
              text({"2 heading 1. 1 1 [leadership] 加强组织领导 +runIn", "3 heading （1） 2 1 成立领导小组",
                    "4 heading （1） 2 2 明确分工", "5 heading 1. 1 2 [theory] 深化理论学习",
                    "6 heading （1） 2 1 集中学习", "7 heading （1） 2 2 个人自学"}));
    EXPECT_EQ(headingsIn({"情况汇报", "1、加强组织领导", "（一）成立小组", "（二）明确分工", "2、深化理论学习",
                          "（一）集中学习"}),
              text({"2 heading 1、 1 1 [leadership] 加强组织领导", "3 heading （一） 2 1 成立小组",
                    "4 heading （一） 2 2 明确分工", "5 heading 1、 1 2 [theory] 深化理论学习",
                    "6 heading （一） 2 1 集中学习"}));
}

TEST(Outline, OfBracketsAloneBeginsAtLevelOne) {
    EXPECT_EQ(headingsIn({"履行责任制情况汇报", "（一）压实主体责任。书记带头。", "1.定期研究。每季一次。",
                          "2.签订责任书。", "（二）加强舆论引导。发稿30篇。", "1.主动发声。"}),
              text({"2 heading （一） 1 1 [leadership] 压实主体责任 +runIn", "3 heading 1. 2 1 定期研究 +runIn",
                    "4 heading 1. 2 2 签订责任书", "5 heading （一） 1 2 [publicity] 加强舆论引导 +runIn",
                    "6 heading 1. 2 1 主动发声"}));
}

TEST(Outline, PutsALaterSchemeAboveTheOneThatItRunsAround) {
    // The first 一、 is lost.
    EXPECT_EQ(
        headingsIn({"情况汇报", "（一）组织领导", "（二）理论学习", "二、存在问题", "（一）学习不深", "（二）宣传不广",
                    "三、下步打算", "（一）补课"}),
        text({"2 heading （一） 1 1 [leadership] 组织领导", "3 heading （一） 1 2 [theory] 理论学习",
              "4 heading 一、 1 2 [problems] 存在问题 +gap(1)", "5 heading （一） 2 1 学习不深",
              "6 heading （一） 2 2 宣传不广", "7 heading 一、 1 3 [plan] 下步打算", "8 heading （一） 2 1 补课"}));
}

TEST(Outline, ReadsDigitsAndSignsOfEveryWidth) {
    EXPECT_EQ(headingsIn({"情况汇报", "１．组织领导", "２. 理论学习", "3．阵地管理", "4.队伍建设"}),
              text({"2 heading 1. 1 1 [leadership] 组织领导", "3 heading 1. 1 2 [theory] 理论学习",
                    "4 heading 1. 1 3 [positions] 阵地管理", "5 heading 1. 1 4 [team] 队伍建设"}));
    EXPECT_EQ(headingsIn({"情况汇报", "一，组织领导", "(一) 分工", "（二)研究", "㈢检查", "(１)分管", "（2） 协管",
                          "3）配合"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导", "3 heading （一） 2 1 分工",
                    "4 heading （一） 2 2 研究", "5 heading （一） 2 3 检查", "6 heading （1） 3 1 分管",
                    "7 heading （1） 3 2 协管", "8 heading （1） 3 3 配合"}));
}

TEST(Outline, KnowsNumbersThatWriterMakes) {
    EXPECT_EQ(headingsIn({"情况汇报", "{#一、}组织领导", "{#（一）}分工", "{#(二)}研究", "{#二、}理论学习", "{#•}读书",
                          "三、阵地管理"}),
              text({"2 heading auto:一、 1 1 [leadership] 组织领导", "3 heading auto:（一） 2 1 分工",
                    "4 heading auto:（一） 2 2 研究", "5 heading auto:一、 1 2 [theory] 理论学习",
                    "7 heading 一、 1 3 [positions] 阵地管理"}));
}

TEST(Outline, ReportsANumberTypedBehindWritersOwn) {
    EXPECT_EQ(
        headingsIn({"情况汇报", "{#一、}一、组织领导", "{#二、}理论学习"}),
        text({"2 heading auto:一、 1 1 [leadership] 组织领导 +double", "3 heading auto:一、 1 2 [theory] 理论学习"}));
}

TEST(Outline, OfRulesCountsArticlesThroughAllChapters) {
    EXPECT_EQ(headingsIn({"青石县档案局意识形态工作责任制实施细则", "第一章　总则",
                          "第一条　为落实责任制，制定本细则。", "第二条　本细则适用于机关各科室。各科室应当遵照执行。",
                          "第二章 责任分工", "第三条 班子成员的责任：", "（一）定期研究；", "（二）按时报告。",
                          "第四条 各科室的责任：", "（一）管好阵地；", "第五条 本细则自印发之日起施行。"}),
              text({"2 heading 第一章 1 1 总则", "3 heading 第一条 2 1 为落实责任制，制定本细则 +runIn",
                    "4 heading 第一条 2 2 本细则适用于机关各科室 +runIn", "5 heading 第一章 1 2 责任分工",
                    "6 heading 第一条 2 3 班子成员的责任：", "7 heading （一） 3 1 定期研究；",
                    "8 heading （一） 3 2 按时报告", "9 heading 第一条 2 4 各科室的责任：",
                    "10 heading （一） 3 1 管好阵地；", "11 heading 第一条 2 5 本细则自印发之日起施行 +runIn"}));
}

TEST(Outline, ReportsASkippedArticle) {
    EXPECT_EQ(headingsIn({"实施细则", "第一章 总则", "第一条 制定依据。", "第二章 职责", "第二条 书记负责。",
                          "第四条 委员协助。"}),
              text({"2 heading 第一章 1 1 总则", "3 heading 第一条 2 1 制定依据 +runIn", "4 heading 第一章 1 2 职责",
                    "5 heading 第一条 2 2 书记负责 +runIn", "6 heading 第一条 2 4 委员协助 +runIn +gap(3)"}));
}

TEST(Outline, ReportsGapsAndTheSameNumberTwice) {
    EXPECT_EQ(
        headingsIn({"情况汇报", "一、组织领导", "二、理论学习", "二、阵地管理", "五、队伍建设"}),
        text({"2 heading 一、 1 1 [leadership] 组织领导", "3 heading 一、 1 2 [theory] 理论学习",
              "4 heading 一、 1 2 [positions] 阵地管理 +double", "5 heading 一、 1 5 [team] 队伍建设 +gap(3,4)"}));
}

TEST(Outline, ReportsMixedConventions) {
    EXPECT_EQ(headingsIn({"情况汇报", "1、组织领导", "2.理论学习", "3、阵地管理"}),
              text({"2 heading 1、 1 1 [leadership] 组织领导", "3 heading 1. 1 2 [theory] 理论学习 +mixed",
                    "4 heading 1、 1 3 [positions] 阵地管理"}));
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "（二）理论学习", "三、阵地管理"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导", "3 heading （一） 1 2 [theory] 理论学习 +mixed",
                    "4 heading 一、 1 3 [positions] 阵地管理"}));
}

TEST(Outline, FindsSectionsThatOnlyASentenceOpens) {
    EXPECT_EQ(
        itemsIn({"柳河镇落实责任制情况汇报", "今年以来，我镇抓好落实，现将情况汇报如下：", "1、加强组织领导。研究2次。",
                 "2、深化理论武装。学习4次。", "我镇工作虽取得一定成绩，但仍存在以下不足：", "1、阵地管理不够规范。",
                 "2、宣传方式单一。", "下一步，我镇将抓好以下工作：", "1、加强学习。", "2、加强检查。"}),
        text({"1 title 柳河镇落实责任制情况汇报", "2 lead [preamble] 今年以来，我镇抓好落实，现将情况汇报如下：",
              "3 heading 1、 1 1 [leadership] 加强组织领导 +runIn", "4 heading 1、 1 2 [theory] 深化理论武装 +runIn",
              "5 lead [problems] 我镇工作虽取得一定成绩，但仍存在以下不足：", "6 heading 1、 2 1 阵地管理不够规范",
              "7 heading 1、 2 2 宣传方式单一", "8 lead [plan] 下一步，我镇将抓好以下工作：",
              "9 heading 1、 2 1 加强学习", "10 heading 1、 2 2 加强检查"}));
}

TEST(Outline, FindsALeadInTheMiddleOfAParagraph) {
    EXPECT_EQ(
        itemsIn({"情况汇报", "一、组织领导", "研究2次。", "二、理论学习",
                 "学习4次，效果良好。下一步，我们将继续努力，补齐短板。"}),
        text({"1 title 情况汇报", "2 heading 一、 1 1 [leadership] 组织领导", "4 heading 一、 1 2 [theory] 理论学习",
              "5 lead [plan] 下一步，我们将继续努力，补齐短板 +glued@10"}));
}

TEST(Outline, OfALeadInsideAWorkSectionMakesNone) {
    EXPECT_EQ(itemsIn({"情况汇报", "一、组织领导", "研究2次。下一步，要增加次数。", "二、理论学习",
                       "虽取得成绩，但仍存在差距。", "三、阵地管理", "管理3处。"}),
              text({"1 title 情况汇报", "2 heading 一、 1 1 [leadership] 组织领导",
                    "4 heading 一、 1 2 [theory] 理论学习", "6 heading 一、 1 3 [positions] 阵地管理"}));
    EXPECT_EQ(
        itemsIn({"情况汇报", "一、组织领导", "研究2次。", "二、下一步打算", "下一步，我们将加强学习。"}),
        text({"1 title 情况汇报", "2 heading 一、 1 1 [leadership] 组织领导", "4 heading 一、 1 2 [plan] 下一步打算"}));
}

TEST(Outline, KnowsLabelsWithoutNumber) {
    EXPECT_EQ(
        headingsIn({"专题汇报", "一、理论武装", "1、学习扎实。每月一次。", "2、讨论热烈。", "存在不足：",
                    "1、笔记不全。", "2、交流不多。", "下一步打算：", "1、补齐笔记。", "二、阵地管理", "管理3处。"}),
        text({"2 heading 一、 1 1 [theory] 理论武装", "3 heading 1、 2 1 学习扎实 +runIn", "4 heading 1、 2 2 讨论热烈",
              "5 label 2 [problems] 存在不足：", "6 heading 1、 3 1 笔记不全 +restart", "7 heading 1、 3 2 交流不多",
              "8 label 2 [plan] 下一步打算：", "9 heading 1、 3 1 补齐笔记 +restart",
              "10 heading 一、 1 2 [positions] 阵地管理"}));
}

TEST(Outline, OfLabelsOnlyIsKnownByTheirWords) {
    EXPECT_EQ(headingsIn({"工作总结", "{bold}组织领导", "研究2次。", "理论学习情况", "学习4次。", "{h1}存在的问题",
                          "经费不足。", "下一步工作打算", "多争取支持。"}),
              text({"2 label 1 [leadership] 组织领导", "4 label 1 [theory] 理论学习情况",
                    "6 label 1 [problems] 存在的问题", "8 label 1 [plan] 下一步工作打算"}));
}

TEST(Outline, KnowsASeriesThatBeginsParagraphs) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "一是定期研究。每季一次。", "二是明确分工。",
                          "三是一岗双责落实到人。", "二、理论学习", "学习4次。"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导", "3 heading 一是 2 1 定期研究 +runIn",
                    "4 heading 一是 2 2 明确分工", "5 heading 一是 2 3 一岗双责落实到人",
                    "6 heading 一、 1 2 [theory] 理论学习"}));
}

TEST(Outline, FindsMembersOfASeriesThatAreGluedToTheOneBefore) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "一是定期研究。每季一次。二是明确分工。",
                          "三是签订责任书。四是抓好考核。"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导", "3 heading 一是 2 1 定期研究 +runIn",
                    "3 heading 一是 2 2 明确分工 +glued@12", "4 heading 一是 2 3 签订责任书",
                    "4 heading 一是 2 4 抓好考核 +glued@8"}));
}

TEST(Outline, OfASeriesInsideOneParagraphMakesNoHeadings) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "一是定期研究；二是明确分工；三是抓好考核。", "二、理论学习",
                          "主要做法：一是集中学。二是个人学。三是交流学。", "一是这一年学得多。"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导", "4 heading 一、 1 2 [theory] 理论学习"}));
}

TEST(Outline, FindsHeadingsGluedToTheParagraphBefore) {
    EXPECT_EQ(
        headingsIn({"情况汇报", "一、主要工作", "（一）组织领导。研究2次。",
                    "（二）理论学习。学习4次，及时进行引导。(三)阵地管理", "管理3处。",
                    "（四）队伍建设。培训2次。二、存在问题", "（一）经费不足。"}),
        text({"2 heading 一、 1 1 主要工作", "3 heading （一） 2 1 [leadership] 组织领导 +runIn",
              "4 heading （一） 2 2 [theory] 理论学习 +runIn", "4 heading （一） 2 3 [positions] 阵地管理 +glued@20",
              "6 heading （一） 2 4 [team] 队伍建设 +runIn", "6 heading 一、 1 2 [problems] 存在问题 +glued@13",
              "7 heading （一） 2 1 经费不足"}));
    EXPECT_EQ(headingsIn({"情况汇报", "我局认真落实。一、组织领导", "研究2次。", "二、理论学习"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导 +glued@7", "4 heading 一、 1 2 [theory] 理论学习"}));
    EXPECT_EQ(headingsIn({"实施细则", "第一章 总则", "第一条 依据上级规定制定。第二章 职责", "第二条 书记负责。"}),
              text({"2 heading 第一章 1 1 总则", "3 heading 第一条 2 1 依据上级规定制定 +runIn",
                    "3 heading 第一章 1 2 职责 +glued@13", "4 heading 第一条 2 2 书记负责 +runIn"}));
}

TEST(Outline, OfNumbersThatGoOnInTheTextMakesNoGluedHeadings) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "要求如下。（一）按时；（二）按量。（一）是重点。",
                          "二、理论学习", "学习4次。（五）项不适用。"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导", "4 heading 一、 1 2 [theory] 理论学习"}));
}

TEST(Outline, TakesNoAmountOrDateForAHeading) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "1.5倍于去年。", "3.5万人次参加。", "2024.3.1召开会议。",
                          "2024年研究2次。", "12月底完成。", "0571-88880000为联系电话。", "13800000000为联系电话。",
                          "1,200人参加。", "1，500元用于购书。", "100人参加。", "（2024年）的任务。",
                          "2024、2025两年完成。"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导"}));
}

TEST(Outline, TakesNoWordWithANumberInItForAHeading) {
    EXPECT_EQ(
        headingsIn({"情况汇报", "一、组织领导", "一、二级响应均已启动。", "一、二、三组全部到位。", "1、2号楼已检查。",
                    "一是一，二是二，不含糊。", "二是二，", "第一时间上报。", "第一书记到村。", "第一条战线是宣传。",
                    "一方面抓学习。", "三会一课按时开。", "一岗双责要落实。", "十分重视。", "第一，抓学习。"}),
        text({"2 heading 一、 1 1 [leadership] 组织领导"}));
    EXPECT_EQ(headingsIn({"情况汇报", "一、三会一课制度落实情况", "1.2024年以来的学习。", "1、2025年安排。",
                          "（一）项目建设。"}),
              text({"2 heading 一、 1 1 [mechanism] 三会一课制度落实情况", "3 heading 1. 2 1 2024年以来的学习",
                    "4 heading 1、 3 1 2025年安排", "5 heading （一） 4 1 项目建设"}));
}

TEST(Outline, TakesNoCitationForAHeading) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "根据《某办法》第三条（一）的要求，", "第三条规定了责任。",
                          "第三条第二款也适用。", "第三条（一）项适用。", "（一）项所列情形。",
                          "（一）、（二）项均已完成。", "第二章的要求已落实。"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导"}));
}

TEST(Outline, LeavesTablesAndContentsAlone) {
    EXPECT_EQ(headingsIn({"情况汇报", "{toc}一、组织领导\t1", "二、理论学习\t3", "一、组织领导……………2", "一、组织领导",
                          "{table}1.问题|一、措施", "二、理论学习"}),
              text({"5 heading 一、 1 1 [leadership] 组织领导", "6 heading 一、 1 2 [theory] 理论学习"}));
}

TEST(Outline, TakesNoShortSentenceForAHeading) {
    EXPECT_EQ(headingsIn({"情况汇报", "一、组织领导", "研究2次。", "效果好。", "大家都满意", "负责人：王某某",
                          "坚持学习，", "我们在会上反复强调要继续", "加强组织领导", "和队伍建设。", "会议要求：",
                          "王某某同志说：", "表1 学习情况"}),
              text({"2 heading 一、 1 1 [leadership] 组织领导"}));
}

TEST(Outline, OfAnIssuedTextBeginsItsNumbersAnew) {
    EXPECT_EQ(itemsIn({"关于印发实施办法的通知", "各科室：", "现将办法印发给你们，请遵照执行。", "一、高度重视",
                       "二、抓好落实", "中共青石县档案局党组", "2025年3月1日", "", "青石县档案局实施办法",
                       "一、组织领导", "二、理论学习"}),
              text({"1 title 关于印发实施办法的通知", "2 salutation 各科室：",
                    "3 lead [preamble] 现将办法印发给你们，请遵照执行", "4 heading 一、 1 1 高度重视",
                    "5 heading 一、 1 2 抓好落实", "6 signature 中共青石县档案局党组", "7 date 2025年3月1日",
                    "10 heading 一、 1 1 [leadership] 组织领导", "11 heading 一、 1 2 [theory] 理论学习"}));
}

TEST(Outline, OfAttachmentsBeginsTheirNumbersAnew) {
    EXPECT_EQ(itemsIn({"实施方案", "一、组织领导", "二、工作要求", "附件：责任分工表", "云溪镇人民政府",
                       "二〇二五年三月一日", "附件1", "责任分工表", "一、理论学习", "附件2：名单", "一、人员"}),
              text({"1 title 实施方案", "2 heading 一、 1 1 [leadership] 组织领导", "3 heading 一、 1 2 工作要求",
                    "4 attachment-note 附件：责任分工表", "5 signature 云溪镇人民政府", "6 date 二〇二五年三月一日",
                    "7 attachment 附件1", "9 heading 一、 1 1 理论学习", "10 attachment 附件2：名单",
                    "11 heading 一、 1 1 人员"}));
    EXPECT_EQ(itemsIn({"实施方案", "一、组织领导", "附件所列材料应当齐全。"}),
              text({"1 title 实施方案", "2 heading 一、 1 1 [leadership] 组织领导"}));
}

TEST(Outline, FindsADateGluedToTheSignature) {
    EXPECT_EQ(itemsIn({"工作汇报", "一、组织领导", "研究2次。", "机关第二党支部2025年4月14日"}),
              text({"1 title 工作汇报", "2 heading 一、 1 1 [leadership] 组织领导", "4 signature 机关第二党支部",
                    "4 date 2025年4月14日 +glued@7"}));
}

TEST(Outline, ReadsForgottenPlaceholdersAsWhatTheyStandFor) {
    EXPECT_EQ(itemsIn({"中共××镇委员会关于20××年落实责任制情况的报告", "县委第×巡察组：", "现将情况报告如下：",
                       "一、组织领导", "研究x次。", "中共××镇委员会", "20xx年x月x日"}),
              text({"1 title 中共××镇委员会关于20××年落实责任制情况的报告", "2 salutation 县委第×巡察组：",
                    "3 lead [preamble] 现将情况报告如下：", "4 heading 一、 1 1 [leadership] 组织领导",
                    "6 signature 中共××镇委员会", "7 date 20xx年x月x日"}));
}

TEST(Outline, FindsTheTitleUnderARedHead) {
    EXPECT_EQ(itemsIn({"{centred}青石县档案局文件", "青档发〔2025〕3号", "", "{title}青石县档案局",
                       "{title}意识形态工作要点", "（征求意见稿）", "（2025年3月1日）", "一、组织领导"}),
              text({"4 title 青石县档案局意识形态工作要点（征求意见稿）", "7 date （2025年3月1日）",
                    "8 heading 一、 1 1 [leadership] 组织领导"}));
}

TEST(Outline, OfATextWithoutTitleHasNone) {
    EXPECT_EQ(itemsIn({"我局认真落实各项要求。", "一、组织领导", "研究2次。"}),
              text({"1 lead [preamble] 我局认真落实各项要求", "2 heading 一、 1 1 [leadership] 组织领导"}));
    EXPECT_EQ(itemsIn({}), "");
    EXPECT_EQ(itemsIn({"", "　", "{table}a|b"}), "");
}

TEST(Outline, TakesTheLongestAndRarestWords) {
    EXPECT_EQ(
        headingsIn({"情况汇报", "一、深入开展网络意识形态工作", "二、健全工作机制", "三、健全长效机制",
                    "四、反馈问题整改情况", "五、存在的主要问题及原因分析", "六、整改措施"}),
        text({"2 heading 一、 1 1 [network] 深入开展网络意识形态工作", "3 heading 一、 1 2 [leadership] 健全工作机制",
              "4 heading 一、 1 3 [mechanism] 健全长效机制", "5 heading 一、 1 4 [rectification] 反馈问题整改情况",
              "6 heading 一、 1 5 [problems] 存在的主要问题及原因分析", "7 heading 一、 1 6 [plan] 整改措施"}));
    EXPECT_EQ(headingsIn({"情况汇报", "一、工作落实情况", "二、认真抓好各项重点工作"}),
              text({"2 heading 一、 1 1 工作落实情况", "3 heading 一、 1 2 认真抓好各项重点工作"}));
}

TEST(Outline, BelievesBookmarksOfZhangfa) {
    EXPECT_EQ(itemsIn({"{@zf_title}情况", "{@zf_salutation}王某某：", "{@zf_preamble}我镇抓好落实。",
                       "{@zf_team}一、各项工作", "{@zf_theory #二、 h1}其他", "{@zf_plan_Copy_1}三、更多",
                       "{@zf_closing}以上。"}),
              text({"1 title 情况", "2 salutation 王某某：", "3 lead [preamble] 我镇抓好落实",
                    "4 heading 一、 1 1 [team] 各项工作", "5 heading auto:一、 1 2 [theory] 其他",
                    "6 heading 一、 1 3 更多", "7 lead [closing] 以上"}));
}

TEST(Outline, EndsAHeadingAtALineBreak) {
    EXPECT_EQ(
        headingsIn({"情况汇报", "一、组织领导\n研究2次。\n二、理论学习\n学习4次。", "三、阵地管理。"}),
        text({"2 heading 一、 1 1 [leadership] 组织领导 +runIn",
              "2 heading 一、 1 2 [theory] 理论学习 +runIn +glued@13", "3 heading 一、 1 3 [positions] 阵地管理"}));
}

TEST(Outline, KnowsClosingWordsInOtherWords) {
    EXPECT_EQ(
        itemsIn({"情况汇报", "一、组织领导", "{bold}以上报告，请审阅。", "以上报告的数字均已核实，由办公室负责。"}),
        text({"1 title 情况汇报", "2 heading 一、 1 1 [leadership] 组织领导", "3 lead [closing] 以上报告，请审阅"}));
}

TEST(Outline, ReadsLooksFromASnapshotsJson) {
    const Snapshot snapshot = documentOf({"{bold centred}情况汇报", "{right}某某局"});
    EXPECT_EQ(toJson(snapshotFromJson(toJson(snapshot))), toJson(snapshot));
    EXPECT_TRUE(snapshotFromJson(toJson(snapshot)).body.at(0).paragraph.looks.centred);
    EXPECT_THROW(snapshotFromJson(boost::json::parse(R"({"body": [{"text": "", "style": "", "looks": {"bold": true,
        "centred": false, "right": false, "points": "16"}}], "elsewhere": [], "properties": {}})")),
                 std::invalid_argument);
}

TEST(Outline, AsJsonHasWhatTheCommandPromises) {
    const Snapshot snapshot =
        documentOf({"情况汇报", "{table}甲|乙", "一、组织领导", "研究。四、存在问题。经费不足。", "{#五、}其他"});
    const boost::json::object json = toJson(readOutline(snapshot, outlineLibrary()), snapshot);
    EXPECT_EQ(json.at("paragraphs"), 4U);
    const boost::json::value expected = boost::json::parse(R"({"levels": [{"level": 1, "mixed": true, "schemes":
        [{"scheme": "auto:一、", "count": 1}, {"scheme": "一、", "count": 1}]}]})");
    EXPECT_EQ(json.at("numbering"), expected);
    EXPECT_EQ(json.at("items").as_array().at(1), boost::json::parse(R"({"paragraph": 2, "role": "heading",
        "scheme": "一、", "level": 1, "number": 1, "runIn": false, "text": "组织领导", "section": "leadership",
        "confidence": 0.9})"));
    EXPECT_EQ(json.at("items").as_array().at(2), boost::json::parse(R"({"paragraph": 4, "role": "heading",
        "scheme": "auto:一、", "level": 1, "number": 5, "runIn": false, "text": "其他", "section": null,
        "confidence": 0.9, "issues": ["gap"], "missing": [2, 3, 4]})"));
}

} // namespace
} // namespace zhangfa
