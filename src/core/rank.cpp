// Where a section belongs among others: Library::order ranks them all.
#include "rank.h"

#include <algorithm>

namespace zhangfa {

std::optional<std::size_t> rankOf(const Library& library, const SectionId& section) {
    const auto found = std::find(library.order.begin(), library.order.end(), section);
    return found == library.order.end() ? std::nullopt
                                        : std::optional<std::size_t>(std::distance(library.order.begin(), found));
}

std::size_t slotFor(const Library& library, const std::vector<SectionId>& present, const SectionId& section) {
    const auto rank = rankOf(library, section);
    std::optional<std::size_t> firstAfter;
    for (std::size_t i = present.size(); rank && i-- > 0;) {
        const auto other = rankOf(library, present[i]);
        if (other && *other < *rank) {
            return i + 1;
        }
        firstAfter = other && *other > *rank ? i : firstAfter;
    }
    const bool closed = !rank && !present.empty() && present.back() == closingSection;
    return firstAfter.value_or(present.size() - (closed ? 1 : 0));
}

} // namespace zhangfa
