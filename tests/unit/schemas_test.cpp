// The JSON Schemas that editors complete templates by know the words that the loader knows, and no others.
#include "core/field_words.h"
#include "memory_files.h"
#include "project_files.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace zhangfa {
namespace {

namespace json = boost::json;

std::set<std::string> wordsOf(const char* schema) {
    std::set<std::string> words;
    const json::value all = json::parse(contentOf(root / "docs" / "schemas" / schema));
    for (const auto& [word, description] : all.at("properties").as_object()) {
        words.insert(std::string(word));
        EXPECT_TRUE(description.is_object()) << word;
    }
    return words;
}

// Whether the loader refuses a key for being unknown, put into this file of a sound library.
bool isRefused(const std::string& file, const std::string& word) {
    MemoryFiles files = smallLibrary();
    files.files["formats/own.json"] = R"({ "title": "本局格式" })";
    json::object content = json::parse(files.files.at(file)).as_object();
    content.emplace(word, nullptr);
    files.files[file] = json::serialize(content);
    for (const Problem& problem : loadLibrary(files).problems) {
        if (problem.message.key == "json.unknown-key") {
            return true;
        }
    }
    return false;
}

TEST(Schemas, KnowTheWordsOfFields) {
    std::set<std::string> words;
    for (const Word& word : fieldWords) {
        if (word.ofField) {
            words.insert(std::string(word.name));
        }
    }
    EXPECT_EQ(wordsOf("field.schema.json"), words);
}

TEST(Schemas, KnowTheWordsOfFiles) {
    for (const auto& [schema, file] : {std::pair("section.schema.json", "sections/theory.json"),
                                       {"kind.schema.json", "kinds/report.json"},
                                       {"format.schema.json", "formats/own.json"},
                                       {"library.schema.json", "library.json"}}) {
        EXPECT_TRUE(isRefused(file, "nosuch"));
        for (const std::string& word : wordsOf(schema)) {
            EXPECT_FALSE(isRefused(file, word)) << schema << " " << word;
        }
    }
}

TEST(Schemas, ABrokenTextOfAnOfficesOwnLeavesTheSectionInUse) {
    MemoryFiles files = smallLibrary();
    files.files["sections/theory.mine.md"] = "# 理论武装\n\n学习{{theory.nosuch}}次。\n";
    const LoadedLibrary loaded = loadLibrary(files);
    ASSERT_EQ(loaded.problems.size(), 1U);
    EXPECT_EQ(loaded.problems[0].place.file, "sections/theory.mine.md");
    const Section* section = loaded.library.section(SectionId{"theory"});
    ASSERT_NE(section, nullptr);
    EXPECT_FALSE(section->texts.contains("mine"));
}

} // namespace
} // namespace zhangfa
