// The panel 填报: the fields of one section, or those that were searched for.
#pragma once

#include "sidebar/panel.h"

namespace zhangfa {

std::unique_ptr<PanelContent> makeFormPanel(const PanelPlace& place, Surface& surface);

} // namespace zhangfa
