// 排版 in real Writer: documents as offices have them (tests/format) are set in the official format, and nothing of
// them is lost.
#include "office/report.h"
#include "office/saved_content.h"

#include <com/sun/star/awt/FontUnderline.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/style/BreakType.hpp>
#include <com/sun/star/style/PageStyleLayout.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XTextCursor.hpp>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace zhangfa {
namespace {

using Properties = Reference<css::beans::XPropertySet>;

// Number of a paragraph, what a careful person says it is, its beginning: a line each.
struct ExpectedRole {
    std::int64_t paragraph = 0;
    std::string role, text;
};
std::vector<ExpectedRole> expectedRoles(const std::filesystem::path& file) {
    std::vector<ExpectedRole> all;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        std::istringstream parts(line);
        ExpectedRole one;
        std::string number;
        std::getline(parts, number, '\t');
        std::getline(parts, one.role, '\t');
        std::getline(parts, one.text, '\t');
        one.paragraph = std::stoll(number);
        all.push_back(one);
    }
    return all;
}

// What the format knows fewer names for.
bool agrees(const std::string& expected, const std::string& role) {
    std::string plain = expected;
    if (plain.starts_with("run-in")) {
        plain.replace(0, 6, "heading");
    }
    return role == plain || (plain == "label" && (role == "body" || role.starts_with("heading"))) ||
           (plain == "title" && role == "issued-title") ||
           ((plain == "caption" || plain == "copies" || plain == "issued") && role == "as-is");
}

// Where two texts part.
std::string difference(const std::string& one, const std::string& other) {
    std::size_t at = 0;
    while (at < one.size() && at < other.size() && one[at] == other[at]) {
        ++at;
    }
    at = at > 60 ? at - 60 : 0;
    return one == other ? ""
                        : "…" + one.substr(at, 240) + "… against …" + other.substr(std::min(at, other.size()), 240);
}
std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& each : all) {
        text += each + "\n";
    }
    return text;
}

class Format : public ReportTest {
protected:
    // As Word's, by way of a DOCX.
    Model messy(const std::string& name) {
        const Model flat = office().load(source("tests/format/" + name + ".fodt"));
        office().store(flat, scratch() / (name + ".docx"));
        return office().load(scratch() / (name + ".docx"));
    }
    json::value format(const Model& document, const char* request = "{}") {
        return parse(api()->format(document, fromUtf8(request)));
    }
    SavedContent saved(const Model& document, const char* name) {
        office().store(document, scratch() / name);
        return readSaved(scratch() / name);
    }
    static std::vector<Properties> pages(const Model& document) {
        const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
        const Reference<css::container::XNameAccess> styles(
            supplier->getStyleFamilies()->getByName(ascii("PageStyles")), UNO_QUERY_THROW);
        std::vector<Properties> used;
        const auto names = styles->getElementNames();
        for (sal_Int32 i = 0; i < names.getLength(); ++i) {
            const Properties page(styles->getByName(names[i]), UNO_QUERY_THROW);
            if (Reference<css::style::XStyle>(page, UNO_QUERY_THROW)->isInUse() && !get<bool>(page, "IsLandscape")) {
                used.push_back(page);
            }
        }
        return used;
    }
    Properties paragraph(const Model& document, const std::string& begins) {
        const auto all =
            Reference<css::container::XEnumerationAccess>(bodyOf(document), UNO_QUERY_THROW)->createEnumeration();
        while (all->hasMoreElements()) {
            const Reference<css::text::XTextRange> range(all->nextElement(), UNO_QUERY);
            if (range.is() && toUtf8(range->getString()).starts_with(begins)) {
                return {range, UNO_QUERY_THROW};
            }
        }
        ADD_FAILURE() << "no paragraph begins with " << begins;
        return {};
    }
    // Letters, digits and signs of the body; spaces and line ends left out, and numbers of pages that it refers to.
    static std::string words(const Model& document) {
        std::string all = std::regex_replace(Office::text(document), std::regex("第[0-9]+页"), "第N页");
        for (const std::string space : {" ", "\t", "\n", "\u3000", "\u00A0"}) {
            for (std::size_t at = all.find(space); at != std::string::npos; at = all.find(space, at)) {
                all.erase(at, space.size());
            }
        }
        return all;
    }
};

TEST_F(Format, TakesParagraphsForWhatACarefulPersonDoes) {
    std::size_t all = 0, wrong = 0, unasked = 0;
    for (const std::string name : {"messy-report", "messy-plan", "messy-speech", "clean-report"}) {
        const auto proposals = parse(api()->roles(messy(name))).as_array();
        for (const ExpectedRole& one : expectedRoles(source("tests/format/" + name + ".roles.txt"))) {
            const auto* const found = std::find_if(proposals.begin(), proposals.end(), [&](const json::value& any) {
                return any.at("paragraph").to_number<std::int64_t>() == one.paragraph;
            });
            const bool empty = found == proposals.end();
            const std::string role = empty ? "empty" : std::string(found->at("role").as_string());
            ++all;
            if (!agrees(one.role, role)) {
                ++wrong;
                unasked += !empty && found->at("doubtful").as_bool() ? 0 : 1;
                std::cout << name << " " << one.paragraph << " " << one.text << ": " << one.role << ", taken for "
                          << role << "\n";
            }
        }
    }
    std::cout << all << " paragraphs, " << wrong << " taken for something else, " << unasked
              << " of these without asking\n";
    EXPECT_LE(wrong, all / 50);
    EXPECT_LE(unasked, all / 100);
}

TEST_F(Format, SetsEveryPageAndParagraphInOneStepThatIsUndoneExactly) {
    const Model document = messy("messy-report");
    const SavedContent before = saved(document, "before.fodt");
    const std::size_t steps = undoTitles(document).size();
    const json::value done = format(document);
    EXPECT_EQ(done.at("left").as_array().size(), 1U) << "its header says something";
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    for (const Properties& page : pages(document)) {
        EXPECT_NEAR(get<sal_Int32>(page, "LeftMargin"), 2800, 2);
        EXPECT_NEAR(get<sal_Int32>(page, "RightMargin"), 2600, 2);
        EXPECT_NEAR(get<sal_Int32>(page, "Width"), 21000, 2);
        const bool header = get<bool>(page, "HeaderIsOn");
        EXPECT_NEAR(get<sal_Int32>(page, "TopMargin") + (header ? get<sal_Int32>(page, "HeaderHeight") : 0), 3700, 2);
        EXPECT_TRUE(get<bool>(page, "FooterIsOn"));
    }
    const Properties heading = paragraph(document, "一、提高政治站位");
    EXPECT_EQ(get<rtl::OUString>(heading, "ParaStyleName"), ascii("Heading 1"));
    EXPECT_EQ(toUtf8(get<rtl::OUString>(heading, "CharFontNameAsian")), "黑体");
    EXPECT_EQ(get<sal_Int32>(heading, "CharColor"), 0);
    const Properties body = paragraph(document, "同时，把意识形态工作");
    EXPECT_EQ(get<rtl::OUString>(body, "ParaStyleName"), ascii("Text body"));
    EXPECT_EQ(toUtf8(get<rtl::OUString>(body, "CharFontNameAsian")), "仿宋_GB2312");
    EXPECT_EQ(get<float>(body, "CharHeightAsian"), 16.0F);

    undo(document);
    const SavedContent after = saved(document, "after.fodt");
    ASSERT_EQ(after.body.size(), before.body.size());
    for (std::size_t i = 0; i < before.body.size(); ++i) {
        if (before.body[i].find("<text:date ") != std::string::npos ||
            before.body[i].find("text:reference-format=\"page\"") != std::string::npos) {
            continue; // they tell the time, and where something stands
        }
        EXPECT_EQ(difference(after.body[i], before.body[i]), "") << i;
    }
    EXPECT_EQ(get<rtl::OUString>(paragraph(document, "中共青禾县"), "PageDescName"), rtl::OUString());
    redo(document);
    EXPECT_EQ(get<rtl::OUString>(paragraph(document, "同时，把意识形态工作"), "ParaStyleName"), ascii("Text body"));
    undo(document);
    EXPECT_EQ(saved(document, "again.fodt").body.size(), before.body.size());
}

// Headers, footers and pages have places among a document's texts, which every other step counts on.
TEST_F(Format, LeavesEarlierStepsUndoable) {
    for (const char* name : {"messy-report", "messy-plan", "messy-speech"}) {
        const Model document = messy(name);
        const std::string before = words(document);
        bodyOf(document)->insertString(bodyOf(document)->getEnd(), ascii("XYZ"), false);
        format(document);
        undo(document);
        undo(document);
        EXPECT_EQ(difference(words(document), before), "") << name;
        redo(document);
        redo(document);
        undo(document);
        undo(document);
        EXPECT_EQ(difference(words(document), before), "") << name;
    }
}

TEST_F(Format, LosesNothingButSpaces) {
    for (const char* name : {"messy-report", "messy-plan", "messy-speech"}) {
        const Model document = messy(name);
        const std::string before = words(document);
        const SavedContent untouched = saved(document, "untouched.fodt");
        format(document);
        EXPECT_EQ(difference(words(document), before), "") << name;
        const SavedContent formatted = saved(document, "formatted.fodt");
        const auto count = [](const SavedContent& content, const std::string& what) {
            std::size_t found = 0;
            for (const std::string& element : content.body) {
                for (std::size_t at = element.find(what); at != std::string::npos; at = element.find(what, at + 1)) {
                    ++found;
                }
            }
            return found;
        };
        for (const char* what : {"<table:table ", "<text:note ", "<office:annotation ", "<draw:image", "<text:bookmark",
                                 "<text:a ", "<draw:custom-shape", "super "}) {
            EXPECT_EQ(count(formatted, what), count(untouched, what)) << name << " " << what;
        }
        std::vector<std::string> tables, tablesBefore;
        const auto isTable = [](const std::string& element) { return element.starts_with("<table:table "); };
        std::copy_if(formatted.body.begin(), formatted.body.end(), std::back_inserter(tables), isTable);
        std::copy_if(untouched.body.begin(), untouched.body.end(), std::back_inserter(tablesBefore), isTable);
        EXPECT_EQ(difference(joined(tables), joined(tablesBefore)), "") << name;
    }
}

TEST_F(Format, KeepsEmphasisOnRequestOnly) {
    const Model document = office().newDocument();
    const auto text = bodyOf(document);
    text->setString(fromUtf8("这是正文，要紧的词在这里，还有一处划线的话，其余如常，全文到此为止。"));
    const auto emphasise = [&](std::int16_t from, std::int16_t length, const char* property, const auto& value) {
        const auto cursor = text->createTextCursor();
        cursor->gotoStart(false);
        cursor->goRight(from, false);
        cursor->goRight(length, true);
        set(Properties(cursor, UNO_QUERY_THROW), property, value);
        set(Properties(cursor, UNO_QUERY_THROW), "CharColor", sal_Int32(0xFF0000));
    };
    emphasise(5, 4, "CharWeightAsian", css::awt::FontWeight::BOLD);
    emphasise(16, 3, "CharUnderline", css::awt::FontUnderline::SINGLE);
    const auto looksAt = [&](std::int16_t place) {
        const auto cursor = text->createTextCursor();
        cursor->gotoStart(false);
        cursor->goRight(place, false);
        cursor->goRight(1, true);
        const Properties here(cursor, UNO_QUERY_THROW);
        EXPECT_EQ(get<sal_Int32>(here, "CharColor"), 0);
        return std::pair(get<float>(here, "CharWeightAsian") >= css::awt::FontWeight::BOLD,
                         get<sal_Int16>(here, "CharUnderline") != css::awt::FontUnderline::NONE);
    };
    format(document, R"({"keepEmphasis": true})");
    EXPECT_EQ(looksAt(6), std::pair(true, false));
    EXPECT_EQ(looksAt(17), std::pair(false, true));
    EXPECT_EQ(looksAt(0), std::pair(false, false));
    format(document);
    EXPECT_EQ(looksAt(6), std::pair(false, false));
    EXPECT_EQ(looksAt(17), std::pair(false, false));
}

TEST_F(Format, ARunInHeadingEndsAtItsFirstFullStop) {
    const Model document = messy("messy-report");
    format(document);
    const Properties paragraphWithHeading = paragraph(document, "（一）加强组织领导。");
    EXPECT_EQ(get<rtl::OUString>(paragraphWithHeading, "ParaStyleName"), ascii("Zhangfa Run-in Heading 2"));
    EXPECT_EQ(get<sal_Int16>(paragraphWithHeading, "OutlineLevel"), 2);
    std::string heading;
    const auto portions =
        Reference<css::container::XEnumerationAccess>(paragraphWithHeading, UNO_QUERY_THROW)->createEnumeration();
    while (portions->hasMoreElements()) {
        const Properties portion(portions->nextElement(), UNO_QUERY_THROW);
        if (Reference<css::text::XTextRange>(portion, UNO_QUERY_THROW)->getString().isEmpty()) {
            continue;
        }
        const bool words = get<rtl::OUString>(portion, "CharStyleName").equalsAscii("Zhangfa Heading 2 Words");
        const std::string font = toUtf8(get<rtl::OUString>(portion, "CharFontNameAsian"));
        EXPECT_EQ(font, words ? "楷体_GB2312" : "仿宋_GB2312");
        heading += words ? toUtf8(Reference<css::text::XTextRange>(portion, UNO_QUERY_THROW)->getString()) : "";
    }
    EXPECT_EQ(heading, "（一）加强组织领导。");
}

TEST_F(Format, SurvivesDocxAndIsThenAlreadyDone) {
    const Model document = messy("messy-plan");
    format(document);
    office().store(document, scratch() / "formatted.docx");
    const Model again = office().load(scratch() / "formatted.docx");
    EXPECT_EQ(difference(words(again), words(document)), "");
    const json::array before = snapshot(again).at("body").as_array();
    for (const Properties& page : pages(again)) {
        EXPECT_EQ(get<css::style::PageStyleLayout>(page, "PageStyleLayout"), css::style::PageStyleLayout_MIRRORED);
        EXPECT_NEAR(get<sal_Int32>(page, "LeftMargin"), 2800, 2);
    }
    format(again);
    EXPECT_EQ(difference(json::serialize(snapshot(again).at("body")), json::serialize(before)), "")
        << "styles, levels and texts are the same";
}

TEST_F(Format, WithFixesNothingMechanicalIsLeft) {
    const Model document = messy("messy-report");
    const json::value done = format(document, R"({"fix": true})");
    EXPECT_GT(done.at("fixed").as_array().size(), 50U);
    EXPECT_EQ(undoTitles(document).size(), 1U);
    const json::value left = parse(api()->check(document, fromUtf8("{}")));
    for (const json::value& finding : left.as_array()) {
        EXPECT_TRUE(finding.at("fix").is_null()) << json::serialize(finding);
    }
    EXPECT_EQ(undoTitles(document).size(), 1U);
}

TEST_F(Format, OfAReportOfOursStaysBound) {
    const Model document = fullReport();
    const json::object before = values(document);
    const json::array body = snapshot(document).at("body").as_array();
    set(Properties(elementAt(document, 3), UNO_QUERY_THROW), "CharHeightAsian", 12.0F);
    format(document);
    EXPECT_EQ(difference(json::serialize(values(document)), json::serialize(before)), "");
    EXPECT_EQ(difference(json::serialize(snapshot(document).at("body")), json::serialize(body)), "");
    EXPECT_EQ(get<float>(Properties(elementAt(document, 3), UNO_QUERY_THROW), "CharHeightAsian"), 16.0F);
    fill(document, R"({"theory.sessions": 15})");
    EXPECT_EQ(value(document, "theory.sessions"), "15");
}

TEST_F(Format, RefusesWhatItDoesNotKnow) {
    const Model document = messy("messy-speech");
    EXPECT_EQ(refusal([&] { format(document, R"({"format": "none such"})"); }), "plan.unknown-format");
    EXPECT_EQ(refusal([&] { format(document, R"({"roles": [{"paragraph": 1, "role": "chapter"}]})"); }),
              "plan.unknown-role");
    EXPECT_EQ(refusal([&] { format(document, R"({"roles": [{"paragraph": 9999, "role": "body"}]})"); }),
              "plan.unknown-role");
    EXPECT_EQ(refusal([&] { format(document, R"({"roles": 3})"); }), "request.missing");
    EXPECT_TRUE(undoTitles(document).empty());
}

} // namespace
} // namespace zhangfa
