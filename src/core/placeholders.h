// Forgotten placeholders of a document that somebody else made (xx镇, x次, 20××年), and the fields they may stand for.
#pragma once

#include "plan.h"
#include "report.h"

#include <string>
#include <vector>

namespace zhangfa {

struct FieldTitle {
    FieldId field;
    std::string title;
};

struct Placeholder {
    std::size_t element = 0, offset = 0, length = 0; // bytes of the paragraph's text
    std::string text, before, after;                 // itself, and a few characters around it
    std::vector<FieldTitle> fields;                  // it may stand for, the likeliest first
};

// In body paragraphs, in document order. Letters of words and models (XML, x轴, T-X9, 5×3) are none.
std::vector<Placeholder> findPlaceholders(const Library& library, const Report& report, const Snapshot& snapshot);

// A field takes the place of what stands there; its value, if it has none yet, is unfilled. `text`: what is expected
// there, so that nothing else is replaced.
Plan planBind(const Library& library, const Snapshot& snapshot, const FieldId& field, std::size_t element,
              std::size_t offset, const std::string& text);

} // namespace zhangfa
