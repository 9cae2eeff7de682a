// Many documents as one result: each rule with what it finds, and what it must not.
#include "batch/gather_json.h"
#include "batch/gather_report.h"
#include "batch/gather_tables.h"
#include "core/utf8.h"
#include "made_odt.h"
#include "unit/project_files.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

class GatheringTest : public testing::Test {
protected:
    GatheringTest() : kind_(*shippedLibrary().kind(KindId{"situation-report"})), gatherer_(shippedLibrary(), kind_) {}

    void add(const std::string& name, const MadeOdt& odt) { gatherer_.add(name + ".odt", odt.bytes()); }
    // Units 单位1, 单位2, … with these figures.
    void addAll(const std::string& field, const std::vector<std::string>& figures) {
        for (const std::string& figure : figures) {
            const std::string name = "单位" + std::to_string(++count_);
            add(name, boundOdt(name).value(field, figure));
        }
    }
    Gathering finish(std::optional<UnitList> list = {}, bool guesses = false) {
        return gatherer_.finish(std::move(list), {guesses});
    }
    static std::vector<std::string> rules(const Gathering& gathering) {
        std::vector<std::string> all;
        for (const GatherFinding& finding : gathering.findings) {
            all.push_back(finding.rule);
        }
        return all;
    }
    static std::string sum(const Gathering& gathering, const char* field) {
        const FieldSummary& summary = gathering.summaries.at(FieldId{field});
        return summary.sum && summary.additive ? summary.sum->total() : "none";
    }

    const Kind& kind_;
    Gatherer gatherer_;
    int count_ = 0;
};

using Strings = std::vector<std::string>;

// ---- Units ---------------------------------------------------------------------------------------------------------

TEST_F(GatheringTest, UnitsByFieldsElseByFile) {
    add("a", boundOdt("青禾县白鹭镇人民政府").value("short-name", "白鹭镇"));
    add("青石乡", boundOdt());
    add("b", boundOdt().value("short-name", "白鹭镇"));
    const Gathering gathering = finish();
    ASSERT_EQ(gathering.units.size(), 2U);
    EXPECT_EQ(gathering.units[0].documents, (std::vector<std::size_t>{0, 2})) << "known by its short name";
    EXPECT_TRUE(gathering.doubled(0));
    EXPECT_EQ(gathering.unit(1).name, "青石乡");
    EXPECT_FALSE(gathering.doubled(1));
}

TEST_F(GatheringTest, WhoIsMissingAndWhoIsNotOnTheList) {
    add("附件：黄岭街道报告", boundOdt());
    add("a", boundOdt("白鹭 镇"));
    add("b", boundOdt("陌生局"));
    const Gathering gathering = finish(UnitList({{{"白鹭镇"}}, {{"青石乡"}}, {{"黄岭街道"}}}));
    EXPECT_EQ(gathering.missing, std::vector<std::size_t>{1});
    EXPECT_EQ(gathering.unit(0).name, "黄岭街道");
    EXPECT_FALSE(gathering.unit(2).listed);
    const Texts keys;
    const GatherSheet sheet = missingSheet(gathering, keys);
    ASSERT_EQ(sheet.rows.size(), 3U);
    EXPECT_EQ(sheet.rows[1][1].text, "青石乡");
    EXPECT_EQ(sheet.rows[2][1].text, "陌生局");
    EXPECT_EQ(resultSheet(gathering, keys).rows[1][1].text, "白鹭镇") << "in the order of the list";
}

// ---- Sums ----------------------------------------------------------------------------------------------------------

TEST_F(GatheringTest, SumsAreExactAndOfNumbersOnly) {
    add("甲", boundOdt("甲镇")
                  .value("theory.sessions", "12")
                  .value("team.funds", "8.5万")
                  .value("theory.attendance", "95%")
                  .value("year", "2026"));
    add("乙", boundOdt("乙镇")
                  .value("theory.sessions", "约3")
                  .value("team.funds", "0.00001万")
                  .value("theory.attendance", "90%")
                  .value("year", "2026"));
    add("丙", boundOdt("丙镇").value("theory.sessions", "〔集中学习次数〕").value("theory.attendance", "90%"));
    const Gathering gathering = finish();
    EXPECT_EQ(sum(gathering, "theory.sessions"), "12") << "约3 is no number";
    EXPECT_EQ(sum(gathering, "team.funds"), "85000.1");
    EXPECT_EQ(sum(gathering, "theory.attendance"), "none");
    EXPECT_EQ(sum(gathering, "year"), "none");
    const FieldSummary& sessions = gathering.summaries.at(FieldId{"theory.sessions"});
    EXPECT_EQ(sessions.filled, 2U);
    EXPECT_EQ(sessions.asked, 3U);
    EXPECT_EQ(sessions.counted, 1U);
    EXPECT_EQ(gathering.summaries.at(FieldId{"theory.attendance"}).sum->mean(3, 2), "91.67");
}

TEST_F(GatheringTest, AUnitCountsOnce) {
    add("a1", boundOdt("甲镇").value("theory.sessions", "12").value("theory.books", "5"));
    add("a2", boundOdt("甲镇").value("theory.sessions", "12").value("theory.books", "6"));
    add("b", boundOdt("乙镇").value("theory.sessions", "3").value("theory.books", "1"));
    const Gathering gathering = finish();
    EXPECT_EQ(sum(gathering, "theory.sessions"), "15");
    EXPECT_EQ(sum(gathering, "theory.books"), "1") << "nobody knows which of the two is right";
    EXPECT_EQ(rules(gathering), Strings{"doubled-differs"});
}

TEST_F(GatheringTest, GuessesCountOnlyWhereWanted) {
    for (const bool wanted : {false, true}) {
        Gatherer gatherer(shippedLibrary(), kind_);
        MadeOdt odt;
        odt.paragraph("关于落实意识形态工作责任制情况的报告")
            .paragraph("一、理论武装与学习教育")
            .paragraph("我镇党委围绕有关内容组织集中学习12次，其中意识形态专题学习2次。");
        gatherer.add("甲.odt", odt.bytes());
        gatherer.add("乙.odt", boundOdt("乙镇").value("theory.sessions", "3").bytes());
        EXPECT_EQ(sum(gatherer.finish({}, {wanted}), "theory.sessions"), wanted ? "15" : "3");
    }
}

// ---- Contradictions ------------------------------------------------------------------------------------------------

TEST_F(GatheringTest, APartLargerThanItsWhole) {
    add("a", boundOdt("甲镇").value("theory.sessions", "2").value("theory.special-sessions", "3"));
    add("b", boundOdt("乙镇").value("theory.sessions", "3").value("theory.special-sessions", "3"));
    const Gathering gathering = finish();
    ASSERT_EQ(rules(gathering), Strings{"part-larger"});
    EXPECT_EQ(gathering.findings[0].document, 0U);
    EXPECT_EQ(gathering.findings[0].field, FieldId{"theory.special-sessions"});
}

TEST_F(GatheringTest, ASumThatDoesNotAddUp) {
    const auto odt = [](const char* unit, const char* all, const char* county) {
        MadeOdt made = boundOdt(unit)
                           .value("publicity.articles", all)
                           .value("publicity.national", "1")
                           .value("publicity.provincial", "2")
                           .value("publicity.city", "3");
        return *county == '\0' ? made : made.value("publicity.county", county);
    };
    add("a", odt("甲镇", "11", "4"));
    add("b", odt("乙镇", "10", "4"));
    add("c", odt("丙镇", "10", "")); // the missing part may be 4
    add("d", odt("丁镇", "5", ""));  // no part can be less than nothing
    const Gathering gathering = finish();
    ASSERT_EQ(rules(gathering), (Strings{"sum-differs", "sum-differs"}));
    EXPECT_EQ(gathering.findings[0].document, 0U);
    EXPECT_EQ(gathering.findings[1].document, 3U);
}

TEST_F(GatheringTest, LastPeriodRepeated) {
    const char* ids[] = {"theory.sessions", "theory.speeches", "theory.books",
                         "theory.papers",   "theory.lectures", "theory.branch-sessions"};
    for (const int same : {6, 3}) {
        MadeOdt odt = boundOdt("镇" + std::to_string(same));
        std::string last;
        for (int i = 0; i < 6; ++i) {
            odt.value(ids[i], std::to_string(10 + i));
            last +=
                (last.empty() ? "{\"" : ",\"") + std::string(ids[i]) + "\":" + std::to_string(i < same ? 10 + i : 90);
        }
        odt.properties["zf._last.1"] = last + "}";
        add(std::to_string(same), odt);
    }
    const Gathering gathering = finish();
    ASSERT_EQ(rules(gathering), Strings{"last-repeated"});
    EXPECT_EQ(gathering.unit(gathering.findings[0].document).name, "镇6");
}

TEST_F(GatheringTest, FarFromTheOthers) {
    addAll("theory.sessions", {"11", "12", "12", "13", "12", "11", "13", "120"});
    const Gathering gathering = finish();
    ASSERT_EQ(rules(gathering), Strings{"far-off"});
    EXPECT_EQ(gathering.findings[0].value, "120次");
}

TEST_F(GatheringTest, NotFarEnough) {
    addAll("theory.sessions", {"11", "12", "12", "13", "12", "11", "13", "20"}); // not three times as much
    EXPECT_TRUE(finish().findings.empty());
}

TEST_F(GatheringTest, OfSevenUnitsNobodyIsFarOff) {
    addAll("theory.sessions", {"11", "12", "12", "13", "12", "11", "120"});
    EXPECT_TRUE(finish().findings.empty());
}

TEST_F(GatheringTest, TheSameOfAllButOne) {
    addAll("theory.sessions", {"12", "12", "12", "12", "12", "12", "12", "12", "100"}); // the median distance is 0
    EXPECT_EQ(rules(finish()), Strings{"far-off"});
}

TEST_F(GatheringTest, SmallNumbersAreNeverFarOff) {
    addAll("theory.sessions", {"1", "1", "1", "1", "1", "1", "1", "1", "3"});
    EXPECT_TRUE(finish().findings.empty());
}

TEST_F(GatheringTest, PercentagesWithoutBoundsOfTheirOwn) {
    add("a", boundOdt("甲镇").value("theory.rate", "120%"));
    add("b", boundOdt("乙镇").value("theory.rate", "100%"));
    EXPECT_EQ(rules(finish()), Strings{"percent-outside"});
}

// ---- Likeness ------------------------------------------------------------------------------------------------------

MadeOdt withSentences(const std::string& unit, const std::vector<std::string>& sentences) {
    MadeOdt odt = boundOdt(unit);
    for (const std::string& sentence : sentences) {
        odt.paragraph(sentence);
    }
    return odt;
}

const std::vector<std::string> copied{"走进田间地头组织党员干部开展冬季大宣讲活动",
                                      "依托村级文化礼堂开办夜校课程并邀请老党员授课",
                                      "结合移风易俗工作编排群众喜闻乐见的地方小戏"};

TEST_F(GatheringTest, TextsThatAreAlike) {
    std::vector<std::string> more = copied, others(copied.begin(), copied.begin() + 2);
    more.push_back("围绕茶叶采摘季节的用工问题召开了专门的协调会");
    others.push_back("利用早市和赶集的机会设立了流动的政策咨询摊位");
    add("a", withSentences("甲镇", {"甲镇" + copied[0], copied[1], copied[2]}));
    add("b", withSentences("乙镇", more));
    add("c", withSentences("丙镇", others)); // two sentences only
    const Gathering gathering = finish();
    ASSERT_EQ(gathering.like.size(), 1U);
    EXPECT_EQ(gathering.like[0].one, 0U);
    EXPECT_EQ(gathering.like[0].other, 1U);
    EXPECT_EQ(gathering.like[0].sentences, 3U) << "the unit's name in it does not count";
    EXPECT_EQ(gathering.like[0].examples.size(), 3U);
}

TEST_F(GatheringTest, TwoFilesOfOneUnitAreNoCopy) {
    add("a", withSentences("甲镇", copied));
    add("b", withSentences("甲镇", copied));
    EXPECT_TRUE(finish().like.empty());
}

TEST_F(GatheringTest, WhatEverybodyWroteIsFromElsewhere) {
    for (int i = 0; i < 25; ++i) {
        add(std::to_string(i), withSentences("单位" + std::to_string(i), copied));
    }
    const Gathering gathering = finish();
    EXPECT_TRUE(gathering.like.empty());
    ASSERT_EQ(gathering.common.size(), 3U);
    EXPECT_EQ(gathering.common[0].documents, 25U);
}

// ---- Problems and measures -----------------------------------------------------------------------------------------

TEST(GatherLedger, ProblemsWithTheirMeasures) {
    const Library& library = shippedLibrary();
    Gathering gathering;
    for (const char* section : {"problems", "plan"}) {
        for (const Field& field : library.section(SectionId{section})->fields) {
            gathering.fields.push_back(&field);
        }
    }
    GatheredDocument document;
    document.values[FieldId{"problems.items"}] =
        boost::json::parse(R"([{"problem": "宣讲不够", "where": "青年少"}, {"problem": "记录不全"}])");
    document.values[FieldId{"plan.measures"}] = boost::json::parse(
        R"([{"problem": "宣讲 不够", "measure": "编写提纲", "who": "党建办", "due": "2027-03-31"}, {"measure": "加强培训"}])");
    gathering.documents.push_back(document);
    makeLedger(gathering);
    ASSERT_EQ(gathering.ledger.size(), 3U);
    const LedgerRow& first = gathering.ledger[0];
    EXPECT_EQ(first.problem + "|" + first.detail + "|" + first.measure + "|" + first.who + "|" + first.due,
              "宣讲不够|青年少|编写提纲|党建办|2027年3月31日");
    EXPECT_EQ(gathering.ledger[1].problem, "记录不全");
    EXPECT_EQ(gathering.ledger[1].measure, "") << "nobody answers it";
    EXPECT_EQ(gathering.ledger[2].problem + gathering.ledger[2].measure, "加强培训");
}

TEST(GatherDates, OutsideThePeriod) {
    const Library& library = shippedLibrary();
    Gathering gathering;
    const auto& theory = library.section(SectionId{"theory"})->fields;
    gathering.fields.push_back(&*std::ranges::find(theory, FieldId{"theory.meetings"}, &Field::id));
    gathering.headings[FieldId{"theory.meetings"}] = "集中学习情况表";
    GatheredDocument document;
    document.values[FieldId{"preamble.period"}] = boost::json::parse(R"(["2026-01-01", "2026-11-30"])");
    document.values[FieldId{"theory.meetings"}] =
        boost::json::parse(R"([{"date": "2025-12-31"}, {"date": "2026-01-01"}, {"date": "2026-11-30"}])");
    gathering.documents.push_back(document);
    findContradictions(gathering, library, *library.kind(KindId{"situation-report"}));
    ASSERT_EQ(gathering.findings.size(), 1U);
    EXPECT_EQ(gathering.findings[0].rule, "date-outside");
    EXPECT_EQ(gathering.findings[0].value, "2025年12月31日");
}

// ---- Results -------------------------------------------------------------------------------------------------------

TEST_F(GatheringTest, ATableOfThem) {
    add("a", boundOdt("甲镇").value("theory.sessions", "12").value("performance.sessions", "4"));
    add("b", boundOdt("乙镇").value("theory.sessions", "〔集中学习次数〕"));
    const Gathering gathering = finish();
    const GatherSheet sheet = resultSheet(gathering, Texts());
    ASSERT_EQ(sheet.rows.size(), 6U) << "heading, two units, sums, means, how many";
    const auto column = static_cast<std::size_t>(
        std::ranges::find(sheet.rows[0], "集中学习次数（次）", &GatherCell::text) - sheet.rows[0].begin());
    ASSERT_LT(column, sheet.rows[0].size());
    EXPECT_EQ(sheet.rows[1][column].text, "12");
    EXPECT_TRUE(sheet.rows[1][column].number);
    EXPECT_EQ(sheet.rows[2][column].text, "") << "nothing is invented";
    EXPECT_EQ(sheet.rows[3][column].text, "12");
    EXPECT_EQ(sheet.rows[4][column].text, "12");
    EXPECT_EQ(sheet.rows[5][column].text, "1/2");
    EXPECT_EQ(resultSheet(gathering, Texts(), false).rows.size(), 3U);
}

TEST(GatherCells, AreAsASpreadsheetWantsThem) {
    const Library& library = shippedLibrary();
    const auto cell = [&](const char* section, const char* id, const char* json) {
        const auto& fields = library.section(SectionId{section})->fields;
        return cellFor(*std::ranges::find(fields, FieldId{id}, &Field::id), boost::json::parse(json)).text;
    };
    EXPECT_EQ(cell("theory", "theory.attendance", "95.5"), "95.5");
    EXPECT_EQ(cell("team", "team.funds", "85000"), "85000");
    EXPECT_EQ(cell("rectification", "rectification.date", "\"2026-03-01\""), "2026-03-01");
    EXPECT_EQ(cell("problems", "problems.items", R"([{"problem": "甲", "where": "乙"}, {"problem": "丙"}])"),
              "（一）甲。乙。\n（二）丙。");
    EXPECT_EQ(cell("theory", "theory.meetings", R"([{"date": "2026-01-15", "topic": "主题", "people": 18}])"),
              "2026年1月15日　主题　18");
}

TEST(GatherCells, AreNoFormulasInCsv) {
    const auto csv = [](const std::string& text, bool number = false) {
        return csvOf({"", {{{text, number}}}}).substr(3); // behind the byte order mark
    };
    EXPECT_EQ(csv("=HYPERLINK(\"http://a\")"), "\"'=HYPERLINK(\"\"http://a\"\")\"\r\n");
    EXPECT_EQ(csv("+1+cmd|' /C calc'!A0"), "'+1+cmd|' /C calc'!A0\r\n");
    EXPECT_EQ(csv("-2+3"), "'-2+3\r\n");
    EXPECT_EQ(csv("@SUM(A1)"), "'@SUM(A1)\r\n");
    EXPECT_EQ(csv("\t=1"), "'\t=1\r\n");
    EXPECT_EQ(csv("\r=1"), "\"'\r=1\"\r\n");
    EXPECT_EQ(csv("-3.5", true), "-3.5\r\n") << "a number stays one";
    EXPECT_EQ(csv("-12345678901234567"), "-12345678901234567\r\n") << "with too many digits for a spreadsheet, too";
    EXPECT_EQ(csv("a=b"), "a=b\r\n");
    EXPECT_EQ(csv(""), "\r\n");
}

TEST_F(GatheringTest, AllOfItAsJson) {
    add("a", boundOdt("甲镇").value("theory.sessions", "12"));
    gatherer_.pass({"b.pdf", {"collect.pdf", {"pdf"}}});
    const boost::json::object json = toJson(finish(UnitList({{{"甲镇"}}, {{"乙镇"}}})), Texts());
    EXPECT_EQ(json.at("kind").as_string(), "situation-report");
    EXPECT_EQ(json.at("documents").at(0).at("values").at("theory.sessions"), 12);
    EXPECT_EQ(json.at("documents").at(0).at("state").as_string(), "bound");
    EXPECT_EQ(boost::json::serialize(json.at("list")), R"({"units":2,"missing":["乙镇"],"unlisted":[]})");
    EXPECT_EQ(json.at("unread").at(0).at("reason").as_string(), "collect.pdf");
    std::vector<std::string> keys;
    for (const auto& [key, value] : json) {
        keys.emplace_back(key);
    }
    EXPECT_EQ(keys, (Strings{"kind", "title", "fields", "documents", "unread", "list", "findings", "likeness", "common",
                             "ledger"}));
}

TEST_F(GatheringTest, AReportOfTheSums) {
    const Texts texts = Texts::parse(contentOf(root / "l10n/zh-CN.json"));
    for (int i = 1; i <= 60; ++i) {
        const std::string name = "第" + std::to_string(i) + "镇";
        add(name, boundOdt(name)
                      .value("theory.sessions", std::to_string(i))
                      .value("theory.attendance", "90%")
                      .value("sector.checks", "1"));
    }
    const Gathering gathering = finish();
    const SummaryReport report = summaryReport(gathering, shippedLibrary(), kind_, texts);
    EXPECT_EQ(report.values.at(FieldId{"theory.sessions"}), 1830);
    EXPECT_FALSE(report.values.contains(FieldId{"theory.attendance"}));
    EXPECT_FALSE(report.values.contains(FieldId{"unit"})) << "nothing but sums";
    const Source& source = report.sources.at(FieldId{"theory.sessions"});
    EXPECT_EQ(source.department, "60个单位（共60个）");
    EXPECT_TRUE(source.evidence.starts_with("第1镇 1、第2镇 2、")) << source.evidence;
    EXPECT_TRUE(source.evidence.ends_with("等60个单位")) << source.evidence;
    EXPECT_LE(countCharacters(source.evidence), 255U);
    EXPECT_TRUE(source.note.starts_with("第1镇.odt、")) << source.note;
    EXPECT_NE(std::ranges::find(report.sections, SectionId{"sector"}), report.sections.end())
        << "an optional one with a sum";
    EXPECT_EQ(std::ranges::find(report.sections, SectionId{"integrity"}), report.sections.end());
}

// A report need not say its unit's full name; the form has it nevertheless.
TEST_F(GatheringTest, KnowsAUnitByANameThatItsTextDoesNotSay) {
    MadeOdt odt = boundOdt();
    odt.properties["zf.unit"] = "白鹭镇人民政府";
    add("甲", odt.value("theory.sessions", "12"));
    const Gathering gathering = finish(UnitList({{{"白鹭镇人民政府"}}}));
    EXPECT_TRUE(gathering.missing.empty());
    EXPECT_TRUE(gathering.documents.front().problems.empty());
}

} // namespace
} // namespace zhangfa
