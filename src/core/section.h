// A standard section: its text with fields, as parsed from sections/ID.md and ID.json.
#pragma once

#include "edits.h"
#include "field.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

struct FieldReference {
    FieldId field;
    bool operator==(const FieldReference&) const = default;
};
using Inline = std::variant<std::string, FieldReference>;

// Part of a paragraph that stands in the text only while its fields have values, and its condition holds.
struct TextPart {
    std::size_t first = 0, count = 0; // in the paragraph's content
    std::optional<Formula> when;
    bool operator==(const TextPart&) const = default;
};

struct SectionParagraph {
    int level = 0; // 1 to 4: heading; 0: body text
    std::vector<Inline> content;
    std::string option;            // id of the option it belongs to, or empty
    std::vector<TextPart> parts;   // ascending, never overlapping
    std::size_t headingPieces = 0; // more than 0: so many pieces are a heading at the head of a text
    std::optional<Role> role;      // of a paragraph of 版头 or 版记

    // It comes and goes as a whole.
    bool isOnePart() const { return parts.size() == 1 && parts[0].count == content.size(); }
};

// A long text, list or table.
struct SectionBlock {
    FieldId field;
    std::string option;
};

using SectionElement = std::variant<SectionParagraph, SectionBlock>;
using SectionElements = std::vector<SectionElement>;

// Where in a document it has its place, but for attachments.
enum class Stands { inText, head, note, imprint }; // 版头, 附注, 版记

struct Option {
    std::string id, title;
    bool byDefault = false;
};

struct Section {
    SectionId id;
    std::string title;
    std::vector<std::string> words; // by which a heading of this section is recognised
    std::vector<Option> options;
    std::vector<Field> fields;                    // in the order of the JSON file, which is the form's order
    SectionElements elements;                     // the full text, sections/ID.md
    std::map<std::string, SectionElements> texts; // others by their names, "brief": sections/ID.brief.md
    SectionId after;  // where library.json's order does not name it: ranks right behind this one; empty: nothing said
    bool own = false; // the user's or the office's, not shipped
    bool attachment = false; // stands behind the signature, on pages of its own
    Stands stands = Stands::inText;

    // The full one where there is none of that name.
    const SectionElements& text(const std::string& name) const;
};

inline const std::string briefText = "brief";
inline const std::string themeOption = "theme";

} // namespace zhangfa
