// Tables on their side (GB/T 9704—2012, 8), from what Writer prints.
#include "geometry/printed.h"

#include <cmath>

namespace zhangfa {
namespace {

constexpr double character = 15.75 * 25.4 / 72;

class Landscape : public PrintedTest {
protected:
    // Number of the n-th table's element, from 0.
    std::size_t table(const Model& document, std::size_t n) {
        const auto snapshot = this->snapshot(document);
        const auto& body = snapshot.at("body").as_array();
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (body[i].as_object().contains("rows") && n-- == 0) {
                return i;
            }
        }
        throw std::runtime_error("no such table");
    }
    bool turn(const Model& document, std::size_t element, const char* on = "") {
        const auto result =
            parse(api()->setLandscape(document, fromUtf8(R"({"table": )" + std::to_string(element) + on + "}")));
        return result.at("on").as_bool();
    }
};

bool isOnSide(const PdfPage& page) { return page.width > page.height; }

std::vector<std::size_t> sidePages(const std::vector<PdfPage>& pages) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (isOnSide(pages[i])) {
            numbers.push_back(i + 1);
        }
    }
    return numbers;
}

// What all pages say, a line each, whatever its place.
std::string wordsOf(const std::vector<PdfPage>& pages) {
    std::string all;
    for (const PdfPage& page : pages) {
        all += isOnSide(page) ? "|" : ":";
        for (const TextLine& line : page.lines) {
            all += line.text() + "\n";
        }
    }
    return all;
}

// As it stands on the upright page, which this one is once it is turned a quarter to the left.
void expectNumber(const PdfPage& page, std::size_t number) {
    std::string text;
    for (const Glyph& glyph : page.turned) {
        text += glyph.text;
        EXPECT_NEAR(glyph.turned, -90, 0.1); // read from above downwards
        EXPECT_NEAR(297 - glyph.x - 0.38 * 14 * 25.4 / 72, 37 + 225 + 7, 0.5);
    }
    ASSERT_EQ(text, "— " + std::to_string(number) + " —");
    if (number % 2 == 0) {
        EXPECT_NEAR(page.turned.front().baseline, 26 + character, 0.3);
    } else {
        EXPECT_NEAR(page.turned.back().baseline + page.turned.back().advance, 210 - 26 - character, 0.3);
    }
}

// The binding edge of odd pages and the outer one of even ones are above: 28 ± 1 mm, and 37 ± 1 at the ends.
void expectWithinMargins(const PdfPage& page) {
    for (const TextLine& line : page.lines) {
        EXPECT_GE(line.left(), 36 - 0.1) << line.text();
        EXPECT_LE(line.right(), 297 - 36 + 0.1) << line.text();
        EXPECT_GE(line.top(), 27 - 0.1) << line.text();
        EXPECT_LE(line.bottom(), 210 - 27 + 0.1) << line.text();
    }
    ASSERT_FALSE(page.rules.empty());
}

TEST_F(Landscape, PutsATableOnItsSideAndBack) {
    const Model document = fullReport();
    const auto before = print(document);
    ASSERT_TRUE(sidePages(before).empty());
    const std::size_t element = table(document, 0);
    const auto steps = undoTitles(document).size();
    EXPECT_TRUE(turn(document, element));
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    const auto pages = print(document);
    const auto turned = sidePages(pages);
    ASSERT_FALSE(turned.empty());
    for (const std::size_t number : turned) {
        const PdfPage& page = pages[number - 1];
        EXPECT_NEAR(page.width, 297, 0.1);
        EXPECT_NEAR(page.height, 210, 0.1);
        expectNumber(page, number);
        expectWithinMargins(page);
    }
    const auto words = wordsOf(pages);
    undo(document);
    EXPECT_TRUE(wordsOf(print(document)) == wordsOf(before));
    redo(document);
    EXPECT_TRUE(wordsOf(print(document)) == words);
    EXPECT_FALSE(turn(document, element, R"(, "on": false)"));
    EXPECT_TRUE(wordsOf(print(document)) == wordsOf(before));
}

TEST_F(Landscape, StaysInWordsFile) {
    const Model document = fullReport();
    turn(document, table(document, 0));
    const auto before = print(document);
    const Model again = reopened(document, ".docx");
    const auto pages = print(again);
    EXPECT_EQ(sidePages(pages), sidePages(before));
    for (const std::size_t number : sidePages(pages)) {
        expectNumber(pages[number - 1], number);
    }
}

TEST_F(Landscape, RefusesWhatIsNoTable) {
    const Model document = newReport();
    EXPECT_EQ(refusal([&] { turn(document, 0); }), "request.no-table");
    EXPECT_EQ(refusal([&] { turn(document, 100000); }), "request.no-table");
    EXPECT_EQ(refusal([&] { api()->setLandscape(document, fromUtf8("{}")); }), "request.no-table");
}

} // namespace
} // namespace zhangfa
