// Carries out a plan: the only place that writes to a document's body.
#pragma once

#include "core/edits.h"
#include "office/document.h"

#include <functional>
#include <string>

namespace zhangfa {

// All edits as one undo step named `title`; if one fails the document is as it was, and the exception goes on.
// Nothing at all, not even a step, for an empty plan.
// `then` says what is to be done besides, once the document is as the edits make it: it is asked until there is nothing
// more. `finish` comes last, when the document is laid out again.
void apply(const Document& document, const Edits& edits, const std::string& title,
           const std::function<Edits()>& then = {}, const std::function<void()>& finish = {});

} // namespace zhangfa
