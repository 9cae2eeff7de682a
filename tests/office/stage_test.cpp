// Stages and formats in real Writer: one undo step each, taken back exactly, kept by DOCX, names for files.
#include "office/report.h"
#include "uno/configuration.h"

#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <fstream>
#include <thread>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;
using Properties = Reference<css::beans::XPropertySet>;

class Stages : public ReportTest {
protected:
    void setStage(const Model& document, const char* request) { api()->setStage(document, fromUtf8(request)); }
    std::string title(const Model& document) {
        const std::string text = Office::text(document);
        return text.substr(0, text.find('\n'));
    }
    json::array obstacles(const Model& document) { return parse(api()->obstacles(document)).as_array(); }
    std::string proposed(const Model& document, json::object request) {
        request.emplace("date", "2026-11-21");
        return toUtf8(api()->proposeFileName(document, fromUtf8(json::serialize(request))));
    }
};

TEST_F(Stages, StandBehindTheTitleAsOneStepAndTheTitleStaysBound) {
    const Model document = fullReport();
    const std::string before = json::serialize(snapshot(document)), words = title(document);
    EXPECT_EQ(state(document).at("stage"), "draft");
    const std::size_t steps = undoTitles(document).size();
    setStage(document, R"({"stage": "consultation", "inTitle": true})");
    EXPECT_EQ(undoTitles(document).size(), steps + 1);
    EXPECT_EQ(title(document), words + "（征求意见稿）");
    EXPECT_EQ(state(document).at("stage"), "consultation");
    EXPECT_EQ(state(document).at("stageInTitle"), true);
    const std::string after = json::serialize(snapshot(document));
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), before);
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), after);

    office().store(document, scratch() / "a.docx");
    const Model again = office().load(scratch() / "a.docx");
    EXPECT_EQ(state(again).at("stage"), "consultation");
    fill(again, R"({"org-full": "中共云溪镇委员会"})");
    EXPECT_TRUE(title(again).starts_with("中共云溪镇委员会")) << title(again);
    EXPECT_TRUE(title(again).ends_with("（征求意见稿）")) << title(again);
    setStage(again, R"({"stage": "final", "confirmed": true})");
    EXPECT_TRUE(title(again).ends_with("的报告")) << title(again);
    const json::value findings = parse(api()->check(document, ascii("{}")));
    for (const json::value& finding : findings.as_array()) {
        EXPECT_TRUE(finding.at("rule").as_string().starts_with("layout.")) << json::serialize(finding);
    }
}

TEST_F(Stages, AreHeldBackByWhatIsMissingButNeverADraft) {
    const Model document = newReport();
    const json::array open = obstacles(document);
    ASSERT_FALSE(open.empty());
    EXPECT_EQ(open.front().at("group"), "unfilled");
    EXPECT_FALSE(open.front().at("field").as_string().empty());
    const std::string before = json::serialize(snapshot(document));
    EXPECT_EQ(refusal([&] { setStage(document, R"({"stage": "review"})"); }), "stage.held");
    EXPECT_EQ(refusal([&] { setStage(document, R"({"stage": "final", "confirmed": true})"); }), "final.obstacles");
    EXPECT_EQ(refusal([&] { setStage(document, R"({"stage": "nosuch"})"); }), "request.unknown-stage");
    EXPECT_EQ(json::serialize(snapshot(document)), before);
    setStage(document, R"({"stage": "consultation"})");
    setStage(document, R"({"stage": "review", "confirmed": true})");
    EXPECT_EQ(state(document).at("stage"), "review");
    setStage(document, R"({"stage": "review", "inTitle": true})"); // it is there: nothing is asked again
    setStage(document, R"({"stage": "draft"})");
    const Model full = fullReport();
    EXPECT_EQ(json::serialize(obstacles(full)), "[]");
    setStage(full, R"({"stage": "review"})");
    const Model blank = office().newDocument();
    EXPECT_EQ(refusal([&] { setStage(blank, R"({"stage": "review"})"); }), "document.no-report");
}

TEST_F(Stages, AreInTheNamesOfFiles) {
    const Model document = fullReport();
    const std::string name = std::string(state(document).at("fileName").as_string());
    EXPECT_EQ(proposed(document, {}), name + "_草稿_20261121_v1");
    setStage(document, R"({"stage": "review"})");
    const json::object here{{"folder", "file://" + scratch().string()}, {"ending", "docx"}};
    EXPECT_EQ(proposed(document, here), name + "_送审稿_20261121_v1.docx");
    std::ofstream(scratch() / (name + "_送审稿_20261121_v2.pdf")) << "x";
    EXPECT_EQ(proposed(document, here), name + "_送审稿_20261121_v3.docx");
    EXPECT_EQ(proposed(document, {{"folder", "file:///no/such"}, {"stage", "final"}}), name + "_定稿_20261121_v1");
    const std::string today = toUtf8(api()->proposeFileName(document, ascii("{}")));
    EXPECT_EQ(today.size(), (name + "_送审稿_20261121_v1").size()) << today;
    EXPECT_EQ(refusal([&] { proposed(document, {{"stage", "nosuch"}}); }), "request.unknown-stage");
}

TEST_F(Stages, AreTakenOffTheFinalCopyAndNotOffTheDocument) {
    const Model document = fullReport();
    setStage(document, R"({"stage": "review", "inTitle": true})");
    api()->saveFinal(document, fromUtf8("file://" + (scratch() / "a.docx").string()));
    EXPECT_TRUE(title(document).ends_with("（送审稿）"));
    EXPECT_TRUE(title(office().load(scratch() / "a.docx")).ends_with("的报告"));
}

// Every style that a format sets, the page, and the page numbers.
class Formats : public ReportTest {
protected:
    static Reference<css::container::XNameAccess> family(const Model& document, const char* name) {
        const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
        return {supplier->getStyleFamilies()->getByName(ascii(name)), UNO_QUERY_THROW};
    }
    static Properties style(const Model& document, const char* of, const char* name) {
        return {family(document, of)->getByName(ascii(name)), UNO_QUERY_THROW};
    }
    static std::string footer(const Model& document, const char* side) {
        const auto text = get<Reference<css::text::XText>>(style(document, "PageStyles", "Standard"), side);
        std::string line = toUtf8(text->getString());
        std::erase_if(line, [](char sign) { return sign >= '0' && sign <= '9'; }); // of the page that was last laid out
        return line + (line.size() < toUtf8(text->getString()).size() ? "#" : "");
    }
    static std::string looks(const Model& document) {
        std::string all;
        const Properties page = style(document, "PageStyles", "Standard");
        for (const char* property : {"TopMargin", "BottomMargin", "LeftMargin", "RightMargin", "FooterHeight",
                                     "FooterBodyDistance", "Width", "Height"}) {
            all += std::to_string(get<sal_Int32>(page, property)) + " ";
        }
        for (const char* side : {"FooterTextRight", "FooterTextLeft"}) {
            const auto text = get<Reference<css::text::XText>>(page, side);
            all += footer(document, side) + "|" +
                   std::to_string(get<sal_Int16>(Properties(text->createTextCursor(), UNO_QUERY_THROW), "ParaAdjust")) +
                   "\n";
        }
        for (const char* name : {"Title", "Subtitle", "Addressee", "Heading 1", "Heading 2", "Heading 3", "Heading 4",
                                 "Text body", "Signature", "Zhangfa Date", "Zhangfa Attachment", "Table Contents"}) {
            const Properties properties = style(document, "ParagraphStyles", name);
            all += std::string(name) + " " + toUtf8(get<rtl::OUString>(properties, "CharFontNameAsian")) + " " +
                   std::to_string(get<float>(properties, "CharHeightAsian")) + " " +
                   std::to_string(get<float>(properties, "CharWeightAsian"));
            for (const char* property :
                 {"ParaFirstLineIndent", "ParaLeftMargin", "ParaRightMargin", "ParaTopMargin", "ParaBottomMargin"}) {
                all += " " + std::to_string(get<sal_Int32>(properties, property));
            }
            all += "\n";
        }
        all +=
            toUtf8(get<rtl::OUString>(style(document, "CharacterStyles", "Zhangfa Heading 1 Words"), "CharFontName"));
        return all;
    }
    void setFormat(const Model& document, const char* id) {
        api()->setFormat(document, fromUtf8(json::serialize(json::object{{"format", id}})));
    }
};

TEST_F(Formats, AReportIsSetInAnotherOneAndTakenBackExactly) {
    for (const char* manner : {"official", "articles", "official run-in"}) {
        const Model document = office().newDocument();
        const Model other = office().newDocument();
        const auto request = [&](const char* format) {
            return fromUtf8(
                json::serialize(json::object{{"kind", "measures"}, {"manner", manner}, {"format", format}}));
        };
        api()->create(document, request("standard"));
        api()->create(other, request("draft"));
        const std::string before = looks(document), text = json::serialize(snapshot(document));
        ASSERT_NE(before, looks(other));
        const std::size_t steps = undoTitles(document).size();
        setFormat(document, "draft");
        EXPECT_EQ(undoTitles(document).size(), steps + 1);
        EXPECT_EQ(looks(document), looks(other)) << manner << ": as if it had been made so";
        EXPECT_EQ(state(document).at("format"), "draft");
        EXPECT_EQ(Office::text(document), Office::text(other));
        undo(document);
        EXPECT_EQ(looks(document), before) << manner;
        EXPECT_EQ(json::serialize(snapshot(document)), text);
        redo(document);
        EXPECT_EQ(looks(document), looks(other)) << manner;
        undo(document);
        undo(document);
        EXPECT_EQ(Office::text(document), "");
    }
}

TEST_F(Formats, AFooterOfTheUsersStays) {
    const Model document = newReport();
    const auto right = get<Reference<css::text::XText>>(style(document, "PageStyles", "Standard"), "FooterTextRight");
    right->setString(fromUtf8("内部资料，注意保存"));
    setFormat(document, "draft");
    EXPECT_EQ(footer(document, "FooterTextRight"), "内部资料，注意保存");
    undo(document);
    EXPECT_EQ(footer(document, "FooterTextRight"), "内部资料，注意保存");
    EXPECT_EQ(refusal([&] { setFormat(document, "nosuch"); }), "plan.unknown-format");
}

TEST_F(Formats, OfWordFilesAndOnlyOfOurOwn) {
    const Model document = fullReport();
    office().store(document, scratch() / "a.docx");
    const Model again = office().load(scratch() / "a.docx");
    setFormat(again, "software");
    EXPECT_NEAR(get<sal_Int32>(style(again, "PageStyles", "Standard"), "TopMargin"), 3360, 2);
    EXPECT_EQ(state(again).at("format"), "software");
    setFormat(again, "standard");
    EXPECT_EQ(state(again).at("format"), "standard");
    const Model others = office().newDocument();
    bodyOf(others)->setString(fromUtf8("去年的报告"));
    EXPECT_EQ(refusal([&] { setFormat(others, "draft"); }), "plan.format-of-others");
}

// The format of docs/templates.md's example, in the folder that an office shares.
class SharedFormats : public Formats {
protected:
    void choose(const std::string& folder) {
        const auto root = changeableConfiguration(office().context(), "org.zhangfa.Options/Library");
        root->replaceByName(fromUtf8("SharedFolder"), css::uno::Any(fromUtf8(folder)));
        Reference<css::util::XChangesBatch>(root, css::uno::UNO_QUERY_THROW)->commitChanges();
        std::this_thread::sleep_for(std::chrono::milliseconds(2100)); // the folder is looked at every two seconds
    }
    void TearDown() override {
        choose("");
        Formats::TearDown();
    }
    const json::value* format(const char* id) {
        formats_ = parse(api()->formats());
        for (const json::value& any : formats_.as_array()) {
            if (any.at("id") == id) {
                return &any;
            }
        }
        return nullptr;
    }

private:
    json::value formats_;
};

TEST_F(SharedFormats, AreOfferedUsedAndToldWhereTheyDeviate) {
    const fs::path folder = scratch() / "shared" / "formats";
    fs::create_directories(folder);
    fs::copy(source("docs/examples/templates/formats/county.json"), folder / "county.json");
    std::ofstream(folder / "broken.json") << "{\n  \"title\": \"坏的\",\n  \"page\": { \"top\": 3700 }\n}\n";
    choose((scratch() / "shared").string());
    const json::value* found = format("county");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->at("title"), "县委办版式（行距28磅）");
    EXPECT_FALSE(found->at("deviations").as_array().empty());
    EXPECT_EQ(format("broken"), nullptr) << "left out";
    ASSERT_NE(format("standard"), nullptr);
    const json::value problems = parse(api()->templateProblems());
    ASSERT_EQ(problems.as_array().size(), 1U) << json::serialize(problems);
    EXPECT_EQ(problems.at(0).at("file"), "formats/broken.json");
    EXPECT_EQ(problems.at(0).at("line"), 3);

    const Model document = office().newDocument();
    api()->create(document, fromUtf8(R"({"kind": "situation-report", "format": "county"})"));
    EXPECT_EQ(state(document).at("format"), "county");
    EXPECT_EQ(get<float>(style(document, "ParagraphStyles", "Heading 3"), "CharWeightAsian"), 150.0F) << "bold";
    const Model other = newReport();
    setFormat(other, "county");
    EXPECT_EQ(looks(other), looks(document));
}

} // namespace
} // namespace zhangfa
