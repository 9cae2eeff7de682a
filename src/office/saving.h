// Copies on disk: whole or not at all, in the format that the ending names.
#pragma once

#include "office/document.h"

#include <functional>

namespace zhangfa {

// Writes beside `url` and renames. Refuses unknown endings, the document's own file, and what the system refuses.
void saveCopy(const Document& document, const std::string& url);

// Has `write` write a file beside `url`, and renames that. Refuses what the system refuses, and leaves nothing behind.
void writeWhole(const std::string& url, const std::function<void(const rtl::OUString& beside)>& write);

} // namespace zhangfa
