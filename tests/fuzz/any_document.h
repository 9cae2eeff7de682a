// Any text whatever, taken for a document: recognition, plans and repairs must end, and stay within the text.
#pragma once

#include <string_view>

namespace zhangfa {

// `input`: a line a paragraph; a first byte that is a control character tells a paragraph's looks. Ends the program
// where something is wrong.
void tryDocument(std::string_view input);

} // namespace zhangfa
