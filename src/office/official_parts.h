// Looks of 版头, 附注 and 版记 (GB/T 9704—2012, 7.2, 7.3.6, 7.4): styles of their own.
#pragma once

#include "core/edits.h"
#include "office/document.h"
#include "office/style_memory.h"

namespace zhangfa {

inline constexpr const char* imprintStyle = "Zhangfa Imprint"; // of its first rule

// Programmatic name of the paragraph style for a role of theirs; null for any other.
const char* partStyle(Role role);

// All their styles, with the looks of the format.
void setUpParts(const Document& document, const Format& format, std::vector<StyleMemory>& changed);
// Those that the document lacks. No undo step: an unused style is left behind.
void ensureParts(const Document& document, const Format& format);

// Where the styles are not so already.
void arrangeParts(const Document& document, const ArrangeParts& wanted, const std::string& undoTitle);

} // namespace zhangfa
