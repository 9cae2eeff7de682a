// A stretch of a document made into a section of the user's own, and that section making the same text again.
#include "memory_files.h"
#include "outline/document_files.h"
#include "outline_library.h"
#include "project_files.h"

#include "core/compose.h"
#include "core/layered_files.h"
#include "core/section_draft.h"
#include "core/template_folder.h"
#include "core/values.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

// The files of one section more, beside the shipped ones.
class OwnFiles : public TemplateFiles {
public:
    explicit OwnFiles(const SectionFiles& files)
        : files_{{"sections/" + files.id.value + ".md", files.text},
                 {"sections/" + files.id.value + ".json", files.description}} {}
    std::vector<std::string> list(const std::string& folder) const override {
        Lines names;
        for (const auto& [path, text] : files_) {
            if (path.starts_with(folder + "/")) {
                names.push_back(path.substr(folder.size() + 1));
            }
        }
        return names;
    }
    std::optional<std::string> read(const std::string& path) const override {
        const auto found = files_.find(path);
        return found == files_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::string, std::string> files_;
};

SectionDraft draftOf(const Snapshot& snapshot) {
    auto draft = draftSection(snapshot, readOutline(snapshot, outlineLibrary()), 0, snapshot.body.size());
    if (const auto* refusal = std::get_if<Refusal>(&draft)) {
        throw std::logic_error(refusal->key);
    }
    return std::get<SectionDraft>(draft);
}

std::set<std::size_t> allOf(const SectionDraft& draft) {
    std::set<std::size_t> all;
    for (std::size_t i = 0; i < draft.fields.size(); ++i) {
        all.insert(i);
    }
    return all;
}

// What the section makes, with its examples as values, a line an element; levels as #.
struct Made {
    std::vector<Problem> problems;
    Lines lines;
    bool own = false;
    std::size_t rank = 0;
};

Made make(const SectionFiles& files) {
    const TemplateFolder shipped(root / "templates");
    const OwnFiles own(files);
    const LoadedLibrary loaded = loadLayers(shipped, {&own});
    Made made;
    made.problems = loaded.problems;
    const Section* section = loaded.library.section(files.id);
    if (section == nullptr) {
        return made;
    }
    made.own = section->own;
    made.rank = static_cast<std::size_t>(std::find(loaded.library.order.begin(), loaded.library.order.end(), files.id) -
                                         loaded.library.order.begin());
    const boost::json::value description = boost::json::parse(files.description);
    Values values;
    for (const auto& [id, schema] : description.at("fields").as_object()) {
        values[FieldId{std::string(id)}] = schema.at("example");
    }
    const auto properties = composeProperties(
        loaded.library,
        [&] {
            std::vector<FieldId> ids;
            for (const auto& [id, value] : values) {
                ids.push_back(id);
            }
            return ids;
        }(),
        values);
    for (const NewElement& element : composeSection(loaded.library, *section, {}, {values, {}})) {
        if (const auto* table = std::get_if<NewTable>(&element)) {
            std::string line = "|";
            for (const std::string& title : table->header) {
                line += title + "|";
            }
            made.lines.push_back(line);
            continue;
        }
        const auto& paragraph = std::get<NewParagraph>(element);
        const bool heading = paragraph.role >= Role::heading1 && paragraph.role <= Role::heading4;
        std::string line =
            heading
                ? std::string(static_cast<std::size_t>(paragraph.role) - static_cast<std::size_t>(Role::heading1) + 1,
                              '#') +
                      " "
                : "";
        for (const Run& run : paragraph.runs) {
            const auto* text = std::get_if<TextRun>(&run);
            line += text != nullptr ? text->text : properties.at("zf." + std::get<FieldRun>(run).field.value);
        }
        made.lines.push_back(line);
    }
    return made;
}

const Lines report = {"{#二、}抓实理论学习",
                      "　　（一）领导带头学。全年开展集中学习12次，其中专题学习2次，参学率96.5%。",
                      "　　（二）党员跟进学。2025年3月12日举办辅导4场，集中学习12次的情况见《学习制度》第3条。",
                      "{table}日期|主题|人数",
                      "一是坚持经常。",
                      "二是注重实效，配发资料xx册。"};

TEST(SectionDraft, HasHeadingsTextsListsAndTables) {
    const SectionDraft draft = draftOf(documentOf(report));
    EXPECT_EQ(draft.title, "抓实理论学习");
    Lines lines;
    for (const DraftElement& element : draft.elements) {
        lines.push_back(std::to_string(element.level) + (element.listItem ? "-" : " ") + element.text);
    }
    EXPECT_EQ(lines, (Lines{"1 抓实理论学习", "2 领导带头学", "0 全年开展集中学习12次，其中专题学习2次，参学率96.5%。",
                            "2 党员跟进学", "0 2025年3月12日举办辅导4场，集中学习12次的情况见《学习制度》第3条。", "0 ",
                            "0-坚持经常。", "0-注重实效，配发资料xx册。"}));
    EXPECT_EQ(draft.elements[5].columns, (Lines{"日期", "主题", "人数"}));
}

TEST(SectionDraft, OffersNumbersAsFieldsWithTitleTypeAndUnit) {
    const SectionDraft draft = draftOf(documentOf(report));
    Lines fields;
    for (const DraftField& field : draft.fields) {
        fields.push_back(field.title + " " + field.text + " " + field.field.unit + " " +
                         std::to_string(field.places.size()));
    }
    EXPECT_EQ(fields, (Lines{"集中学习次数 12 次 2", "专题学习次数 2 次 1", "参学率比例 96.5%  1",
                             "日期 2025年3月12日  1", "辅导场数 4 场 1", "配发资料册数 xx  1"}));
}

TEST(SectionDraft, OffersNamesOfOfficesUnticked) {
    const SectionDraft draft = draftOf(documentOf(
        {"组织领导", "白鹭镇党委会同青禾县教育局开展检查，白鹭镇党委每季听取汇报，各级党委、局机关均按要求落实。"}));
    Lines names;
    for (const DraftField& field : draft.fields) {
        names.push_back(field.title + " " + field.text + " " + std::to_string(field.places.size()) +
                        (field.proposed ? " ticked" : ""));
    }
    EXPECT_EQ(names, (Lines{"镇党委名称 白鹭镇党委 2", "局名称 青禾县教育局 1"}));
}

TEST(SectionDraft, TheFilesAreASoundTemplateThatMakesTheSameTextAgain) {
    const SectionDraft draft = draftOf(documentOf(report));
    const SectionFiles files = writeSection(draft, SectionId{"own-1"}, allOf(draft), SectionId{"theory"});
    EXPECT_NE(files.text.find("集中学习{{own-1.value-1}}次"), std::string::npos) << files.text;
    const Made made = make(files);
    EXPECT_EQ(listed(made.problems), "");
    EXPECT_TRUE(made.own);
    EXPECT_EQ(made.lines,
              (Lines{"# 抓实理论学习", "## 领导带头学", "全年开展集中学习12次，其中专题学习2次，参学率96.5%。",
                     "## 党员跟进学", "2025年3月12日举办辅导4场，集中学习12次的情况见《学习制度》第3条。",
                     "|日期|主题|人数|", "一是坚持经常。", "二是注重实效，配发资料xx册。"}));
    const Library shipped = loadLibrary(TemplateFolder(root / "templates")).library;
    EXPECT_EQ(shipped.order[made.rank - 1], SectionId{"theory"});
}

TEST(SectionDraft, ABraceMayStandBeforeABracketOrAField) {
    const SectionDraft draft = draftOf(documentOf({"一、甲", "见{[附]，学习{12次}。"}));
    const Made made = make(writeSection(draft, SectionId{"own-1"}, allOf(draft), SectionId{"theory"}));
    EXPECT_EQ(listed(made.problems), "");
    EXPECT_EQ(made.lines.back(), "见{[附]，学习{12次}。");
}

TEST(SectionDraft, ASectionOfOnesOwnTakesNoHeadingFromTheShippedOnes) {
    const SectionDraft draft = draftOf(documentOf(report));
    const OwnFiles own(writeSection(draft, SectionId{"own-1"}, {}, SectionId{"theory"}));
    Library library = loadLayers(TemplateFolder(root / "templates"), {&own}).library;
    const Snapshot document = documentOf({"情况汇报", "一、抓实理论学习", "二、存在问题"});
    EXPECT_EQ(readOutline(document, library).items[1].section, SectionId{"theory"});
    library.sections.at(SectionId{"own-1"}).title = "凝心聚力";
    const Snapshot other = documentOf({"情况汇报", "一、凝心聚力", "二、存在问题"});
    EXPECT_EQ(readOutline(other, library).items[1].section, SectionId{"own-1"});
}

TEST(SectionDraft, WhatIsNotConfirmedStaysText) {
    const SectionDraft draft = draftOf(documentOf(report));
    const SectionFiles files = writeSection(draft, SectionId{"own-1"}, {1}, {});
    EXPECT_NE(files.text.find("集中学习12次，其中专题学习{{own-1.value-1}}次"), std::string::npos) << files.text;
}

TEST(SectionDraft, OfNothingThereIsNone) {
    const Snapshot snapshot = documentOf({"", "　　"});
    EXPECT_TRUE(std::holds_alternative<Refusal>(draftSection(snapshot, {}, 0, 2)));
    const Snapshot braces = documentOf({"这里写{{单位}}"});
    EXPECT_TRUE(std::holds_alternative<Refusal>(draftSection(braces, {}, 0, 1)));
}

const Lines pieces = {"一、",       "（一）",     "1.",
                      "2、",        "12次",       "3.5万元",
                      "《条例》",   "*",          "_",
                      "`",          "[a](b)",     "<b>",
                      "&amp;",      "#",          "# ",
                      "- ",         "+ ",         "> ",
                      "|",          "~~~",        "===",
                      "\\",         "{",          "}",
                      "!",          "\t",         "　　",
                      " ",          "  ",         "。",
                      "，",         "学习",       "宣传工作",
                      "一是",       "二是",       "xx次",
                      "2025年",     "5%",         "<!-- option: a -->",
                      "\n",         "①",          "第3节",
                      "http://a.b", "1)",         "007次",
                      "12.50元",    "白鹭镇党委", "青禾县教育局"};

std::string anyLine() {
    std::string text;
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
        text += *rc::gen::elementOf(pieces);
    }
    return text;
}

RC_GTEST_PROP(AnyDraft, IsASoundTemplateThatMakesTheSameTextAgain, ()) {
    Snapshot snapshot;
    for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
        BodyElement element;
        element.paragraph.text = anyLine();
        element.paragraph.style = "Text body";
        element.paragraph.looks.bold = *rc::gen::arbitrary<bool>();
        snapshot.body.push_back(std::move(element));
    }
    const auto drafted = draftSection(snapshot, readOutline(snapshot, outlineLibrary()), 0, snapshot.body.size());
    if (std::holds_alternative<Refusal>(drafted)) {
        RC_DISCARD("no text");
    }
    const auto& draft = std::get<SectionDraft>(drafted);
    Lines expected;
    int item = 0;
    for (const DraftElement& element : draft.elements) {
        item = element.listItem ? item + 1 : 0;
        expected.push_back((element.level > 0 ? std::string(static_cast<std::size_t>(element.level), '#') + " " : "") +
                           (item > 0 ? chineseNumber(item) + "是" : "") + element.text);
    }
    const SectionFiles files = writeSection(draft, SectionId{"own-1"}, allOf(draft), SectionId{"theory"});
    RC_LOG() << files.text << files.description;
    const Made made = make(files);
    RC_LOG() << listed(made.problems);
    RC_ASSERT(made.problems.empty());
    RC_ASSERT(made.lines == expected);
}

} // namespace
} // namespace zhangfa
