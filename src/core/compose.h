// From templates and values to what is put into a document: paragraphs, blocks, properties.
#pragma once

#include "edits.h"
#include "library.h"
#include "values.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// Null, "" and []: nothing was said.
bool isEmptyValue(const boost::json::value& value);

// The value given, or else the field's default.
boost::json::value valueOrDefault(const Field& field, const Values& values);

// Texts and fields, neighbouring texts joined.
std::vector<Run> composeRuns(const Library& library, const std::vector<Inline>& content);

// Options of a section that are put in: those by default, those wanted ("theory/platform"), and those of whose fields
// one, that stands nowhere else in the section, has a value.
std::set<std::string> optionsPutIn(const Section& section, const std::set<std::string>& wanted, const Values& values);

// A section's paragraphs and blocks with its bookmarks; parts of other options left out.
std::vector<NewElement> composeSection(const Library& library, const Section& section,
                                       const std::set<std::string>& options, const Values& values);

// Title, addressee and signature; empty where the kind has none.
std::vector<NewElement> composeOpening(const Library& library, const Kind& kind);
std::vector<NewElement> composeSignature(const Library& library, const Kind& kind);

// Properties of all values that are no blocks: as shown, or as unfilled marks.
std::map<std::string, std::string> composeProperties(const Library& library, const std::vector<FieldId>& fields,
                                                     const Values& values);

} // namespace zhangfa
