// Typing in one field makes one undo step, however often the document follows.
#pragma once

#include "core/edits.h"
#include "core/ids.h"
#include "office/document.h"

#include <functional>
#include <string>

namespace zhangfa {

// Applies the plan of a fill, and `then` what follows from it. If the step on top of the undo stack is a fill of the
// same field, and both only set the same properties, that step is extended; with a `series` only: it names the field.
void applyFill(const Document& document, const Edits& edits, const std::string& title, const std::string& series,
               const std::function<Edits()>& then);

} // namespace zhangfa
