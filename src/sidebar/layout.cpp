// Where controls go: rows of cells in a given width, from the sizes the controls prefer.
#include "sidebar/layout.h"

#include <algorithm>

namespace zhangfa {

namespace {

std::vector<int> widths(const std::vector<Cell>& cells, int available) {
    int wanted = 0, growing = 0;
    for (const Cell& cell : cells) {
        wanted += cell.preferred.width;
        growing += cell.grows ? 1 : 0;
    }
    int over = available - wanted; // negative: missing
    std::vector<int> result;
    for (const Cell& cell : cells) {
        int width = cell.preferred.width;
        if (cell.grows) {
            const int share = over / growing--;
            const int changed = std::max(0, width + share);
            over -= changed - width;
            width = changed;
        }
        result.push_back(width);
    }
    return result;
}

} // namespace

Arrangement arrange(const std::vector<LayoutRow>& rows, int width, int gap) {
    Arrangement result;
    for (const LayoutRow& row : rows) {
        int height = 0;
        for (const Cell& cell : row.cells) {
            height = std::max(height, cell.preferred.height);
        }
        result.height += row.above;
        const int gaps = gap * std::max(0, static_cast<int>(row.cells.size()) - 1);
        const std::vector<int> cellWidths = widths(row.cells, width - gaps);
        std::vector<Box> boxes;
        int x = 0;
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
            const int cellHeight = row.cells[cell].preferred.height;
            const int cellWidth = std::clamp(cellWidths[cell], 0, std::max(0, width - x));
            boxes.push_back({x, result.height + (height - cellHeight) / 2, cellWidth, cellHeight});
            x += cellWidth + gap;
        }
        result.boxes.push_back(std::move(boxes));
        result.height += height;
    }
    return result;
}

std::vector<std::vector<std::size_t>> wrap(const std::vector<int>& widths, int width, int gap) {
    const auto broken = [&](std::size_t most) {
        std::vector<std::vector<std::size_t>> rows;
        int used = 0;
        for (std::size_t cell = 0; cell < widths.size(); ++cell) {
            if (rows.empty() || rows.back().size() == most || used + gap + widths[cell] > width) {
                rows.emplace_back();
                used = widths[cell];
            } else {
                used += gap + widths[cell];
            }
            rows.back().push_back(cell);
        }
        return rows;
    };
    auto rows = broken(widths.size());
    if (rows.size() < 2) {
        return rows;
    }
    const auto even = broken((widths.size() + rows.size() - 1) / rows.size());
    return even.size() == rows.size() ? even : rows;
}

int wrappedHeight(Size preferred, int width) {
    if (width <= 0 || preferred.width <= width) {
        return preferred.height;
    }
    const auto lines = [width](int length) { return (length + width - 1) / width; };
    // Each line may stay short by a character, which is nearly as wide as high.
    return preferred.height * lines(preferred.width + lines(preferred.width) * preferred.height * 3 / 4);
}

} // namespace zhangfa
