// A paragraph's text with its bound fields as runs, so that changing some of it leaves the fields alive.
#include "paragraph_runs.h"

#include <algorithm>

namespace zhangfa {

namespace {

bool beginsCharacter(const std::string& text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

} // namespace

std::vector<Run> runsAfterChange(const DocumentParagraph& paragraph, const std::string& text) {
    const std::string& before = paragraph.text;
    const std::size_t shorter = std::min(before.size(), text.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && before[head] == text[head]) {
        ++head;
    }
    while (!beginsCharacter(before, head) || !beginsCharacter(text, head)) {
        --head;
    }
    while (tail < shorter - head && before[before.size() - 1 - tail] == text[text.size() - 1 - tail]) {
        ++tail;
    }
    while (!beginsCharacter(before, before.size() - tail)) {
        --tail;
    }

    std::vector<Run> runs;
    std::size_t done = 0; // of `text`
    for (const FieldPlace& place : paragraph.fields) {
        const bool inHead = place.offset + place.length <= head;
        const bool inTail = place.offset >= before.size() - tail;
        const std::size_t begin = inHead ? place.offset : place.offset + text.size() - before.size();
        if (place.fixed || place.length == 0 || (!inHead && !inTail) || begin < done ||
            begin + place.length > text.size()) {
            continue;
        }
        if (begin > done) {
            runs.emplace_back(TextRun{text.substr(done, begin - done)});
        }
        runs.emplace_back(FieldRun{place.field});
        done = begin + place.length;
    }
    if (done < text.size()) {
        runs.emplace_back(TextRun{text.substr(done)});
    }
    return runs;
}

} // namespace zhangfa
