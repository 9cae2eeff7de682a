// Rows of random values that are right.
#pragma once

#include "core/field.h"
#include "core/values.h"

#include <random>

namespace zhangfa {

boost::json::value randomValue(const Field& field, std::mt19937& random);

// Most fields get a value, some null, and of some nothing is said.
Values randomRow(const std::vector<const Field*>& fields, std::mt19937& random);

} // namespace zhangfa
