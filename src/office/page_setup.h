// The page styles that a document uses, and the page numbers in their footers.
#pragma once

#include "core/layout.h"
#include "office/document.h"

#include <string>
#include <vector>

namespace zhangfa {

// `begun`: names of those that paragraphs begin; empty ones count for nothing.
std::vector<SetPage> readPages(const Document& document, const std::vector<std::string>& begun);

} // namespace zhangfa
