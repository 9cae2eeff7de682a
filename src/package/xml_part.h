// The XML of one entry, parsed with limits.
#pragma once

#include "package.h"

#include <pugixml.hpp>

#include <string>

namespace zhangfa {

// Everything in the text is kept: spaces, comments, processing instructions. Throws PackageError (with the line) where
// it is not well-formed, not UTF-8, has a document type (whose entities could grow without end), or is nested deeper
// than 256.
pugi::xml_document parseXml(const std::string& xml, const std::string& part);
pugi::xml_document parsePart(const Package& package, const std::string& part);

// With the same declaration, no space added.
std::string xmlText(const pugi::xml_document& document);

} // namespace zhangfa
