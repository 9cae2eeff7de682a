// The text of a section: what becomes of each part of Markdown. What is refused is in tests/golden/templates.
#include "core/section_text.h"

#include "memory_files.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

struct Parsed {
    SectionText text;
    std::string problems;
};

Parsed parse(const std::string& markdown) {
    std::vector<Problem> problems;
    const auto source = SourceText::check("f", markdown, problems);
    Parsed parsed{parseSectionText(*source, true, problems), {}};
    parsed.problems = listed(problems);
    return parsed;
}

// "2 option| text{id}": level, option, content.
std::string line(const TextParagraph& paragraph) {
    std::string text = std::to_string(paragraph.paragraph.level) + paragraph.paragraph.option + "|";
    for (const auto& part : paragraph.paragraph.content) {
        const auto* reference = std::get_if<FieldReference>(&part);
        text += reference ? "{" + reference->field.value + "}" : std::get<std::string>(part);
    }
    return text;
}

std::vector<std::string> lines(const Parsed& parsed) {
    std::vector<std::string> result;
    for (const auto& paragraph : parsed.text.paragraphs)
        result.push_back(line(paragraph));
    return result;
}

using Lines = std::vector<std::string>;

TEST(SectionText, MakesHeadingsAndParagraphs) {
    const auto parsed = parse("# 甲\n\n## 乙{{a}}\n\n正文。\n\n#### 丁\n");
    EXPECT_EQ(parsed.problems, "");
    EXPECT_EQ(lines(parsed), (Lines{"1|甲", "2|乙{a}", "0|正文。", "4|丁"}));
}

TEST(SectionText, TakesALineBreakInAParagraphForNothing) {
    EXPECT_EQ(lines(parse("第一行，\n  第二行{{a\n}}。\r\n第三行\n")), (Lines{"0|第一行，第二行{a}。第三行"}));
}

TEST(SectionText, NumbersTheItemsOfAListInWords) {
    const auto parsed = parse("1. 学习。\n2. {{a}}宣讲。\n\n正文\n\n7. 另起。\n");
    EXPECT_EQ(parsed.problems, "");
    EXPECT_EQ(lines(parsed), (Lines{"0|一是学习。", "0|二是{a}宣讲。", "0|正文", "0|一是另起。"}));
}

TEST(SectionText, MarksWhatBelongsToAnOption) {
    const auto parsed = parse("甲\n<!-- option: x -->\n乙\n\n丙\n<!--/option-->\n丁\n");
    EXPECT_EQ(parsed.problems, "");
    EXPECT_EQ(lines(parsed), (Lines{"0|甲", "0x|乙", "0x|丙", "0|丁"}));
}

TEST(SectionText, KeepsEscapedAndOddCharacters) {
    EXPECT_EQ(lines(parse("\\*甲\\* 1.5万 《乙》〔2026〕3号 &amp; a_b\n")),
              (Lines{"0|*甲* 1.5万 《乙》〔2026〕3号 & a_b"}));
}

TEST(SectionText, KnowsWhereAReferenceStands) {
    const auto places = parse("# 甲{{a}}\n\n乙{{b}}，\n  丙\\*{{c}}\n\n1. 丁{{d}}\n     戊{{e}}\n").text.paragraphs;
    std::string all;
    for (const auto& paragraph : places)
        for (const auto& [file, line, column] : paragraph.references)
            all += std::to_string(line) + ":" + std::to_string(column) + " ";
    EXPECT_EQ(all, "1:4 3:2 4:6 6:5 7:7 ");
}

TEST(SectionText, RefusesEveryNumberInAHeadingButNoWord) {
    for (const char* heading :
         {"一、甲", "（一）甲", "(1)甲", "1. 甲", "1、甲", "１.甲", "①甲", "第一章 甲", "十二、甲"})
        EXPECT_NE(parse(std::string("# ") + heading).problems, "") << heading;
    for (const char* heading : {"一年来的工作", "三会一课", "1.5万名党员", "2026年工作", "第一书记作用", "（试行）"})
        EXPECT_EQ(parse(std::string("# ") + heading).problems, "") << heading;
}

} // namespace
} // namespace zhangfa
