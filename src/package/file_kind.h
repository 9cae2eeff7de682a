// What a file is that is no archive.
#pragma once

#include <string_view>

namespace zhangfa {

// The key of the message that says what it is and what to do; null where it begins like an archive.
const char* refusalOf(std::string_view bytes);

} // namespace zhangfa
