// Styles that follow from what stands in them: of titles (core/title_lines.h) and of the signature block
// (core/signature.h).
#pragma once

#include "core/edits.h"
#include "office/document.h"

#include <functional>

namespace zhangfa {

// No undo step by themselves: they return what takes it back.
std::function<void()> setStyles(const Document& document, const PlaceSignature& signature);
std::function<void()> setStyles(const Document& document, const PlaceTitle& title);

} // namespace zhangfa
