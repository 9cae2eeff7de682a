// Which fonts a document wants and which the machine has.
#pragma once

#include "core/layout.h"
#include "office/document.h"

#include <boost/json.hpp>

namespace zhangfa {

// Those of the format, then those that the text is set in.
std::vector<FontInUse> fontsInUse(const Context& context, const Format& format, const std::vector<SetElement>& text);
boost::json::array toJson(const std::vector<FontInUse>& fonts);

} // namespace zhangfa
