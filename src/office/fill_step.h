// Typing in one field makes one undo step, however often the document follows.
#pragma once

#include "core/edits.h"
#include "core/ids.h"
#include "office/document.h"

namespace zhangfa {

// Applies the plan of a fill. If the step on top of the undo stack is a fill of the same single field, and both only
// set its property, that step is extended.
void applyFill(const Document& document, const Edits& edits, const std::string& title);

} // namespace zhangfa
