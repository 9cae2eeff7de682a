// Gives a paragraph that somebody wrote the looks of its role, and nothing else.
#pragma once

#include "core/edits.h"
#include "office/document.h"

namespace zhangfa {

// Styles of an office's format are there (setUpFormat).
void formatAs(const Document& document, const Reference<css::text::XTextContent>& paragraph, const SetRole& wanted);

} // namespace zhangfa
