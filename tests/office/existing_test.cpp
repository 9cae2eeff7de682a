// Sections put into, moved in and taken out of documents that somebody else made, in real Writer. What is not ours
// stays as it is, to the attribute: files are compared with Writer's own save of the document nobody touched.
#include "office/report.h"
#include "office/saved_content.h"

#include <com/sun/star/awt/FontSlant.hpp>
#include <com/sun/star/awt/FontUnderline.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XIndexReplace.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/document/XRedlinesSupplier.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XTextCursor.hpp>
#include <com/sun/star/text/XTextTable.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <algorithm>
#include <fstream>
#include <regex>

namespace zhangfa {
namespace {

using Properties = Reference<css::beans::XPropertySet>;
using Range = Reference<css::text::XTextRange>;

// How an office types it: the default style, everything set by hand.
struct Line {
    const char* text;
    const char* look = "body"; // title, heading, body, right; run-in: a bold heading up to the first 。
};

class Existing : public ReportTest {
protected:
    Model written(const std::vector<Line>& lines) {
        const Model document = office().newDocument();
        const auto text = bodyOf(document);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) {
                text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
            }
            write(document, lines[i]);
        }
        return document;
    }

    static void write(const Model& document, const Line& line) {
        const std::string words = line.text, look = line.look;
        const auto text = bodyOf(document);
        const auto cursor = text->createTextCursorByRange(text->getEnd());
        const Properties here(cursor, UNO_QUERY_THROW);
        set(here, "ParaAdjust",
            look == "title"   ? css::style::ParagraphAdjust_CENTER
            : look == "right" ? css::style::ParagraphAdjust_RIGHT
                              : css::style::ParagraphAdjust_BLOCK);
        set(here, "ParaFirstLineIndent", sal_Int32(look == "heading" || look == "body" || look == "run-in" ? 1129 : 0));
        const std::size_t stop = words.find("。");
        const std::size_t heading = look == "run-in" && stop != std::string::npos ? stop + 3 : 0;
        for (const auto& [part, bold] :
             {std::pair(words.substr(0, heading), true), std::pair(words.substr(heading), false)}) {
            if (part.empty()) {
                continue;
            }
            text->insertString(Range(cursor, UNO_QUERY_THROW), fromUtf8(part), true);
            set(here, "CharHeightAsian", look == "title" ? 22.0F : 16.0F);
            set(here, "CharFontNameAsian", fromUtf8(look == "heading" ? "Noto Sans CJK SC" : "Noto Serif CJK SC"));
            set(here, "CharWeightAsian", bold ? css::awt::FontWeight::BOLD : css::awt::FontWeight::NORMAL);
            cursor->collapseToEnd();
        }
    }

    json::array insert(const Model& document, const std::string& section, std::optional<int> after = std::nullopt) {
        json::object request{{"section", section}};
        if (after) {
            request["after"] = *after;
        }
        const json::value told = parse(api()->insert(document, fromUtf8(json::serialize(request))));
        return told.at("references").as_array();
    }

    static std::vector<std::string> lines(const Model& document) {
        std::vector<std::string> all;
        std::istringstream stream(Office::text(document));
        for (std::string line; std::getline(stream, line);) {
            all.push_back(line);
        }
        return all;
    }

    static void forgetSteps(const Model& document) {
        Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager()->clear();
    }

    template <class T> static T look(const Model& document, std::size_t element, const char* property) {
        return get<T>(Properties(elementAt(document, element), UNO_QUERY_THROW), property);
    }

    SavedContent saved(const Model& document, const char* name) {
        office().store(document, scratch() / name);
        return readSaved(scratch() / name);
    }
};

const std::vector<Line> lastYears = {
    {"关于2025年度落实意识形态工作责任制情况的报告", "title"},
    {"县委："},
    {"现将2025年度落实意识形态工作责任制有关情况报告如下："},
    {"一、扛牢政治责任，加强组织领导", "heading"},
    {"镇党委全年专题研究意识形态工作4次，按照第三部分要求逐项落实。"},
    {"二、突出思想引领，抓实理论学习", "heading"},
    {"（一）领导班子带头学。全年开展集中学习12次，其中专题学习2次。", "run-in"},
    {"（二）党员干部跟进学。依托主题党日开展学习，配发资料620册。", "run-in"},
    {"三、存在的主要问题", "heading"},
    {"个别支部学习不够经常，宣传方式不够多样。"},
    {"四、下一步工作打算", "heading"},
    {"继续压实责任，抓好学习，建强队伍，推动各项要求落实。"},
    {"白鹭镇党委", "right"},
    {"2025年12月20日", "right"},
};

TEST_F(Existing, AMissingSectionLooksAsIfItsAuthorHadWrittenIt) {
    const Model document = written(lastYears);
    forgetSteps(document);
    const json::array references = insert(document, "publicity");
    const auto now = lines(document);
    EXPECT_EQ(now[8], "三、宣传引导");
    EXPECT_TRUE(now[9].starts_with("（一）新闻宣传和网上发布。宣传工作以")) << now[9];
    EXPECT_EQ(now[11], "四、存在的主要问题");
    EXPECT_EQ(now[13], "五、下一步工作打算");
    EXPECT_EQ(look<rtl::OUString>(document, 8, "CharFontNameAsian"), fromUtf8("Noto Sans CJK SC"));
    EXPECT_EQ(look<rtl::OUString>(document, 8, "ParaStyleName"), ascii("Standard"));
    EXPECT_EQ(look<rtl::OUString>(document, 10, "CharFontNameAsian"), fromUtf8("Noto Serif CJK SC"));
    EXPECT_EQ(look<float>(document, 8, "CharHeightAsian"), 16.0F);
    EXPECT_EQ(look<sal_Int32>(document, 8, "ParaFirstLineIndent"), 1129);
    // The run-in heading is bold, the text behind it is not.
    const auto cursor =
        bodyOf(document)->createTextCursorByRange(Range(elementAt(document, 9), UNO_QUERY_THROW)->getStart());
    cursor->goRight(3, true);
    EXPECT_EQ(get<float>(Properties(cursor, UNO_QUERY_THROW), "CharWeightAsian"), css::awt::FontWeight::BOLD);
    cursor->gotoRange(Range(elementAt(document, 9), UNO_QUERY_THROW)->getEnd(), false);
    cursor->goLeft(2, true);
    EXPECT_EQ(get<float>(Properties(cursor, UNO_QUERY_THROW), "CharWeightAsian"), css::awt::FontWeight::NORMAL);
    ASSERT_EQ(references.size(), 1U);
    EXPECT_EQ(references[0].at("text"), "第三部分");
    EXPECT_EQ(undoTitles(document).size(), 1U);
}

TEST_F(Existing, OneUndoTakesItBackAndOneRedoBringsItAgain) {
    const Model document = written(lastYears);
    const auto before = snapshot(document);
    insert(document, "publicity");
    const auto after = snapshot(document);
    undo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    redo(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(after));
}

TEST_F(Existing, AnAccidentOfOneRunIsNotCopied) {
    const Model document = written(lastYears);
    const auto cursor =
        bodyOf(document)->createTextCursorByRange(Range(elementAt(document, 5), UNO_QUERY_THROW)->getStart());
    cursor->goRight(4, true);
    const Properties some(cursor, UNO_QUERY_THROW);
    set(some, "CharPostureAsian", css::awt::FontSlant_ITALIC);
    set(some, "CharHeightAsian", 28.0F);
    insert(document, "publicity");
    EXPECT_EQ(look<css::awt::FontSlant>(document, 8, "CharPostureAsian"), css::awt::FontSlant_NONE);
    EXPECT_EQ(look<float>(document, 8, "CharHeightAsian"), 16.0F);
}

// Tables, notes, comments, fields, a section of Writer's, a header, recorded changes: everything an office may have.
class Furnished : public Existing {
protected:
    Model furnished() {
        const Model document = written(lastYears);
        const auto text = bodyOf(document);
        const auto place = [&](std::size_t element) {
            return Range(elementAt(document, element), UNO_QUERY_THROW)->getEnd();
        };
        const auto note = makeContent(document, "com.sun.star.text.Footnote");
        text->insertTextContent(place(9), note, false);
        Reference<css::text::XText>(note, UNO_QUERY_THROW)->setString(fromUtf8("见一、二两部分。"));
        const auto comment = makeContent(document, "com.sun.star.text.TextField.Annotation");
        set(Properties(comment, UNO_QUERY_THROW), "Content", fromUtf8("请核实"));
        text->insertTextContent(place(4), comment, false);
        text->insertTextContent(place(11), makeContent(document, "com.sun.star.text.TextField.PageNumber"), false);
        const auto bookmark = makeContent(document, "com.sun.star.text.Bookmark");
        text->insertTextContent(place(6), bookmark, false);
        const Reference<css::text::XTextTable> table(makeContent(document, "com.sun.star.text.TextTable"),
                                                     UNO_QUERY_THROW);
        table->initialize(2, 2);
        text->insertTextContent(place(4), Reference<css::text::XTextContent>(table, UNO_QUERY_THROW), false);
        Reference<css::text::XText>(table->getCellByName(ascii("A2")), UNO_QUERY_THROW)
            ->setString(fromUtf8("一、学习"));
        const auto frame = makeContent(document, "com.sun.star.text.TextFrame");
        text->insertTextContent(place(3), frame, false);
        Reference<css::text::XText>(frame, UNO_QUERY_THROW)->setString(fromUtf8("三、框中的字"));
        const Reference<css::style::XStyleFamiliesSupplier> families(document, UNO_QUERY_THROW);
        const Reference<css::container::XNameAccess> pages(families->getStyleFamilies()->getByName(ascii("PageStyles")),
                                                           UNO_QUERY_THROW);
        const Properties page(pages->getByName(ascii("Standard")), UNO_QUERY_THROW);
        set(page, "HeaderIsOn", true);
        get<Reference<css::text::XText>>(page, "HeaderText")->setString(fromUtf8("四、页眉"));
        const Properties settings(document, UNO_QUERY_THROW);
        set(settings, "RecordChanges", true);
        text->insertString(place(10), fromUtf8("（修订）"), false);
        set(settings, "RecordChanges", false);
        return document;
    }

    // As another office has it before it: read from a file.
    Model opened(const char* name) {
        const Model document = furnished();
        office().store(document, scratch() / name);
        return office().load(scratch() / name);
    }
};

std::string withoutNumerals(const std::string& line) {
    static const std::regex numeral("[一二三四五六七八九十]");
    return std::regex_replace(line, numeral, "#");
}

TEST_F(Furnished, EverythingElseIsIdenticalToWritersOwnSave) {
    for (const char* name : {"a.odt", "a.docx"}) {
        const Model document = opened(name);
        const SavedContent before = saved(document, "before.fodt");
        insert(document, "publicity");
        const SavedContent after = saved(document, "after.fodt");
        const std::size_t added = after.body.size() - before.body.size();
        ASSERT_GT(added, 2U) << name;
        // Where the new elements begin: the first that differ.
        std::size_t first = 0;
        while (first < before.body.size() && before.body[first] == after.body[first]) {
            ++first;
        }
        ASSERT_NE(after.body[first].find("宣传引导"), std::string::npos) << name << ": " << after.body[first];
        std::size_t renumbered = 0;
        for (std::size_t i = first; i < before.body.size(); ++i) {
            const std::string &old = before.body[i], &now = after.body[i + added];
            if (old == now) {
                continue;
            }
            ++renumbered;
            EXPECT_EQ(withoutNumerals(old), withoutNumerals(now)) << name;
        }
        EXPECT_EQ(renumbered, 2U) << name;
    }
}

TEST_F(Furnished, InsertedAndUndoneNothingAtAllIsChanged) {
    const Model document = opened("a.docx");
    const SavedContent before = saved(document, "before.fodt");
    insert(document, "publicity");
    undo(document);
    const SavedContent after = saved(document, "after.fodt");
    EXPECT_EQ(after.body, before.body);
}

TEST_F(Furnished, MovedDownAndUpEverythingIsWhereItWas) {
    const Model document = opened("a.odt");
    const auto before = snapshot(document);
    api()->move(document, ascii("theory"), 1);
    EXPECT_NE(Office::text(document).find("二、存在的主要问题"), std::string::npos);
    EXPECT_NE(Office::text(document).find("三、突出思想引领"), std::string::npos);
    api()->move(document, ascii("theory"), -1);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
}

TEST_F(Furnished, RemovedAndUndoneItIsAsBefore) {
    const Model document = opened("a.docx");
    const SavedContent before = saved(document, "before.fodt");
    api()->remove(document, ascii("theory"));
    EXPECT_EQ(Office::text(document).find("突出思想引领"), std::string::npos);
    EXPECT_NE(Office::text(document).find("二、存在的主要问题"), std::string::npos);
    undo(document);
    EXPECT_EQ(saved(document, "after.fodt").body, before.body);
}

TEST_F(Existing, WritersOwnNumbersRenumberThemselves) {
    const Model document = written({{"关于意识形态工作情况的汇报", "title"},
                                    {"加强组织领导", "heading"},
                                    {"镇党委全年专题研究意识形态工作4次。"},
                                    {"抓实理论学习", "heading"},
                                    {"全年开展集中学习12次，其中专题学习2次。"},
                                    {"存在的主要问题", "heading"},
                                    {"个别支部学习不够经常，宣传方式不够多样。"}});
    const Reference<css::container::XIndexReplace> rules(
        Reference<css::lang::XMultiServiceFactory>(document, UNO_QUERY_THROW)
            ->createInstance(ascii("com.sun.star.text.NumberingRules")),
        UNO_QUERY_THROW);
    const css::beans::PropertyValue level[] = {
        {ascii("NumberingType"), 0, css::uno::Any(sal_Int16(15)), css::beans::PropertyState_DIRECT_VALUE},
        {ascii("ListFormat"), 0, css::uno::Any(fromUtf8("%1%、")), css::beans::PropertyState_DIRECT_VALUE}};
    rules->replaceByIndex(0, css::uno::Any(css::uno::Sequence<css::beans::PropertyValue>(level, 2)));
    for (const std::size_t heading : {1U, 3U, 5U}) {
        const Properties paragraph(elementAt(document, heading), UNO_QUERY_THROW);
        set(paragraph, "NumberingRules", rules);
        set(paragraph, "NumberingLevel", sal_Int16(0));
    }
    for (const char* name : {"a.odt", "a.docx"}) {
        office().store(document, scratch() / name);
        const Model opened = office().load(scratch() / name);
        insert(opened, "publicity");
        const json::object read = snapshot(opened);
        std::vector<std::string> labels;
        for (const json::value& element : read.at("body").as_array()) {
            const auto* label = element.as_object().if_contains("label");
            if (label != nullptr && !label->as_string().empty()) {
                labels.push_back(std::string(label->as_string()) + std::string(element.at("text").as_string()));
            }
        }
        EXPECT_EQ(labels, (std::vector<std::string>{"一、加强组织领导", "二、抓实理论学习", "三、宣传引导",
                                                    "四、存在的主要问题"}))
            << name;
    }
}

TEST_F(Existing, InsertedWhileChangesAreRecordedItIsOneRecordedChange) {
    const Model document = written({{"情况汇报", "title"},
                                    {"(一)加强组织领导。镇党委全年专题研究意识形态工作4次。", "run-in"},
                                    {"(二)存在的主要问题。个别支部学习不够经常，宣传方式不够多样。", "run-in"}});
    set(Properties(document, UNO_QUERY_THROW), "RecordChanges", true);
    insert(document, "publicity", 2);
    std::vector<std::string> kinds;
    const auto all =
        Reference<css::document::XRedlinesSupplier>(document, UNO_QUERY_THROW)->getRedlines()->createEnumeration();
    while (all->hasMoreElements()) {
        kinds.push_back(toUtf8(get<rtl::OUString>(Properties(all->nextElement(), UNO_QUERY_THROW), "RedlineType")));
    }
    EXPECT_EQ(kinds, std::vector<std::string>{"Insert"});
}

TEST_F(Existing, BehindTheCursorsSectionOnRequest) {
    const Model document = written(lastYears);
    insert(document, "team", 11);
    EXPECT_NE(Office::text(document).find("五、队伍建设"), std::string::npos);
}

TEST_F(Existing, AnAssignedHeadingIsRememberedByTheFile) {
    const Model document = written({{"情况汇报", "title"},
                                    {"一、凝心聚力强根基", "heading"},
                                    {"全年开展集中学习12次，其中专题学习2次。"},
                                    {"二、存在的主要问题", "heading"},
                                    {"个别支部学习不够经常。"}});
    EXPECT_EQ(sections(document), (std::vector<std::string>{"", "problems"}));
    api()->assign(document, fromUtf8(R"({"element": 1, "section": "theory"})"));
    EXPECT_EQ(sections(document), (std::vector<std::string>{"theory", "problems"}));
    for (const char* name : {"a.odt", "a.docx", "a.doc"}) {
        office().store(document, scratch() / name);
        EXPECT_EQ(sections(office().load(scratch() / name)), (std::vector<std::string>{"theory", "problems"})) << name;
    }
    undo(document);
    EXPECT_EQ(sections(document), (std::vector<std::string>{"", "problems"}));
}

TEST_F(Existing, APlaceholderBecomesABoundField) {
    const Model document =
        written({{"情况汇报", "title"}, {"一、抓实理论学习", "heading"}, {"全年开展集中学习x次，其中专题学习2次。"}});
    const json::object found = state(document);
    const json::array& places = found.at("placeholders").as_array();
    ASSERT_EQ(places.size(), 1U);
    ASSERT_EQ(places[0].at("fields").at(0).at("field"), "theory.sessions");
    api()->replace(document, fromUtf8(json::serialize(json::object{{"field", "theory.sessions"},
                                                                   {"element", places[0].at("element")},
                                                                   {"offset", places[0].at("offset")},
                                                                   {"text", places[0].at("text")}})));
    EXPECT_EQ(lines(document)[2], "全年开展集中学习〔集中学习次数〕次，其中专题学习2次。");
    fill(document, R"({"theory.sessions": 12})");
    EXPECT_EQ(lines(document)[2], "全年开展集中学习12次，其中专题学习2次。");
    EXPECT_EQ(look<rtl::OUString>(document, 2, "CharFontNameAsian"), fromUtf8("Noto Serif CJK SC"));
}

TEST_F(Existing, WhatIsSelectedBecomesASectionOfOnesOwnThatCanBeInserted) {
    const Model document = written({{"情况汇报", "title"},
                                    {"一、凝心聚力强根基", "heading"},
                                    {"全年开展集中学习12次，走访群众345人次。", "body"},
                                    {"二、存在的主要问题", "heading"},
                                    {"个别支部学习不够经常。"}});
    const auto controller = document->getCurrentController();
    api()->select(controller, fromUtf8(R"({"element": 1, "offset": 0, "length": 20})"));
    Reference<css::text::XTextViewCursorSupplier>(controller, UNO_QUERY_THROW)->getViewCursor()->goRight(12, true);
    const auto before = snapshot(document);
    const json::value draft = parse(api()->draft(controller, ascii("{}")));
    EXPECT_EQ(draft.at("title"), "凝心聚力强根基");
    ASSERT_EQ(draft.at("fields").as_array().size(), 2U);
    EXPECT_EQ(draft.at("fields").at(1).at("title"), "走访群众人次");
    const json::value saved =
        parse(api()->saveSection(controller, fromUtf8(R"({"title": "凝心聚力", "fields": [{"index": 0}]})")));
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    const std::string id(saved.at("id").as_string());

    const Model other = written(lastYears);
    insert(other, id);
    EXPECT_NE(Office::text(other).find("、凝心聚力强根基\n"), std::string::npos) << Office::text(other);
    EXPECT_NE(Office::text(other).find("全年开展集中学习〔集中学习次数〕次，走访群众345人次。"), std::string::npos)
        << Office::text(other);
    fill(other, "{\"" + id + ".value-1\": 12}");
    EXPECT_NE(Office::text(other).find("全年开展集中学习12次，走访群众345人次。"), std::string::npos);
}

TEST_F(Existing, SectionsOfASharedFolderAreThereBesideOnesOwn) {
    std::filesystem::create_directories(scratch() / "sections");
    std::ofstream(scratch() / "sections/own-shared.md") << "# 单位共用章节\n\n各部门密切配合。\n";
    std::ofstream(scratch() / "sections/own-shared.json")
        << R"({ "title": "单位共用章节", "after": "theory", "fields": {} })";
    const auto set = [&](const std::string& folder) {
        const css::beans::PropertyValue node(ascii("nodepath"), 0, css::uno::Any(ascii("org.zhangfa.Options/Library")),
                                             css::beans::PropertyState_DIRECT_VALUE);
        const css::uno::Any argument(node);
        const Reference<css::lang::XMultiServiceFactory> provider(
            office().create("com.sun.star.configuration.ConfigurationProvider"), UNO_QUERY_THROW);
        const Reference<css::container::XNameReplace> library(
            provider->createInstanceWithArguments(ascii("com.sun.star.configuration.ConfigurationUpdateAccess"),
                                                  css::uno::Sequence<css::uno::Any>(&argument, 1)),
            UNO_QUERY_THROW);
        library->replaceByName(ascii("SharedFolder"), css::uno::Any(fromUtf8(folder)));
        Reference<css::util::XChangesBatch>(library, UNO_QUERY_THROW)->commitChanges();
    };
    set(scratch().string());
    const Model document = written(lastYears);
    const auto controller = document->getCurrentController();
    api()->select(controller, fromUtf8(R"({"element": 4, "offset": 0, "length": 9})"));
    api()->saveSection(controller, ascii("{}")); // which reads all templates again
    insert(document, "own-shared");
    EXPECT_NE(Office::text(document).find("三、单位共用章节\n"), std::string::npos) << Office::text(document);
    set("");
}

TEST_F(Existing, AGluedHeadingIsSplitOffOnRequest) {
    const Model document = written({{"情况汇报", "title"},
                                    {"一、加强组织领导", "heading"},
                                    {"镇党委全年专题研究意识形态工作4次。二、抓实理论学习"},
                                    {"全年开展集中学习12次。"},
                                    {"三、存在的主要问题", "heading"},
                                    {"个别支部学习不够经常。"}});
    const json::object found = state(document);
    const json::array& repairs = found.at("repairs").as_array();
    ASSERT_EQ(repairs.size(), 1U);
    EXPECT_EQ(repairs[0].at("kind"), "split");
    EXPECT_EQ(refusal([&] { insert(document, "publicity"); }), "");
    undo(document);
    EXPECT_EQ(refusal([&] { insert(document, "leadership"); }), "plan.already-there");
    forgetSteps(document);
    api()->repair(document,
                  fromUtf8(json::serialize(json::object{
                      {"kind", "split"}, {"element", repairs[0].at("element")}, {"offset", repairs[0].at("offset")}})));
    EXPECT_EQ(lines(document)[2], "镇党委全年专题研究意识形态工作4次。");
    EXPECT_EQ(lines(document)[3], "二、抓实理论学习");
    EXPECT_EQ(undoTitles(document).size(), 1U);
    undo(document);
    EXPECT_EQ(lines(document)[2], "镇党委全年专题研究意识形态工作4次。二、抓实理论学习");
}

} // namespace
} // namespace zhangfa
