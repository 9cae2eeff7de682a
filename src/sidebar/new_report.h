// Where a new report comes to be: the document at hand if it is blank, else a new window.
#pragma once

#include "sidebar/report_service.h"
#include "sidebar/widget.h"

#include <com/sun/star/frame/XFrame.hpp>

namespace zhangfa {

// Empty, never saved, and unnamed.
bool isBlank(const Model& document);

// A new Writer window.
com::sun::star::uno::Reference<com::sun::star::frame::XFrame> openBlank(const Context& context);

// Opens the sidebar of a window with our deck.
void showDeck(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

// Likewise, with the panel of that id unfolded.
void showPanel(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame, const char* panel);

} // namespace zhangfa
