// Custom document properties: where values live.
#pragma once

#include "office/document.h"

#include <map>
#include <string>

namespace zhangfa {

// Zhangfa's ("zf.…") only, as text; those of another type are left out.
std::map<std::string, std::string> readProperties(const Document& document);

// Sets them, all existing ones at once (one by one is quadratic: each change refreshes every field); an empty text
// removes. Not recorded for undo.
void writeProperties(const Document& document, const std::map<std::string, std::string>& properties);

// The same with its own undo action. Returns what really changed, with the texts before.
std::map<std::string, std::string>
setProperties(const Document& document, const std::map<std::string, std::string>& properties, const std::string& title);

} // namespace zhangfa
