// What a file is proposed to be called: by the report's kind, its stage, the day, and what is in the folder already.
#pragma once

#include "core/state.h"

#include <boost/json.hpp>

namespace zhangfa {

// Request: {"folder"?: URL, "ending"?, "stage"?: instead of the document's, "date"?: "2026-11-21" instead of today}.
std::string proposeFileName(const ReportState& report, const boost::json::object& request);

} // namespace zhangfa
