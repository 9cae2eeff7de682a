// A list whose items stand in one paragraph.
#include "joined_list.h"

#include "utf8.h"
#include "values.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::string_view fullStop = "。", between = "；";

// What item `number` begins with, as far as it is the same for all: 二是. Empty where the pattern says nothing of that.
std::string headOf(const Field& list, int number) {
    std::string head;
    bool numbered = false;
    for (const ItemPiece& piece : list.item.empty() ? std::vector<ItemPiece>{} : list.item.front().pieces) {
        if (const auto* text = std::get_if<ItemText>(&piece)) {
            head += text->text;
        } else if (std::holds_alternative<ItemNumber>(piece)) {
            head += chineseNumber(number);
            numbered = true;
        } else {
            break;
        }
    }
    return numbered ? head : std::string();
}

// Where the item that begins at `from` ends; at its end stands ； or 。, or the text's end.
std::size_t endOf(const Field& list, std::string_view text, std::size_t from, int number) {
    const std::string next = headOf(list, number + 1);
    for (const std::string_view sign : {between, fullStop}) {
        const std::size_t end = text.find(std::string(sign) + next, from);
        if (end != std::string_view::npos && (!next.empty() || sign == between)) {
            return end;
        }
    }
    return text.ends_with(fullStop) ? text.size() - fullStop.size() : text.size();
}

} // namespace

std::vector<TextRun> renderJoined(const Field& list, const std::vector<Row>& rows) {
    std::vector<TextRun> runs;
    const auto add = [&](TextRun run) {
        if (!runs.empty() && runs.back().unfilled == run.unfilled) {
            runs.back().text += run.text;
        } else {
            runs.push_back(std::move(run));
        }
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (TextRun& run : renderItem(list, rows[i], static_cast<int>(i) + 1)) {
            add(std::move(run));
        }
        if (!runs.empty() && !runs.back().unfilled && runs.back().text.ends_with(fullStop)) {
            runs.back().text.resize(runs.back().text.size() - fullStop.size());
        }
        add({std::string(i + 1 < rows.size() ? between : fullStop)});
    }
    return runs;
}

std::vector<Row> readJoined(const Field& list, std::string_view text) {
    std::vector<Row> rows;
    text = trimmed(text);
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = endOf(list, text, from, static_cast<int>(rows.size()) + 1);
        rows.push_back(readItem(list, text.substr(from, end - from)).row);
        from = end + between.size();
    }
    return rows;
}

} // namespace zhangfa
