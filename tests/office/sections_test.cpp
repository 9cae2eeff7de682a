// Sections in a document Zhangfa made: inserted, moved, removed; everything else stays.
#include "office/report.h"

#include <com/sun/star/text/XBookmarksSupplier.hpp>
#include <com/sun/star/text/XFootnotesSupplier.hpp>
#include <com/sun/star/text/XTextContent.hpp>

#include <algorithm>

namespace zhangfa {
namespace {

class Sections : public ReportTest {
protected:
    static Reference<css::text::XTextRange> bookmark(const Model& document, const char* name) {
        const auto all = Reference<css::text::XBookmarksSupplier>(document, UNO_QUERY_THROW)->getBookmarks();
        return Reference<css::text::XTextContent>(all->getByName(ascii(name)), UNO_QUERY_THROW)->getAnchor();
    }
    void insert(const Model& document, const char* section) {
        api()->insert(document, fromUtf8(std::string(R"({"section": ")") + section + R"("})"));
    }
    static std::size_t position(const std::vector<std::string>& all, const char* id) {
        return static_cast<std::size_t>(std::ranges::find(all, id) - all.begin());
    }
};

TEST_F(Sections, AMissingOneGoesToItsPlaceAndLaterNumbersFollow) {
    const Model document = newReport();
    const auto before = headings(document);
    insert(document, "united-front");
    const auto now = sections(document);
    EXPECT_LT(position(now, "positions"), position(now, "united-front"));
    EXPECT_LT(position(now, "united-front"), position(now, "problems"));
    const auto after = headings(document);
    ASSERT_EQ(after.size(), before.size() + 1);
    EXPECT_TRUE(after.at(1).starts_with("二、"));
    const auto last = [](const std::string& heading) { return heading.substr(heading.find("、")); };
    EXPECT_EQ(last(after.back()), last(before.back()));
    EXPECT_NE(after.back(), before.back()); // one number on
}

TEST_F(Sections, InsertingIsOneStepAndUndoRestoresEverything) {
    const Model document = newReport();
    const auto before = snapshot(document);
    const auto steps = undoTitles(document).size();
    insert(document, "team");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    const auto after = snapshot(document);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
}

TEST_F(Sections, APresentOneIsRefused) {
    const Model document = newReport();
    EXPECT_NE(refusal([&] { insert(document, "theory"); }), "");
    EXPECT_NE(refusal([&] { insert(document, "no-such"); }), "");
}

TEST_F(Sections, RemovingTakesOnlyThatSection) {
    const Model document = newReport();
    const auto before = sections(document);
    api()->remove(document, ascii("theory"));
    auto expected = before;
    std::erase(expected, "theory");
    EXPECT_EQ(sections(document), expected);
    EXPECT_EQ(Office::text(document).find("理论武装"), std::string::npos);
    undo(document);
    EXPECT_EQ(sections(document), before);
}

TEST_F(Sections, RemovedAndInsertedAgainItHasItsValues) {
    const Model document = newReport(R"({"theory.sessions": 12})");
    api()->remove(document, ascii("theory"));
    insert(document, "theory");
    EXPECT_EQ(value(document, "theory.sessions"), "12");
}

TEST_F(Sections, MovingTakesTablesFootnotesCommentsAlong) {
    const Model document = newReport();
    const auto text = bodyOf(document);
    const auto heading = bookmark(document, "zf_theory");
    const auto note = makeContent(document, "com.sun.star.text.Footnote");
    text->insertTextContent(heading->getEnd(), note, false);
    Reference<css::text::XText>(note, UNO_QUERY_THROW)->setString(fromUtf8("脚注"));
    const auto comment = makeContent(document, "com.sun.star.text.TextField.Annotation");
    set(Reference<css::beans::XPropertySet>(comment, UNO_QUERY_THROW), "Content", fromUtf8("批注"));
    text->insertTextContent(heading->getEnd(), comment, false);
    const auto before = snapshot(document);
    const auto order = sections(document);

    api()->move(document, ascii("theory"), 1);
    const auto moved = sections(document);
    EXPECT_EQ(position(moved, "theory"), position(order, "theory") + 1);
    const Reference<css::container::XIndexAccess> notes(
        Reference<css::text::XFootnotesSupplier>(document, UNO_QUERY_THROW)->getFootnotes(), UNO_QUERY_THROW);
    ASSERT_EQ(notes->getCount(), 1);
    EXPECT_NE(Office::text(document).find("理论"), std::string::npos);
    EXPECT_TRUE(headings(document).at(0).starts_with("一、"));

    api()->move(document, ascii("theory"), -1);
    EXPECT_EQ(sections(document), order);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    undo(document);
    EXPECT_EQ(sections(document), moved);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

TEST_F(Sections, MovingPastTheEndIsRefused) {
    const Model document = newReport();
    const auto before = snapshot(document);
    EXPECT_NE(refusal([&] { api()->move(document, ascii("preamble"), -1); }), "");
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

TEST_F(Sections, EverySectionMovesDownAndUpWithoutATrace) {
    const Model document = fullReport();
    const auto before = snapshot(document);
    for (const auto& id : sections(document)) {
        const bool moved = refusal([&] { api()->move(document, fromUtf8(id), 1); }).empty();
        if (!moved) {
            continue;
        }
        const auto after = snapshot(document);
        api()->move(document, fromUtf8(id), -1);
        ASSERT_EQ(json::serialize(snapshot(document)), json::serialize(before)) << id;
        undo(document);
        ASSERT_EQ(json::serialize(snapshot(document)), json::serialize(after)) << id;
        undo(document);
        ASSERT_EQ(json::serialize(snapshot(document)), json::serialize(before)) << id;
    }
}

TEST_F(Sections, EverySectionIsRemovedAndUndone) {
    const Model document = fullReport();
    const auto before = snapshot(document);
    for (const auto& id : sections(document)) {
        api()->remove(document, fromUtf8(id));
        const auto now = sections(document);
        EXPECT_EQ(std::ranges::find(now, id), now.end()) << id;
        undo(document);
        ASSERT_EQ(json::serialize(snapshot(document)), json::serialize(before)) << id;
    }
}

TEST_F(Sections, HandWrittenTextIsNoticed) {
    const Model document = newReport(R"({"theory.sessions": 12})");
    EXPECT_FALSE(api()->isWrittenIn(document, ascii("theory")));
    const auto heading = bookmark(document, "zf_theory");
    bodyOf(document)->insertString(heading->getEnd(), fromUtf8("（我加的）"), false);
    EXPECT_TRUE(api()->isWrittenIn(document, ascii("theory")));
}

TEST_F(Sections, InsertedWhileChangesAreRecordedItIsOneRecordedChange) {
    const Model document = newReport();
    const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
    set(properties, "RecordChanges", true);
    const auto before = sections(document);
    insert(document, "team");
    EXPECT_EQ(sections(document).size(), before.size() + 1);
    EXPECT_TRUE(get<bool>(properties, "RecordChanges"));
    undo(document);
    EXPECT_EQ(sections(document), before);
}

TEST_F(Sections, RemovedWhileChangesAreRecordedItIsGoneFromTheDeck) {
    const Model document = newReport();
    set(Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW), "RecordChanges", true);
    auto expected = sections(document);
    api()->remove(document, ascii("theory"));
    std::erase(expected, "theory");
    EXPECT_EQ(sections(document), expected);
    undo(document);
    EXPECT_EQ(sections(document).size(), expected.size() + 1);
}

} // namespace
} // namespace zhangfa
