// One document, read for a table.
#include "batch/gather_document.h"
#include "made_odt.h"
#include "unit/project_files.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

const Kind& situationReport() { return *shippedLibrary().kind(KindId{"situation-report"}); }

GatheredDocument gather(const std::string& bytes) {
    DocumentGatherer gatherer(shippedLibrary(), situationReport());
    return gatherer.read("甲/白鹭镇.odt", bytes);
}

std::string valueOf(const GatheredDocument& document, const char* field) {
    const auto value = document.values.find(FieldId{field});
    return value == document.values.end() ? "none" : boost::json::serialize(value->second);
}

TEST(GatherDocument, Values) {
    const GatheredDocument read = gather(boundOdt("青禾县白鹭镇人民政府")
                                             .value("theory.sessions", "12")
                                             .value("publicity.views", "12.5万")
                                             .value("date", "〔成文日期〕")
                                             .bytes());
    EXPECT_EQ(read.state, GatherState::bound);
    EXPECT_EQ(read.unit, "青禾县白鹭镇人民政府");
    EXPECT_EQ(valueOf(read, "theory.sessions"), "12");
    EXPECT_EQ(valueOf(read, "publicity.views"), "125000") << "the amount, however it is shown";
    EXPECT_EQ(valueOf(read, "date"), "none");
    EXPECT_EQ(read.filled + 1, read.total);
    EXPECT_TRUE(read.problems.empty());
}

TEST(GatherDocument, WhatTheTextShowsCounts) {
    const GatheredDocument read = gather(boundOdt().value("theory.sessions", "12", "15").bytes());
    EXPECT_EQ(valueOf(read, "theory.sessions"), "15") << "typed in Word";
    EXPECT_TRUE(read.problems.empty());
}

TEST(GatherDocument, TwoValuesOfOneFieldAreNone) {
    const GatheredDocument read =
        gather(boundOdt().value("theory.sessions", "12", "15").value("theory.sessions", "12", "16").bytes());
    EXPECT_EQ(valueOf(read, "theory.sessions"), "none");
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].rule.key, "collect.conflict");
    EXPECT_EQ(read.problems[0].value, "15 / 16");
}

TEST(GatherDocument, AValueWhosePlaceIsGoneIsNotTaken) {
    MadeOdt odt = boundOdt().value("theory.topics", "学习");
    odt.properties["zf.theory.sessions"] = "12";
    EXPECT_EQ(valueOf(gather(odt.bytes()), "theory.sessions"), "none");
}

TEST(GatherDocument, ValuesAgainstTheirFieldsAreShownAndFaulty) {
    const GatheredDocument read = gather(boundOdt()
                                             .value("theory.sessions", "约12")
                                             .value("theory.attendance", "120%")
                                             .value("theory.books", "3")
                                             .bytes());
    EXPECT_EQ(valueOf(read, "theory.sessions"), "\"约12\"");
    EXPECT_EQ(read.problems.size(), 2U);
    EXPECT_TRUE(read.faulty.contains(FieldId{"theory.sessions"}));
    EXPECT_TRUE(read.faulty.contains(FieldId{"theory.attendance"}));
    EXPECT_FALSE(read.faulty.contains(FieldId{"theory.books"}));
}

TEST(GatherDocument, OthersAreToldWhy) {
    const GatheredDocument other = gather(boundOdt("白鹭镇", "duty-report").bytes());
    EXPECT_EQ(other.state, GatherState::otherKind);
    EXPECT_TRUE(other.values.empty());
    EXPECT_EQ(gather("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ole").why->key, "package.compound-file") << "encrypted";
    EXPECT_EQ(gather("PK\x03\x04").state, GatherState::notRead);
    EXPECT_EQ(gather("").why->key, "package.empty");
}

TEST(GatherDocument, AnybodysDocumentIsGuessedAt) {
    MadeOdt odt;
    odt.paragraph("关于2026年度落实意识形态工作责任制情况的报告")
        .paragraph("县委：")
        .paragraph("一、理论武装与学习教育")
        .paragraph("我镇党委围绕有关内容组织集中学习12次，其中意识形态专题学习2次。");
    const GatheredDocument read = gather(odt.bytes());
    EXPECT_EQ(read.state, GatherState::recognised);
    EXPECT_EQ(valueOf(read, "theory.sessions"), "12");
    EXPECT_EQ(read.total, 0U) << "nobody knows what it should have";
    for (const auto& [id, guess] : read.guesses) {
        EXPECT_GE(guess.confidence, 0.5) << id.value;
        EXPECT_LT(guess.confidence, 1) << id.value;
        EXPECT_FALSE(guess.sentence.empty()) << id.value;
    }
    EXPECT_EQ(read.guesses.size(), read.values.size());
    MadeOdt nothing;
    EXPECT_TRUE(gather(nothing.paragraph("今天天气很好。").bytes()).values.empty());
}

TEST(GatherDocument, OwnSentencesAreNeitherTheTemplatesNorValues) {
    const GatheredDocument read =
        gather(boundOdt("白鹭镇")
                   .paragraph("在“三会一课”、主题党日等党的组织生活中安排意识形态内容学习次。") // the template's
                   .paragraph("白鹭镇组织党员干部走进田间地头开展冬季大宣讲。短句。")
                   .bytes());
    ASSERT_EQ(read.sentences.size(), 1U);
    EXPECT_EQ(read.sentences[0].text, "组织党员干部走进田间地头开展冬季大宣讲");
}

} // namespace
} // namespace zhangfa
