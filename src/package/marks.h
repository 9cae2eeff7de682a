// Marks that compiling puts into a document's XML where documents differ, and by which its text is then cut into
// pieces.
#pragma once

#include "program.h"

#include <string>
#include <string_view>

namespace zhangfa {

// A character that no text has: a part with it in it is refused.
inline constexpr std::string_view markSign = "\xF3\xB0\x80\x80"; // U+F0000, private use

enum class Mark : char {
    value = 'v',
    ifUnfilled = 'u',
    otherwise = 'o',
    ifThere = 't',
    end = 'e',
    block = 'b',
    styleLeft = 'l',
    styleRight = 'r',
    styleAbove = 'a',
    styleAdjust = 'j',
};
std::string mark(Mark kind, std::size_t number = 0);

// Cuts at the marks. Every condition has an end in the same text.
PartProgram cutAtMarks(std::string name, std::string_view xml);

} // namespace zhangfa
