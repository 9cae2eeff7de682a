// The DOCX keeps Word's rules for what Zhangfa puts into it (docs/decisions/0005-words-limits.md).
#include "office/report.h"

#include <cctype>
#include <cstdlib>
#include <regex>
#include <set>

namespace zhangfa {
namespace {

class WordRules : public ReportTest {
protected:
    std::string part(const char* name) {
        if (!std::filesystem::exists(scratch() / "parts")) {
            api()->saveCopy(fullReport(), fromUtf8("file://" + (scratch() / "a.docx").string()));
            EXPECT_EQ(std::system(("cd '" + scratch().string() + "' && unzip -q a.docx -d parts").c_str()), 0);
        }
        return read(scratch() / "parts" / name);
    }
    static std::vector<std::string> all(const std::string& text, const char* pattern) {
        const std::regex expression(pattern);
        std::vector<std::string> found;
        for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
            found.push_back((*at)[1]);
        }
        return found;
    }
    static std::size_t utf16Length(const std::string& utf8) {
        return static_cast<std::size_t>(fromUtf8(utf8).getLength());
    }
};

TEST_F(WordRules, BookmarkNamesAreWords) {
    const auto names = all(part("word/document.xml"), R"re(<w:bookmarkStart [^>]*w:name="([^"]*)")re");
    ASSERT_GT(names.size(), 20U);
    const std::regex allowed("[A-Za-z_][A-Za-z0-9_]{0,39}");
    for (const auto& name : names) {
        EXPECT_TRUE(std::regex_match(name, allowed)) << name;
    }
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

TEST_F(WordRules, PropertiesAreShortTextsOfDistinctNames) {
    const std::string custom = part("docProps/custom.xml");
    const auto names = all(custom, R"re(<property [^>]*name="([^"]*)")re");
    const auto texts = all(custom, R"re(<vt:lpwstr>([^<]*)</vt:lpwstr>)re");
    ASSERT_GT(names.size(), 100U);
    EXPECT_EQ(texts.size(), names.size()) << "every property is a text";
    std::set<std::string> distinct; // without regard to case
    for (auto name : names) {
        for (char& c : name) {
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        EXPECT_TRUE(distinct.insert(name).second) << name;
    }
    for (std::string text : texts) {
        for (const auto& [entity, character] :
             {std::pair{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
            text = std::regex_replace(text, std::regex(entity), character);
        }
        EXPECT_LE(utf16Length(text), 255U) << text;
        EXPECT_NE(text, "");
    }
}

TEST_F(WordRules, FieldsBeginSeparateAndEnd) {
    const std::string document = part("word/document.xml");
    const auto steps = all(document, R"re(w:fldCharType="(begin|separate|end)")re");
    ASSERT_GT(steps.size(), 300U);
    ASSERT_EQ(steps.size() % 3, 0U);
    for (std::size_t i = 0; i < steps.size(); i += 3) {
        EXPECT_EQ(steps[i], "begin");
        EXPECT_EQ(steps[i + 1], "separate");
        EXPECT_EQ(steps[i + 2], "end");
    }
    const std::string custom = part("docProps/custom.xml");
    for (const auto& name : all(document, R"re(DOCPROPERTY &quot;([^&]*)&quot;)re")) {
        EXPECT_NE(custom.find("name=\"" + name + "\""), std::string::npos) << name;
    }
}

} // namespace
} // namespace zhangfa
