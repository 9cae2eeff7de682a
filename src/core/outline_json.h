// An outline as JSON, for people at a shell, scripts and tests.
#pragma once

#include "outline.h"

#include <boost/json/value.hpp>

#include <optional>

namespace zhangfa {

// {"paragraphs", "numbering", "items"}; the outline must be that of the snapshot. An item has "paragraph", "role",
// "text", "section" (or null), "confidence"; a heading also "scheme", "level", "number", "runIn", a label or lead
// "level" and "runIn"; "glued" and "offset" (in characters) only where it hides inside a paragraph; "issues" and
// "missing" only where there are any. "numbering": {"levels": [{"level", "schemes": [{"scheme", "count"}], "mixed"}]},
// mixed where a level has more than one scheme.
boost::json::object toJson(const Outline& outline, const Snapshot& snapshot);

// Items that stand outside the body, each with its "part"; "paragraph" counts inside it. Only parts with a list of
// headings have any: a number alone in a cell numbers a row.
boost::json::array partItems(const std::vector<DocumentPart>& parts, const Library& library);

// Which element of the body is its paragraph of that number, from 1; tables do not count. Nothing where there are not so many.
std::optional<std::size_t> elementOfParagraph(const Snapshot& snapshot, std::size_t number);

} // namespace zhangfa
