// What holds for the outline of any text.
#include "outline_library.h"

#include "core/outline_json.h"
#include "core/utf8.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

using Lines = std::vector<std::string>;

const Lines pieces = {"一、",
                      "二、",
                      "（一）",
                      "(二)",
                      "1.",
                      "2．",
                      "1、",
                      "（1）",
                      "一是",
                      "二是",
                      "三是",
                      "第一章",
                      "第二条",
                      "第三条",
                      "附件",
                      "附件1：",
                      "。",
                      "；",
                      "：",
                      "\n",
                      "，",
                      "　",
                      " ",
                      "\t",
                      "组织领导",
                      "理论",
                      "存在问题",
                      "下一步，",
                      "虽然",
                      "但仍存在",
                      "不足",
                      "如下：",
                      "报告",
                      "特此报告",
                      "关于",
                      "2025年3月1日",
                      "中共某某镇委员会",
                      "99999999999",
                      "\xE4\xB8",
                      "\xFF",
                      "”",
                      "（",
                      "一",
                      "十",
                      "百",
                      "〔日期〕"};

std::string anyText() {
    std::string text;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
        text += *rc::gen::inRange(0, 20) == 0 ? *rc::gen::arbitrary<std::string>() : *rc::gen::elementOf(pieces);
    }
    return text;
}

Snapshot anyDocument() {
    Snapshot snapshot;
    for (int i = *rc::gen::inRange(0, 25); i > 0; --i) {
        BodyElement element;
        element.table = *rc::gen::inRange(0, 10) == 0;
        if (!element.table) {
            element.paragraph.text = anyText();
            element.paragraph.style = *rc::gen::elementOf(Lines{"Text body", "Title", "Heading 2", "Contents 1", ""});
            element.paragraph.outlineLevel = *rc::gen::inRange(-1, 3);
            element.paragraph.label = *rc::gen::elementOf(Lines{"", "", "", "一、", "(2)", "•", "\xFF", "第一条"});
            element.paragraph.looks.bold = *rc::gen::arbitrary<bool>();
            element.paragraph.looks.centred = *rc::gen::arbitrary<bool>();
            element.paragraph.bookmarks = *rc::gen::elementOf(
                std::vector<Lines>{{}, {}, {}, {"zf_theory"}, {"zf_title"}, {"zf_plan_Copy_1"}, {"zf_preamble"}});
        }
        snapshot.body.push_back(std::move(element));
    }
    return snapshot;
}

RC_GTEST_PROP(AnyOutline, IsInOrderAndStaysWithinTheText, ()) {
    const Snapshot snapshot = anyDocument();
    for (const Library& library : {outlineLibrary(), Library{}}) {
        const Outline outline = readOutline(snapshot, library);
        RC_LOG() << boost::json::serialize(boost::json::value(toJson(outline, snapshot))) << std::endl;
        const OutlineItem* before = nullptr;
        for (const OutlineItem& item : outline.items) {
            RC_ASSERT(item.element < snapshot.body.size());
            const std::string& text = snapshot.body[item.element].paragraph.text;
            RC_ASSERT(item.offset <= text.size());
            RC_ASSERT(item.paragraph >= 1U);
            RC_ASSERT(item.paragraph <= outline.paragraphs);
            RC_ASSERT(item.confidence >= 0);
            RC_ASSERT(item.confidence <= 1);
            RC_ASSERT(!brokenUtf8(item.text));
            RC_ASSERT(item.scheme.has_value() == (item.role == OutlineRole::heading));
            RC_ASSERT(!item.scheme || (item.level >= 1 && item.number >= 1));
            if (before != nullptr) {
                RC_ASSERT(std::pair(before->element, before->offset) < std::pair(item.element, item.offset));
            }
            before = &item;
        }
    }
}

// A report with headings in some of the usual ways, in full series.
Lines anyHeadings() {
    const Lines upper = *rc::gen::elementOf(std::vector<Lines>{{"一、", "二、", "三、"},
                                                               {"1.", "2.", "3."},
                                                               {"1、", "2、", "3、"},
                                                               {"（一）", "(二)", "（三）"},
                                                               {"第一章 ", "第二章 ", "第三章 "}});
    const Lines lower = *rc::gen::elementOf(std::vector<Lines>{{"（1）", "（2）", "（3）"}, {"一是", "二是", "三是"}});
    const Lines words{"组织领导", "加强理论学习。每月一次。", "阵地管理。", "存在问题", "下一步打算", "其他事项"};
    Lines lines{"云溪镇工作情况汇报"};
    for (int i = 0; i < *rc::gen::inRange(1, 4); ++i) {
        lines.push_back(upper[static_cast<std::size_t>(i)] + *rc::gen::elementOf(words));
        const int count = *rc::gen::inRange(0, 4);
        for (int j = 0; j < count; ++j) {
            lines.push_back(lower[static_cast<std::size_t>(j)] + *rc::gen::elementOf(words));
        }
    }
    return lines;
}

Lines headingsOf(const Lines& lines) {
    const Snapshot snapshot = documentOf(lines);
    Lines headings;
    const boost::json::object json = toJson(readOutline(snapshot, outlineLibrary()), snapshot);
    for (const boost::json::value& item : json.at("items").as_array()) {
        boost::json::object heading = item.as_object();
        heading.erase("paragraph");
        if (heading.at("role") == "heading") {
            headings.push_back(boost::json::serialize(heading));
        }
    }
    return headings;
}

RC_GTEST_PROP(AnyOutline, KeepsItsHeadingsWhateverBodyTextStandsBetweenThem, ()) {
    const Lines body{"研究2次。",
                     "　　根据《某办法》第三条（一）项的规定，抓好落实。",
                     "主要做法：一是集中学；二是个人学；三是交流学。",
                     "1.5倍于去年。",
                     "2024年参加3.5万人次。",
                     "",
                     "{table}一、甲|1.乙",
                     "效果很好，大家都满意。",
                     "一、二级响应均已启动。",
                     "第一时间上报；第一书记到村。"};
    const Lines headings = anyHeadings();
    Lines full;
    for (const std::string& heading : headings) {
        full.push_back(heading);
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            full.push_back(*rc::gen::elementOf(body));
        }
    }
    RC_ASSERT(headingsOf(full) == headingsOf(headings));
}

RC_GTEST_PROP(AnyOutline, OfABareReportHasAllItsHeadings, ()) {
    const Lines lines = anyHeadings();
    std::size_t series = 0; // a lone 一是 is none
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool next = i + 1 < lines.size() && lines[i + 1].starts_with("二是");
        series += lines[i].starts_with("一是") && !next ? 1 : 0;
    }
    RC_ASSERT(headingsOf(lines).size() == lines.size() - 1 - series);
}

} // namespace
} // namespace zhangfa
