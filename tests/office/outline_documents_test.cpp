// The made-up documents, built in Writer, saved as ODT and DOCX, opened again: read as well as they are in memory.
#include "office/report.h"
#include "outline/comparison.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XTextCursor.hpp>
#include <com/sun/star/text/XTextTable.hpp>

#include <iostream>

namespace zhangfa {
namespace {

using Properties = Reference<css::beans::XPropertySet>;

class OutlineFiles : public ReportTest {
protected:
    // Numbers that Writer makes are left out: lists by hand would only test this builder.
    static bool hasAutomatic(const OutlineDocument& document) {
        return std::any_of(document.snapshot.body.begin(), document.snapshot.body.end(),
                           [](const BodyElement& element) { return !element.paragraph.label.empty(); });
    }

    Model build(const OutlineDocument& document) {
        const Model model = office().newDocument();
        const auto text = bodyOf(model);
        for (std::size_t i = 0; i < document.snapshot.body.size(); ++i) {
            const BodyElement& element = document.snapshot.body[i];
            if (i > 0 && !document.snapshot.body[i - 1].table) {
                text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
            }
            element.table ? addTable(model, element.grid) : addParagraph(model, element.paragraph);
        }
        return model;
    }

private:
    static void addParagraph(const Model& model, const DocumentParagraph& paragraph) {
        const auto text = bodyOf(model);
        const auto cursor = text->createTextCursorByRange(text->getEnd());
        const Properties here(cursor, UNO_QUERY_THROW);
        set(here, "ParaStyleName", fromUtf8(paragraph.style));
        set(here, "ParaAdjust",
            paragraph.looks.centred ? css::style::ParagraphAdjust_CENTER
            : paragraph.looks.right ? css::style::ParagraphAdjust_RIGHT
                                    : css::style::ParagraphAdjust_BLOCK);
        text->insertString(Reference<css::text::XTextRange>(cursor, UNO_QUERY_THROW), fromUtf8(paragraph.text), true);
        set(here, "CharWeightAsian", paragraph.looks.bold ? css::awt::FontWeight::BOLD : css::awt::FontWeight::NORMAL);
    }

    static void addTable(const Model& model, const DocumentTable& grid) {
        const Reference<css::text::XTextTable> table(makeContent(model, "com.sun.star.text.TextTable"),
                                                     UNO_QUERY_THROW);
        std::size_t columns = 1;
        for (const auto& row : grid.rows) {
            columns = std::max(columns, row.size());
        }
        table->initialize(static_cast<sal_Int32>(grid.rows.size()), static_cast<sal_Int32>(columns));
        const auto text = bodyOf(model);
        text->insertTextContent(text->getEnd(), Reference<css::text::XTextContent>(table, UNO_QUERY_THROW), false);
        for (std::size_t row = 0; row < grid.rows.size(); ++row) {
            for (std::size_t column = 0; column < grid.rows[row].size(); ++column) {
                const std::string name = static_cast<char>('A' + column) + std::to_string(row + 1);
                Reference<css::text::XText>(table->getCellByName(fromUtf8(name)), UNO_QUERY_THROW)
                    ->setString(fromUtf8(grid.rows[row][column]));
            }
        }
    }
};

TEST_F(OutlineFiles, AreReadAsInMemory) {
    Agreement all;
    std::size_t files = 0;
    for (const OutlineDocument& document : outlineDocuments(source("tests/outline/documents"))) {
        if (hasAutomatic(document)) {
            continue;
        }
        const Model model = build(document);
        for (const char* ending : {".odt", ".docx"}) {
            const auto file = scratch() / (document.name + ending);
            office().store(model, file);
            const Model again = office().load(file);
            ASSERT_TRUE(again.is()) << file;
            all.add(compare(document, parse(api()->outline(again))));
            ++files;
        }
        office().closeAll();
    }
    std::cout << files << " files\n" << report(all);
    for (const std::string& difference : all.differences) {
        if (std::getenv("ZHANGFA_DIFFERENCES") != nullptr) {
            std::cout << difference << "\n";
        }
    }
    EXPECT_GE(files, 100U);
    EXPECT_GE(all.recall(), 0.98);
    EXPECT_GE(all.precision(), 0.98);
    EXPECT_GE(all.sections(), 0.95);
}

} // namespace
} // namespace zhangfa
