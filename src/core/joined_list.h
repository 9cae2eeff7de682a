// A list whose items stand in one paragraph: 一是……；二是……。
#pragma once

#include "list_item.h"

#include <string_view>
#include <vector>

namespace zhangfa {

std::vector<TextRun> renderJoined(const Field& list, const std::vector<Row>& rows);

// The items of the paragraph's text.
std::vector<Row> readJoined(const Field& list, std::string_view text);

} // namespace zhangfa
