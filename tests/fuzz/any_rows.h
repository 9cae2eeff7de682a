// Any bytes, taken for rows.
#pragma once

#include <string>

namespace zhangfa {

// Reads them as CSV, JSON and JSON Lines, in large blocks and in small ones, and makes values and names of the rows.
// Throws std::logic_error where something does not hold: blocks make a difference, a limit is passed, a name leaves its
// folder.
void tryRows(const std::string& bytes);

} // namespace zhangfa
