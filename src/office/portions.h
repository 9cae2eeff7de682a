// The portions of a paragraph, as far as a reader sees them.
#pragma once

#include "office/document.h"

#include <functional>

namespace zhangfa {

using VisitPortion = std::function<void(const Reference<css::beans::XPropertySet>& portion, const rtl::OUString& type)>;

// Visits what is not recorded as deleted; recorded changes themselves are no portions here. `deleted` runs on from
// paragraph to paragraph, as a recorded deletion may span several.
void visitPortions(const Reference<css::uno::XInterface>& paragraph, bool& deleted, const VisitPortion& visit);

// For a paragraph alone: whether a deletion that began before ends in it.
bool beginsDeleted(const Reference<css::uno::XInterface>& paragraph);

// The name of the bookmark that starts with a portion of type "Bookmark"; empty where it ends.
std::string startingBookmark(const Reference<css::beans::XPropertySet>& portion);

} // namespace zhangfa
