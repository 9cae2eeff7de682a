// Short questions and messages to the user, in boxes of the office's own.
#pragma once

#include "sidebar/widget.h"

#include <com/sun/star/frame/XFrame.hpp>

#include <string>

namespace zhangfa {

enum class Answer { yes, no, cancel };

void showMessage(const Window& parent, const std::string& message);
Answer ask(const Window& parent, const std::string& question);

// The office's options, at the page of units.
void showUnits(const Context& context, const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);

// What went wrong where no window is at hand: over the active one. useContext comes first, with the first panel or
// command.
void useContext(const Context& context);
void showProblem(const std::string& message);

} // namespace zhangfa
