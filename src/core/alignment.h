// Which rows of an old and a new list are the same: the longest common subsequence.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhangfa {

// Positions (old, new) of equal texts, both ascending. Very long lists that differ much are only compared at both ends.
std::vector<std::pair<std::size_t, std::size_t>> align(const std::vector<std::string>& before,
                                                       const std::vector<std::string>& after);

// One step from the old list to the new one: a row that stays (`same`), gives way to another, goes (no `after`) or
// comes.
struct RowChange {
    std::optional<std::size_t> before, after;
    bool same = false;
};
// All steps, in order. Between rows that stay, old and new ones are taken for each other from the first on.
std::vector<RowChange> changes(const std::vector<std::string>& before, const std::vector<std::string>& after);

} // namespace zhangfa
