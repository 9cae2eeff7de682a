// Sections that begin without a numbered heading: at a label of their own, or at a sentence.
#include "outline_leads.h"

#include "outline_text.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t longestLabel = 24, longestMarked = 30, longestLabelBytes = longestMarked * 4; // characters
constexpr double wholly = 0.999, ownWords = 2;

constexpr std::string_view problemsId = "problems", causesId = "causes", planId = "plan";

constexpr std::string_view notInMarked[] = {"。", "；", "！", "？", "\n", "\t", ";", "〔"}; // though bold
constexpr std::string_view notInLabel[] = {"，", "“"};                                      // nor in any other
constexpr std::string_view notLabelEnd[] = {"、", ",", "，", "）", ")", "》"};
constexpr std::string_view notLabelStart[] = {"表", "图", "注：", "附", "单位：", "（", "("};
constexpr std::string_view sentenceEnds[] = {"。", "！", "？", "：", ":", "；", ";", ".", "”", "…", "）", ")"};

constexpr std::string_view concessions[] = {"虽",   "成绩", "成效",     "但",   "与上级",  "与要求",
                                            "对照", "看到", "清醒认识", "然而", "不可否认"};
constexpr std::string_view shortcomings[] = {
    "仍存在",   "仍然存在", "还存在",     "也存在",   "依然存在",     "仍有待",       "还有待",     "有待进一步",
    "还有差距", "仍有差距", "仍有不足",   "还有不足", "还有一定差距", "仍有一定差距", "有一定差距", "一些不足",
    "还有许多", "还有不少", "不好的地方", "存在以下", "存在一些",     "仍有短板",     "还有短板",   "有一些问题"};
constexpr std::string_view shortcomingWords[] = {"存在", "有待", "差距", "不足", "短板", "问题"};

constexpr std::string_view planOpenings[] = {
    "下一步，", "下一步,",    "下步，",   "下步,",    "下一步我",     "下一步将",   "下一步工作", "下步工作",
    "下半年，", "下半年我",   "今后，",   "今后我",   "在今后",       "在下一步",   "在下步",     "今后工作",
    "接下来，", "下一阶段，", "下阶段，", "下一步要", "今后一段时期", "下一年度，", "在下半年"};
constexpr std::string_view planBeginnings[] = {"下", "今后", "在", "接下来"}; // of all those: a quick look
// 究其原因，…; 分析产生这些问题的原因，主要是…
constexpr std::string_view causeOpenings[] = {"究其原因", "分析原因", "分析产生", "剖析原因", "产生上述", "产生以上",
                                              "产生这些", "存在上述", "存在以上", "存在这些", "分析上述", "分析以上",
                                              "分析这些", "深刻剖析", "深入剖析", "造成上述", "造成以上", "造成这些"};
constexpr std::string_view causeWord = "原因";
// 针对以上问题，下一步我们打算从三个方面改进：
constexpr std::string_view planWords[] = {"下一步", "下步", "下半年", "今后"};
constexpr std::string_view planVerbs[] = {"打算", "将", "改进", "努力", "抓好", "做好", "着力", "重点"};
constexpr std::string_view asFollows[] = {"如下：", "如下:", "如下"};

double problemsConfidence(std::string_view sentence, bool first) {
    const bool concedes = containsAny(sentence, concessions);
    return concedes && containsAny(sentence, shortcomings) ? (first ? 0.8 : 0.7) : 0;
}

} // namespace

bool isTailSection(const SectionId& section) {
    return section.value == problemsId || section.value == causesId || section.value == planId;
}

bool breaksOff(const DocumentParagraph& paragraph) { return !endsWithAny(trimmed(paragraph.text), sentenceEnds); }

double labelConfidence(const DocumentParagraph& paragraph, const SectionWords& words, bool continued) {
    std::string_view text = trimmed(paragraph.text);
    const bool marked = paragraph.outlineLevel > 0 || paragraph.style.starts_with("Heading ");
    const bool bold = paragraph.looks.bold && !paragraph.looks.right;
    if (text.empty() || text.size() > longestLabelBytes || containsAny(text, notInMarked) ||
        beginsWithAny(text, notLabelStart) || countCharacters(text) > (marked || bold ? longestMarked : longestLabel) ||
        (!marked && !bold && containsAny(text, notInLabel))) {
        return 0;
    }
    const bool colon = text.ends_with("：") || text.ends_with(":");
    text.remove_suffix(!colon ? 0 : text.ends_with(":") ? 1 : std::string_view("：").size());
    if (text.empty() || endsWithAny(text, notLabelEnd)) {
        return 0;
    }
    const SectionMatch match = words.match(text);
    const bool named = match.known > wholly && !match.scores.empty() && match.scores.front().score >= ownWords;
    if (marked) {
        return named ? 0.95 : 0.8;
    }
    if (bold) {
        return named || match.known > wholly ? 0.9 : 0.6;
    }
    if (colon) {
        return match.known > wholly ? (named ? 0.9 : 0.7) : 0;
    }
    return named && !continued ? 0.75 : 0;
}

void findLeads(const DocumentParagraph& paragraph, std::size_t element, bool atStart, const SectionWords& words,
               std::vector<Lead>& leads) {
    const std::string_view text = paragraph.text;
    const bool mayHaveProblems = containsAny(text, shortcomingWords);
    std::vector<std::size_t> starts = sentenceStarts(text);
    const std::size_t begin = leadingSpaces(text);
    starts.insert(starts.begin(), begin);
    for (std::size_t i = atStart ? 0 : 1; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
        const std::string_view sentence = trimmed(text.substr(starts[i], end - starts[i]));
        const bool first = i == 0;
        if (beginsWithAny(sentence, planBeginnings) && beginsWithAny(sentence, planOpenings)) {
            leads.push_back({element, starts[i], SectionId{std::string(planId)}, first ? 0.8 : 0.7});
            continue;
        }
        const bool promises = (sentence.ends_with("：") || sentence.ends_with(":")) &&
                              containsAny(sentence, planWords) && containsAny(sentence, planVerbs);
        if (promises) {
            leads.push_back({element, starts[i], SectionId{std::string(planId)}, first ? 0.75 : 0.7});
            continue;
        }
        if (beginsWithAny(sentence, causeOpenings) && sentence.find(causeWord) != std::string_view::npos) {
            leads.push_back({element, starts[i], SectionId{std::string(causesId)}, first ? 0.75 : 0.7});
            continue;
        }
        if (const double confidence = mayHaveProblems ? problemsConfidence(sentence, first) : 0; confidence > 0) {
            leads.push_back({element, starts[i], SectionId{std::string(problemsId)}, confidence});
            continue;
        }
        if (!endsWithAny(sentence, asFollows)) { // 现将存在的问题汇报如下：
            continue;
        }
        const SectionMatch match = words.match(sentence);
        if (!match.scores.empty() && isTailSection(match.scores.front().section) &&
            match.scores.front().score >= ownWords) {
            leads.push_back({element, starts[i], match.scores.front().section, 0.75});
        }
    }
}

} // namespace zhangfa
