// Sections with the words of their headings, for tests of the recogniser: no text, no fields.
#include "outline_library.h"

#include "outline/document_files.h"

#include <boost/algorithm/string.hpp>

namespace zhangfa {

namespace {

struct Words {
    const char* id;
    const char* title;
    std::vector<std::string> words;
};

const std::vector<Words>& allWords() {
    static const std::vector<Words> all = {
        {"preamble", "前言", {"报告如下", "汇报如下"}},
        {"leadership", "组织领导与主体责任", {"组织领导", "主体责任", "工作机制", "职责定位", "责任制", "一岗双责"}},
        {"theory", "理论武装与学习教育", {"理论武装", "理论学习", "学习教育", "思想认识", "思想根基"}},
        {"publicity", "宣传引导", {"宣传引导", "舆论导向", "舆论引导", "正能量", "新闻宣传", "宣传"}},
        {"positions", "阵地建设与管理", {"阵地建设", "阵地管理", "平台管理", "讲座论坛", "阵地"}},
        {"network", "网络意识形态与舆情应对", {"网络意识形态", "网络舆情", "舆情应对", "舆情"}},
        {"mechanism", "制度机制", {"制度机制", "制度建设", "建章立制", "长效机制", "制度", "机制"}},
        {"activities", "活动载体与精神文明创建", {"活动载体", "精神文明", "先进典型", "主题活动", "活动"}},
        {"team", "队伍建设", {"队伍建设", "人才培养", "业务培训", "队伍", "人才", "培训"}},
        {"rectification", "上轮反馈问题整改情况", {"反馈问题整改", "问题整改", "整改情况", "反馈", "整改"}},
        {"supervision", "督导检查与考核", {"督导检查", "考核评价", "督导", "检查", "考核"}},
        {"problems", "存在问题", {"存在问题", "存在的问题", "主要问题", "存在不足", "薄弱环节", "差距"}},
        {"causes", "原因分析", {"原因分析", "主要原因", "原因"}},
        {"plan", "下一步打算", {"下一步打算", "下一步", "下步打算", "工作打算", "努力方向", "整改措施", "今后"}},
        {"closing", "结语", {"特此报告", "专此报告"}},
    };
    return all;
}

BodyElement elementOf(const std::string& line) {
    BodyElement element;
    element.paragraph.style = "Text body";
    const std::size_t end = line.starts_with("{") ? line.find('}') : std::string::npos;
    element.paragraph.text = end == std::string::npos ? line : line.substr(end + 1);
    if (end == std::string::npos) {
        return element;
    }
    std::vector<std::string> words;
    boost::split(words, line.substr(1, end - 1), [](char byte) { return byte == ' '; });
    for (const std::string& word : words) {
        if (word == "table") {
            element.table = true;
            element.grid.rows.emplace_back();
            boost::split(element.grid.rows.back(), element.paragraph.text, [](char byte) { return byte == '|'; });
            element.paragraph = {};
        } else if (word.starts_with("@")) {
            element.paragraph.bookmarks.push_back(word.substr(1));
        } else {
            readLook(element.paragraph, word);
        }
    }
    return element;
}

} // namespace

const Library& outlineLibrary() {
    static const Library library = [] {
        Library made;
        for (const auto& [id, title, words] : allWords()) {
            Section section;
            section.id = SectionId{id};
            section.title = title;
            section.words = words;
            made.order.push_back(section.id);
            made.sections.emplace(section.id, section);
        }
        return made;
    }();
    return library;
}

Snapshot documentOf(const std::vector<std::string>& lines) {
    Snapshot snapshot;
    for (const std::string& line : lines) {
        snapshot.body.push_back(elementOf(line));
    }
    return snapshot;
}

} // namespace zhangfa
