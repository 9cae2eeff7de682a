// Names of documents: what a pattern may be, and that no value leads anywhere else.
#include "batch/name_pattern.h"
#include "batch/unicode.h"
#include "core/utf8.h"
#include "some_fields.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>

#include <filesystem>
#include <set>

namespace zhangfa {
namespace {

std::string wrong(const std::string& text, bool several = true) {
    std::vector<Problem> problems;
    const bool made = NamePattern::parse(text, ColumnMatcher(someTask()), several, problems).has_value();
    EXPECT_EQ(made, problems.empty());
    std::string told;
    for (const Problem& problem : problems) {
        told += problem.message.key + "@" + std::to_string(problem.place.column) + " ";
    }
    return told;
}

NamePattern pattern(const std::string& text) {
    std::vector<Problem> problems;
    auto made = NamePattern::parse(text, ColumnMatcher(someTask()), false, problems);
    EXPECT_TRUE(made) << text;
    return *made;
}

std::string name(const std::string& text, const Values& values, std::size_t number = 7) {
    return pattern(text).expand(values, number).path;
}

Values unit(const std::string& text) { return {{FieldId{"unit"}, boost::json::string(text)}}; }

TEST(NamePatterns, HaveFieldsAndNumbers) {
    Values values = unit("云溪镇");
    values[FieldId{"day"}] = "2026-03-01";
    const NamePattern made = pattern("out/一/{unit}/{单位名称}-{day}-{#3}.DOCX");
    EXPECT_EQ(made.folder(), "out/一/");
    EXPECT_EQ(made.ending(), "docx");
    EXPECT_EQ(made.fields().size(), 3U);
    EXPECT_EQ(made.expand(values, 7).path, "云溪镇/云溪镇-2026年3月1日-007.docx");
    EXPECT_EQ(name("{#}.odt", {}), "7.odt");
    EXPECT_EQ(name("{#2}.odt", {}, 1234), "1234.odt");
    EXPECT_EQ(name("/tmp/../x/a{{{unit}}}b.pdf", values), "a{云溪镇}b.pdf");
    EXPECT_EQ(name("{period}.doc", {}), "全年.doc"); // the default
    EXPECT_EQ(name("a.b/c.{unit}.fodt", values), "c.云溪镇.fodt");
}

TEST(NamePatterns, AreRefusedWhereTheyAreWrong) {
    EXPECT_EQ(wrong("年度-{units}.docx"), "name.unknown-field@4 ");
    EXPECT_EQ(wrong("年度-{}.docx"), "name.unknown-field@4 ");
    EXPECT_EQ(wrong("{次数}.docx"), "name.ambiguous-field@1 ");
    EXPECT_EQ(wrong("{理论学习/次数}.docx"), "");
    EXPECT_EQ(wrong("甲{unit.docx"), "name.open-brace@2 ");
    EXPECT_EQ(wrong("{unit}}.docx"), "name.lone-brace@7 ");
    EXPECT_EQ(wrong("{unit}}}.docx"), "");
    EXPECT_EQ(wrong("{remarks}.docx"), "name.block-field@1 ");
    EXPECT_EQ(wrong("{problems.items}{meetings}.docx"), "name.block-field@1 name.block-field@17 ");
    EXPECT_EQ(wrong("{unit}"), "name.no-ending@7 ");
    EXPECT_EQ(wrong("{unit}.docx/"), "name.no-ending@13 name.empty@13 ");
    EXPECT_EQ(wrong("{unit}."), "name.no-ending@8 ");
    EXPECT_EQ(wrong("out/.docx"), "name.empty@10 ");
    EXPECT_EQ(wrong("{unit}.txt"), "name.unknown-ending@8 ");
    EXPECT_EQ(wrong("{#x}.odt"), "name.bad-number@1 ");
    EXPECT_EQ(wrong("{#19}.odt"), "name.bad-number@1 ");
    EXPECT_EQ(wrong("{#18}.odt"), "");
    EXPECT_EQ(wrong("{unit}/../{#}.odt"), "name.parent@10 ");
    EXPECT_EQ(wrong("../{unit}/{#}.odt"), ""); // a user's own folder
    EXPECT_EQ(wrong("{unit}//{#}.odt"), "name.empty@8 ");
    EXPECT_EQ(wrong("{unit}:{#}.odt"), "name.reserved@7 ");
    EXPECT_EQ(wrong("a:\\{unit}.odt"), "name.reserved@2 ");
    EXPECT_EQ(wrong("out/甲.odt"), "name.all-the-same@1 ");
    EXPECT_EQ(wrong("out/甲.odt", false), "");
    EXPECT_EQ(wrong("out/{period}.odt"), "");
}

TEST(NamePatterns, MakeValuesSafe) {
    EXPECT_EQ(name("o/{unit}/x.odt", unit("..")), "报告/x.odt");
    EXPECT_EQ(name("o/{unit}.odt", unit("../../etc/passwd")), "_.._etc_passwd.odt");
    EXPECT_EQ(name("o/{unit}.odt", unit("甲\\乙:丙")), "甲_乙_丙.odt");
    EXPECT_EQ(name("o/{unit}.odt", unit("con")), "_con.odt");
    EXPECT_EQ(name("o/{unit}.odt", unit("concert")), "concert.odt");
    EXPECT_EQ(name("o/{unit}/x.odt", unit("甲. ")), "甲/x.odt");
    EXPECT_EQ(name("{unit}.odt", unit("e\xCC\x81")), "é.odt");             // NFC
    EXPECT_EQ(name("{unit}.odt", unit("e\xE2\x80\x8B\xCC\x81")), "é.odt"); // also where a mark was taken out between
}

TEST(NamePatterns, KeepNumbersOfLongNames) {
    std::string longName;
    for (int i = 0; i < 100; ++i) {
        longName += "长";
    }
    const std::string made = name("{unit}-{#}.docx", unit(longName));
    EXPECT_TRUE(made.ends_with("长-7.docx"));
    EXPECT_LE(made.size(), longestComponent);
    EXPECT_LE(name("{unit}/{unit}.docx", unit(longName)).find('/'), longestComponent);
}

TEST(NamePatterns, SayWhatIsUnfilled) {
    const DocumentName made = pattern("{unit}-{day}.odt").expand(unit("云溪镇"), 1);
    EXPECT_EQ(made.path, "云溪镇-〔日期〕.odt");
    ASSERT_EQ(made.unfilled.size(), 1U);
    EXPECT_EQ(made.unfilled[0]->id.value, "day");
    EXPECT_TRUE(pattern("{unit}-{period}.odt").expand(unit("云溪镇"), 1).unfilled.empty());
}

TEST(NamePatterns, RefusePathsThatAreTooLong) {
    std::string deep;
    for (int i = 0; i < 20; ++i) {
        deep += "{unit}/";
    }
    EXPECT_TRUE(pattern(deep + "a.odt").expand(unit(std::string(80, 'x') + "长"), 1).problem == std::nullopt);
    std::string wide;
    for (int i = 0; i < 80; ++i) {
        wide += "长";
    }
    EXPECT_EQ(pattern(deep + "a.odt").expand(unit(wide), 1).problem->key, "name.too-long");
    EXPECT_FALSE(pattern("{unit}.odt").expand(unit(wide), 1).problem);
    EXPECT_TRUE(pattern(std::string(3990, 'a') + "/{unit}.odt").expand(unit("云溪镇"), 1).problem);
}

// Whatever values are: one name for each component, none that means something to a system, below the folder.
RC_GTEST_PROP(NamePatterns, NeverLeaveTheirFolder, ()) {
    static const std::vector<std::string> words{"..",
                                                "/",
                                                "\\",
                                                "云溪镇",
                                                ".",
                                                " ",
                                                "con",
                                                "NUL",
                                                "\xE2\x80\xAE",
                                                "e",
                                                "\xCC\x81",
                                                "\n",
                                                "\xFF",
                                                "𠀀",
                                                "~",
                                                ":",
                                                "\xCD\xBE",
                                                "\xE0\xA5\x98",
                                                "长长长长长长长长长长长长长长长长长长长长"};
    const auto any = [] {
        std::string text;
        for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
            text += *rc::gen::elementOf(words);
        }
        return boost::json::string(text);
    };
    static const NamePattern made = pattern("out/{unit}/a{day}/{unit}{day}-{#}{unit}.docx");
    const DocumentName name = made.expand({{FieldId{"unit"}, any()}, {FieldId{"day"}, any()}}, 12);
    const std::filesystem::path path(name.path);
    RC_ASSERT(path.is_relative());
    RC_ASSERT(std::distance(path.begin(), path.end()) == 3);
    RC_ASSERT(path.lexically_normal() == path);
    RC_ASSERT(path.extension() == ".docx");
    RC_ASSERT(composed(name.path) == name.path);
    RC_ASSERT(!brokenUtf8(name.path));
    for (const auto& component : path) {
        const std::string text = component.string();
        RC_ASSERT(!text.empty() && text != "." && text != "..");
        RC_ASSERT(text.size() <= longestComponent);
        RC_ASSERT(text.find_first_of("\\:*?\"<>|\n") == std::string::npos);
        RC_ASSERT(text.back() != '.' && text.back() != ' ');
        RC_ASSERT(safeComponent(text) == text || component == path.filename());
    }
}

// utf8proc is not asked about most names: what it would say is the same.
TEST(Unicode, HasPlainCharactersThatStayAsTheyAre) {
    for (char32_t character = 1; character < 0x110000; ++character) {
        if (character >= 0xD800 && character < 0xE000) {
            continue;
        }
        const std::string text = toUtf8(std::u32string(1, character));
        // With a mark behind it, which is never plain.
        ASSERT_EQ(composed(text + "\u200B"), composed(text) + "\u200B")
            << std::hex << static_cast<std::uint32_t>(character);
        ASSERT_EQ(foldedName(text + "\u2010"), foldedName(text) + "\u2010")
            << std::hex << static_cast<std::uint32_t>(character);
    }
    EXPECT_EQ(composed("甲\u302B\u302A"), "甲\u302A\u302B"); // marks among the punctuation, put in order
}

TEST(NameRegister, KnowsNamesOfAnyCaseAndForm) {
    NameRegister names;
    EXPECT_TRUE(names.add("云溪镇/a.docx"));
    EXPECT_FALSE(names.add("云溪镇/a.docx"));
    EXPECT_FALSE(names.add("云溪镇/A.DOCX"));
    EXPECT_TRUE(names.add("云溪镇/b.docx"));
    EXPECT_TRUE(names.add("石桥乡/a.docx"));
    EXPECT_TRUE(names.add("é.docx"));
    EXPECT_FALSE(names.add("E\xCC\x81.docx"));
    EXPECT_TRUE(names.add("e.docx"));
    EXPECT_EQ(names.size(), 5U);
}

TEST(NameRegister, NumbersNames) {
    NameRegister names;
    EXPECT_EQ(names.addNumbered("甲/a.docx"), "甲/a.docx");
    EXPECT_EQ(names.addNumbered("甲/A.docx"), "甲/A-2.docx");
    EXPECT_EQ(names.addNumbered("甲/a.docx"), "甲/a-3.docx");
    EXPECT_EQ(names.addNumbered("甲/a-4.docx"), "甲/a-4.docx");
    EXPECT_EQ(names.addNumbered("甲/a.docx"), "甲/a-5.docx");
    EXPECT_EQ(names.addNumbered("a.docx"), "a.docx");
    std::set<std::string> given;
    NameRegister many;
    for (int i = 0; i < 3000; ++i) {
        EXPECT_TRUE(given.insert(many.addNumbered("a.docx")).second);
    }
    EXPECT_TRUE(given.contains("a-3000.docx"));
}

TEST(NameRegister, NumbersLongNamesWithinTheirLength) {
    std::string stem;
    for (int i = 0; i < 75; ++i) {
        stem += "长";
    }
    NameRegister names;
    const std::string path = safeComponent(stem, ".docx");
    EXPECT_EQ(names.addNumbered(path), path);
    const std::string second = names.addNumbered(path);
    EXPECT_TRUE(second.ends_with("-2.docx"));
    EXPECT_LE(second.size(), longestComponent);
}

TEST(NameRegister, HoldsAMillionNamesInLittleMemory) {
    NameRegister names;
    for (int i = 0; i < 1'000'000; ++i) {
        ASSERT_TRUE(names.add("云溪镇/" + std::to_string(i) + ".docx"));
    }
    EXPECT_EQ(names.size(), 1'000'000U);
    EXPECT_LT(names.bytes(), 20'000'000U);
}

} // namespace
} // namespace zhangfa
