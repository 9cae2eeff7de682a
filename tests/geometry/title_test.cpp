// Titles against the standard (GB/T 9704—2012, 7.3.1), from what Writer prints.
#include "geometry/printed.h"

#include <cmath>

namespace zhangfa {
namespace {

constexpr double line = 28.95 * 25.4 / 72, middle = 28 + 156 / 2.0;

class Title : public PrintedTest {
protected:
    Model report(const std::string& values) {
        const Model document = office().newDocument();
        api()->create(document, fromUtf8(R"({"kind": "situation-report", "sections": [], "values": )" + values + "}"));
        return document;
    }
    // The lines of 2号 at the head of page 1, and what follows them.
    static std::vector<TextLine> linesOf(const PdfPage& page) {
        std::vector<TextLine> lines;
        for (const TextLine& each : page.lines) {
            if (std::abs(each.points() - 22) < 0.01) {
                lines.push_back(each);
            }
        }
        return lines;
    }
};

void expectCentred(const std::vector<TextLine>& lines) {
    for (const TextLine& each : lines) {
        EXPECT_NEAR((each.left() + each.right()) / 2, middle, 0.5) << each.text();
    }
}

TEST_F(Title, OfOneTwoAndThreeLinesIsCentredAboveOneBlankLine) {
    for (const auto& [text, count] :
         {std::pair(std::string("关于有关情况的报告"), 1U),
          {std::string("关于白鹭镇落实意识形态工作责任制有关情况的报告"), 2U},
          {std::string(
               "关于白鹭镇落实意识形态工作责任制有关情况和下一步加强阵地管理、队伍建设、宣传引导工作打算的报告"),
           3U}}) {
        const Model document = report("{}");
        Reference<css::text::XTextRange>(elementAt(document, 0), UNO_QUERY_THROW)->setString(fromUtf8(text));
        for (const auto& page : {print(document).at(0), print(reopened(document, ".docx")).at(0)}) {
            const auto lines = linesOf(page);
            ASSERT_EQ(lines.size(), count) << text;
            expectCentred(lines);
            for (std::size_t i = 1; i < lines.size(); ++i) {
                EXPECT_NEAR(lines[i].baseline() - lines[i - 1].baseline(), line, 0.1);
            }
            const TextLine& addressee = page.lines.at(count);
            EXPECT_NEAR(addressee.baseline() - lines.back().baseline(), 2 * line, 0.1);
            EXPECT_NEAR(addressee.left(), 28, 0.1);
        }
    }
}

TEST_F(Title, BreaksBehindWordsAndLeavesNoLoneCharacters) {
    for (int characters = 6; characters <= 40; characters += 2) {
        std::string name = "中共";
        for (int i = 2; i < characters; ++i) {
            name += i % 2 == 0 ? "青" : "禾";
        }
        const auto page = print(report(R"({"org-full": ")" + name + R"(", "year": 2026})")).at(0);
        const auto lines = linesOf(page);
        ASSERT_GE(lines.size(), 2U);
        std::string shown, broken;
        double shortest = 1000, longest = 0;
        for (const TextLine& each : lines) {
            shown += each.text();
            broken += each.text() + "/";
            shortest = std::min(shortest, each.right() - each.left());
            longest = std::max(longest, each.right() - each.left());
        }
        EXPECT_EQ(shown, name + "关于2026年度落实意识形态工作责任制情况的报告");
        expectCentred(lines);
        EXPECT_GE(lines.back().glyphs.size(), 4U) << broken;
        if (characters <= 18) { // it has room on a line
            EXPECT_NE(broken.find(name), std::string::npos) << broken;
        }
        for (const char* end : {"关/", "20/", "年/", "/的"}) {
            EXPECT_EQ(broken.find(end), std::string::npos) << broken;
        }
        if (characters <= 24) {
            EXPECT_EQ(broken.find("2026/"), std::string::npos) << broken;
        }
    }
}

} // namespace
} // namespace zhangfa
