// A list of rows with columns, read-only, with the wheel and the arrow keys.
#pragma once

#include "sidebar/widget.h"

#include <com/sun/star/awt/grid/XMutableGridDataModel.hpp>

#include <string>
#include <vector>

namespace zhangfa {

struct GridColumn {
    std::string title;
    int share = 1; // of the width, against the other columns
};

class Grid {
public:
    Grid() = default;
    explicit Grid(Surface& surface);

    const Widget& widget() const { return widget_; }
    void columns(const std::vector<GridColumn>& columns, bool header);
    // Rows that are equal stay; the selection stays at its index.
    void rows(const std::vector<std::vector<std::string>>& rows);
    std::size_t size() const { return rows_.size(); }
    int selected() const; // -1: none
    void select(int row) const;
    int rowAt(int x, int y) const;
    int columnAt(int x, int y) const;
    int heightFor(std::size_t rows) const;

private:
    Context context_;
    Widget widget_;
    com::sun::star::uno::Reference<com::sun::star::awt::grid::XMutableGridDataModel> data_;
    std::vector<std::vector<std::string>> rows_;
    std::size_t columnCount_ = 0;
    int rowHeight_ = 20;
    bool header_ = false;
};

} // namespace zhangfa
