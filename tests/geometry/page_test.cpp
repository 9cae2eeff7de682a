// Pages against the standard (GB/T 9704—2012, 5.1, 5.2, 6, 7.3.1, 7.5), in millimetres, from what Writer prints.
#include "geometry/printed.h"

#include <com/sun/star/beans/XPropertySet.hpp>

#include <algorithm>
#include <cmath>

namespace zhangfa {
namespace {

constexpr double character = 15.75 * 25.4 / 72, em = 16 * 25.4 / 72;
constexpr double rounded = 0.08; // Writer counts in twips, and its PDF in tenths of a point

// A format, and what of it is measured.
struct Expected {
    const char* format;
    double firstTop, lastBottom; // of the text's ems on a full page
    double line;                 // points
};
// Read as margins, the standard's 37 and 225 mm have half of a line's distance above and below; as what is printed,
// not.
constexpr Expected standard{"standard", 37 + (0.8 * 28.95 - 0.88 * 16) * 25.4 / 72, 0, 28.95};
constexpr Expected software{"software", 37, 37 + 225, 29.6};

struct Printed {
    const char* ending; // what it is stored as and opened again; "": printed as it is
};

class Page : public PrintedTest, public testing::WithParamInterface<Printed> {
protected:
    // A report of which one paragraph has this text.
    Model reportWith(const std::string& format, const std::string& text) {
        const Model document = office().newDocument();
        api()->create(document, fromUtf8(R"({"kind": "situation-report", "format": ")" + format + R"("})"));
        Reference<css::text::XTextRange>(elementAt(document, 2), UNO_QUERY_THROW)->setString(fromUtf8(text));
        return document;
    }
    std::vector<PdfPage> printed(const Model& document) {
        const std::string ending = GetParam().ending;
        return print(ending.empty() ? document : reopened(document, ending.c_str()));
    }
};

std::string repeated(const char* text, int times) {
    std::string all;
    while (times-- > 0) {
        all += text;
    }
    return all;
}

// The text area of a page: lines but for the page number.
std::vector<TextLine> textOf(const PdfPage& page) { return {page.lines.begin(), page.lines.end() - 1}; }
const TextLine& numberOf(const PdfPage& page) { return page.lines.back(); }

TEST_P(Page, HoldsTwentyTwoLinesOfTwentyEightCharacters) {
    for (const Expected& expected : {standard, software}) {
        const auto pages = printed(reportWith(expected.format, repeated("国", 28 * 22 * 4)));
        ASSERT_GE(pages.size(), 5U);
        for (const std::size_t number : {2U, 3U}) {
            const PdfPage& page = pages[number - 1];
            EXPECT_NEAR(page.width, 210, rounded);
            EXPECT_NEAR(page.height, 297, rounded);
            const auto lines = textOf(page);
            ASSERT_EQ(lines.size(), 22U) << expected.format;
            const double left = number % 2 == 1 ? 28 : 26; // bound at the left, printed on both sides
            for (const TextLine& line : lines) {
                EXPECT_EQ(line.glyphs.size(), 28U);
                EXPECT_NEAR(line.left(), left, rounded);
                EXPECT_NEAR(line.right(), left + 27 * character + em, 0.3);
                EXPECT_LE(line.right(), left + 156 + rounded);
                for (std::size_t i = 1; i < line.glyphs.size(); ++i) {
                    EXPECT_NEAR(line.glyphs[i].x - line.glyphs[i - 1].x, character, rounded);
                }
            }
            for (std::size_t i = 1; i < lines.size(); ++i) {
                EXPECT_NEAR(lines[i].baseline() - lines[0].baseline(),
                            static_cast<double>(i) * expected.line * 25.4 / 72, rounded);
            }
            EXPECT_NEAR(lines.front().top(), expected.firstTop, 0.15) << expected.format;
            if (expected.lastBottom > 0) {
                EXPECT_NEAR(lines.back().bottom() - lines.front().top(), 225, 0.3);
            }
            EXPECT_LE(lines.back().bottom(), 37 + 225 + 0.15);
        }
    }
}

TEST_P(Page, NumbersStandSevenMillimetresBelowTheTextAtTheOuterEdge) {
    for (const Expected& expected : {standard, software}) {
        const auto pages = printed(reportWith(expected.format, repeated("国", 28 * 22 * 3)));
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const TextLine& number = numberOf(pages[i]);
            EXPECT_EQ(number.text(), "— " + std::to_string(i + 1) + " —");
            EXPECT_NEAR(number.points(), 14, 0.01);
            const double dashes = number.baseline() - 0.38 * 14 * 25.4 / 72;
            EXPECT_NEAR(dashes, 37 + 225 + 7, 0.3) << expected.format;
            if (i % 2 == 0) {
                EXPECT_NEAR(number.right(), 210 - 26 - character, 0.15);
            } else {
                EXPECT_NEAR(number.left(), 26 + character, 0.15);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Printed, Page, testing::Values(Printed{""}, Printed{".odt"}, Printed{".docx"}),
                         [](const auto& tested) {
                             const std::string ending = tested.param.ending;
                             return ending.empty() ? "AsItIs" : ending == ".odt" ? "Odt" : "Docx";
                         });

} // namespace
} // namespace zhangfa
