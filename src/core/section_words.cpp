// Which standard section a heading's words speak of.
#include "section_words.h"

#include "rank.h"
#include "utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

namespace zhangfa {

namespace {

constexpr std::size_t longestText = 360; // bytes, of a heading that is read

// Words of any heading: they say nothing about the section.
constexpr std::string_view generalWords[] = {
    "工作", "情况", "落实",   "意识形态", "建设", "管理", "开展", "加强", "强化", "抓好", "抓实", "做好",
    "推进", "推动", "进一步", "不断",     "持续", "深入", "扎实", "认真", "切实", "全面", "提升", "提高",
    "夯实", "压实", "筑牢",   "健全",     "完善", "方面", "主要", "存在", "突出", "目前", "当前", "我局",
    "我镇", "我校", "我单位", "单位",     "具体", "有关", "相关", "重点", "领域", "及其", "以及", "的",
    "了",   "和",   "与",     "及",       "其",   "对",   "中",   "上",   "、",   "，",   "：",   ":",
    "！",   " ",    "\u3000", "“",        "”",    "（",   "）"};
// Words of a heading without number, besides those of the sections.
constexpr std::string_view labelWords[] = {"问题", "不足", "措施", "打算", "做法", "成效", "成绩", "举措", "经验",
                                           "亮点", "特色", "要求", "目标", "计划", "思路", "建议", "结果", "分析",
                                           "表现", "短板", "弱项", "安排", "方向", "基本", "总体", "履职", "整改"};

std::string_view firstCharacter(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return text.substr(0, length);
}

bool isGeneral(std::string_view word) {
    return std::find(std::begin(generalWords), std::end(generalWords), word) != std::end(generalWords);
}

} // namespace

SectionWords::SectionWords(const Library& library) {
    std::map<std::string, std::set<std::size_t>> owners; // of each word
    for (const auto& [id, section] : library.sections) {
        if (hasFixedPlace(id) || section.own) { // one's own, made of any text, are known by their whole titles only
            continue;
        }
        const std::size_t index = sections_.size();
        sections_.push_back({id, rankOf(library, id).value_or(library.order.size()), 0, 0});
        owners[section.title].insert(index);
        for (const std::string& word : section.words) {
            owners[word].insert(index);
        }
    }
    for (const StandardHeading& heading : library.headings) {
        const std::size_t index = sections_.size();
        sections_.push_back({heading.id, rankOf(library, heading.id).value_or(library.order.size()), 0, 0});
        owners[heading.title].insert(index);
        for (const std::string& word : heading.words) {
            owners[word].insert(index);
        }
    }
    owners.erase("");
    for (const auto& [text, sections] : owners) {
        if (isGeneral(text)) {
            continue;
        }
        std::set<std::size_t> speakers; // sections with a word that contains this one
        for (const auto& [other, others] : owners) {
            if (other.find(text) != std::string::npos) {
                speakers.insert(others.begin(), others.end());
            }
        }
        const auto length = static_cast<double>(countCharacters(text));
        const double weight = (length - 1) / std::sqrt(static_cast<double>(std::max<std::size_t>(speakers.size(), 1)));
        add({text, {sections.begin(), sections.end()}, weight});
    }
    for (const auto& words :
         {std::span<const std::string_view>(generalWords), std::span<const std::string_view>(labelWords)}) {
        for (const std::string_view word : words) {
            if (!owners.contains(std::string(word)) || isGeneral(word)) {
                add({std::string(word), {}, 0});
            }
        }
    }
    for (auto& [first, words] : words_) {
        std::stable_sort(words.begin(), words.end(),
                         [](const Word& one, const Word& two) { return one.text.size() > two.text.size(); });
    }
}

void SectionWords::add(Word word) { words_[std::string(firstCharacter(word.text))].push_back(std::move(word)); }

const SectionWords::Word* SectionWords::wordAt(std::string_view text) const {
    const auto found = words_.find(std::string(firstCharacter(text))); // short: no allocation
    if (found == words_.end()) {
        return nullptr;
    }
    const auto word = std::find_if(found->second.begin(), found->second.end(),
                                   [&](const Word& known) { return text.starts_with(known.text); });
    return word == found->second.end() ? nullptr : &*word;
}

SectionMatch SectionWords::match(std::string_view text) const {
    text = text.substr(0, longestText);
    std::vector<SectionScore> found; // in the order of the text
    std::vector<double> own(sections_.size(), 0);
    std::vector<std::size_t> order;
    double total = 0, general = 0, known = 0;
    while (!text.empty()) {
        const Word* word = wordAt(text);
        const std::string_view taken =
            text.substr(0, word != nullptr ? word->text.size() : firstCharacter(text).size());
        const auto characters = static_cast<double>(countCharacters(taken));
        total += characters;
        known += word != nullptr ? characters : 0;
        general += word != nullptr && word->sections.empty() ? characters : 0;
        for (const std::size_t section : word != nullptr ? word->sections : std::vector<std::size_t>{}) {
            if (own[section] == 0) {
                order.push_back(section);
                found.push_back(sections_[section]);
            }
            own[section] += characters;
            const auto place = std::find(order.begin(), order.end(), section) - order.begin();
            found[static_cast<std::size_t>(place)].score += word->weight;
        }
        text.remove_prefix(taken.size());
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].coverage = (own[order[i]] + general) / total;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const SectionScore& one, const SectionScore& two) { return one.score > two.score; });
    return {std::move(found), total > 0 ? known / total : 0};
}

} // namespace zhangfa
