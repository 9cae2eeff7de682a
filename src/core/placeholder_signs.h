// Signs that people put for what they do not know yet: xx镇, ×次, **, 20__年, 某某局.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace zhangfa {

// Where such signs stand, by characters, without what they are part of. Letters of words and models (XML, x轴, T-X9,
// 5×3) are none.
std::vector<std::pair<std::size_t, std::size_t>> placeholderSigns(std::u32string_view text);

} // namespace zhangfa
