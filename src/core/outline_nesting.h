// How the schemes of a document's numbers lie in each other, seen as a whole.
#pragma once

#include "outline_levels.h"

#include <array>
#include <vector>

namespace zhangfa {

// How often the numbers of one scheme run on around another one's.
class Nesting {
public:
    explicit Nesting(const std::vector<OutlineStep>& steps);

    // Above 0: `upper` runs on around `lower` more often than the other way.
    int above(NumberScheme upper, NumberScheme lower) const;

private:
    std::array<std::array<int, schemeCount>, schemeCount> around_{};
};

// The number of each scheme that begins a paragraph next; 0: none before a text of its own begins.
using NumbersAhead = std::array<int, schemeCount>;
// Behind each of the steps.
std::vector<NumbersAhead> numbersAhead(const std::vector<OutlineStep>& steps);

} // namespace zhangfa
