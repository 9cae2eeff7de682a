// Random values of any field, such as a form lets through.
#pragma once

#include "core/field.h"
#include "core/values.h"

#include <boost/json.hpp>
#include <rapidcheck.h>

namespace zhangfa {

// Right by `validate` and normalized; null now and then. With `plain`, texts have no sign that a list's pattern is made
// of.
boost::json::value randomValue(const Field& field, bool plain = false);

} // namespace zhangfa
