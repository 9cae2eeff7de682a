// Any text whatever, taken for the body of a bound document that is to be filled.
#pragma once

#include <string>
#include <string_view>

namespace zhangfa {

// The first character says for which format. What comes out is read again, and has the values that went in.
void tryMaster(std::string_view input);

// The whole document around a body, for making inputs.
std::string documentAround(std::string_view body, bool docx);

} // namespace zhangfa
