// The panel 报告: a new report, how much is filled, what is open, saving; values that contradict each other or stand
// nowhere.
#pragma once

#include "sidebar/panel.h"

namespace zhangfa {

std::unique_ptr<PanelContent> makeReportPanel(const PanelPlace& place, Surface& surface);

} // namespace zhangfa
