// The sentences of both languages: complete, alike, and enough for every key in the program.
#include "core/texts.h"
#include "project_files.h"

#include <boost/regex.hpp>
#include <gtest/gtest.h>

#include <set>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;

Texts language(const std::string& name) { return Texts::parse(contentOf(root / "l10n" / (name + ".json"))); }

std::set<std::string> matches(const std::string& text, const boost::regex& pattern) {
    std::set<std::string> found;
    for (boost::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
        found.insert(at->str(1));
    return found;
}

// Keys in the sources: whatever is given to a Message, and any literal that looks like a key of a known family.
std::set<std::string> keysInSources(const Texts& texts) {
    std::set<std::string> families, keys;
    for (const auto& [key, sentence] : texts.all())
        families.insert(key.substr(0, key.find('.')));
    const boost::regex message(R"re(Message\{\s*"([^"]+)")re"), literal(R"re("([a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*)")re");
    for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h")
            continue;
        const std::string text = contentOf(entry.path());
        keys.merge(matches(text, message));
        for (const auto& found : matches(text, literal))
            if (families.contains(found.substr(0, found.find('.'))) && !found.ends_with(".json") &&
                !found.ends_with(".h"))
                keys.insert(found);
    }
    return keys;
}

TEST(Texts, FillsInTheArguments) {
    const Texts texts = Texts::parse(R"({ "a": "“{0}”应在 {1} 之后，{0}", "b": "{{{0}}} {x} {" })");
    EXPECT_EQ(texts({"a", {"{1}", "乙"}}), "“{1}”应在 乙 之后，{1}");
    EXPECT_EQ(texts({"b", {"id"}}), "{{id}} {x} {");
    EXPECT_EQ(texts({"a", {"甲"}}), "“甲”应在 {1} 之后，甲");
    EXPECT_EQ(texts("no.such-key"), "no.such-key");
}

TEST(Texts, AreRefusedIfNotOneObjectOfStrings) {
    EXPECT_THROW(Texts::parse("[]"), std::invalid_argument);
    EXPECT_THROW(Texts::parse(R"({ "a": 1 })"), std::invalid_argument);
    EXPECT_THROW(Texts::parse("{"), std::invalid_argument);
}

TEST(Texts, AreTheSameKeysAndPlaceholdersInBothLanguages) {
    const Texts chinese = language("zh-CN"), english = language("en");
    const boost::regex placeholder(R"((\{[0-9]\}))");
    for (const auto& [key, sentence] : chinese.all()) {
        const auto other = english.all().find(key);
        ASSERT_NE(other, english.all().end()) << key << " is missing in en.json";
        EXPECT_EQ(matches(sentence, placeholder), matches(other->second, placeholder)) << key;
    }
    EXPECT_EQ(chinese.all().size(), english.all().size());
}

TEST(Texts, HoldEveryKeyTheProgramUses) {
    const Texts chinese = language("zh-CN");
    const auto keys = keysInSources(chinese);
    EXPECT_TRUE(keys.contains("value.no-such-day"));
    for (const auto& key : keys)
        EXPECT_TRUE(chinese.all().contains(key)) << key << " is used, but not in l10n/zh-CN.json";
}

TEST(Texts, HoldNoSentenceForTemplatesAndValuesThatIsNeverSaid) {
    const Texts chinese = language("zh-CN");
    const auto keys = keysInSources(chinese);
    for (const auto& [key, sentence] : chinese.all()) {
        const bool ours = key.starts_with("json.") || key.starts_with("template.") || key.starts_with("value.");
        EXPECT_TRUE(!ours || keys.contains(key)) << key;
    }
}

} // namespace
} // namespace zhangfa
