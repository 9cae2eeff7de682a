// What was gathered, for programs (docs/collect.md).
#pragma once

#include "gathering.h"

#include "core/texts.h"

#include <boost/json/object.hpp>

namespace zhangfa {

boost::json::object toJson(const Gathering& gathering, const Texts& texts);

} // namespace zhangfa
