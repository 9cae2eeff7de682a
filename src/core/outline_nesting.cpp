// How the schemes of a document's numbers lie in each other, seen as a whole.
#include "outline_nesting.h"

namespace zhangfa {

namespace {

using StepKind = OutlineStep::Kind;

std::size_t indexOf(NumberScheme scheme) { return static_cast<std::size_t>(scheme); }

} // namespace

Nesting::Nesting(const std::vector<OutlineStep>& steps) {
    std::array<std::size_t, schemeCount> seen{};
    std::array<int, schemeCount> last{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].kind == StepKind::reset) {
            last = {};
        }
        if (steps[i].kind != StepKind::number || steps[i].candidate.inside) {
            continue;
        }
        const HeadingNumber& number = steps[i].candidate.number;
        const std::size_t scheme = indexOf(number.scheme);
        for (std::size_t other = 0; other < schemeCount; ++other) {
            if (last[scheme] > 0 && number.number == last[scheme] + 1 && last[other] > 0 &&
                seen[other] > seen[scheme]) {
                ++around_[scheme][other];
            }
        }
        seen[scheme] = i;
        last[scheme] = number.number;
    }
}

int Nesting::above(NumberScheme upper, NumberScheme lower) const {
    return around_[indexOf(upper)][indexOf(lower)] - around_[indexOf(lower)][indexOf(upper)];
}

std::vector<NumbersAhead> numbersAhead(const std::vector<OutlineStep>& steps) {
    std::vector<NumbersAhead> ahead(steps.size());
    NumbersAhead next{};
    for (std::size_t i = steps.size(); i-- > 0;) {
        ahead[i] = next;
        if (steps[i].kind == StepKind::reset) {
            next = {};
        } else if (steps[i].kind == StepKind::number && !steps[i].candidate.inside) {
            next[indexOf(steps[i].candidate.number.scheme)] = steps[i].candidate.number.number;
        }
    }
    return ahead;
}

} // namespace zhangfa
