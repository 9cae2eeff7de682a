// What stands around a report's text: title, addressee, attachments, signature, date.
#pragma once

#include "outline.h"

#include <vector>

namespace zhangfa {

struct OutlineFrame {
    std::vector<OutlineItem> items; // by element; Outline's `paragraph` is not set
    std::vector<bool> taken;        // one flag an element: belongs to the frame
    std::vector<bool> resets;       // a text with a numbering of its own begins here
    std::size_t textBegins = 0;     // element: behind title and addressee
};
OutlineFrame readFrame(const Snapshot& snapshot);

// 2026年11月21日, 二〇二六年×月×日, 2026.11.21, also in brackets; nothing else beside it.
bool isDate(std::string_view text);

} // namespace zhangfa
