// From templates and values to what is put into a document: paragraphs, blocks, properties.
#pragma once

#include "edits.h"
#include "known.h"
#include "library.h"
#include "values.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// What an attachment begins with, before its number.
inline const std::string attachmentWord = "附件";

// Null, "" and []: nothing was said.
bool isEmptyValue(const boost::json::value& value);

// The value given, or else the field's default.
boost::json::value valueOrDefault(const Field& field, const Values& values);

// Texts and fields, neighbouring texts joined.
std::vector<Run> composeRuns(const Library& library, const std::vector<Inline>& content);

// In which options of a section's text its fields stand; "" for what is always put in.
std::map<FieldId, std::set<std::string>> optionsByField(const Section& section, const std::string& text);

// Options of a section's text that are put in: those by default, those wanted ("theory/platform"), and those of whose
// fields one, that stands nowhere else in the section, has a value.
std::set<std::string> optionsPutIn(const Section& section, const std::string& text, const std::set<std::string>& wanted,
                                   const Values& values);

// What the kind and the user want of one section: "theory/platform".
std::set<std::string> optionsOf(const Kind& kind, const SectionId& id, const std::set<std::string>& wanted);

// Tables of other sections that an attachment shows.
std::set<FieldId> foreignBlocks(const Section& attachment, const std::string& text);
// Without those that would bring in a table which stands elsewhere already: in place or attached, never both.
std::set<std::string> withoutBlocks(const Section& section, const std::string& text, std::set<std::string> options,
                                    const std::set<FieldId>& standing);

// How a section is put in.
struct SectionForm {
    std::string text; // which of its texts
    std::set<std::string> options;
    Manner manner;
};
// A section's paragraphs and blocks with its bookmarks; parts of other options, and parts of sentences that do not
// stand, left out. An attachment begins with the mark 附件, which gets its number from settle.h.
std::vector<NewElement> composeSection(const Library& library, const Section& section, const SectionForm& form,
                                       const Known& known);

// Notice (where it is wanted), title, byline and addressee; signature; empty where the kind has none.
std::vector<NewElement> composeOpening(const Library& library, const Kind& kind, bool withNotice);
std::vector<NewElement> composeSignature(const Library& library, const Kind& kind);

// Properties of all values that are no blocks: as shown, or as unfilled marks.
std::map<std::string, std::string> composeProperties(const Library& library, const std::vector<FieldId>& fields,
                                                     const Values& values);

} // namespace zhangfa
