// Puts 版记 (GB/T 9704—2012, 7.4) at the bottom of the text area of the last page, which is an even one where both
// sides are printed.
#pragma once

#include "office/document.h"

#include <string>

namespace zhangfa {

// By Writer's own layout, as the document is now; changes nothing where it stands right, or where there is none. The
// user's cursor stays. Controllers must not be locked.
void placeImprint(const Document& document, bool duplex, const std::string& undoTitle);

} // namespace zhangfa
