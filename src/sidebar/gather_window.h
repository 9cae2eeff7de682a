// 汇总: a window in which a folder of units' reports becomes one table and one report.
#pragma once

#include "sidebar/widget.h"

#include <com/sun/star/frame/XFrame.hpp>

namespace zhangfa {

// The window of the frame's document; it begins with that one's kind of report.
void openGathering(const Context& context, const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

} // namespace zhangfa
