// Copies on disk: whole or not at all, in the format that the ending names.
#pragma once

#include "office/document.h"

namespace zhangfa {

// Writes beside `url` and renames. Refuses unknown endings, the document's own file, and what the system refuses.
void saveCopy(const Document& document, const std::string& url);

} // namespace zhangfa
