// Long texts, lists and tables: between values and the paragraphs that are their only copy.
#pragma once

#include "edits.h"
#include "field.h"
#include "snapshot.h"

#include <boost/json/value.hpp>

#include <span>
#include <vector>

namespace zhangfa {

// What stands in the document for a value; null or empty gives one unfilled paragraph (table: one empty row).
// `bookmark` goes on the first element.
std::vector<NewElement> renderBlock(const Field& field, const boost::json::value& value, const std::string& bookmark);

// The value of a block's elements; null while it is unfilled. Blank paragraphs are no items. A list item that does not
// fit the pattern is one whose main column (the first required text, or else the first) is its whole text, without its
// number.
boost::json::value readBlock(const Field& field, std::span<const BodyElement> elements);

// Edits that make the block at `first` show `value`, touching only items whose value changed (and numbers that moved
// on), so that an item somebody reworded by hand stays as it is. None where it shows the value already.
Edits planBlock(const Field& field, std::size_t first, std::span<const BodyElement> elements,
                const boost::json::value& value);

} // namespace zhangfa
