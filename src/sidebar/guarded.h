// The one catch at the edge where LibreOffice calls the deck: what goes wrong is said, never thrown back.
#pragma once

#include <functional>

namespace zhangfa {

// Runs `action`; whether it came through. What it throws is shown in a message box.
bool guarded(const std::function<void()>& action) noexcept;

} // namespace zhangfa
