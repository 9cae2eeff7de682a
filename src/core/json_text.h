// JSON as text for people: indented where asked, numbers as one writes them (Boost.JSON's own writer says 3.5E0).
#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace zhangfa {

// On one line.
std::string jsonText(const boost::json::value& value);
// Indented by two spaces, with a line break at the end.
std::string prettyJsonText(const boost::json::value& value);

} // namespace zhangfa
