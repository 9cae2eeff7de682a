// A standard section: its text with fields, as parsed from sections/ID.md and ID.json.
#pragma once

#include "field.h"

#include <string>
#include <variant>
#include <vector>

namespace zhangfa {

struct FieldReference {
    FieldId field;
    bool operator==(const FieldReference&) const = default;
};
using Inline = std::variant<std::string, FieldReference>;

struct SectionParagraph {
    int level = 0; // 1 to 4: heading; 0: body text
    std::vector<Inline> content;
    std::string option; // id of the option it belongs to, or empty
};

// A long text, list or table.
struct SectionBlock {
    FieldId field;
    std::string option;
};

using SectionElement = std::variant<SectionParagraph, SectionBlock>;

struct Option {
    std::string id, title;
    bool byDefault = false;
};

struct Section {
    SectionId id;
    std::string title;
    std::vector<std::string> words; // by which a heading of this section is recognised
    std::vector<Option> options;
    std::vector<Field> fields; // in the order of the JSON file, which is the form's order
    std::vector<SectionElement> elements;
    SectionId after;  // where library.json's order does not name it: ranks right behind this one; empty: nothing said
    bool own = false; // the user's or the office's, not shipped
};

} // namespace zhangfa
