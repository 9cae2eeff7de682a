// Texts of templates with {{field-id}} in them.
#pragma once

#include "message.h"
#include "section.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace zhangfa {

struct ParsedInlines {
    std::vector<Inline> content;          // no two texts side by side, none empty
    std::vector<std::size_t> references;  // byte offsets of the {{ of each FieldReference, in order
    std::vector<TextPart> parts;          // [ … ], if they are allowed
    std::vector<std::size_t> partOffsets; // byte offsets of their brackets
    struct Wrong {
        std::size_t offset = 0;
        Message message;
    };
    std::vector<Wrong> wrong;
};

enum class Brackets { plain, parts };

// {{[}} and {{]}} are brackets as such.
ParsedInlines parseInlines(std::string_view text, Brackets brackets = Brackets::plain);

} // namespace zhangfa
