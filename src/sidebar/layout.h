// Where controls go: rows of cells in a given width, from the sizes the controls prefer. Pixels throughout.
#pragma once

#include <vector>

namespace zhangfa {

struct Size {
    int width = 0, height = 0;
    bool operator==(const Size&) const = default;
};
struct Box {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Box&) const = default;
};

struct Cell {
    Size preferred;
    bool grows = false; // shares with the other growing cells of its row what is left over
};
struct LayoutRow {
    std::vector<Cell> cells;
    int above = 0; // free space above it
};

struct Arrangement {
    std::vector<std::vector<Box>> boxes; // a row each, a cell each
    int height = 0;
};

// Rows one under the other, `gap` between cells. Where a row is too narrow for its cells, growing cells shrink first,
// then the last ones are cut at the edge: nothing ever lies outside.
Arrangement arrange(const std::vector<LayoutRow>& rows, int width, int gap);

// Breaks cells of these widths into as few rows as can hold them, as even as can be. Gives the cells of each row.
std::vector<std::vector<std::size_t>> wrap(const std::vector<int>& widths, int width, int gap);

// Height of a text that would be `preferred` on one line, broken to `width`.
int wrappedHeight(Size preferred, int width);

} // namespace zhangfa
