// A menu that drops down from a button.
//
// Instead of drop-down list boxes: under gtk3 on X11 those open far from a panel, at the corner of the screen.
#pragma once

#include "sidebar/widget.h"

#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

// The index of the item that was chosen; `current` carries a mark.
std::optional<std::size_t> chooseFromMenu(const Context& context, const Widget& button,
                                          const std::vector<std::string>& items,
                                          std::optional<std::size_t> current = std::nullopt);

} // namespace zhangfa
