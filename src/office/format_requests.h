// Requests and answers of 排版 (core/plan_format.h), as the public API has them.
#pragma once

#include "core/plan_format.h"
#include "office/document.h"

#include <boost/json.hpp>

namespace zhangfa {

// [{"element", "paragraph", "role", "doubtful", "text"}]
boost::json::array toJson(const std::vector<RoleProposal>& proposals, const Snapshot& snapshot);

// "format", "roles": [{"element" or "paragraph", "role"}], "keepEmphasis". Throws a RefusalError.
FormatRequest formatRequest(const boost::json::object& request, const Snapshot& snapshot);

// What stands above and below the text, is no page number, and stays: a message each.
std::vector<Message> textsAtPageEdges(const Document& document);

} // namespace zhangfa
