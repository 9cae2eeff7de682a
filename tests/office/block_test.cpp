// Lists, long texts and tables changed from the form: what did not change keeps all that a user put on it.
#include "office/report.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/text/XFootnotesSupplier.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>
#include <com/sun/star/text/XTextTable.hpp>
#include <com/sun/star/text/XTextTablesSupplier.hpp>
#include <com/sun/star/util/XSearchable.hpp>

namespace zhangfa {
namespace {

class Blocks : public ReportTest {
protected:
    static Reference<css::text::XTextRange> find(const Model& document, const char* text) {
        const Reference<css::util::XSearchable> searchable(document, UNO_QUERY_THROW);
        const auto wanted = searchable->createSearchDescriptor();
        wanted->setSearchString(fromUtf8(text));
        Reference<css::text::XTextRange> found(searchable->findFirst(wanted), UNO_QUERY);
        EXPECT_TRUE(found.is()) << text;
        return found;
    }
    static void makeBold(const Model& document, const char* text) {
        set(Reference<css::beans::XPropertySet>(find(document, text), UNO_QUERY_THROW), "CharWeight",
            css::awt::FontWeight::BOLD);
    }
    static bool isBold(const Model& document, const char* text) {
        const auto found = find(document, text);
        return found.is() && get<float>(Reference<css::beans::XPropertySet>(found, UNO_QUERY_THROW), "CharWeight") ==
                                 css::awt::FontWeight::BOLD;
    }
    static void addFootnote(const Model& document, const char* behind, const char* note) {
        const auto at = find(document, behind);
        const auto footnote = makeContent(document, "com.sun.star.text.Footnote");
        at->getText()->insertTextContent(at->getEnd(), footnote, false);
        Reference<css::text::XText>(footnote, UNO_QUERY_THROW)->setString(fromUtf8(note));
    }
    static void addComment(const Model& document, const char* behind, const char* words) {
        const auto at = find(document, behind);
        const auto comment = makeContent(document, "com.sun.star.text.TextField.Annotation");
        set(Reference<css::beans::XPropertySet>(comment, UNO_QUERY_THROW), "Content", fromUtf8(words));
        at->getText()->insertTextContent(at->getEnd(), comment, false);
    }
    static std::vector<std::string> footnotes(const Model& document) {
        const auto all = Reference<css::text::XFootnotesSupplier>(document, UNO_QUERY_THROW)->getFootnotes();
        std::vector<std::string> texts;
        texts.reserve(static_cast<std::size_t>(all->getCount()));
        for (sal_Int32 i = 0; i < all->getCount(); ++i) {
            texts.push_back(toUtf8(Reference<css::text::XTextRange>(all->getByIndex(i), UNO_QUERY_THROW)->getString()));
        }
        return texts;
    }
    static int comments(const Model& document) {
        const auto fields =
            Reference<css::text::XTextFieldsSupplier>(document, UNO_QUERY_THROW)->getTextFields()->createEnumeration();
        int count = 0;
        while (fields->hasMoreElements()) {
            const Reference<css::lang::XServiceInfo> field(fields->nextElement(), UNO_QUERY_THROW);
            count += field->supportsService(ascii("com.sun.star.text.TextField.Annotation")) ? 1 : 0;
        }
        return count;
    }
    // Texts of the body that begin or end with one of these.
    std::vector<std::string> paragraphsWith(const Model& document, const char* part) {
        std::vector<std::string> texts;
        const json::object all = snapshot(document);
        for (const auto& element : all.at("body").as_array()) {
            const auto* text = element.as_object().if_contains("text");
            if (text != nullptr && text->as_string().find(part) != json::string::npos) {
                texts.emplace_back(text->as_string());
            }
        }
        return texts;
    }
};

using Texts = std::vector<std::string>;

TEST_F(Blocks, AnItemWhoseNumberMovesOnKeepsFormattingNotesAndComments) {
    const Model document =
        newReport(R"({"problems.items": [{"problem": "学习抓得不够紧"}, {"problem": "阵地管得不够严"}]})");
    makeBold(document, "管得不够");
    addFootnote(document, "阵地", "见台账");
    addComment(document, "严", "请核");
    const auto before = snapshot(document);
    fill(document, R"({"problems.items": [{"problem": "队伍建得不够强"}, {"problem": "学习抓得不够紧"},
        {"problem": "阵地管得不够严"}]})");
    EXPECT_EQ(paragraphsWith(document, "管得不够"), (Texts{"（三）阵地管得不够严。"}));
    EXPECT_TRUE(isBold(document, "管得不够"));
    EXPECT_FALSE(isBold(document, "（三）"));
    EXPECT_EQ(footnotes(document), (Texts{"见台账"}));
    EXPECT_EQ(comments(document), 1);
    const auto after = snapshot(document);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    EXPECT_EQ(footnotes(document), (Texts{"见台账"}));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
    EXPECT_TRUE(isBold(document, "管得不够"));
    EXPECT_EQ(comments(document), 1);
}

TEST_F(Blocks, AChangedItemKeepsWhatStandsInTheChangedPart) {
    const Model document = newReport(R"({"problems.items": [{"problem": "𠮷祥钻研抓得不够紧"}]})");
    makeBold(document, "钻研抓");
    addFootnote(document, "抓得", "见台账");
    fill(document, R"({"problems.items": [{"problem": "𠮷祥钻研𠮷还有差距"}]})");
    EXPECT_EQ(paragraphsWith(document, "还有差距"), (Texts{"（一）𠮷祥钻研𠮷还有差距。"}));
    EXPECT_TRUE(isBold(document, "钻研"));
    EXPECT_FALSE(isBold(document, "𠮷祥"));
    EXPECT_EQ(footnotes(document), (Texts{"见台账"}));
    undo(document);
    EXPECT_EQ(paragraphsWith(document, "抓得"), (Texts{"（一）𠮷祥钻研抓得不够紧。"}));
    EXPECT_TRUE(isBold(document, "钻研抓"));
}

TEST_F(Blocks, WhatComesLooksLikeWhatWent) {
    const Model document = newReport();
    api()->insert(document, fromUtf8(R"({"section": "sector"})"));
    fill(document, R"({"sector.work": "理论联系实际\n成果丰硕"})");
    makeBold(document, "理论联系实际");
    fill(document, R"({"sector.work": "学以致用\n成果丰硕"})");
    EXPECT_TRUE(isBold(document, "学以致用"));
    EXPECT_FALSE(isBold(document, "成果丰硕"));
}

TEST_F(Blocks, APromptGivesWayWithoutItsHighlight) {
    const Model document = newReport();
    api()->insert(document, fromUtf8(R"({"section": "sector"})"));
    fill(document, R"({"sector.work": "〔2026〕3号文件已落实"})");
    const auto found = find(document, "2026〕3号文件");
    EXPECT_EQ(get<rtl::OUString>(Reference<css::beans::XPropertySet>(found, UNO_QUERY_THROW), "CharStyleName"), "");
    fill(document, R"({"sector.work": null})");
    const auto prompt = find(document, "写明行业领域意识形态管理的具体做法");
    EXPECT_EQ(get<rtl::OUString>(Reference<css::beans::XPropertySet>(prompt, UNO_QUERY_THROW), "CharStyleName"),
              "Zhangfa Unfilled");
}

TEST_F(Blocks, RecordedChangesShowOnlyWhatChanged) {
    const Model document =
        newReport(R"({"problems.items": [{"problem": "学习抓得不够紧"}, {"problem": "阵地管得不够严"}]})");
    const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
    set(properties, "RecordChanges", true);
    fill(document, R"({"problems.items": [{"problem": "学习抓得还不够紧"}, {"problem": "阵地管得不够严"}]})");
    EXPECT_EQ(paragraphsWith(document, "还不够紧"), (Texts{"（一）学习抓得还不够紧。"}));
    fill(document, R"({"problems.items": [{"problem": "阵地管得不够严"}]})");
    EXPECT_EQ(rows(document, "problems.items"), json::parse(R"([{"problem": "阵地管得不够严"}])").as_array());
    fill(document, R"({"problems.items": [{"problem": "阵地管得很不严"}]})");
    EXPECT_EQ(paragraphsWith(document, "阵地管得很"), (Texts{"（一）阵地管得很不严。"}));
}

TEST_F(Blocks, RowsOfATableComeAndGoAroundThoseThatStay) {
    const Model document = newReport(R"({"theory.meetings": [{"date": "2026-03-01", "topic": "第一专题", "people": 12},
        {"date": "2026-04-01", "topic": "第二专题", "people": 15}]})");
    makeBold(document, "第二专题");
    addFootnote(document, "第二专题", "扩大会议");
    const auto before = snapshot(document);
    fill(document, R"({"theory.meetings": [{"date": "2026-02-01", "topic": "新专题", "people": 9},
        {"date": "2026-04-01", "topic": "第二专题", "people": 16}]})");
    EXPECT_EQ(rows(document, "theory.meetings"), json::parse(R"([{"date": "2026-02-01", "topic": "新专题", "people": 9},
        {"date": "2026-04-01", "topic": "第二专题", "people": 16}])")
                                                     .as_array());
    EXPECT_TRUE(isBold(document, "第二专题"));
    EXPECT_FALSE(isBold(document, "新专题"));
    EXPECT_EQ(footnotes(document), (Texts{"扩大会议"}));
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    fill(document, R"({"theory.meetings": [{"date": "2026-04-01", "topic": "第二专题", "people": 15}]})");
    EXPECT_TRUE(isBold(document, "第二专题"));
    EXPECT_EQ(footnotes(document), (Texts{"扩大会议"}));
    fill(document,
         R"({"theory.meetings": [{"topic": "又一专题"}, {"date": "2026-04-01", "topic": "第二专题", "people": 15},
        {"topic": "末专题"}]})");
    EXPECT_TRUE(isBold(document, "第二专题"));
    for (const char* text : {"又一专题", "末专题"}) {
        const Reference<css::beans::XPropertySet> paragraph(find(document, text), UNO_QUERY_THROW);
        EXPECT_EQ(get<rtl::OUString>(paragraph, "ParaStyleName"), "Table Contents") << text;
    }
}

TEST_F(Blocks, ATableOfItsHeaderAloneGetsOrdinaryRows) {
    const Model document = newReport(R"({"theory.meetings": [{"topic": "第一专题"}]})");
    const Reference<css::container::XIndexAccess> tables(
        Reference<css::text::XTextTablesSupplier>(document, UNO_QUERY_THROW)->getTextTables(), UNO_QUERY_THROW);
    const Reference<css::text::XTextTable> table(tables->getByIndex(0), UNO_QUERY_THROW);
    table->getRows()->removeByIndex(1, 1);
    fill(document, R"({"theory.meetings": [{"topic": "新专题"}]})");
    const Reference<css::beans::XPropertySet> paragraph(find(document, "新专题"), UNO_QUERY_THROW);
    EXPECT_EQ(get<rtl::OUString>(paragraph, "ParaStyleName"), "Table Contents");
}

} // namespace
} // namespace zhangfa
