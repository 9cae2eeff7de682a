// The measure itself, on pages written by hand.
#include "geometry/pdf_pages.h"

#include <gtest/gtest.h>

#include <fstream>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;

// A page of 200 × 100 pt with this content; no table of objects, which poppler makes itself.
std::vector<PdfPage> pageOf(const std::string& content, const std::string& attributes = "") {
    const fs::path file = fs::temp_directory_path() / "zhangfa-measured.pdf";
    std::ofstream(file) << "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                           "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                           "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
                        << attributes << "/Resources<</Font<</F 5 0 R>>>>>> endobj\n4 0 obj <</Length "
                        << content.size() << ">> stream\n"
                        << content
                        << "\nendstream endobj\n5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier>> endobj\n"
                           "trailer <</Root 1 0 R>>\n%%EOF\n";
    auto pages = readPdf(file);
    fs::remove(file);
    return pages;
}

constexpr double point = 25.4 / 72;

TEST(PdfPages, TellsThePaper) {
    const auto pages = pageOf("");
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_NEAR(pages[0].width, 200 * point, 1e-6);
    EXPECT_NEAR(pages[0].height, 100 * point, 1e-6);
    const auto turned = pageOf("", "/Rotate 90");
    EXPECT_NEAR(turned.at(0).width, 100 * point, 1e-6);
}

TEST(PdfPages, TellsWhereCharactersStand) {
    // Courier's characters are 0.6 em wide; two texts on one line come together, from left to right.
    const auto pages =
        pageOf("BT /F 10 Tf 60 80 Td (cd) Tj ET BT /F 10 Tf 20 80 Td (ab) Tj ET BT /F 20 Tf 20 50 Td (e) Tj ET");
    const auto& lines = pages.at(0).lines;
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].text(), "abcd");
    EXPECT_NEAR(lines[0].baseline(), 20 * point, 1e-6);
    EXPECT_NEAR(lines[0].left(), 20 * point, 1e-6);
    EXPECT_NEAR(lines[0].right(), 72 * point, 1e-6);
    EXPECT_NEAR(lines[0].points(), 10, 1e-6);
    EXPECT_NEAR(lines[0].top(), (20 - 8.8) * point, 1e-6);
    EXPECT_NEAR(lines[0].bottom(), (20 + 1.2) * point, 1e-6);
    EXPECT_EQ(lines[0].glyphs[0].font, "Courier");
    EXPECT_NEAR(lines[1].points(), 20, 1e-6);
}

TEST(PdfPages, ScalesWithTheMatrix) {
    const auto pages = pageOf("q 2 0 0 2 10 10 cm BT /F 10 Tf 5 20 Td (ab) Tj ET Q");
    const auto& line = pages.at(0).lines.at(0);
    EXPECT_NEAR(line.points(), 20, 1e-6);
    EXPECT_NEAR(line.left(), 20 * point, 1e-6);
    EXPECT_NEAR(line.baseline(), 50 * point, 1e-6);
    EXPECT_NEAR(line.right(), 44 * point, 1e-6);
}

TEST(PdfPages, KeepsTurnedCharactersApart) {
    const auto pages = pageOf("BT /F 10 Tf 0 1 -1 0 50 20 Tm (ab) Tj ET");
    EXPECT_TRUE(pages.at(0).lines.empty());
    ASSERT_EQ(pages[0].turned.size(), 2U);
    EXPECT_NEAR(pages[0].turned[0].turned, 90, 1e-6);
    EXPECT_NEAR(pages[0].turned[1].x, 50 * point, 1e-6);
    EXPECT_NEAR(pages[0].turned[1].baseline, 74 * point, 1e-6);
    // Of a page that is shown turned, they stand upright.
    EXPECT_EQ(pageOf("BT /F 10 Tf 0 1 -1 0 50 20 Tm (ab) Tj ET", "/Rotate 90").at(0).lines.at(0).text(), "ab");
}

TEST(PdfPages, TellsRulesWithThicknessAndColour) {
    const auto pages = pageOf("1 0 0 RG 2 w 10 60 m 110 60 l S 0 g 20 30 100 1 re f");
    const auto& rules = pages.at(0).rules;
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_TRUE(rules[0].isRed());
    EXPECT_NEAR(rules[0].width(), 100 * point, 1e-6);
    EXPECT_NEAR(rules[0].height(), 2 * point, 1e-6);
    EXPECT_NEAR(rules[0].top, 39 * point, 1e-6);
    EXPECT_FALSE(rules[1].isRed());
    EXPECT_NEAR(rules[1].top, 69 * point, 1e-6);
    EXPECT_NEAR(rules[1].bottom, 70 * point, 1e-6);
}

TEST(PdfPages, RefusesWhatIsNoPdf) { EXPECT_THROW(readPdf("/no/such/file.pdf"), std::runtime_error); }

} // namespace
} // namespace zhangfa
