// What Writer does not read of a DOCX that says it, put right when it is opened; no undo step, and no change of the
// document to save.
#pragma once

#include "office/document.h"

namespace zhangfa {

// `made`: by Zhangfa.
void putReopenedRight(const Document& document, bool made);

} // namespace zhangfa
