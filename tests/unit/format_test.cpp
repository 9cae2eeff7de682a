// Formats as files: what they leave out is the standard's, what is wrong is told with its place, deviations are named.
#include "memory_files.h"
#include "project_files.h"

#include "check/finding.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

LoadedLibrary withFormat(const std::string& json) {
    MemoryFiles files = smallLibrary();
    files.files["formats/own.json"] = json;
    return loadLibrary(files);
}

TEST(Formats, TheShippedStandardIsTheStandard) {
    const Library& library = shippedLibrary();
    ASSERT_TRUE(library.formats.contains("standard"));
    const Format& standard = library.format("standard");
    EXPECT_EQ(standard.page, standardFormat().page);
    EXPECT_EQ(standard.styles, standardFormat().styles);
    EXPECT_TRUE(deviations(standard).empty());
    EXPECT_EQ(&library.format("nosuch"), &standardFormat());
    for (const auto& [id, format] : library.formats) {
        EXPECT_EQ(deviations(format).empty(), id == "standard") << id;
        for (const auto& [rule, strength] : format.rules) {
            EXPECT_NE(checkRule(rule), nullptr) << id << " " << rule;
        }
        // As many lines and characters as it says fit on its page.
        const double height = format.page.height - format.page.top - format.page.bottom;
        const double width = format.page.width - format.page.left - format.page.right;
        EXPECT_GE(height, format.line() * format.page.lines - 0.3) << id;
        EXPECT_LT(height, format.line() * (format.page.lines + 1)) << id;
        EXPECT_GE(width, format.character() * format.page.characters) << id;
        EXPECT_LT(width, format.character() * (format.page.characters + 1)) << id;
    }
}

TEST(Formats, WhatAFileLeavesOutIsTheStandards) {
    const LoadedLibrary loaded = withFormat(
        R"({ "title": "本局格式", "styles": { "heading3": { "bold": true } }, "page": { "line-distance": 28 } })");
    ASSERT_TRUE(loaded.problems.empty());
    const Format& own = loaded.library.format("own");
    EXPECT_EQ(own.title, "本局格式");
    EXPECT_TRUE(own.style(FormatRole::heading3).bold);
    EXPECT_EQ(own.style(FormatRole::heading3).font, standardFormat().style(FormatRole::heading3).font);
    ASSERT_EQ(deviations(own).size(), 1U);
    EXPECT_EQ(deviations(own)[0].key, "format.deviates.bold");
}

TEST(Formats, WhatIsWrongIsToldAndTheFormatLeftOut) {
    const auto told = [](const char* json) {
        const LoadedLibrary loaded = withFormat(json);
        EXPECT_FALSE(loaded.library.formats.contains("own")) << json;
        return loaded.problems.empty() ? std::string() : loaded.problems[0].message.key;
    };
    EXPECT_EQ(told(R"({})"), "json.missing-key");
    EXPECT_EQ(told(R"({ "title": "a", "page": { "top": 300 } })"), "format.out-of-range");
    EXPECT_EQ(told(R"({ "title": "a", "page": { "left": 100, "right": 100 } })"), "format.no-room");
    EXPECT_EQ(told(R"({ "title": "a", "styles": { "heading9": {} } })"), "format.unknown-style");
    EXPECT_EQ(told(R"({ "title": "a", "styles": { "body": { "adjust": "middle" } } })"), "format.not-one-of");
    EXPECT_EQ(told(R"({ "title": "a", "rules": { "spaces": "loud" } })"), "format.not-one-of");
    EXPECT_EQ(told(R"({ "title": "a", "colour": "red" })"), "json.unknown-key");
}

TEST(Words, AreReadWithTheirPlacesAndExceptions) {
    const ParsedWords parsed =
        parseWords("# 说明\n帐号\t账号\t正形\n其它\t其他\t用法\t尤其它\n坏行\n帐号\t账户\t又一次\n"
                   "布署\t部署\t正形\t没有\n",
                   "w.txt");
    EXPECT_EQ(parsed.words.size(), 3U);
    ASSERT_EQ(parsed.problems.size(), 3U);
    EXPECT_EQ(parsed.problems[0].place.line, 4);
    EXPECT_EQ(parsed.problems[1].message.key, "words.twice");
    EXPECT_EQ(parsed.problems[2].message.key, "words.not-longer");
    EXPECT_EQ(parsed.words.find(U"尤其它的帐号和其它").size(), 2U);
}

TEST(Words, OfAnOfficeCountBeforeTheShippedOnes) {
    MemoryFiles own;
    own.files["words/confusables.txt"] = "帐号\t户头\t本局习惯\n新错词\t新对词\t本局\n";
    LoadedLibrary loaded{shippedLibrary(), {}};
    const std::size_t before = loaded.library.confusables.size();
    addWords(own, loaded);
    EXPECT_EQ(loaded.library.confusables.size(), before + 1);
    ASSERT_EQ(loaded.library.confusables.find(U"帐号").size(), 1U);
    EXPECT_EQ(loaded.library.confusables.find(U"帐号")[0].word->right, U"户头");
}

TEST(Words, ThatAreShippedAreSoundAndMany) {
    for (const char* name : {"confusables.txt", "designations.txt"}) {
        const ParsedWords parsed = parseWords(contentOf(root / "templates/words" / name), name);
        EXPECT_TRUE(parsed.problems.empty()) << name << ":" << parsed.problems[0].place.line;
    }
    EXPECT_GE(shippedLibrary().confusables.size(), 150U);
}

} // namespace
} // namespace zhangfa
