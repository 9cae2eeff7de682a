// Any bytes whatever, taken for a file.
#pragma once

#include <string_view>

namespace zhangfa {

// `input` is an archive, or an XML text, or the description of an archive: lines "== name" with what is in the entry
// behind them, so that a fuzzer need not find checksums.
void tryPackage(std::string_view input);

} // namespace zhangfa
