// Setting values: everywhere at once, highlighted while unfilled, one undo step.
#include "office/report.h"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/document/XRedlinesSupplier.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>
#include <com/sun/star/text/XTextField.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>
#include <com/sun/star/text/XTextTable.hpp>

#include <map>

namespace zhangfa {
namespace {

class Fill : public ReportTest {
protected:
    static Reference<css::text::XTextContent> field(const Model& document, const char* property) {
        auto made = makeContent(document, "com.sun.star.text.TextField.DocInfo.Custom");
        set(Reference<css::beans::XPropertySet>(made, UNO_QUERY_THROW), "Name", ascii(property));
        return made;
    }

    // What fields of this property show, and whether they are highlighted: "12", "*〔集中学习次数〕".
    static std::vector<std::string> shown(const Model& document, const char* property) {
        std::vector<std::string> all;
        const auto fields =
            Reference<css::text::XTextFieldsSupplier>(document, UNO_QUERY_THROW)->getTextFields()->createEnumeration();
        while (fields->hasMoreElements()) {
            const Reference<css::text::XTextField> one(fields->nextElement(), UNO_QUERY_THROW);
            const Reference<css::beans::XPropertySet> properties(one, UNO_QUERY_THROW);
            if (!properties->getPropertySetInfo()->hasPropertyByName(ascii("Name")) ||
                !get<rtl::OUString>(properties, "Name").equalsAscii(property)) {
                continue;
            }
            const Reference<css::beans::XPropertySet> anchor(one->getAnchor(), UNO_QUERY_THROW);
            const bool highlighted = get<rtl::OUString>(anchor, "CharStyleName").equalsAscii("Zhangfa Unfilled");
            all.push_back((highlighted ? "*" : "") + toUtf8(one->getPresentation(false)));
        }
        return all;
    }

    // The field in a table, a footnote and a header, beside those of the template.
    static void putElsewhere(const Model& document, const char* property) {
        const auto text = bodyOf(document);
        const auto table = makeContent(document, "com.sun.star.text.TextTable");
        text->insertTextContent(text->getEnd(), table, false);
        const Reference<css::text::XTextTable> cells(table, UNO_QUERY_THROW);
        const Reference<css::text::XText> cell(cells->getCellByName(ascii("A1")), UNO_QUERY_THROW);
        cell->insertTextContent(cell->getEnd(), field(document, property), false);
        const auto note = makeContent(document, "com.sun.star.text.Footnote");
        text->insertTextContent(text->getEnd(), note, false);
        const Reference<css::text::XText> noteText(note, UNO_QUERY_THROW);
        noteText->insertTextContent(noteText->getEnd(), field(document, property), false);
        const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
        const Reference<css::container::XNameAccess> pages(supplier->getStyleFamilies()->getByName(ascii("PageStyles")),
                                                           UNO_QUERY_THROW);
        const Reference<css::beans::XPropertySet> page(pages->getByName(ascii("Standard")), UNO_QUERY_THROW);
        set(page, "HeaderIsOn", true);
        const auto header = get<Reference<css::text::XText>>(page, "HeaderText");
        header->insertTextContent(header->getEnd(), field(document, property), false);
    }

    static int redlines(const Model& document) {
        const auto all =
            Reference<css::document::XRedlinesSupplier>(document, UNO_QUERY_THROW)->getRedlines()->createEnumeration();
        int count = 0;
        for (; all->hasMoreElements(); all->nextElement()) {
            ++count;
        }
        return count;
    }
};

TEST_F(Fill, ChangesEveryPlaceAndTakesTheHighlightAway) {
    const Model document = newReport();
    putElsewhere(document, "zf.theory.sessions");
    fill(document, R"({"theory.sessions": 3})");
    const auto places = shown(document, "zf.theory.sessions");
    ASSERT_GE(places.size(), 4U);
    for (const auto& place : places) {
        EXPECT_EQ(place, "3");
    }
}

TEST_F(Fill, EmptyingBringsTheMarkAndTheHighlightBack) {
    const Model document = newReport(R"({"theory.sessions": 3})");
    const auto before = shown(document, "zf.theory.sessions");
    EXPECT_EQ(before.at(0), "3");
    fill(document, R"({"theory.sessions": null})");
    for (const auto& place : shown(document, "zf.theory.sessions")) {
        EXPECT_TRUE(place.starts_with("*〔")) << place;
    }
    EXPECT_EQ(value(document, "theory.sessions"), "null");
}

TEST_F(Fill, NeverHighlightsTextThatIsNoField) {
    const Model document = newReport();
    fill(document, R"({"theory.sessions": 3})");
    const auto paragraphs =
        Reference<css::container::XEnumerationAccess>(bodyOf(document), UNO_QUERY_THROW)->createEnumeration();
    while (paragraphs->hasMoreElements()) {
        const Reference<css::container::XEnumerationAccess> paragraph(paragraphs->nextElement(), UNO_QUERY);
        if (!paragraph.is() || Reference<css::text::XTextTable>(paragraph, UNO_QUERY).is()) {
            continue;
        }
        const auto portions = paragraph->createEnumeration();
        while (portions->hasMoreElements()) {
            const Reference<css::beans::XPropertySet> portion(portions->nextElement(), UNO_QUERY_THROW);
            const std::string text = toUtf8(Reference<css::text::XTextRange>(portion, UNO_QUERY_THROW)->getString());
            if (get<rtl::OUString>(portion, "CharStyleName").equalsAscii("Zhangfa Unfilled") && !text.empty()) {
                EXPECT_TRUE(text.starts_with("〔") && text.ends_with("〕")) << text;
            }
        }
    }
}

TEST_F(Fill, IsOneStepThatUndoesAndRedoes) {
    const Model document = newReport();
    const auto before = snapshot(document);
    const auto steps = undoTitles(document).size();
    fill(document, R"({"theory.sessions": 3, "org-full": "中共白鹭镇委员会", "year": 2026})");
    const auto after = snapshot(document);
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    EXPECT_TRUE(shown(document, "zf.theory.sessions").at(0).starts_with("*"));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
    EXPECT_EQ(shown(document, "zf.theory.sessions").at(0), "3");
}

TEST_F(Fill, TypingInOneFieldIsOneStep) {
    const Model document = newReport(R"({"theory.sessions": 1})");
    const auto steps = undoTitles(document).size();
    for (const char* text :
         {R"({"theory.sessions": 12})", R"({"theory.sessions": 123})", R"({"theory.sessions": 1234})"}) {
        fill(document, text);
    }
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    undo(document);
    EXPECT_EQ(value(document, "theory.sessions"), "1");
    redo(document);
    EXPECT_EQ(value(document, "theory.sessions"), "1234");
    fill(document, R"({"theory.sessions": 5})"); // after an undo or redo a new step begins
    undo(document);
    EXPECT_EQ(value(document, "theory.sessions"), "1234");
}

TEST_F(Fill, AnotherFieldBetweenEndsTheStep) {
    const Model document = newReport(R"({"theory.sessions": 1, "year": 2025})");
    fill(document, R"({"theory.sessions": 12})");
    fill(document, R"({"year": 2026})");
    fill(document, R"({"theory.sessions": 13})");
    undo(document);
    EXPECT_EQ(value(document, "theory.sessions"), "12");
    undo(document);
    EXPECT_EQ(value(document, "year"), "2025");
    undo(document);
    EXPECT_EQ(value(document, "theory.sessions"), "1");
}

TEST_F(Fill, RecordsNoChangeOfFormatWhileChangesAreRecorded) {
    const Model document = newReport();
    const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
    set(properties, "RecordChanges", true);
    fill(document, R"({"theory.sessions": 3})");
    EXPECT_EQ(redlines(document), 0);
    EXPECT_TRUE(get<bool>(properties, "RecordChanges"));
    EXPECT_EQ(shown(document, "zf.theory.sessions").at(0), "3");
}

TEST_F(Fill, RefusesAValueThatBreaksItsRuleAndChangesNothing) {
    const Model document = newReport();
    const auto before = snapshot(document);
    EXPECT_EQ(refusal([&] { fill(document, R"({"theory.sessions": -3, "year": 2026})"); }), "request.value");
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

TEST_F(Fill, AListIsParagraphsAndComesBack) {
    const Model document = newReport();
    const std::string items = R"([{"problem":"理论学习还不够深入"},{"problem":"阵地管理存在薄弱环节"}])";
    fill(document, R"({"problems.items": )" + items + "}");
    EXPECT_NE(Office::text(document).find("理论学习还不够深入"), std::string::npos);
    const auto got = rows(document, "problems.items");
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[1].at("problem"), "阵地管理存在薄弱环节");
    fill(document, R"({"problems.items": null})");
    EXPECT_EQ(value(document, "problems.items"), "null");
    undo(document);
    EXPECT_EQ(rows(document, "problems.items").size(), 2U);
}

TEST_F(Fill, TextWrittenByHandStays) {
    const Model document = newReport();
    const auto text = bodyOf(document);
    const auto cursor = text->createTextCursor();
    cursor->gotoEnd(false);
    text->insertString(text->getEnd(), fromUtf8("自己写的话"), false);
    fill(document, R"({"theory.sessions": 3, "problems.items": [{"problem":"学习不够"}]})");
    fill(document, R"({"problems.items": null})");
    EXPECT_TRUE(Office::text(document).ends_with("自己写的话"));
}

TEST_F(Fill, RefusesADocumentThatIsNoReport) {
    const Model document = office().newDocument();
    EXPECT_EQ(refusal([&] { fill(document, "{}"); }), "document.no-report");
}

TEST_F(Fill, LeavesAReadOnlyDocumentAlone) {
    office().store(newReport(), scratch() / "a.odt");
    std::filesystem::permissions(scratch() / "a.odt", std::filesystem::perms::owner_read);
    const Model document = office().load(scratch() / "a.odt");
    const auto access = state(document).at("access").as_string();
    if (access == "editable") {
        GTEST_SKIP() << "the superuser may write anything";
    }
    EXPECT_EQ(refusal([&] { fill(document, R"({"theory.sessions": 3})"); }), "document.read-only");
}

// A value that cannot be written: as another program's properties may be.
TEST_F(Fill, AFailureHalfWayLeavesEverythingAsItWas) {
    const Model document = newReport(R"({"theory.sessions": 3, "org-full": "中共白鹭镇委员会"})");
    fill(document, R"({"self": "我镇"})");
    const auto holder = Reference<css::document::XDocumentPropertiesSupplier>(document, UNO_QUERY_THROW)
                            ->getDocumentProperties()
                            ->getUserDefinedProperties();
    holder->removeProperty(ascii("zf.year"));
    holder->addProperty(ascii("zf.year"), css::beans::PropertyAttribute::READONLY, css::uno::Any(fromUtf8("2025")));
    const auto before = snapshot(document);
    const auto steps = undoTitles(document);
    EXPECT_EQ(refusal([&] {
                  fill(document, R"({"theory.sessions": 4, "year": 2026, "org-full": "中共青禾镇委员会",
                                     "leadership.studies": 5, "problems.items": [{"problem": "学习不够"}]})");
              }),
              "document.writer-failed");
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    EXPECT_EQ(undoTitles(document), steps);
    fill(document, R"({"theory.sessions": 4})"); // and it still works
    EXPECT_EQ(value(document, "theory.sessions"), "4");
}

} // namespace
} // namespace zhangfa
