// Unicode's forms of a text.
#pragma once

#include <string>
#include <string_view>

namespace zhangfa {

// NFC. A text that is no UTF-8 stays as it is.
std::string composed(std::string_view text);
// What is the same for names that a file system without regard to case and form takes for the same.
std::string foldedName(std::string_view text);

} // namespace zhangfa
