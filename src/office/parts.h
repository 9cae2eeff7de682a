// Texts outside the body: headers, footers, notes, frames, and cells of its tables.
#pragma once

#include "office/document.h"

#include <string>
#include <utility>
#include <vector>

namespace zhangfa {

using PartText = std::pair<std::string, Reference<css::text::XText>>;

// By name, as Snapshot::parts has them: "header:STYLE", "footer:STYLE", "footnote:N", "frame:NAME".
std::vector<PartText> partTexts(const Document& document);
// "table:NAME!B3".
std::vector<PartText> cellTexts(const Document& document);

// Tables in it left out.
std::vector<Reference<css::text::XTextContent>> paragraphsOf(const Reference<css::text::XText>& text);

// Null where there is no such part, or no such paragraph (from 0) in it.
Reference<Range> partParagraph(const Document& document, const std::string& part, std::size_t paragraph);

} // namespace zhangfa
