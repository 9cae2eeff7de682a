// Checking and putting right in real Writer: one undo step, and nothing but the fixed places changes.
#include "office/report.h"
#include "office/saved_content.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/TextContentAnchorType.hpp>
#include <com/sun/star/text/XTextCursor.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>

#include <algorithm>
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
    static std::string url(const std::filesystem::path& file) { return "file://" + file.string(); }
    static std::string textOf(const Model& document) { return toUtf8(bodyOf(document)->getString()); }
};

template <class Suits> void eraseIf(json::array& array, const Suits& suits) {
    array.erase(std::remove_if(array.begin(), array.end(), suits), array.end());
}

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

// The cursor's window, in which the n-th element of the body is gone to.
Reference<css::text::XTextViewCursor> cursorIn(const Model& document, std::size_t element) {
    const Reference<css::text::XTextViewCursorSupplier> window(document->getCurrentController(), UNO_QUERY_THROW);
    const auto cursor = window->getViewCursor();
    cursor->gotoRange(Reference<css::text::XTextRange>(elementAt(document, element), UNO_QUERY_THROW)->getStart(),
                      false);
    return cursor;
}

TEST_F(Check, RechecksTheParagraphAtTheCursor) {
    const Model document = written(careless);
    const auto checking = api(); // each object knows what it checked itself
    const auto recheck = [&] { return parse(checking->recheck(document)).as_object(); };
    const auto check = [&] { return parse(checking->check(document, fromUtf8("{}"))).as_array(); };
    EXPECT_TRUE(recheck().at("element").is_null()) << "not checked yet";
    check();
    const auto cursor = cursorIn(document, 2);
    const auto ofElement = [&](std::size_t element) {
        json::array all = found(document);
        eraseIf(all, [&](const json::value& any) {
            const auto* place = any.as_object().if_contains("element");
            const bool ofLayout = any.at("rule").as_string().starts_with("layout."); // once nobody types
            return place == nullptr || *place != element || ofLayout;
        });
        return all;
    };
    const auto withoutLayout = [](json::array all) {
        eraseIf(all, [](const json::value& any) { return any.at("rule").as_string().starts_with("layout."); });
        return all;
    };
    EXPECT_EQ(withoutLayout(recheck().at("findings").as_array()), ofElement(2));
    cursor->getText()->insertString(cursor->getStart(), fromUtf8("今年,"), false);
    const json::object now = recheck();
    EXPECT_EQ(now.at("element"), 2);
    EXPECT_TRUE(rules(now.at("findings").as_array()).contains("wording.relative-date"));
    EXPECT_EQ(withoutLayout(now.at("findings").as_array()), ofElement(2));

    // A paragraph more before it, and nobody knows which one it is.
    const Reference<css::text::XTextRange> second(elementAt(document, 2), UNO_QUERY_THROW);
    bodyOf(document)->insertControlCharacter(second->getStart(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
    cursorIn(document, 3);
    EXPECT_TRUE(recheck().at("element").is_null());
    check();
    EXPECT_EQ(recheck().at("element"), 3);
    const Model other = written({"另一份"});
    EXPECT_TRUE(parse(checking->recheck(other)).at("element").is_null());
}

TEST_F(Check, HeadersNotesAndFramesAreChecked) {
    const Model document = written({"关于工作情况的报告", "县委：", "全年登记账号12个。", "特此报告。"});
    const auto note = makeContent(document, "com.sun.star.text.Footnote");
    const Reference<css::text::XTextRange> place(elementAt(document, 2), UNO_QUERY_THROW);
    bodyOf(document)->insertTextContent(place->getEnd(), note, false);
    const Reference<css::text::XText> noteText(note, UNO_QUERY_THROW);
    noteText->setString(fromUtf8("数据由各单位提供,布署情况另见。"));
    const auto frame = makeContent(document, "com.sun.star.text.TextFrame");
    bodyOf(document)->insertTextContent(place->getStart(), frame, false);
    const Reference<css::text::XText> frameText(frame, UNO_QUERY_THROW);
    frameText->setString(fromUtf8("登记帐号"));
    const std::string frameName = toUtf8(Reference<css::container::XNamed>(frame, UNO_QUERY_THROW)->getName());
    const Reference<css::style::XStyleFamiliesSupplier> families(document, UNO_QUERY_THROW);
    const Reference<css::container::XNameAccess> pages(families->getStyleFamilies()->getByName(ascii("PageStyles")),
                                                       UNO_QUERY_THROW);
    const Properties page(pages->getByName(ascii("Standard")), UNO_QUERY_THROW);
    set(page, "FooterIsOn", true);
    const auto footer = get<Reference<css::text::XText>>(page, "FooterText");
    footer->setString(fromUtf8("— 1 —"));
    std::map<std::string, std::string> parts;
    for (const json::value& finding : found(document)) {
        if (const auto* part = finding.as_object().if_contains("part")) {
            parts[std::string(finding.at("text").as_string())] = std::string(part->as_string());
        }
    }
    EXPECT_EQ(parts, (std::map<std::string, std::string>{
                         {",", "footnote:1"}, {"布署", "footnote:1"}, {"帐号", "frame:" + frameName}}));
    // Putting right, one step; going there.
    const std::size_t steps = undoTitles(document).size();
    api()->fix(document, fromUtf8("{}"));
    EXPECT_EQ(toUtf8(noteText->getString()), "数据由各单位提供，部署情况另见。");
    EXPECT_EQ(toUtf8(frameText->getString()), "登记账号");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    undo(document);
    EXPECT_EQ(toUtf8(noteText->getString()), "数据由各单位提供,布署情况另见。");
    api()->select(document->getCurrentController(),
                  fromUtf8(R"({"part": "footnote:1", "paragraph": 1, "offset": 25, "length": 6})"));
    const Reference<css::text::XTextViewCursorSupplier> window(document->getCurrentController(), UNO_QUERY_THROW);
    EXPECT_EQ(toUtf8(window->getViewCursor()->getString()), "布署");
}

TEST_F(Check, LikenessWithLastPeriodsReport) {
    const std::string own = "班子成员按照分工抓好分管领域的工作落实，每季度听取一次汇报。";
    const Model last = written({"关于2025年度工作情况的报告", "县委：", "一、组织领导", own, "特此报告。"});
    const Model now = written({"关于2026年度工作情况的报告", "县委：", "一、组织领导", own, "二、理论学习",
                               "全年围绕三个专题开展研讨交流。", "特此报告。"});
    const std::string file = url(scratch() / "last.odt");
    api()->saveCopy(last, fromUtf8(file));
    const std::string request = json::serialize(json::object{{"last", file}});
    json::array likeness = found(now, request.c_str());
    eraseIf(likeness, [](const json::value& any) { return any.at("rule").as_string() != "likeness"; });
    ASSERT_EQ(likeness.size(), 1U);
    EXPECT_EQ(likeness[0].at("paragraph"), 3);
    EXPECT_EQ(likeness[0].at("sentences"), (json::array{own.substr(0, own.size() - 3)}));
    EXPECT_EQ(rules(found(now)).count("likeness"), 0U) << "nothing is remembered by a check";

    // With 上期 it is, and told later without the file.
    const Model report = newReport();
    api()->takeLast(report, fromUtf8(json::serialize(json::object{{"url", file}})));
    std::string remembered;
    const json::object kept = snapshot(report);
    for (const auto& [name, value] : kept.at("properties").as_object()) {
        remembered += name.starts_with("zf._last-sentences.") ? std::string(value.as_string()) : std::string();
    }
    EXPECT_FALSE(remembered.empty());
    EXPECT_EQ(remembered.find("班子"), std::string::npos);
    EXPECT_TRUE(parse(api()->reconcile(report)).at("orphans").as_array().empty());
}

std::vector<std::pair<std::string, std::string>> commentsIn(const Model& document) {
    std::vector<std::pair<std::string, std::string>> all;
    const Reference<css::text::XTextFieldsSupplier> supplier(document, UNO_QUERY_THROW);
    const auto fields = supplier->getTextFields()->createEnumeration();
    while (fields->hasMoreElements()) {
        const Properties field(fields->nextElement(), UNO_QUERY_THROW);
        const Reference<css::lang::XServiceInfo> info(field, UNO_QUERY_THROW);
        if (info->supportsService(ascii("com.sun.star.text.TextField.Annotation"))) {
            all.emplace_back(toUtf8(get<rtl::OUString>(field, "Author")), toUtf8(get<rtl::OUString>(field, "Content")));
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

TEST_F(Check, FindingsBecomeCommentsAndGoAgainInOneStepEach) {
    const Model document = written(careless);
    const auto users = makeContent(document, "com.sun.star.text.TextField.Annotation");
    set(Properties(users, UNO_QUERY_THROW), "Author", fromUtf8("李某"));
    set(Properties(users, UNO_QUERY_THROW), "Content", fromUtf8("请核"));
    bodyOf(document)->insertTextContent(
        Reference<css::text::XTextRange>(elementAt(document, 2), UNO_QUERY_THROW)->getEnd(), users, false);
    const auto comment = [&](const Model& on, const char* request) {
        return parse(api()->comment(on, fromUtf8(request))).as_object();
    };
    const json::array before = found(document);
    const std::string text = textOf(document);
    const std::size_t steps = undoTitles(document).size();
    const json::object added = comment(document, R"({"add": true})");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    EXPECT_EQ(commentsIn(document).size(), added.at("added").to_number<std::size_t>() + 1);
    EXPECT_EQ(added.at("added").to_number<std::size_t>() + added.at("left").to_number<std::size_t>(), before.size());
    EXPECT_GE(added.at("added").to_number<std::size_t>(), 6U);
    EXPECT_EQ(textOf(document), text);
    EXPECT_EQ(found(document), before) << "a check does not see them";
    EXPECT_EQ(comment(document, R"({"add": true})").at("removed"), added.at("added")) << "in place of those";
    undo(document);
    EXPECT_EQ(commentsIn(document).size(), added.at("added").to_number<std::size_t>() + 1);

    for (const char* ending : {"odt", "docx"}) {
        SCOPED_TRACE(ending);
        const auto file = scratch() / (std::string("comments.") + ending);
        api()->saveCopy(document, fromUtf8(url(file)));
        const Model again = office().load(file);
        EXPECT_EQ(commentsIn(again).size(), commentsIn(document).size());
        EXPECT_EQ(comment(again, R"({"add": false})").at("removed"), added.at("added"));
        EXPECT_EQ(commentsIn(again), (std::vector<std::pair<std::string, std::string>>{{"李某", "请核"}}));
    }
    const std::size_t now = undoTitles(document).size();
    comment(document, R"({"add": false})");
    EXPECT_EQ(undoTitles(document).size(), now + 1);
    EXPECT_EQ(commentsIn(document).size(), 1U);
    comment(document, R"({"add": false})");
    EXPECT_EQ(undoTitles(document).size(), now + 1) << "nothing to do is no step";
    undo(document);
    EXPECT_EQ(commentsIn(document).size(), added.at("added").to_number<std::size_t>() + 1);
    EXPECT_EQ(refusal([&] { api()->comment(document, fromUtf8("{}")); }), "request.missing");
}

TEST_F(Check, TakesAFormatAsItIs) {
    const Model document = written(careless);
    const json::array before = found(document);
    const json::array now =
        found(document, R"({"format": {"title": "本局", "rules": {"confusable": "error", "doubled": "off"}}})");
    EXPECT_EQ(rules(now).count("doubled"), 0U);
    for (const json::value& finding : now) {
        EXPECT_TRUE(finding.at("rule") != "confusable" || finding.at("severity") == "error");
    }
    EXPECT_EQ(refusal([&] { found(document, R"({"format": {"title": "本局", "rules": {"doubled": "never"}}})"); }),
              "format.not-one-of");
    const Model report = office().newDocument();
    api()->create(report,
                  fromUtf8(R"({"kind": "situation-report", "format": {"title": "本局", "page": {"top": 30}}})"));
    const Reference<css::style::XStyleFamiliesSupplier> families(report, UNO_QUERY_THROW);
    const Reference<css::container::XNameAccess> pages(families->getStyleFamilies()->getByName(ascii("PageStyles")),
                                                       UNO_QUERY_THROW);
    EXPECT_EQ(get<sal_Int32>(Properties(pages->getByName(ascii("Standard")), UNO_QUERY_THROW), "TopMargin"), 3000);
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
