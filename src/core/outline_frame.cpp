// What stands around a report's text: title, addressee, attachments, signature, date.
#include "outline_frame.h"

#include "bookmark.h"
#include "outline_candidates.h"
#include "outline_end.h"
#include "outline_text.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t headLines = 12;         // lines with text among which title and addressee are looked for
constexpr std::size_t longestTitle = 60;      // characters, of one line
constexpr std::size_t longestTitleText = 100; // of all its lines
constexpr std::size_t longestSalutation = 40;

constexpr std::string_view titleEnds[] = {"报告", "汇报", "方案", "办法", "细则", "通知", "总结", "计划",
                                          "意见", "规定", "打算", "请示", "要点", "材料", "清单", "规则",
                                          "制度", "要求", "稿）", "稿)",  "述职", "决定", "通报", "纪要"};
constexpr std::string_view notInTitle[] = {"。", "；", "！"};
constexpr std::string_view notTitleEnd[] = {"：", ":", "，", ",", "、", "号", "文件"};
constexpr std::string_view notTitleStart[] = {"签发人", "附件", "抄送", "主送"};
constexpr std::string_view titleNotes[] = {"通过", "年", "印发", "修订"};
constexpr std::string_view addressees[] = {"委", "府", "部", "组", "局", "办", "室", "会", "校",   "院",   "处",  "科",
                                           "厅", "站", "所", "心", "们", "导", "志", "位", "支部", "机关", "企业"};
constexpr std::string_view notInSalutation[] = {"如下", "。",   "；",   "问题", "措施",   "情况", "打算",
                                                "报告", "要求", "一是", "以下", "工作：", "工作:"};

// 目录, however it is spaced.
bool isContentsTitle(std::string_view text) {
    return text.starts_with("目") && text.ends_with("录") && countCharacters(text) <= 5;
}

struct Line {
    std::size_t element;
    std::string_view text;
    const DocumentParagraph* paragraph;
};

bool isMarked(const DocumentParagraph& paragraph, const SectionId& part) {
    return std::find(paragraph.bookmarks.begin(), paragraph.bookmarks.end(), sectionBookmark(part)) !=
           paragraph.bookmarks.end();
}

// The first lines, up to the first heading or table.
std::vector<Line> headOf(const Snapshot& snapshot) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < snapshot.body.size() && lines.size() < headLines; ++i) {
        const DocumentParagraph& paragraph = snapshot.body[i].paragraph;
        const std::string_view text = trimmed(paragraph.text);
        if (isContentsLine(paragraph)) {
            continue;
        }
        if (snapshot.body[i].table || readHeadingNumber(text) || readLabel(paragraph.label)) {
            break;
        }
        if (!text.empty() && !isContentsTitle(text)) {
            lines.push_back({i, text, &paragraph});
        }
    }
    return lines;
}

// By a bookmark, whatever it looks like.
bool isMarkedOtherwise(const DocumentParagraph& paragraph) {
    return std::any_of(paragraph.bookmarks.begin(), paragraph.bookmarks.end(), [](const std::string& bookmark) {
        const auto name = parseBookmark(bookmark);
        return name && name->kind == BookmarkKind::section && name->id != titlePart.value;
    });
}

bool mayBeTitle(const Line& line) {
    return !isMarkedOtherwise(*line.paragraph) && countCharacters(line.text) <= longestTitle &&
           !containsAny(line.text, notInTitle) && !endsWithAny(line.text, notTitleEnd) &&
           !beginsWithAny(line.text, notTitleStart) && !isDate(line.text);
}

bool isMarkedTitle(const Line& line) {
    const bool styled = line.paragraph->style == "Title" && !isMarkedOtherwise(*line.paragraph);
    return styled || isMarked(*line.paragraph, titlePart);
}

bool isTitleText(const Line& line) {
    return mayBeTitle(line) && (endsWithAny(line.text, titleEnds) || line.text.starts_with("关于"));
}

// （2026年4月9日局党组会议通过）; but a date alone is one.
bool isTitleNote(std::string_view text) {
    return (text.starts_with("（") || text.starts_with("(")) && containsAny(text, titleNotes) && !isDate(text);
}

struct Lines {
    std::size_t first = 0, end = 0;
    double confidence = 0;
};

// A line goes on with the title that ended in the one before.
bool continuesTitle(const std::vector<Line>& lines, std::size_t at, bool complete) {
    const Line& line = lines[at];
    const Line& before = lines[at - 1];
    const bool alike = line.paragraph->style == before.paragraph->style &&
                       line.paragraph->looks.centred == before.paragraph->looks.centred &&
                       line.paragraph->looks.points == before.paragraph->looks.points;
    const bool looks = alike && (line.paragraph->looks.centred || line.paragraph->style == "Title");
    const bool draft = line.text.starts_with("（") || line.text.starts_with("(") || line.text.starts_with("——");
    return mayBeTitle(line) && !isTitleNote(line.text) && (looks || draft || (!complete && isTitleText(line)));
}

Lines titleIn(const std::vector<Line>& lines) {
    const auto find = [&](auto matches) {
        return static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), matches) - lines.begin());
    };
    Lines title;
    title.first = find(isMarkedTitle);
    title.confidence = 0.98;
    if (title.first == lines.size()) {
        title.first = find(isTitleText);
        title.confidence = 0.9;
        // Running text before it: this one is spoken of in it, or belongs to something else.
        const auto text = find([](const Line& line) { return line.text.ends_with("。"); });
        title.first = text < title.first ? lines.size() : title.first;
    }
    if (title.first == lines.size()) {
        title.first = find([](const Line& line) { return mayBeTitle(line) && line.paragraph->looks.centred; });
        title.confidence = 0.7;
    }
    if (title.first == lines.size()) {
        title.confidence = 0.5;
        title.first = lines.empty() || !mayBeTitle(lines[0]) ? lines.size() : 0;
    }
    title.end = std::min(title.first + 1, lines.size());
    if (title.first == lines.size()) {
        return title;
    }
    // 中共××镇委员会 / 关于……的报告
    const bool marked = isMarkedTitle(lines[title.first]);
    while (title.first > 0 && !marked && mayBeTitle(lines[title.first - 1]) &&
           lines[title.first].text.starts_with("关于") && isOrganisation(lines[title.first - 1].text)) {
        --title.first;
    }
    std::size_t characters = countCharacters(lines[title.first].text);
    while (title.end < lines.size()) {
        const bool complete = endsWithAny(lines[title.end - 1].text, titleEnds);
        characters += countCharacters(lines[title.end].text);
        if (characters > longestTitleText || !continuesTitle(lines, title.end, complete)) {
            break;
        }
        ++title.end;
    }
    return title;
}

// Just behind the title, or first of all where there is none: at most a date or a subtitle between.
std::optional<std::size_t> salutationIn(const std::vector<Line>& lines, std::size_t from) {
    constexpr std::size_t reach = 3;
    for (std::size_t i = from; i < lines.size() && i < from + reach; ++i) {
        const std::string_view text = lines[i].text;
        if (isMarked(*lines[i].paragraph, salutationPart)) {
            return i;
        }
        const bool colon = text.ends_with("：") || text.ends_with(":");
        if (colon && countCharacters(text) <= longestSalutation && !containsAny(text, notInSalutation)) {
            return i;
        }
        if (text.ends_with("。")) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

void readHead(const Snapshot& snapshot, OutlineFrame& frame) {
    const std::vector<Line> lines = headOf(snapshot);
    const auto take = [&](std::size_t line) {
        frame.taken[lines[line].element] = true;
        frame.textBegins = lines[line].element + 1;
    };
    const auto add = [&](std::size_t line, OutlineRole role, std::string text, double confidence) {
        OutlineItem item;
        item.element = lines[line].element;
        item.offset = leadingSpaces(lines[line].paragraph->text);
        item.role = role;
        item.text = std::move(text);
        item.confidence = confidence;
        frame.items.push_back(std::move(item));
        take(line);
    };
    const Lines title = titleIn(lines);
    std::size_t next = 0;
    if (title.first < lines.size()) {
        std::string text;
        for (std::size_t i = title.first; i < title.end; ++i) {
            text += cleanText(lines[i].text);
        }
        add(title.first, OutlineRole::title, std::move(text), title.confidence);
        for (std::size_t i = 0; i < title.end; ++i) { // what stands above it is no text of the report's either
            take(i);
        }
        next = title.end;
        while (next < lines.size() && isTitleNote(lines[next].text)) { // no text of the report's
            take(next++);
        }
    }
    const auto salutation = salutationIn(lines, next);
    constexpr std::size_t dateReach = 2; // （2026年1月5日） under the title
    for (std::size_t i = next; i < std::min(salutation.value_or(next + dateReach), lines.size()); ++i) {
        if (isDate(lines[i].text) && next > 0) {
            add(i, OutlineRole::date, cleanText(lines[i].text), 0.8);
        }
    }
    if (salutation) {
        const std::string_view text = lines[*salutation].text;
        const std::string_view name = text.substr(0, text.size() - (text.ends_with(":") ? 1 : 3));
        add(*salutation, OutlineRole::salutation, cleanText(text), endsWithAny(name, addressees) ? 0.95 : 0.7);
    }
}

} // namespace

OutlineFrame readFrame(const Snapshot& snapshot) {
    OutlineFrame frame;
    frame.taken.assign(snapshot.body.size(), false);
    frame.resets.assign(snapshot.body.size(), false);
    readHead(snapshot, frame);
    readEnd(snapshot, frame);
    std::stable_sort(frame.items.begin(), frame.items.end(), [](const OutlineItem& one, const OutlineItem& two) {
        return std::pair(one.element, one.offset) < std::pair(two.element, two.offset);
    });
    return frame;
}

} // namespace zhangfa
