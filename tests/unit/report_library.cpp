// A small library with one of everything, for tests of plans: options, a list, a table, a long text, every type of
// value.
#include "report_library.h"

#include "memory_files.h"

#include <stdexcept>

namespace zhangfa {

const Library& reportLibrary() {
    static const Library library = [] {
        const MemoryFiles files{
            {"library.json",
             R"({ "order": ["preamble", "leadership", "theory", "network", "problems", "plan", "closing"],
  "fields": {
    "unit": { "title": "单位全称", "type": "string" },
    "year": { "title": "年份", "type": "integer", "minimum": 2000, "maximum": 2100 },
    "span": { "title": "期间", "type": "string", "enum": ["年度", "年上半年"], "default": "年度" },
    "superior": { "title": "上级", "type": "string" },
    "date": { "title": "成文日期", "type": "string", "format": "date" } } })"},
            {"sections/preamble.md", "{{unit}}对{{year}}{{span}}工作进行了总结。\n\n现将有关情况报告如下：\n"},
            {"sections/preamble.json", R"({ "title": "前言", "fields": {} })"},
            {"sections/leadership.md",
             "# 组织领导\n\n会议研究{{leadership.studies}}次，签订率为{{leadership.rate}}。\n\n"
             "## 工作机制\n\n领导小组{{leadership.group}}。\n"},
            {"sections/leadership.json", R"({ "title": "组织领导", "fields": {
    "leadership.studies": { "title": "研究次数", "type": "integer", "minimum": 0 },
    "leadership.rate": { "title": "签订率", "type": "number", "format": "percent" },
    "leadership.group": { "title": "领导小组", "type": "boolean", "labels": ["已成立", "尚未成立"] } } })"},
            {"sections/theory.md",
             "# 理论武装\n\n集中学习{{theory.sessions}}次。\n\n<!-- option: meetings -->\n\n"
             "集中学习情况见下表。\n\n{{theory.meetings}}\n\n<!-- /option -->\n\n"
             "<!-- option: platform -->\n\n在{{theory.sessions}}次学习中，{{unit}}注册{{theory.users}}人。\n\n<!-- "
             "/option -->\n\n"
             "## 学习成果\n\n{{theory.result}}\n\n共{{theory.sessions}}次。\n"},
            {"sections/theory.json", R"({ "title": "理论武装", "options": {
    "meetings": { "title": "学习情况表", "default": true }, "platform": { "title": "学习平台", "default": false } },
  "fields": {
    "theory.sessions": { "title": "集中学习次数", "type": "integer", "minimum": 0 },
    "theory.meetings": { "title": "学习情况", "type": "array", "format": "table", "items": { "type": "object", "properties": {
      "day": { "title": "日期", "type": "string", "format": "date" },
      "topic": { "title": "主题", "type": "string" },
      "people": { "title": "人数", "type": "integer" } }, "required": ["topic"] } },
    "theory.users": { "title": "平台用户", "type": "integer", "minimum": 0 },
    "theory.result": { "title": "学习成果", "type": "string", "format": "long-text", "prompt": "写明学习成果" } } })"},
            {"sections/network.md", "# 网络意识形态\n\n网络评论员{{network.officers}}名，经费{{network.funds}}元。\n"},
            {"sections/network.json", R"({ "title": "网络意识形态", "fields": {
    "network.officers": { "title": "网络评论员", "type": "integer", "minimum": 0 },
    "network.funds": { "title": "经费", "type": "number", "scale": "万" } } })"},
            {"sections/problems.md", "# 存在问题\n\n主要有以下问题：\n\n{{problems.items}}\n"},
            {"sections/problems.json", R"({ "title": "存在问题", "fields": {
    "problems.items": { "title": "问题", "type": "array", "format": "list", "prompt": "逐条写明问题",
      "item": "（{{#}}）{{problem}}。[{{where}}。]", "items": { "type": "object", "properties": {
        "problem": { "title": "问题", "type": "string" }, "where": { "title": "表现", "type": "string" } },
        "required": ["problem"] } } } })"},
            {"sections/plan.md",
             "# 下一步打算\n\n按照{{superior}}要求，做好以下工作：\n\n{{plan.measures}}\n\n以上工作{{year}}年完成。\n"},
            {"sections/plan.json", R"({ "title": "下一步打算", "fields": {
    "plan.measures": { "title": "措施", "type": "array", "format": "list",
      "item": "{{#}}是[针对{{problem}}的问题，]{{measure}}[，由{{who}}负责][，于{{due}}前完成]。",
      "items": { "type": "object", "properties": {
        "problem": { "title": "针对问题", "type": "string" }, "measure": { "title": "措施", "type": "string" },
        "who": { "title": "责任人", "type": "string" },
        "due": { "title": "时限", "type": "string", "format": "date" } }, "required": ["measure"] } } } })"},
            {"sections/closing.md", "特此报告。\n"},
            {"sections/closing.json", R"({ "title": "结语", "fields": {} })"},
            {"kinds/report.json", R"({ "title": "情况报告", "document": "报告",
  "heading": "{{unit}}关于{{year}}{{span}}工作情况的报告", "salutation": "{{superior}}：",
  "fields": ["unit", "year", "span", "superior", "date"],
  "sections": [ { "id": "preamble", "need": "required" }, { "id": "leadership", "need": "recommended" },
    { "id": "theory", "need": "required" }, { "id": "network", "need": "optional" },
    { "id": "problems", "need": "recommended" }, { "id": "plan", "need": "required" },
    { "id": "closing", "need": "recommended" } ],
  "signature": ["{{unit}}", "{{date}}"], "file": "{{year}}{{span}}{{unit}}情况报告" })"},
        };
        LoadedLibrary loaded = loadLibrary(files);
        if (!loaded.problems.empty()) {
            throw std::logic_error("the tests' own library: " + listed(loaded.problems));
        }
        return std::move(loaded.library);
    }();
    return library;
}

} // namespace zhangfa
