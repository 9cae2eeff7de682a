// Verbs that Writer carries out, and documents that are none.
#include "command.h"

#include <boost/json.hpp>

#include <algorithm>
#include <regex>
#include <set>

#include <unistd.h>

namespace zhangfa {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

using WriterCommand = CommandTest;

TEST_F(WriterCommand, GivesBackTheValuesItWasGiven) {
    const json::value given =
        json::parse(R"({"year": 2026, "span": "年上半年", "theory.sessions": 6, "theory.attendance": 97.5,
        "problems.items": [{"problem": "学用结合不够"}, {"problem": "阵地管理不严"}]})");
    write("v.json", json::serialize(given));
    for (const char* ending : {"odt", "docx", "doc"}) {
        const std::string file = std::string("新报告 1.") + ending;
        const Outcome made = run({"new", "situation-report", "--values", "v.json", "-o", file});
        ASSERT_EQ(made.status, 0) << made.err;
        const Outcome shown = run({"values", file});
        ASSERT_EQ(shown.status, 0) << shown.err;
        const json::value values = json::parse(shown.out);
        for (const auto& [key, value] : given.as_object()) {
            EXPECT_EQ(values.at(key), value) << ending << ' ' << key;
        }
        EXPECT_TRUE(values.at("unit").is_null());
    }
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, MakesTheRequiredSectionsAndThoseAskedFor) {
    const Outcome made = run({"new", "situation-report", "--sections", "preamble,integrity", "-o", "a.odt"});
    ASSERT_EQ(made.status, 0) << made.err;
    const json::value values = json::parse(run({"values", "a.odt"}).out);
    EXPECT_NE(values.as_object().if_contains("theory.sessions"), nullptr);
    EXPECT_NE(run({"values", "a.odt"}).out.find("\"integrity."), std::string::npos);
    EXPECT_EQ(run({"values", "a.odt"}).out.find("\"network."), std::string::npos);
    EXPECT_EQ(run({"new", "situation-report", "--sections", "preamble,nosuch", "-o", "b.odt"}).status, 2);
}

TEST_F(WriterCommand, MakesTheFormThatIsWanted) {
    write("v.json", R"({"year": 2026, "span": "年度", "theory.sessions": 12})");
    write("last.json", R"({"year": 2025, "span": "年度", "theory.sessions": 9})");
    const Outcome made = run({"new", "situation-report", "--values", "v.json", "--last", "last.json", "--manner",
                              "bracketed", "-o", "a.odt"});
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_NE(run({"outline", "a.odt"}).out.find("（一）"), std::string::npos);
    ASSERT_EQ(
        run({"new", "situation-report", "--values", "v.json", "--brief", "--last", "a.odt", "-o", "b.fodt"}).status, 0);
    EXPECT_NE(read("b.fodt").find("持平"), std::string::npos) << "as often as in that report";
    ASSERT_EQ(run({"new", "measures", "-o", "c.fodt"}).status, 0);
    ASSERT_EQ(run({"new", "measures", "--without-notice", "-o", "d.fodt"}).status, 0);
    EXPECT_LT(read("d.fodt").size() + 500, read("c.fodt").size());
    EXPECT_EQ(run({"new", "situation-report", "--manner", "roman", "-o", "e.odt"}).status, 2);
    EXPECT_EQ(run({"new", "situation-report", "--last", "nosuch.odt", "-o", "e.odt"}).status, 2);
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, TakesValuesToASpreadsheetAndBack) {
    const std::string file = sample("docx");
    for (const char* sheet : {"v.xlsx", "v.ods", "v.csv"}) {
        ASSERT_EQ(run({"values", file, "-o", sheet}).status, 0);
        ASSERT_EQ(run({"new", "situation-report", "-o", "a.docx"}).status, 0);
        const Outcome filled = run({"fill", "a.docx", "--values", sheet, "-o", "b.docx"});
        ASSERT_EQ(filled.status, 0) << filled.err;
        const json::value before = json::parse(run({"values", file}).out),
                          after = json::parse(run({"values", "b.docx"}).out);
        EXPECT_EQ(after.at("theory.sessions"), before.at("theory.sessions")) << sheet;
        EXPECT_EQ(after.at("date"), before.at("date")) << sheet;
    }
    ASSERT_EQ(run({"values", file, "-o", "v.json"}).status, 0);
    EXPECT_EQ(json::parse(read("v.json")), json::parse(run({"values", file}).out));
    write("w.csv", "年份,2026\n从没听过,3\n集中学习次数,很多\n");
    const Outcome partly = run({"fill", "a.docx", "--values", "w.csv", "-o", "b.docx"});
    EXPECT_EQ(partly.status, 0) << partly.err;
    EXPECT_NE(partly.err.find("w.csv"), std::string::npos);
    EXPECT_NE(partly.err.find("B2"), std::string::npos) << partly.err;
    EXPECT_NE(partly.err.find("B3"), std::string::npos) << partly.err;
    EXPECT_EQ(run({"values", file, "-o", "v.docx"}).status, 2);
    EXPECT_EQ(run({"fill", "a.docx", "--values", "nosuch.ods", "-o", "b.docx"}).status, 2);
}

TEST_F(WriterCommand, FillsWhatItIsToldAndNothingElse) {
    const std::string file = sample("docx");
    const std::string before = read(file);
    const json::object old = json::parse(run({"values", file}).out).as_object();
    const Outcome outcome =
        run({"fill", file, "--values", "-", "-o", "b.docx"}, R"({"theory.sessions": 33, "unit": null})");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(read(file), before);
    const json::object now = json::parse(run({"values", "b.docx"}).out).as_object();
    for (const auto& [key, value] : now) {
        EXPECT_EQ(value, key == "theory.sessions" ? json::value(33)
                         : key == "unit"          ? json::value()
                                                  : old.at(key))
            << key;
    }
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, ChecksAndPutsRight) {
    const std::string file = sample("docx");
    const Outcome right = run({"check", file});
    EXPECT_EQ(right.status, 0) << right.out << right.err;
    const auto lines = static_cast<std::size_t>(std::count(right.out.begin(), right.out.end(), '\n'));
    EXPECT_EQ(lines, right.out.find("layout.fonts-missing") == std::string::npos ? 0U : 1U) << right.out;
    ASSERT_EQ(run({"fill", file, "--values", "-", "-o", "b.docx"}, R"({"preamble.guide": "县委宣传部,统战部"})").status,
              0);
    const Outcome wrong = run({"check", "b.docx", "--json"});
    EXPECT_EQ(wrong.status, 1) << wrong.err;
    json::array found = json::parse(wrong.out).as_array();
    const auto* const known = std::remove_if(found.begin(), found.end(), [](const json::value& any) {
        return any.at("rule").as_string() == "layout.fonts-missing"; // the machine's affair
    });
    ASSERT_EQ(known - found.begin(), 1);
    std::set<std::string> keys;
    for (const auto& [key, value] : found.at(0).as_object()) {
        keys.insert(std::string(key));
    }
    EXPECT_EQ(keys, (std::set<std::string>{"rule", "source", "clause", "severity", "paragraph", "offset", "length",
                                           "text", "message", "fix"}));
    EXPECT_EQ(run({"check", "b.docx", "--fail-on", "error"}).status, 0);
    EXPECT_EQ(run({"check", "b.docx", "--fail-on", "never"}).status, 0);
    EXPECT_EQ(run({"check", "b.docx", "--profile", "nosuch"}).status, 2);
    EXPECT_EQ(run({"check", "b.docx", "--fix"}).status, 2);
    EXPECT_EQ(run({"check", "nosuch.docx"}).status, 2);

    write("careless.txt", "关于工作情况的报告\n县委:\n全年登记帐号１２个。。\n特此报告。\n");
    const Outcome fixed = run({"check", "careless.txt", "--fix", "-o", "fixed.fodt", "--fail-on", "never"});
    ASSERT_EQ(fixed.status, 0) << fixed.err;
    EXPECT_NE(fixed.err.find("careless.txt"), std::string::npos) << "what was changed is told";
    EXPECT_NE(read("fixed.fodt").find("全年登记账号12个。<"), std::string::npos);
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, BringsADocumentToAStage) {
    const Outcome made = run({"new", "situation-report", "--stage", "review", "--stage-in-title", "-o", "a.fodt"});
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_NE(made.err.find("\n"), std::string::npos) << "what is still to be done is told";
    EXPECT_NE(read("a.fodt").find("的报告（送审稿）"), std::string::npos);
    EXPECT_EQ(run({"fill", "a.fodt", "--values", "-", "--stage", "final", "-o", "b.odt"}, "{}").status, 2)
        << "values are open";
    ASSERT_EQ(run({"fill", "a.fodt", "--values", "-", "--stage", "draft", "-o", "c.fodt"}, "{}").status, 0);
    EXPECT_EQ(read("c.fodt").find("（送审稿）"), std::string::npos);
    EXPECT_EQ(run({"fill", sample("odt"), "--values", "-", "--stage", "final", "-o", "d.odt"}, "{}").status, 0);
    EXPECT_EQ(run({"new", "situation-report", "--stage", "nosuch", "-o", "e.odt"}).status, 2);
    EXPECT_EQ(run({"new", "situation-report", "--stage-in-title", "-o", "e.odt"}).status, 2);
}

TEST_F(WriterCommand, ChecksWithLastPeriodsReportAFormatOfOnesOwnAndComments) {
    const std::string own = "班子成员按照分工抓好分管领域的工作落实，每季度听取一次汇报。";
    write("old.txt", "关于2025年度工作情况的报告\n县委：\n一、组织领导\n" + own + "\n特此报告。\n");
    write("new.txt", "关于2026年度工作情况的报告\n县委：\n一、组织领导\n" + own + "登记帐号2个。\n特此报告。\n");
    const Outcome alike = run({"check", "new.txt", "--last", "old.txt"});
    EXPECT_NE(alike.out.find("likeness"), std::string::npos) << alike.out << alike.err;
    EXPECT_NE(alike.out.find("\n    班子成员按照分工抓好分管领域的工作落实，每季度听取一次汇报\n"), std::string::npos);
    EXPECT_EQ(run({"check", "new.txt"}).out.find("likeness"), std::string::npos);
    EXPECT_EQ(run({"check", "new.txt", "--last", "nosuch.odt"}).status, 2);

    write("own.json", R"({"title": "本局", "rules": {"confusable": "error"}})");
    const std::regex asError("(错误|error) \\(confusable");
    EXPECT_FALSE(std::regex_search(run({"check", "new.txt"}).out, asError));
    EXPECT_TRUE(std::regex_search(run({"check", "new.txt", "--profile", "own.json"}).out, asError));
    write("broken.json", "{\n  \"title\": \"本局\",\n  \"page\": {\"top\": 3}\n}\n");
    const std::vector<std::vector<std::string>> calls{{"check", "new.txt"},
                                                      {"new", "situation-report", "-o", "made.odt"}};
    for (std::vector<std::string> call : calls) {
        call.insert(call.end(), {"--profile", "./broken.json"});
        const Outcome broken = run(call);
        EXPECT_EQ(broken.status, 2);
        EXPECT_EQ(broken.err.find("zhangfa: ./broken.json:3:"), 0U) << broken.err;
        EXPECT_EQ(std::ranges::count(broken.err, '\n'), 1);
    }
    EXPECT_FALSE(exists("made.odt"));

    const Outcome told = run({"check", "new.txt", "--comments", "-o", "told.fodt", "--fail-on", "never"});
    ASSERT_EQ(told.status, 0) << told.err;
    EXPECT_NE(read("told.fodt").find("<office:annotation"), std::string::npos);
    EXPECT_EQ(run({"check", "new.txt", "--comments"}).status, 2);
    EXPECT_EQ(run({"check", "new.txt", "-o", "c.odt"}).status, 2);
    EXPECT_FALSE(exists("c.odt"));
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, ReadsAndWritesDocumentsThroughPipes) {
    const std::string file = sample("odt");
    write("v.json", R"({"theory.sessions": 33})");
    const Outcome filled = run({"fill", "-", "--values", "v.json", "-o", "-"}, read(file));
    ASSERT_EQ(filled.status, 0) << filled.err;
    EXPECT_NE(filled.out.find("mimetypeapplication/vnd.oasis.opendocument.text"), std::string::npos);
    EXPECT_EQ(json::parse(run({"values", "-"}, filled.out).out).at("theory.sessions"), 33);
}

TEST_F(WriterCommand, TellsEveryValueThatDoesNotFitTheDocument) {
    const std::string file = sample("odt");
    write("v.json", "{\n  \"year\": \"x\",\n  \"nosuch\": 1\n}\n");
    write("b.odt", "old");
    const Outcome outcome = run({"fill", file, "--values", "v.json", "-o", "b.odt"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.err.find("zhangfa: v.json:2:"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("zhangfa: v.json:3:"), std::string::npos) << outcome.err;
    EXPECT_EQ(read("b.odt"), "old");
}

TEST_F(WriterCommand, InsertsASection) {
    ASSERT_EQ(run({"new", "situation-report", "--sections", "closing", "-o", "a.odt"}).status, 0);
    const Outcome outcome = run({"insert", "a.odt", "--section", "network", "-o", "b.odt"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(run({"values", "b.odt"}).out.find("\"network."), std::string::npos);
    const Outcome beyond = run({"insert", "a.odt", "--section", "network", "--after", "999", "-o", "c.odt"});
    EXPECT_EQ(beyond.status, 2);
    EXPECT_FALSE(exists("c.odt"));
    EXPECT_EQ(run({"insert", "a.odt", "--section", "nosuch", "-o", "c.odt"}).status, 2);
}

TEST_F(WriterCommand, LetsOnlyACompleteReportLeaveTheHouse) {
    ASSERT_EQ(run({"new", "situation-report", "-o", "open.odt"}).status, 0);
    const Outcome refused = run({"final", "open.odt", "-o", "final.docx"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_GT(std::ranges::count(refused.err, '\n'), 5) << "each unfilled value is told";
    EXPECT_FALSE(exists("final.docx"));

    const std::string file = sample("odt");
    const Outcome outcome = run({"final", file, "-o", "final.docx"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(run({"values", "final.docx"}).status, 2) << "no bindings any more";
}

TEST_F(WriterCommand, TellsWhatIsNoDocument) {
    write("garbage.odt", std::string("\x01\x02garbage\xff\x00\x13", 12));
    write("empty.docx", "");
    write("cut.odt", read(sample("odt")).substr(0, 5000));
    write("plain.csv", "a,b\n1,2\n");
    for (const char* name : {"garbage.odt", "empty.docx", "cut.odt", "plain.csv", "missing.odt", "."}) {
        const Outcome outcome = run({"values", name});
        EXPECT_EQ(outcome.status, 2) << name;
        EXPECT_TRUE(outcome.err.starts_with("zhangfa: " + std::string(name) + ": ")) << outcome.err;
        EXPECT_EQ(outcome.out, "");
    }
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, TellsThatADocumentIsNoReport) {
    write("a.rtf", R"({\rtf1 Not a report.})");
    const Outcome outcome = run({"values", "a.rtf"});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(outcome.err.starts_with("zhangfa: a.rtf: 这份文档不是用章法新建的")) << outcome.err;
}

TEST_F(WriterCommand, ReadsADocumentItMayNotWrite) {
    const std::string file = sample("odt");
    fs::permissions(path(file), fs::perms::owner_read);
    write("v.json", R"({"theory.sessions": 33})");
    const Outcome outcome = run({"fill", file, "--values", "v.json", "-o", "b.odt"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
}

// A report that nobody made with Zhangfa, a paragraph a line.
std::string plainReport(const std::vector<std::string>& lines) {
    std::string text = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>)";
    for (const std::string& line : lines) {
        text += "<text:p>" + line + "</text:p>";
    }
    return text + "</office:text></office:body></office:document>";
}

TEST_F(WriterCommand, InsertsMovesAndRemovesInAnyDocumentOfAnyFormat) {
    write("last-year.fodt",
          plainReport({"关于2025年度落实意识形态工作责任制情况的报告", "县委：", "一、加强组织领导",
                       "镇党委全年专题研究意识形态工作4次，按照第二部分要求逐项落实。", "二、抓实理论学习",
                       "全年开展集中学习12次，其中专题学习2次。", "三、存在的问题",
                       "个别支部学习不够经常，形式不够多样。", "白鹭镇党委", "2025年12月20日"}));
    const auto headings = [&](const char* file) {
        std::string all;
        const json::value outline = json::parse(run({"outline", file}).out);
        for (const json::value& item : outline.at("items").as_array()) {
            if (item.at("role") == "heading" && item.at("level") == 1) {
                all += std::to_string(item.at("number").as_int64()) + std::string(item.at("text").as_string()) + " ";
            }
        }
        return all;
    };
    const std::string before = read("last-year.fodt");
    Outcome done = run({"insert", "last-year.fodt", "--section", "publicity", "-o", "a.docx"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(headings("a.docx"), "1加强组织领导 2抓实理论学习 3宣传引导 4存在的问题 ");
    EXPECT_EQ(read("last-year.fodt"), before);
    done = run({"move", "a.docx", "--section", "theory", "--steps", "-1", "-o", "b.doc"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(headings("b.doc"), "1抓实理论学习 2加强组织领导 3宣传引导 4存在的问题 ");
    EXPECT_NE(done.err.find("a.docx:4: 文中“第二部分”"), std::string::npos) << done.err;
    done = run({"move", "b.doc", "--section", "publicity", "--after", "4", "-o", "c.odt"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(headings("c.odt"), "1抓实理论学习 2宣传引导 3加强组织领导 4存在的问题 ");
    done = run({"remove", "c.odt", "--section", "theory", "-o", "d.docx"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(headings("d.docx"), "1宣传引导 2加强组织领导 3存在的问题 ");
    EXPECT_EQ(run({"remove", "d.docx", "--section", "theory", "-o", "e.odt"}).status, 2);
    EXPECT_EQ(run({"move", "d.docx", "--section", "publicity", "-o", "e.odt"}).status, 2) << "whereto is not said";
    EXPECT_FALSE(exists("e.odt"));
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(WriterCommand, ShowsTheOutlineOfAnyDocument) {
    ASSERT_EQ(run({"new", "situation-report", "-o", "a.docx"}).status, 0);
    const Outcome shown = run({"outline", "a.docx"});
    ASSERT_EQ(shown.status, 0) << shown.err;
    const json::value outline = json::parse(shown.out);
    EXPECT_GT(outline.at("paragraphs").as_int64(), 20);
    const json::array& items = outline.at("items").as_array();
    const auto theory =
        std::ranges::find_if(items, [](const json::value& item) { return item.at("section") == "theory"; });
    ASSERT_NE(theory, items.end());
    EXPECT_EQ(theory->at("role"), "heading");
    EXPECT_EQ(theory->at("scheme"), "auto:一、");
    EXPECT_EQ(theory->at("number"), 2);
    EXPECT_EQ(run({"outline", "none.odt"}).status, 2);
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

} // namespace
} // namespace zhangfa
