// The panel 检查: what stands between the document and its submission.
#pragma once

#include "sidebar/panel.h"

#include <memory>

namespace zhangfa {

std::unique_ptr<PanelContent> makeCheckPanel(const PanelPlace& place, Surface& surface);

} // namespace zhangfa
