// Styles of a DOCX, as far as they say what a paragraph is and how it looks.
#pragma once

#include "core/snapshot.h"

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

// What a paragraph or run says of itself, or a style says for it; nothing: what is behind it counts.
struct DocxLooks {
    std::optional<bool> bold;
    std::optional<double> points;
    std::string adjust;              // w:jc
    std::optional<int> outlineLevel; // from 1; 0 body text
    std::string list;                // w:numId
    std::optional<int> listLevel;    // from 0

    // What `this` leaves open is as `behind` has it.
    DocxLooks over(const DocxLooks& behind) const;
};
DocxLooks docxLooks(pugi::xml_node paragraphProperties, pugi::xml_node runProperties);

struct DocxStyle {
    std::string name; // as Writer calls it: "Heading 1", "Text body"
    DocxLooks looks;  // with those that it is based on
};

class DocxStyles {
public:
    DocxStyles() = default;
    explicit DocxStyles(const pugi::xml_document& styles); // word/styles.xml

    const DocxStyle& paragraph(std::string_view id) const; // empty: the default one
    const DocxStyle* character(std::string_view id) const; // null: there is none
    // Id of a style by Writer's name of it; empty: there is none.
    std::string idOf(std::string_view name) const;

private:
    std::map<std::string, DocxStyle, std::less<>> styles_;
    std::string default_;
};

} // namespace zhangfa
