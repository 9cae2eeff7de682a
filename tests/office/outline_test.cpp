// The outline of documents that other people wrote, in real Writer: typed numbers, Writer's own, looks without styles.
#include "office/report.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XTextTable.hpp>

namespace zhangfa {
namespace {

class OutlineOf : public ReportTest {
protected:
    // A paragraph a line.
    Model written(const std::vector<const char*>& lines) {
        const Model document = office().newDocument();
        const auto text = bodyOf(document);
        for (const char* line : lines) {
            text->insertString(text->getEnd(), fromUtf8(line), false);
            text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
        }
        return document;
    }
    // "heading 一、 1 1 [problems] 存在问题", a line an item.
    std::string outline(const Model& document) {
        const json::value outline = parse(api()->outline(document));
        std::string all;
        for (const json::value& value : outline.at("items").as_array()) {
            const json::object& item = value.as_object();
            all += std::string(item.at("role").as_string());
            for (const char* key : {"scheme", "level", "number"}) {
                if (const auto* found = item.if_contains(key)) {
                    all += " " + (found->is_string() ? std::string(found->as_string()) : json::serialize(*found));
                }
            }
            if (const auto* section = item.at("section").if_string()) {
                all += " [" + std::string(*section) + "]";
            }
            all += " " + std::string(item.at("text").as_string()) + "\n";
        }
        return all;
    }
};

const std::vector<const char*> lastYears = {
    "关于2025年度落实意识形态工作责任制情况的报告",
    "县委：",
    "根据有关要求，现将我镇落实意识形态工作责任制情况报告如下：",
    "一、强化组织领导，压实主体责任",
    "镇党委全年研究意识形态工作4次，投入经费3.5万元。",
    "二、抓好理论学习",
    "（一）领导干部带头学。全年开展集中学习12次。",
    "（二）党员干部跟进学。依托主题党日开展学习。",
    "三、存在的问题",
    "一是重视程度不够；二是队伍力量不足。",
    "四、下一步工作打算",
    "下一步，我镇将继续压实责任。",
    "白鹭镇党委",
    "2025年12月20日",
};
const char* const expected = "title 关于2025年度落实意识形态工作责任制情况的报告\n"
                             "salutation 县委：\n"
                             "lead 1 [preamble] 根据有关要求，现将我镇落实意识形态工作责任制情况报告如下：\n"
                             "heading 一、 1 1 [leadership] 强化组织领导，压实主体责任\n"
                             "heading 一、 1 2 [theory] 抓好理论学习\n"
                             "heading （一） 2 1 领导干部带头学\n"
                             "heading （一） 2 2 党员干部跟进学\n"
                             "heading 一、 1 3 [problems] 存在的问题\n"
                             "heading 一、 1 4 [plan] 下一步工作打算\n"
                             "signature 白鹭镇党委\n"
                             "date 2025年12月20日\n";

TEST_F(OutlineOf, LastYearsReportIsTheSameInEachFormat) {
    const Model document = written(lastYears);
    EXPECT_EQ(outline(document), expected);
    for (const char* name : {"a.docx", "a.odt", "a.doc"}) {
        office().store(document, scratch() / name);
        EXPECT_EQ(outline(office().load(scratch() / name)), expected) << name;
    }
}

TEST_F(OutlineOf, ReadingChangesNothing) {
    const Model document = written(lastYears);
    const auto before = snapshot(document);
    const auto steps = undoTitles(document);
    outline(document);
    EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    EXPECT_EQ(undoTitles(document), steps);
}

TEST_F(OutlineOf, WritersOwnNumbersAreToldFromTypedOnes) {
    const std::string all = outline(newReport());
    EXPECT_NE(all.find("heading auto:一、 1 1 [leadership] 组织领导与主体责任\n"), std::string::npos) << all;
    EXPECT_NE(all.find("heading auto:（一） 2 1 责任分工\n"), std::string::npos) << all;
}

TEST_F(OutlineOf, ABoldLineOfItsOwnIsAHeadingWithoutNumber) {
    const Model document =
        written({"关于意识形态工作情况的报告", "县委：", "我镇全年开展集中学习12次，进一步统一了思想认识。", "几点体会",
                 "一年来，我们体会到，学习要联系实际。", "白鹭镇党委", "2025年12月20日"});
    EXPECT_EQ(outline(document).find("几点体会"), std::string::npos);
    const Reference<css::beans::XPropertySet> line(elementAt(document, 3), UNO_QUERY_THROW);
    set(line, "CharWeightAsian", css::awt::FontWeight::BOLD);
    EXPECT_NE(outline(document).find("label 1 几点体会\n"), std::string::npos) << outline(document);
}

TEST_F(OutlineOf, ACellWithHeadingsOfItsOwnHasThemAsAPart) {
    const Model document = written({"情况统计", "", "完"});
    const Reference<css::text::XTextTable> table(makeContent(document, "com.sun.star.text.TextTable"), UNO_QUERY_THROW);
    table->initialize(2, 2);
    bodyOf(document)->insertTextContent(Reference<css::text::XTextRange>(elementAt(document, 1), UNO_QUERY_THROW),
                                        Reference<css::text::XTextContent>(table, UNO_QUERY_THROW), false);
    const Reference<css::text::XText> cell(table->getCellByName(ascii("B2")), UNO_QUERY_THROW);
    cell->setString(fromUtf8("一、加强组织领导\r二、存在的问题\r宣传不够。"));
    Reference<css::text::XText>(table->getCellByName(ascii("A1")), UNO_QUERY_THROW)->setString(fromUtf8("一、学习"));
    const json::value outline = parse(api()->outline(document));
    std::vector<std::string> parts;
    for (const json::value& item : outline.at("items").as_array()) {
        if (const auto* part = item.as_object().if_contains("part")) {
            parts.push_back(std::string(part->as_string()) + " " +
                            std::to_string(item.at("paragraph").to_number<int>()) + " " +
                            std::string(item.at("text").as_string()));
        }
    }
    const std::string name = "table:" + toUtf8(Reference<css::container::XNamed>(table, UNO_QUERY_THROW)->getName());
    EXPECT_EQ(parts, (std::vector<std::string>{name + "!B2 1 加强组织领导", name + "!B2 2 存在的问题"}));
}

TEST_F(OutlineOf, AnEmptyDocumentHasNone) { EXPECT_EQ(outline(office().newDocument()), ""); }

} // namespace
} // namespace zhangfa
