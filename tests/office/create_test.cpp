// A new report: what stands in the document, and that it is one undo step.
#include "office/report.h"

#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>

#include <algorithm>

namespace zhangfa {
namespace {

using Create = ReportTest;

TEST_F(Create, MakesTheRequiredAndRecommendedSectionsInOrder) {
    const Model document = newReport();
    const auto present = sections(document);
    for (const char* id : {"preamble", "leadership", "theory", "publicity", "positions", "problems", "plan"}) {
        EXPECT_NE(std::ranges::find(present, id), present.end()) << id;
    }
    EXPECT_EQ(present.front(), "preamble");
}

TEST_F(Create, NumbersTheHeadingsAsWriterDoes) {
    const auto all = headings(newReport());
    ASSERT_GE(all.size(), 4U);
    EXPECT_TRUE(all[0].starts_with("一、")) << all[0];
    EXPECT_TRUE(all[1].starts_with("二、")) << all[1];
    EXPECT_TRUE(all[2].starts_with("三、")) << all[2];
}

TEST_F(Create, UsesStylesForEveryRole) {
    std::vector<std::string> styles;
    const auto snapshot = this->snapshot(newReport());
    for (const auto& element : snapshot.at("body").as_array()) {
        if (const auto* style = element.as_object().if_contains("style")) {
            styles.emplace_back(style->as_string());
        }
    }
    EXPECT_EQ(styles.front(), "Title");
    EXPECT_EQ(styles.at(1), "Addressee");
    EXPECT_EQ(styles.back(), "Zhangfa Date");
    EXPECT_EQ(styles.at(styles.size() - 2), "Signature");
    for (const char* style : {"Heading 1", "Heading 2", "Text body"}) {
        EXPECT_NE(std::ranges::find(styles, style), styles.end()) << style;
    }
}

TEST_F(Create, ShowsEveryUnknownAsUnfilled) {
    const Model document = newReport();
    const auto state = this->state(document);
    EXPECT_GT(state.at("total").to_number<int>(), 30);
    EXPECT_NE(Office::text(document).find("〔"), std::string::npos);
    EXPECT_EQ(Office::text(document).find("{{"), std::string::npos);
}

TEST_F(Create, FillsWhatTheRequestGives) {
    const Model document = newReport(R"({"org-full": "中共白鹭镇委员会", "year": 2026, "theory.sessions": 12})");
    EXPECT_TRUE(Office::text(document).starts_with("中共白鹭镇委员会关于2026年度落实意识形态工作责任制情况的报告"))
        << Office::text(document).substr(0, 200);
    EXPECT_EQ(value(document, "theory.sessions"), "12");
}

TEST_F(Create, FullReportHasEverySampleValue) {
    const Model document = fullReport();
    const auto sample = json::parse(read(source("samples/situation-report.json"))).as_object();
    const auto values = this->values(document);
    std::size_t compared = 0;
    for (const auto& [id, value] : sample) {
        const auto* found = values.if_contains(id);
        ASSERT_NE(found, nullptr) << id;
        // A part that is left out unless wanted is put in where it has values, so all are in the document.
        EXPECT_EQ(json::serialize(*found), json::serialize(value)) << id;
        ++compared;
    }
    EXPECT_GT(compared, 60U);
    const auto state = this->state(document);
    EXPECT_EQ(json::serialize(state.at("open")), "[]");
}

TEST_F(Create, IsOneUndoStepThatRestoresTheEmptyDocument) {
    const Model document = office().newDocument();
    const auto before = snapshot(document);
    api()->create(document, fromUtf8(R"({"kind": "situation-report"})"));
    const auto after = snapshot(document);
    EXPECT_EQ(undoTitles(document).size(), 1U);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

TEST_F(Create, UndoPutsPageAndStylesBack) {
    const Model document = office().newDocument();
    const auto page = [&] {
        const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
        const Reference<css::container::XNameAccess> pages(supplier->getStyleFamilies()->getByName(ascii("PageStyles")),
                                                           UNO_QUERY_THROW);
        return Reference<css::beans::XPropertySet>(pages->getByName(ascii("Standard")), UNO_QUERY_THROW);
    };
    const auto margin = get<sal_Int32>(page(), "TopMargin");
    api()->create(document, fromUtf8(R"({"kind": "situation-report"})"));
    EXPECT_NEAR(get<sal_Int32>(page(), "TopMargin"), 3700, 2); // Writer counts in twips
    EXPECT_TRUE(get<bool>(page(), "FooterIsOn"));
    undo(document);
    EXPECT_EQ(get<sal_Int32>(page(), "TopMargin"), margin);
    EXPECT_FALSE(get<bool>(page(), "FooterIsOn"));
}

TEST_F(Create, KeepsTheUsersEarlierUndoSteps) {
    const Model document = office().newDocument();
    bodyOf(document)->setString(fromUtf8("先写的字"));
    bodyOf(document)->setString(rtl::OUString());
    const auto earlier = undoTitles(document);
    ASSERT_FALSE(earlier.empty());
    api()->create(document, fromUtf8(R"({"kind": "situation-report"})"));
    ASSERT_EQ(undoTitles(document).size(), earlier.size() + 1);
    for (std::size_t i = 0; i <= earlier.size(); ++i) {
        undo(document);
    }
    EXPECT_EQ(Office::text(document), "");
    redo(document);
    EXPECT_EQ(Office::text(document), "先写的字");
}

TEST_F(Create, RefusesADocumentWithContent) {
    const Model document = office().newDocument();
    bodyOf(document)->setString(fromUtf8("去年的报告"));
    EXPECT_EQ(refusal([&] { api()->create(document, fromUtf8(R"({"kind": "situation-report"})")); }),
              "document.not-empty");
    EXPECT_EQ(Office::text(document), "去年的报告");
}

TEST_F(Create, RefusesBadRequestsAndLeavesTheDocumentAlone) {
    const Model document = office().newDocument();
    const auto create = [&](const char* request) {
        return refusal([&] { api()->create(document, fromUtf8(request)); });
    };
    EXPECT_EQ(create("no json"), "request.no-json");
    EXPECT_EQ(create("{}"), "request.missing");
    EXPECT_EQ(create(R"({"kind": "no-such"})"), "request.unknown-kind");
    EXPECT_EQ(create(R"({"kind": "situation-report", "values": {"theory.sessions": -1}})"), "request.value");
    EXPECT_NE(create(R"({"kind": "situation-report", "values": {"no.such": 1}})"), "");
    EXPECT_NE(create(R"({"kind": "situation-report", "sections": ["no-such"]})"), "");
    EXPECT_EQ(Office::text(document), "");
    EXPECT_TRUE(undoTitles(document).empty());
}

TEST_F(Create, LeavesTheCursorBeforeTheFirstFieldToFill) {
    const Model document = newReport();
    const auto next = parse(api()->select(document->getCurrentController(), fromUtf8(R"({"next": true})"))).as_object();
    EXPECT_EQ(next.at("field"), "org-full");
}

} // namespace
} // namespace zhangfa
