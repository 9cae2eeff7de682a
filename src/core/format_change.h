// Sets a report that Zhangfa made in another format.
#pragma once

#include "plan.h"

namespace zhangfa {

// Page and styles; the text stays. The document remembers the format.
Plan planFormatChange(const Library& library, const Snapshot& snapshot, const std::string& format);

} // namespace zhangfa
