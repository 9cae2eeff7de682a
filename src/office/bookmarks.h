// Bookmarks that span a paragraph, by which sections and blocks are known.
#pragma once

#include "office/document.h"

#include <com/sun/star/text/XTextRange.hpp>

#include <string>
#include <vector>

namespace zhangfa {

// Spans the whole of `range` (a paragraph, a cell); an older one of that name goes away.
void placeBookmark(const Document& document, const Reference<css::text::XTextRange>& range, const std::string& name);
void removeBookmark(const Document& document, const std::string& name);

// Names of Zhangfa's bookmarks that begin in a paragraph.
std::vector<std::string> bookmarksIn(const Reference<css::text::XTextRange>& paragraph);

} // namespace zhangfa
