// The panel 章节: the standard sections in order, those in the report and those missing; before there is a report, what
// to put in.
#pragma once

#include "sidebar/panel.h"

namespace zhangfa {

std::unique_ptr<PanelContent> makeSectionsPanel(const PanelPlace& place, Surface& surface);

} // namespace zhangfa
