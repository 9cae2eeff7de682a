// The one place where UTF-8 of the core meets UTF-16 of UNO.
#pragma once

#include <rtl/ustring.hxx>

#include <string>
#include <string_view>

namespace zhangfa {

// Invalid UTF-8 or lone surrogates come out as U+FFFD.
rtl::OUString fromUtf8(std::string_view text);
std::string toUtf8(const rtl::OUString& text);

// For names known at compile time, all ASCII.
inline rtl::OUString ascii(const char* text) { return rtl::OUString::createFromAscii(text); }

} // namespace zhangfa
