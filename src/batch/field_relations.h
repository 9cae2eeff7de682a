// What the templates' own sentences say of figures: which is a part of which, and which are the parts of a sum.
#pragma once

#include "core/library.h"

#include <vector>

namespace zhangfa {

struct PartOfWhole {
    FieldId part, whole;
    bool operator==(const PartOfWhole&) const = default;
};
// Of fields with the same unit. Behind 其中, up to the end of the sentence or a comma: parts of the nearest figure
// before it; also where 其中 begins the next part of the sentence, behind a semicolon. Besides, where the help says
// 不超过: of the figure that a percentage divides by, or the one whose title ends with the words that follow.
std::vector<PartOfWhole> partsOfWholes(const Library& library, const Kind& kind);

struct WholeOfParts {
    FieldId whole;
    std::vector<FieldId> parts;
    bool operator==(const WholeOfParts&) const = default;
};
// Where the help says 等于以下四级之和: the four fields behind it in the form.
std::vector<WholeOfParts> sumsOfParts(const Library& library, const Kind& kind);

// Counts and amounts, which several units' may be added: whole and decimal numbers, but no percentage, range, year,
// average or rate, and nothing that is not printed (docs/decisions/0023-gathering.md).
bool isAdditive(const Field& field);

} // namespace zhangfa
