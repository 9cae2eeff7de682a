// A library as a whole: what is kept when something is broken, and what is said of files no author would write.
//
// There is nothing in a template that could be cyclic: a section includes no section, a kind no kind, a default is a
// constant, and a field's text is never parsed again. So there is no test of cycles, only this one of a reference that
// looks like one.
#include "core/library.h"

#include "core/json_text.h"
#include "core/template_folder.h"
#include "memory_files.h"

#include <gtest/gtest.h>

#include <ctime>
#include <fstream>

namespace zhangfa {
namespace {

// Of the processor, not of the wall: other programs may be busy.
double secondsSince(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::string problemsOf(const MemoryFiles& files) { return listed(loadLibrary(files).problems); }

// The sections and kinds that could be used.
std::string kept(const LoadedLibrary& loaded) {
    std::string names;
    for (const auto& id : loaded.library.order)
        names += id.value + " ";
    for (const auto& [id, kind] : loaded.library.kinds)
        names += "+" + id.value + " ";
    return names;
}

TEST(Library, IsLoadedFromSoundFiles) {
    const auto loaded = loadLibrary(smallLibrary());
    EXPECT_EQ(listed(loaded.problems), "");
    EXPECT_EQ(kept(loaded), "theory +report ");
    const Section* section = loaded.library.section(SectionId{"theory"});
    ASSERT_NE(section, nullptr);
    ASSERT_EQ(section->elements.size(), 2U);
    EXPECT_EQ(std::get<SectionParagraph>(section->elements[0]).level, 1);
    const auto& sentence = std::get<SectionParagraph>(section->elements[1]).content;
    const std::vector<Inline> expected{FieldReference{FieldId{"unit"}}, std::string("集中学习"),
                                       FieldReference{FieldId{"theory.sessions"}}, std::string("次。")};
    EXPECT_EQ(sentence, expected);
    EXPECT_EQ(loaded.library.field(FieldId{"theory.sessions"})->title, "集中学习次数");
    EXPECT_EQ(loaded.library.field(FieldId{"unit"})->title, "单位全称");
    EXPECT_EQ(loaded.library.field(FieldId{"theory.nobody"}), nullptr);
    EXPECT_EQ(loaded.library.field(FieldId{"nobody.sessions"}), nullptr);
    EXPECT_EQ(loaded.library.kind(KindId{"nobody"}), nullptr);
}

TEST(Library, LeavesOutABrokenSectionAndNothingElse) {
    auto files = smallLibrary();
    files.files["library.json"] =
        R"({ "order": ["broken", "theory"], "fields": { "unit": { "title": "单位", "type": "string" } } })";
    files.files["sections/broken.md"] = "正文。\n\n> 引用\n";
    files.files["sections/broken.json"] = R"({ "title": "坏" })";
    files.files["kinds/report.json"] = R"({ "title": "报告", "document": "报告", "heading": "报告", "sections": [
        { "id": "broken", "need": "required" }, { "id": "theory", "need": "optional" } ] })";
    const auto loaded = loadLibrary(files);
    EXPECT_EQ(listed(loaded.problems), "sections/broken.md:3:1 template.quotation\n");
    EXPECT_EQ(kept(loaded), "theory +report ");
    EXPECT_EQ(loaded.library.kinds.at(KindId{"report"}).sections.size(), 1U);
}

TEST(Library, LeavesOutABrokenKindAndNothingElse) {
    auto files = smallLibrary();
    files.files["kinds/broken.json"] = R"({ "title": "坏" })";
    EXPECT_EQ(kept(loadLibrary(files)), "theory +report ");
}

TEST(Library, KeepsSectionsWhenASharedFieldIsBroken) {
    auto files = smallLibrary();
    files.files["library.json"] =
        R"({ "order": ["theory"], "fields": { "unit": { "title": "单位全称", "type": "sting" } } })";
    const auto loaded = loadLibrary(files);
    EXPECT_EQ(listed(loaded.problems), "library.json:1:71 template.bad-type\n");
    EXPECT_EQ(kept(loaded), "theory +report ");
    EXPECT_EQ(loaded.library.field(FieldId{"unit"})->title, "单位全称");
}

TEST(Library, WithoutItsFileKeepsTheSectionsThatNeedNoSharedField) {
    auto files = smallLibrary();
    files.files["library.json"] = "{";
    files.files["sections/alone.md"] = "正文。\n";
    files.files["sections/alone.json"] = R"({ "title": "独立" })";
    const auto loaded = loadLibrary(files);
    EXPECT_EQ(listed(loaded.problems), "library.json:1:2 json.incomplete\n");
    EXPECT_EQ(kept(loaded), "alone ");
}

TEST(Library, RanksASectionThatTheOrderForgotLast) {
    auto files = smallLibrary();
    files.files["sections/aaa.md"] = "正文。\n";
    files.files["sections/aaa.json"] = R"({ "title": "忘了" })";
    const auto loaded = loadLibrary(files);
    EXPECT_EQ(listed(loaded.problems), "library.json:1:12 template.section-not-in-order\n");
    EXPECT_EQ(kept(loaded), "theory aaa +report ");
}

TEST(Library, SaysWhichFileCannotBeRead) {
    auto files = smallLibrary();
    files.unreadable.insert("sections/theory.md");
    const auto loaded = loadLibrary(files);
    EXPECT_EQ(listed(loaded.problems), "sections/theory.md:0:0 template.unreadable\n");
    EXPECT_EQ(kept(loaded), "+report ");
}

TEST(Library, IsEmptyForAnEmptyFolder) {
    EXPECT_EQ(problemsOf({}), "library.json:0:0 template.library-missing\n");
    EXPECT_EQ(listed(loadLibrary(TemplateFolder("/no/such/folder")).problems),
              "library.json:0:0 template.library-missing\n");
}

TEST(Library, TakesAFieldThatMentionsItselfAsText) {
    auto files = smallLibrary();
    files.files["library.json"] =
        R"({ "order": ["theory"], "fields": { "unit": { "title": "单位全称", "type": "string", "default": "{{unit}}" } } })";
    EXPECT_EQ(problemsOf(files), "");
}

TEST(Library, RefusesAFieldThatTwoSectionsDeclare) {
    auto files = smallLibrary();
    files.files["library.json"] = R"({ "order": ["theory", "zeal"] })";
    files.files["sections/theory.md"] = "正文{{theory.sessions}}。\n";
    files.files["kinds/report.json"] =
        R"({ "title": "报", "document": "报告", "heading": "报", "sections": [ { "id": "theory", "need": "required" } ] })";
    files.files["sections/zeal.md"] = "正文。\n";
    files.files["sections/zeal.json"] =
        R"({ "title": "二", "fields": { "theory.sessions": { "title": "次数", "type": "integer" } } })";
    const auto loaded = loadLibrary(files);
    EXPECT_EQ(listed(loaded.problems), "sections/zeal.json:1:29 template.bad-section-field\n"
                                       "sections/zeal.json:1:29 template.field-unused\n");
    EXPECT_EQ(kept(loaded), "theory +report ");
}

TEST(Library, RefusesAFileOfTenMegabytesAtOnce) {
    auto files = smallLibrary();
    for (const char* path : {"sections/theory.md", "sections/theory.json", "kinds/report.json"}) {
        auto broken = files;
        broken.files[path] = tenMegabytesOf('#');
        const auto start = std::clock();
        EXPECT_EQ(problemsOf(broken), std::string(path) + ":0:0 template.file-too-large\n");
        EXPECT_LT(secondsSince(start), 0.5);
    }
}

TEST(Library, RefusesAThousandLevelsOfAnything) {
    const auto repeated = [](const char* text) {
        std::string result;
        for (int i = 0; i < 1000; ++i)
            result += text;
        return result;
    };
    const auto problemsWith = [](const char* path, const std::string& content) {
        auto files = smallLibrary();
        files.files[path] = content;
        return problemsOf(files);
    };
    EXPECT_EQ(problemsWith("sections/theory.md", repeated("> ") + "甲"), "sections/theory.md:1:1 template.quotation\n");
    EXPECT_EQ(problemsWith("sections/theory.md", repeated("- ") + "甲"), "sections/theory.md:1:1 template.bullets\n");
    EXPECT_EQ(problemsWith("sections/theory.md", repeated("1. ") + "甲"),
              "sections/theory.md:1:4 template.nested-list\n");
    EXPECT_EQ(problemsWith("sections/theory.md", repeated("*甲 ") + repeated("乙*")),
              "sections/theory.md:1:1 template.emphasis\n");
    EXPECT_NE(problemsWith("sections/theory.md", repeated("{{") + repeated("}}")), "");
    EXPECT_EQ(problemsWith("sections/theory.json",
                           "{ \"title\": \"甲\", \"fields\": " + repeated("[") + repeated("]") + " }"),
              "sections/theory.json:1:58 json.too-deep\n");
}

TEST(Library, StaysQuickAndBriefForAFileFullOfMistakes) {
    auto files = smallLibrary();
    std::string text, fields;
    while (text.size() < 300'000)
        text += "{{nobody}}<b>";
    while (fields.size() < 300'000)
        fields += (fields.empty() ? "" : ",") + ("\"x" + std::to_string(fields.size())) + "\":{\"a\":1}";
    files.files["sections/theory.md"] = text;
    files.files["sections/theory.json"] = R"({"title":"甲","fields":{)" + fields + "}}";
    const auto start = std::clock();
    const auto problems = loadLibrary(files).problems;
    EXPECT_LT(secondsSince(start), 10); // release: 0.5 s; quadratic: minutes
    EXPECT_EQ(problems.size(), 402U);
    EXPECT_EQ(problems.back().message.key, "template.more-problems");
}

TEST(Library, ListsTheFieldsOfAKindEachOnce) {
    auto files = smallLibrary();
    files.files["library.json"] = R"({ "order": ["theory"], "fields": {
        "unit": { "title": "单位", "type": "string", "required": true },
        "year": { "title": "年份", "type": "integer" },
        "unused": { "title": "无关", "type": "string" } } })";
    files.files["kinds/report.json"] =
        R"({ "title": "情况报告", "document": "报告", "heading": "{{unit}}", "file": "{{year}}{{unit}}",
        "fields": ["unit"], "sections": [ { "id": "theory", "need": "required" } ] })";
    const auto loaded = loadLibrary(files);
    ASSERT_EQ(listed(loaded.problems), "");
    const Kind& kind = *loaded.library.kind(KindId{"report"});
    std::string ids;
    for (const Field* field : fieldsOf(loaded.library, kind))
        ids += field->id.value + " ";
    EXPECT_EQ(ids, "unit theory.sessions year ");
    EXPECT_EQ(
        jsonText(valuesSchema(loaded.library, kind)),
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"情况报告","type":"object","properties":{)"
        R"("unit":{"title":"单位","type":"string","maxLength":255},)"
        R"("theory.sessions":{"title":"集中学习次数","type":["integer","null"]},)"
        R"("year":{"title":"年份","type":["integer","null"]}},"required":["unit"],"additionalProperties":false})");
}

TEST(TemplateFolder, ReadsNoMoreOfAHugeFileThanShowsThatItIsHuge) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "zhangfa-huge";
    std::filesystem::create_directories(folder / "sections");
    std::ofstream(folder / "sections" / "a.md") << std::string(3'000'000, 'x');
    std::filesystem::create_directories(folder / "sections" / "b.md");
    const TemplateFolder files(folder);
    EXPECT_EQ(files.list("sections"), std::vector<std::string>{"a.md"});
    EXPECT_EQ(files.read("sections/a.md")->size(), 1'000'001U);
    EXPECT_EQ(files.read("sections/b.md"), std::nullopt);
    EXPECT_EQ(files.read("sections/c.md"), std::nullopt);
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace zhangfa
