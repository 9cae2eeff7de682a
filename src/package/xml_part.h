// The XML of one entry, parsed with limits.
#pragma once

#include "package.h"

#include <pugixml.hpp>

#include <string>

namespace zhangfa {

// Everything in the text is kept: spaces, comments, processing instructions. Throws PackageError (with the line) where
// it is not well-formed (attributes given twice and prefixes never declared go unseen), neither UTF-8 nor UTF-16, has a
// document type (whose entities could grow without end), or is beyond the limits of xml_scan.h. UTF-16 becomes UTF-8.
pugi::xml_document parseXml(const std::string& xml, const std::string& part);
pugi::xml_document parsePart(const Package& package, const std::string& part);
std::string unpackPart(const Package& package, const std::string& part);

// With the same declaration, no space added.
std::string xmlText(const pugi::xml_document& document);

} // namespace zhangfa
