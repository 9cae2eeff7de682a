// The format a user names: by id, or as a file of his own.
#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace zhangfa {

// As a request holds it. What is no id is a file (it ends in .json, or its path has a /), read and checked here: every
// mistake is told with its place. Throws Failure.
boost::json::value requestedFormat(const std::string& idOrFile);

} // namespace zhangfa
