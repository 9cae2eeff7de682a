// Which rows of an old and a new list are the same: the longest common subsequence.
#include "alignment.h"

#include <algorithm>
#include <cstdint>

namespace zhangfa {

namespace {

constexpr std::size_t largestTable = 4'000'000; // entries

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> align(const std::vector<std::string>& before,
                                                       const std::vector<std::string>& after) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && before[head] == after[head]) {
        pairs.emplace_back(head, head);
        ++head;
    }
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    const std::size_t rows = before.size() - head - tail, columns = after.size() - head - tail;
    if (rows > 0 && columns > 0 && rows <= largestTable / columns) {
        // longest[i][j]: of what follows the i-th old and the j-th new one.
        std::vector<std::uint32_t> longest((rows + 1) * (columns + 1), 0);
        const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (columns + 1) + j]; };
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                at(i, j) =
                    before[head + i] == after[head + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (before[head + i] == after[head + j]) {
                pairs.emplace_back(head + i++, head + j++);
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                ++i;
            } else {
                ++j;
            }
        }
    }
    for (; tail > 0; --tail) {
        pairs.emplace_back(before.size() - tail, after.size() - tail);
    }
    return pairs;
}

std::vector<RowChange> changes(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    std::vector<RowChange> steps;
    auto pairs = align(before, after);
    pairs.emplace_back(before.size(), after.size());
    std::size_t i = 0, j = 0;
    for (const auto& [sameBefore, sameAfter] : pairs) {
        while (i < sameBefore || j < sameAfter) {
            RowChange step;
            if (i < sameBefore) {
                step.before = i++;
            }
            if (j < sameAfter) {
                step.after = j++;
            }
            steps.push_back(step);
        }
        if (sameBefore < before.size()) {
            steps.push_back({i++, j++, true});
        }
    }
    return steps;
}

} // namespace zhangfa
