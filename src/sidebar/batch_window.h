// 批量生成: a window beside the document, in which a spreadsheet becomes a document a row.
#pragma once

#include "sidebar/widget.h"

#include <com/sun/star/frame/XFrame.hpp>

namespace zhangfa {

// The window of the frame's document.
void openBatch(const Context& context, const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

} // namespace zhangfa
