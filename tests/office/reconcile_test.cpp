// On opening: what was changed elsewhere. The files are written as Word writes them when a person types over a field's
// result.
#include "office/report.h"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/text/XTextField.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>

#include <cstdlib>
#include <fstream>
#include <regex>

namespace zhangfa {
namespace {

class Reconcile : public ReportTest {
protected:
    // A report with theory.sessions 12, saved as DOCX, its part changed by `edit`, and opened.
    template <class Edit> Model reopenedWith(const char* part, const Edit& edit) {
        const Model document = newReport(R"({"theory.sessions": 12, "year": 2026})");
        const auto file = scratch() / "a.docx";
        api()->saveCopy(document, fromUtf8("file://" + file.string()));
        const std::string in = "cd '" + scratch().string() + "' && ";
        EXPECT_EQ(std::system((in + "unzip -q a.docx -d parts").c_str()), 0);
        const auto path = scratch() / "parts" / part;
        const std::string before = read(path);
        const std::string after = edit(before);
        EXPECT_NE(before, after) << "the fixture's edit found nothing";
        std::ofstream(path, std::ios::binary) << after;
        EXPECT_EQ(std::system((in + "cd parts && zip -q -r ../b.docx .").c_str()), 0);
        return office().load(scratch() / "b.docx");
    }

    // Other results for the fields of a property, one after the other.
    static std::string retyped(std::string xml, const std::string& property, std::vector<std::string> results) {
        const std::string instruction = "DOCPROPERTY &quot;" + property + "&quot;";
        std::size_t at = 0;
        for (const auto& result : results) {
            at = xml.find(instruction, at);
            if (at == std::string::npos) {
                return xml;
            }
            const std::size_t open = xml.find("<w:t", xml.find("separate", at));
            const std::size_t start = xml.find('>', open) + 1;
            xml.replace(start, xml.find("</w:t>", start) - start, result);
            at = start;
        }
        return xml;
    }

    json::object reconcile(const Model& document) { return parse(api()->reconcile(document)).as_object(); }
    static std::string list(const json::object& found, const char* key) { return json::serialize(found.at(key)); }
};

TEST_F(Reconcile, AValueTypedInWordWins) {
    const Model document = reopenedWith(
        "word/document.xml", [](const std::string& xml) { return retyped(xml, "zf.theory.sessions", {"34"}); });
    const auto found = reconcile(document);
    EXPECT_EQ(list(found, "adopted"), R"(["theory.sessions"])");
    EXPECT_EQ(value(document, "theory.sessions"), "34");
    fill(document, R"({"theory.sessions": 56})"); // alive again
    EXPECT_NE(Office::text(document).find("56次"), std::string::npos);
    EXPECT_EQ(Office::text(document).find("34次"), std::string::npos);
}

TEST_F(Reconcile, ItIsOneUndoStep) {
    const Model document = reopenedWith(
        "word/document.xml", [](const std::string& xml) { return retyped(xml, "zf.theory.sessions", {"34"}); });
    const auto before = undoTitles(document).size();
    reconcile(document);
    EXPECT_EQ(undoTitles(document).size(), before + 1);
    undo(document);
    EXPECT_EQ(value(document, "theory.sessions"), "12");
    EXPECT_NE(Office::text(document).find("34次"), std::string::npos);
}

TEST_F(Reconcile, TwoPlacesTypedDifferentlyAreAskedAbout) {
    const Model document = reopenedWith("word/document.xml", [](const std::string& xml) {
        return retyped(xml, "zf.year", {"2024", "2025"});
    });
    const std::string before = Office::text(document);
    const auto found = reconcile(document);
    const auto conflicts = found.at("conflicts").as_array();
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts.at(0).at("field"), "year");
    EXPECT_GE(conflicts.at(0).at("shown").as_array().size(), 2U);
    EXPECT_EQ(Office::text(document), before);
    fill(document, R"({"year": 2025})"); // the person's choice
    const auto again = reconcile(document);
    EXPECT_EQ(list(again, "conflicts"), "[]");
    EXPECT_TRUE(Office::text(document).find("2024") == std::string::npos);
}

TEST_F(Reconcile, ALostPropertyComesBackFromTheText) {
    const Model document = reopenedWith("docProps/custom.xml", [](const std::string& xml) {
        return std::regex_replace(xml, std::regex(R"(<property [^>]*name="zf\.theory\.sessions"[^>]*>.*?</property>)"),
                                  "");
    });
    const auto found = reconcile(document);
    EXPECT_EQ(list(found, "restored"), R"(["theory.sessions"])");
    EXPECT_EQ(value(document, "theory.sessions"), "12");
    fill(document, R"({"theory.sessions": 13})");
    EXPECT_NE(Office::text(document).find("13次"), std::string::npos);
}

TEST_F(Reconcile, AnUntouchedDocumentStaysAsItIs) {
    const Model document = newReport(R"({"theory.sessions": 12})");
    api()->saveCopy(document, fromUtf8("file://" + (scratch() / "a.docx").string()));
    const Model again = office().load(scratch() / "a.docx");
    const auto before = snapshot(again);
    const auto found = reconcile(again);
    for (const char* key : {"adopted", "restored", "conflicts"}) {
        EXPECT_EQ(list(found, key), "[]") << key;
    }
    EXPECT_EQ(json::serialize(snapshot(again)), json::serialize(before));
    EXPECT_TRUE(undoTitles(again).empty());
}

TEST_F(Reconcile, ValuesNoLongerInTheTextAreListedAndRemoved) {
    const Model document = newReport(R"({"theory.sessions": 12})");
    api()->remove(document, ascii("theory"));
    EXPECT_NE(list(state(document), "orphans").find("theory.sessions"), std::string::npos);
    api()->removeOrphans(document);
    EXPECT_EQ(list(state(document), "orphans"), "[]");
    undo(document);
    EXPECT_NE(list(state(document), "orphans").find("theory.sessions"), std::string::npos);
}

TEST_F(Reconcile, AValueChangedInTheFilePropertiesShowsInTheForm) {
    const Model document = newReport(R"({"theory.sessions": 12})");
    const Reference<css::beans::XPropertySet> properties(
        Reference<css::document::XDocumentPropertiesSupplier>(document, UNO_QUERY_THROW)
            ->getDocumentProperties()
            ->getUserDefinedProperties(),
        UNO_QUERY_THROW);
    set(properties, "zf.theory.sessions", ascii("77"));
    EXPECT_EQ(value(document, "theory.sessions"), "77");
    reconcile(document);
    EXPECT_EQ(value(document, "theory.sessions"), "77");
    EXPECT_NE(Office::text(document).find("77次"), std::string::npos);
}

TEST_F(Reconcile, AFieldDeletedInTheTextIsNoError) {
    const Model document = newReport(R"({"theory.special-sessions": 12})");
    const auto fields =
        Reference<css::text::XTextFieldsSupplier>(document, UNO_QUERY_THROW)->getTextFields()->createEnumeration();
    while (fields->hasMoreElements()) {
        const Reference<css::text::XTextField> field(fields->nextElement(), UNO_QUERY_THROW);
        if (toUtf8(field->getPresentation(false)) == "12") {
            field->getAnchor()->setString(rtl::OUString());
        }
    }
    fill(document, R"({"theory.special-sessions": 13})");
    EXPECT_EQ(value(document, "theory.special-sessions"), "13");
    EXPECT_NE(list(state(document), "orphans").find("theory.special-sessions"), std::string::npos);
}

TEST_F(Reconcile, AFieldTypedOverIsBoundAgain) {
    const Model document = newReport(R"({"org-full": "中共白鹭镇委员会"})");
    const auto before = snapshot(document);
    // As a user does who selects the field in the text and types.
    const auto type = [&](const char* property, const char* typed) {
        const auto fields =
            Reference<css::text::XTextFieldsSupplier>(document, UNO_QUERY_THROW)->getTextFields()->createEnumeration();
        while (fields->hasMoreElements()) {
            const Reference<css::text::XTextField> field(fields->nextElement(), UNO_QUERY_THROW);
            const Reference<css::beans::XPropertySet> properties(field, UNO_QUERY_THROW);
            if (properties->getPropertySetInfo()->hasPropertyByName(ascii("Name")) &&
                get<rtl::OUString>(properties, "Name").equalsAscii(property)) {
                field->getAnchor()->setString(fromUtf8(typed));
                return;
            }
        }
        FAIL() << property;
    };
    type("zf.theory.sessions", "14");
    const json::array found = state(document).at("typedOver").as_array();
    ASSERT_EQ(found.size(), 1U) << json::serialize(found);
    EXPECT_EQ(found[0].at("field"), "theory.sessions");
    EXPECT_EQ(found[0].at("text"), "14");
    const auto typed = snapshot(document);
    api()->rebind(document, fromUtf8(json::serialize(found[0])));
    EXPECT_EQ(value(document, "theory.sessions"), "14");
    EXPECT_TRUE(state(document).at("typedOver").as_array().empty());
    fill(document, R"({"theory.sessions": 15})");
    EXPECT_NE(Office::text(document).find("集中学习15次"), std::string::npos);
    undo(document);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(typed));
    EXPECT_EQ(refusal([&] { api()->rebind(document, fromUtf8(R"({"field": "year", "element": 0})")); }),
              "plan.not-typed-over");
}

} // namespace
} // namespace zhangfa
