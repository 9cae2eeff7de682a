// What the parser takes too lightly, looked at before it builds anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhangfa {

constexpr std::size_t deepestElement = 256;
constexpr std::size_t mostAttributes = 256;     // of one element
constexpr std::size_t mostXmlNodes = 4'000'000; // elements, texts, attributes, … of one part; some 300 MB in memory

// `xml` is UTF-8. Throws PackageError, with the line, where it has a document type, characters or references that XML
// has not, text outside the root, several roots or none, or more than the limits above. Whether names match is left to
// the parser.
void scanXml(const std::string& xml, const std::string& part);

int lineOf(std::string_view xml, std::size_t offset); // from 1

} // namespace zhangfa
