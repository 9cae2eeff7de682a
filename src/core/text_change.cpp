// The smallest change from one text to another.
#include "text_change.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::string_view open = "〔", close = "〕";

bool beginsCharacter(const std::string& text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::size_t commonHead(const std::string& a, const std::string& b, std::span<const FieldPlace> fields) {
    auto head = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    while (!beginsCharacter(a, head) || !beginsCharacter(b, head)) {
        --head;
    }
    for (const FieldPlace& field : fields) {
        if (field.offset < head && head < field.offset + field.length) {
            head = field.offset;
        }
    }
    const std::size_t mark = a.rfind(open, head);
    const std::size_t end = mark == std::string::npos ? mark : a.find(close, mark);
    return mark < head && (end == std::string::npos || end >= head) ? mark : head;
}

// Behind the first `head` bytes.
std::size_t commonTail(const std::string& a, const std::string& b, std::size_t head,
                       std::span<const FieldPlace> fields) {
    const std::size_t most = std::min(a.size(), b.size()) - head;
    std::size_t tail = 0;
    while (tail < most && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
    }
    while (!beginsCharacter(a, a.size() - tail)) {
        --tail;
    }
    std::size_t start = a.size() - tail;
    for (const FieldPlace& field : fields) {
        if (field.offset < start && start < field.offset + field.length) {
            start = field.offset + field.length;
        }
    }
    const std::size_t end = a.find(close, start);
    return end != std::string::npos && a.find(open, start) > end ? a.size() - end - close.size() : a.size() - start;
}

} // namespace

TextChange changeBetween(const std::string& before, const std::vector<TextRun>& after,
                         std::span<const FieldPlace> fields) {
    std::string text;
    for (const TextRun& run : after) {
        text += run.text;
    }
    const std::size_t head = commonHead(before, text, fields);
    const std::size_t tail = commonTail(before, text, head, fields);

    TextChange change{head, before.size() - head - tail, {}};
    std::size_t begin = 0; // of the run in `text`
    for (const TextRun& run : after) {
        const std::size_t end = begin + run.text.size();
        const std::size_t from = std::max(begin, head), to = std::min(end, text.size() - tail);
        if (from < to) {
            change.runs.emplace_back(TextRun{run.text.substr(from - begin, to - from), run.unfilled});
        }
        begin = end;
    }
    return change;
}

} // namespace zhangfa
