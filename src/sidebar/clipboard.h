// The system's clipboard, as text.
#pragma once

#include "sidebar/widget.h"

namespace zhangfa {

// Empty where it holds no text.
std::string clipboardText(const Context& context);
void putOnClipboard(const Context& context, const std::string& text);

} // namespace zhangfa
