// What a font that is missing is displayed as.
#pragma once

#include <string>

namespace zhangfa {

// Empty: not known, as where there is no fontconfig.
std::string fontSubstitute(const std::string& family);

} // namespace zhangfa
