// Checking and putting right in real Writer: one undo step, and nothing but the fixed places changes.
#include "office/report.h"
#include "office/saved_content.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/TextContentAnchorType.hpp>
#include <com/sun/star/text/XTextCursor.hpp>

#include <set>

namespace zhangfa {
namespace {

using Properties = Reference<css::beans::XPropertySet>;

class Check : public ReportTest {
protected:
    Model written(const std::vector<std::string>& lines) {
        const Model document = office().newDocument();
        const auto text = bodyOf(document);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) {
                text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
            }
            text->insertString(text->getEnd(), fromUtf8(lines[i]), false);
        }
        return document;
    }
    json::array found(const Model& document, const char* request = "{}") {
        return parse(api()->check(document, fromUtf8(request))).as_array();
    }
    static std::multiset<std::string> rules(const json::array& findings) {
        std::multiset<std::string> all;
        for (const json::value& finding : findings) {
            all.insert(std::string(finding.at("rule").as_string()));
        }
        return all;
    }
    static std::string textOf(const Model& document) { return toUtf8(bodyOf(document)->getString()); }
};

const std::vector<std::string> careless = {
    "关于2026年度工作情况的报告", "县委:",         "全年开展x次学习,登记帐号１２个。。", "", "特此报告。",
    "中共白鹭镇委员会",           "2026年12月08日"};

TEST_F(Check, FindsPlacesAndPutsThemRightInOneStep) {
    const Model document = written(careless);
    const json::array before = found(document);
    const auto all = rules(before);
    for (const char* rule :
         {"placeholder", "half-width", "confusable", "digits.full-width", "doubled", "empty-paragraph", "date.form"}) {
        EXPECT_TRUE(all.contains(rule)) << rule;
    }
    for (const json::value& finding : before) {
        if (finding.at("rule").as_string() == "confusable") {
            EXPECT_EQ(finding.at("paragraph"), 3);
            EXPECT_EQ(finding.at("offset"), 11);
            EXPECT_EQ(finding.at("length"), 2);
            EXPECT_EQ(finding.at("fix").at("replacement"), "账号");
            EXPECT_EQ(finding.at("severity"), "hint");
            EXPECT_EQ(finding.at("source"), "P");
        }
    }
    const std::string text = textOf(document);
    const std::size_t steps = undoTitles(document).size();
    const json::value done = parse(api()->fix(document, fromUtf8("{}")));
    EXPECT_EQ(done.at("fixed").as_array().size(),
              static_cast<std::size_t>(std::count_if(before.begin(), before.end(),
                                                     [](const json::value& any) { return !any.at("fix").is_null(); })));
    EXPECT_EQ(textOf(document), "关于2026年度工作情况的报告\n县委：\n全年开展x次学习，登记账号12个。\n特此报告。\n"
                                "中共白鹭镇委员会\n2026年12月8日");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    EXPECT_TRUE(parse(api()->fix(document, fromUtf8("{}"))).at("fixed").as_array().empty());
    EXPECT_EQ(undoTitles(document).size(), steps + 1) << "nothing to do is no step";
    undo(document);
    EXPECT_EQ(textOf(document), text);
    redo(document);
    EXPECT_EQ(rules(found(document)).count("half-width"), 0U);
}

TEST_F(Check, PutsRightOnlyWhatIsAskedFor) {
    const Model document = written(careless);
    for (const json::value& finding : found(document)) {
        if (finding.at("rule").as_string() == "confusable") {
            api()->fix(document, fromUtf8(json::serialize(json::object{{"findings", json::array{finding}}})));
        }
    }
    EXPECT_NE(textOf(document).find("登记账号１２个。。"), std::string::npos);
    EXPECT_EQ(refusal([&] { api()->check(document, fromUtf8(R"({"format": "nosuch"})")); }), "plan.unknown-format");
}

TEST_F(Check, LeavesAnEmptyParagraphThatHoldsSomething) {
    const Model document = written(careless);
    const auto frame = makeContent(document, "com.sun.star.text.TextFrame");
    set(Properties(frame, UNO_QUERY_THROW), "AnchorType", css::text::TextContentAnchorType_AT_PARAGRAPH);
    const auto cursor = bodyOf(document)->createTextCursorByRange(
        Reference<css::text::XTextRange>(elementAt(document, 3), UNO_QUERY_THROW)->getStart());
    bodyOf(document)->insertTextContent(Reference<css::text::XTextRange>(cursor, UNO_QUERY_THROW), frame, false);
    EXPECT_EQ(rules(found(document)).count("empty-paragraph"), 0U);
}

TEST_F(Check, FormattingAroundAFixStays) {
    const Model document = written({"关于工作情况的报告", "县委：", "全年登记帐号12个,开展检查4次。", "特此报告。"});
    const auto cursor = bodyOf(document)->createTextCursorByRange(
        Reference<css::text::XTextRange>(elementAt(document, 2), UNO_QUERY_THROW)->getStart());
    cursor->goRight(4, true);
    set(Properties(cursor, UNO_QUERY_THROW), "CharWeightAsian", css::awt::FontWeight::BOLD);
    api()->fix(document, fromUtf8("{}"));
    const auto after = bodyOf(document)->createTextCursorByRange(
        Reference<css::text::XTextRange>(elementAt(document, 2), UNO_QUERY_THROW)->getStart());
    after->goRight(4, true);
    EXPECT_EQ(toUtf8(after->getString()), "全年登记");
    EXPECT_EQ(get<float>(Properties(after, UNO_QUERY_THROW), "CharWeightAsian"), css::awt::FontWeight::BOLD);
    after->goRight(2, false);
    after->goRight(1, true);
    EXPECT_NE(get<float>(Properties(after, UNO_QUERY_THROW), "CharWeightAsian"), css::awt::FontWeight::BOLD);
}

TEST_F(Check, AFilledReportIsRightAndABoundValueIsNeverFixedInTheText) {
    const Model document = fullReport();
    const char* const text = R"({"layout": false})"; // which fonts are missing is the machine's affair
    for (const json::value& finding : found(document, text)) {
        ADD_FAILURE() << json::serialize(finding);
    }
    fill(document, R"({"preamble.guide": "县委宣传部,统战部"})");
    const json::array all = found(document, text);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].at("rule"), "half-width");
    EXPECT_TRUE(all[0].at("fix").is_null()) << "only the form may change a value";
}

TEST_F(Check, ThePlainTextHasItsNumbersWrittenOut) {
    const std::string text = toUtf8(api()->plainText(fullReport()));
    EXPECT_EQ(text.find("中共青禾县白鹭镇委员会关于2026年度落实意识形态工作责任制情况的报告\n县委：\n"), 0U);
    EXPECT_NE(text.find("\n一、组织领导与主体责任\n（一）责任分工\n按照"), std::string::npos) << text.substr(0, 900);
    EXPECT_NE(text.find("\n附件1\n"), std::string::npos) << "attachments";
    // A table's rows, a line each.
    const Model document = fullReport();
    const json::object all = snapshot(document);
    std::size_t rows = 0;
    for (const json::value& element : all.at("body").as_array()) {
        const auto* table = element.as_object().if_contains("rows");
        for (const json::value& row : table != nullptr ? table->as_array() : json::array()) {
            std::string line;
            for (const json::value& cell : row.as_array()) {
                line += (line.empty() ? "" : "\t") + std::string(cell.as_string());
            }
            rows += line.find('\t') != std::string::npos && line.find('\n') == std::string::npos &&
                            text.find("\n" + line + "\n") != std::string::npos
                        ? 1
                        : 0;
        }
    }
    EXPECT_GT(rows, 10U);
    const Model measures = office().newDocument();
    api()->create(measures, fromUtf8(R"({"kind": "rules"})"));
    const std::string articles = toUtf8(api()->plainText(measures));
    EXPECT_NE(articles.find("\n第一章　"), std::string::npos) << articles.substr(0, 600);
    EXPECT_NE(articles.find("\n第一条　"), std::string::npos);
    EXPECT_NE(articles.find("\n第二条　"), std::string::npos);
}

TEST_F(Check, FormatsAreToldWithWhatDeviates) {
    std::map<std::string, std::size_t> deviations;
    const json::value formats = parse(api()->formats());
    for (const json::value& format : formats.as_array()) {
        deviations[std::string(format.at("id").as_string())] = format.at("deviations").as_array().size();
    }
    EXPECT_EQ(deviations.at("standard"), 0U);
    EXPECT_GT(deviations.at("software"), 0U);
    EXPECT_GT(deviations.at("draft"), 0U);
    const Model document = office().newDocument();
    api()->create(document, fromUtf8(R"({"kind": "situation-report", "format": "draft"})"));
    EXPECT_EQ(snapshot(document).at("properties").at("zf._format"), "draft");
    const Model other = office().newDocument();
    EXPECT_EQ(refusal([&] { api()->create(other, fromUtf8(R"({"kind": "situation-report", "format": "nosuch"})")); }),
              "plan.unknown-format");
}

} // namespace
} // namespace zhangfa
