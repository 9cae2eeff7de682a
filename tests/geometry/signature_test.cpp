// The signature block against the standard (GB/T 9704—2012, 7.3.5), from what Writer prints.
#include "geometry/printed.h"

#include <optional>

namespace zhangfa {
namespace {

constexpr double character = 15.75 * 25.4 / 72, tolerance = 0.5;

struct Block {
    TextLine name, date;
    double right = 0; // edge of the text area
    double above = 0; // baselines of name and text before it, millimetres
};

class SignatureBlock : public PrintedTest {
protected:
    // Of a short report.
    Model report(const std::string& values) {
        const Model document = office().newDocument();
        api()->create(document, fromUtf8(R"({"kind": "situation-report", "sections": [], "values": )" + values + "}"));
        return document;
    }

    std::optional<Block> blockOf(const Model& document, const std::string& name, const std::string& date) {
        const auto pages = print(document);
        for (std::size_t number = 1; number <= pages.size(); ++number) {
            const auto& lines = pages[number - 1].lines;
            for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
                if (lines[i].text() == name && lines[i + 1].text() == date) {
                    return Block{lines[i], lines[i + 1], number % 2 == 1 ? 184.0 : 182.0,
                                 i > 0 ? lines[i].baseline() - lines[i - 1].baseline() : 0};
                }
            }
        }
        ADD_FAILURE() << name << " and " << date << " are not printed as a line each";
        return std::nullopt;
    }
};

std::string nameOf(int characters) {
    std::string name = "中共";
    for (int i = 2; i < characters; ++i) {
        name += "镇";
    }
    return name;
}

struct Date {
    const char *value, *shown;
};
constexpr Date dates[] = {
    {"\"2026-01-02\"", "2026年1月2日"}, {"\"2026-12-31\"", "2026年12月31日"}, {"null", "〔成文日期〕"}};

void expectSealed(const Block& block) {
    EXPECT_NEAR((block.name.left() + block.name.right()) / 2, (block.date.left() + block.date.right()) / 2, tolerance);
    const double width = block.name.right() - block.name.left(), date = block.date.right() - block.date.left();
    const double right = std::max(4 * character, (width + character - date) / 2); // a long name moves the date
    EXPECT_NEAR(block.right - block.date.right(), right, tolerance);
}

void expectUnsealed(const Block& block) {
    EXPECT_NEAR(block.date.left() - block.name.left(), 2 * character, tolerance);
    const bool dateIsLonger = block.date.right() - block.date.left() > block.name.right() - block.name.left() + 0.2;
    EXPECT_NEAR(block.right - (dateIsLonger ? block.date.right() : block.name.right()), 2 * character, tolerance);
}

TEST_F(SignatureBlock, StandsByTheStandardsArithmetic) {
    const Model document = report("{}");
    for (const bool sealed : {true, false}) {
        for (const int characters : {4, 7, 8, 12, 16, 20}) {
            for (const Date& date : dates) {
                const std::string name = nameOf(characters);
                SCOPED_TRACE(name + date.shown + (sealed ? " sealed" : " unsealed"));
                fill(document, R"({"org-full": ")" + name + R"(", "date": )" + date.value + R"(, "seal": ")" +
                                   (sealed ? "加盖印章" : "不加盖印章") + "\"}");
                const auto block = blockOf(document, name, date.shown);
                ASSERT_TRUE(block);
                sealed ? expectSealed(*block) : expectUnsealed(*block);
                const double lines = sealed ? 3 : 2; // two blank lines between, or one
                if (block->above > 0) {
                    EXPECT_NEAR(block->above, lines * 28.95 * 25.4 / 72, tolerance);
                }
            }
        }
    }
}

TEST_F(SignatureBlock, StandsThereInWordsFile) {
    for (const bool sealed : {true, false}) {
        for (const int characters : {5, 11, 20}) {
            const std::string name = nameOf(characters);
            SCOPED_TRACE(name + (sealed ? " sealed" : " unsealed"));
            const Model document = report(R"({"org-full": ")" + name + R"(", "date": "2026-12-31", "seal": ")" +
                                          (sealed ? "加盖印章" : "不加盖印章") + "\"}");
            const Model again = reopened(document, ".docx");
            const auto block = blockOf(again, name, "2026年12月31日");
            ASSERT_TRUE(block);
            sealed ? expectSealed(*block) : expectUnsealed(*block);
            // And follows a change there.
            fill(again, R"({"date": "2027-01-02"})");
            const auto changed = blockOf(again, name, "2027年1月2日");
            ASSERT_TRUE(changed);
            sealed ? expectSealed(*changed) : expectUnsealed(*changed);
        }
    }
}

TEST_F(SignatureBlock, FollowsAChangeInTheSameUndoStep) {
    const std::string name = nameOf(11);
    const Model document = report(R"({"org-full": ")" + name + R"(", "date": "2026-12-31"})");
    const auto steps = undoTitles(document).size();
    const auto before = blockOf(document, name, "2026年12月31日");
    ASSERT_TRUE(before);
    expectSealed(*before);
    for (const char* date : {R"({"date": "2026-02-03"})", R"({"date": "2026-02-13"})", R"({"date": "2026-11-13"})"}) {
        fill(document, date); // as if typed: one step
    }
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    fill(document, R"({"seal": "不加盖印章"})");
    EXPECT_EQ(undoTitles(document).size(), steps + 2);
    const auto after = blockOf(document, name, "2026年11月13日");
    ASSERT_TRUE(after);
    expectUnsealed(*after);
    undo(document);
    undo(document);
    const auto back = blockOf(document, name, "2026年12月31日");
    ASSERT_TRUE(back);
    EXPECT_NEAR(back->name.left(), before->name.left(), 0.05);
    EXPECT_NEAR(back->date.left(), before->date.left(), 0.05);
    redo(document);
    const auto again = blockOf(document, name, "2026年11月13日");
    ASSERT_TRUE(again);
    expectSealed(*again);
}

TEST_F(SignatureBlock, APersonsNameHasNoSeal) {
    const Model document = office().newDocument();
    api()->create(
        document,
        fromUtf8(R"({"kind": "duty-report", "sections": [], "values": {"reporter": "陆青川", "date": "2026-12-31"}})"));
    const auto block = blockOf(document, "陆青川", "2026年12月31日");
    ASSERT_TRUE(block);
    expectUnsealed(*block);
}

} // namespace
} // namespace zhangfa
