// Lists of numbered headings in a document that Zhangfa did not make: which go on from which, and new numbers for them.
#include "heading_list.h"

#include "list_item.h"
#include "recognised_sections.h"
#include "text_change.h"
#include "utf8.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

bool belongs(const OutlineItem& item, const HeadingList& list) {
    return item.scheme == list.scheme && (item.level == list.level || list.scheme == NumberScheme::article);
}

// Where a list of that level ends, whatever its numbers are.
bool endsList(const OutlineItem& item, const HeadingList& list) {
    return item.role == OutlineRole::attachment || item.role == OutlineRole::signature ||
           (list.scheme != NumberScheme::article && isHeading(item) && item.level < list.level);
}

bool isRestart(const OutlineItem& item) {
    return std::find(item.issues.begin(), item.issues.end(), OutlineIssue::restart) != item.issues.end();
}

// What is spoken of by 第…: the words behind the number.
struct Spoken {
    NumberScheme scheme;
    std::string_view word;
};
constexpr Spoken spoken[] = {
    {NumberScheme::article, "条"},       {NumberScheme::chapter, "章"},       {NumberScheme::hanComma, "部分"},
    {NumberScheme::hanComma, "大点"},    {NumberScheme::hanBrackets, "项"},   {NumberScheme::hanBrackets, "点"},
    {NumberScheme::digitBrackets, "项"}, {NumberScheme::digitBrackets, "点"}, {NumberScheme::digitPoint, "点"},
    {NumberScheme::digitComma, "点"},    {NumberScheme::digitPoint, "项"},    {NumberScheme::digitComma, "项"},
    {NumberScheme::hanIs, "点"}};
constexpr std::string_view pointers[] = {"见", "详见", "参见", "前述", "上述", "本文", "按照", "按", "依照", "根据"};
constexpr std::string_view brackets[] = {"（", "(", "）", ")"};
constexpr std::size_t longestNumber = 24; // bytes

std::size_t bracketAt(std::string_view text) {
    for (const std::string_view bracket : brackets) {
        if (text.starts_with(bracket)) {
            return bracket.size();
        }
    }
    return 0;
}

// A number behind 第, with its brackets; its end in `length`.
int numberBehind(std::string_view text, std::size_t& length) {
    const std::size_t opening = bracketAt(text);
    std::size_t end = opening;
    while (end < text.size() && end < longestNumber) {
        const std::string_view rest = text.substr(end);
        if (rest.front() >= '0' && rest.front() <= '9') {
            ++end;
        } else if (rest.size() >= 3 && fromChineseNumber(text.substr(opening, end + 3 - opening)) > 0) {
            end += 3;
        } else {
            break;
        }
    }
    const std::string numeral(text.substr(opening, end - opening));
    const int number = !numeral.empty() && numeral.front() >= '0' && numeral.front() <= '9' && numeral.size() < 4
                           ? std::stoi(numeral)
                           : fromChineseNumber(numeral);
    length = end + (opening > 0 ? bracketAt(text.substr(end)) : 0);
    return number;
}

class References {
public:
    References(const Snapshot& snapshot, const std::vector<const OutlineItem*>& renumbered) {
        for (const OutlineItem* heading : renumbered) {
            changed_[*heading->scheme].insert(heading->number);
            own_.insert({heading->element, heading->offset});
        }
        for (std::size_t i = 0; i < snapshot.body.size(); ++i) {
            if (snapshot.body[i].table) {
                for (const auto& row : snapshot.body[i].grid.rows) {
                    for (const std::string& cell : row) {
                        read(cell, i, true);
                    }
                }
            } else {
                read(snapshot.body[i].paragraph.text, i, false);
            }
        }
    }
    std::vector<NumberReference> take() { return std::move(found_); }

private:
    std::map<NumberScheme, std::set<int>> changed_;
    std::set<std::pair<std::size_t, std::size_t>> own_; // the headings themselves
    std::vector<NumberReference> found_;

    bool changes(NumberScheme scheme, int number) const {
        const auto known = changed_.find(scheme);
        return known != changed_.end() && known->second.contains(number);
    }

    void add(std::string_view text, std::size_t element, bool table, std::size_t at, std::size_t end) {
        found_.push_back({element, table ? 0 : at, table ? 0 : end - at, std::string(text.substr(at, end - at))});
    }

    void read(std::string_view text, std::size_t element, bool table) {
        for (std::size_t at = text.find("第"); at != std::string_view::npos; at = text.find("第", at + 3)) {
            const std::size_t behind = at + std::string_view("第").size();
            std::size_t length = 0;
            const int number = numberBehind(text.substr(behind), length);
            // 《…条例》第三条 is another document's.
            if (number == 0 || text.substr(0, at).ends_with("》") || (!table && own_.contains({element, at}))) {
                continue;
            }
            const std::string_view rest = text.substr(behind + length);
            const auto named = std::find_if(std::begin(spoken), std::end(spoken), [&](const Spoken& any) {
                return rest.starts_with(any.word) && changes(any.scheme, number);
            });
            if (named != std::end(spoken)) {
                add(text, element, table, at, behind + length + named->word.size());
            }
        }
        for (const std::string_view pointer : pointers) {
            for (std::size_t at = text.find(pointer); at != std::string_view::npos; at = text.find(pointer, at + 1)) {
                std::size_t begin = at + pointer.size();
                for (const std::string_view quote : {"“", "本文", "前文"}) {
                    begin += text.substr(begin).starts_with(quote) ? quote.size() : 0;
                }
                const auto number = readHeadingNumber(text.substr(begin));
                if (number && number->scheme != NumberScheme::article && number->scheme != NumberScheme::chapter &&
                    changes(number->scheme, number->number)) {
                    add(text, element, table, at, begin + number->length);
                }
            }
        }
    }
};

} // namespace

std::vector<std::size_t> listFrom(const Outline& outline, const HeadingList& list, std::size_t from, int before) {
    std::vector<std::size_t> found;
    for (std::size_t i = from; i < outline.items.size(); ++i) {
        const OutlineItem& item = outline.items[i];
        if (endsList(item, list)) {
            break;
        }
        if (!belongs(item, list)) {
            continue;
        }
        if (item.number < before || (item.number == 1 && before > 0) || isRestart(item)) {
            break;
        }
        before = item.number;
        found.push_back(i);
    }
    return found;
}

std::optional<std::size_t> listBefore(const Outline& outline, const HeadingList& list, std::size_t before) {
    for (std::size_t i = std::min(before, outline.items.size()); i-- > 0;) {
        const OutlineItem& item = outline.items[i];
        if (belongs(item, list)) {
            return i;
        }
        if (endsList(item, list)) {
            break;
        }
    }
    return std::nullopt;
}

Edits renumber(const Snapshot& snapshot, const Outline& outline, const NewNumbers& numbers) {
    Edits edits;
    for (auto wanted = numbers.rbegin(); wanted != numbers.rend(); ++wanted) { // from behind: places before stay
        const OutlineItem& item = outline.items[wanted->first];
        const bool none = wanted->second < 1; // of a list that begins in the middle
        if (!item.scheme || item.automatic || item.number == wanted->second || none) {
            continue;
        }
        const std::string_view text = snapshot.body[item.element].paragraph.text;
        const auto number = readHeadingNumber(text.substr(item.offset));
        if (!number) {
            continue;
        }
        const std::string typed(text.substr(item.offset, number->length));
        TextChange change = changeBetween(typed, {TextRun{withNumber(typed, wanted->second)}});
        change.offset += item.offset;
        edits.emplace_back(ChangeText{item.element, std::move(change)});
    }
    return edits;
}

std::vector<NumberReference> referencesTouched(const Snapshot& snapshot, const Outline& outline, const Edits& edits) {
    std::vector<const OutlineItem*> renumbered;
    for (const Edit& edit : edits) {
        const auto* change = std::get_if<ChangeText>(&edit);
        for (const OutlineItem& item : outline.items) {
            if (change != nullptr && item.scheme && item.element == change->index &&
                item.offset <= change->change.offset) {
                const std::string_view text = snapshot.body[item.element].paragraph.text;
                const auto number = readHeadingNumber(text.substr(item.offset));
                if (number && change->change.offset < item.offset + number->length) {
                    renumbered.push_back(&item);
                }
            }
        }
    }
    return renumbered.empty() ? std::vector<NumberReference>() : References(snapshot, renumbered).take();
}

} // namespace zhangfa
