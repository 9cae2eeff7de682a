// A list of rows with columns, read-only, with the wheel and the arrow keys.
#include "sidebar/grid.h"

#include "uno/properties.h"

#include <com/sun/star/awt/grid/DefaultGridColumnModel.hpp>
#include <com/sun/star/awt/grid/DefaultGridDataModel.hpp>
#include <com/sun/star/awt/grid/XGridColumnModel.hpp>
#include <com/sun/star/awt/grid/XGridControl.hpp>
#include <com/sun/star/awt/grid/XGridRowSelection.hpp>
#include <com/sun/star/view/SelectionType.hpp>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Any;
using css::uno::Reference;

namespace {

css::uno::Sequence<Any> cells(const std::vector<std::string>& texts) {
    std::vector<Any> values;
    for (const std::string& text : texts) {
        values.emplace_back(fromUtf8(text));
    }
    return sequence(values);
}

} // namespace

Grid::Grid(Surface& surface)
    : context_(surface.context()),
      widget_(surface.add(WidgetKind::grid)),
      rowHeight_(surface.lineHeight() * 5 / 4) /* as the grid makes them by itself */ {
    data_.set(css::awt::grid::DefaultGridDataModel::create(context_), css::uno::UNO_QUERY_THROW);
    set(widget_.model(), "GridDataModel", Reference<css::awt::grid::XGridDataModel>(data_, css::uno::UNO_QUERY));
    set(widget_.model(), "SelectionModel", css::view::SelectionType_SINGLE);
    set(widget_.model(), "ShowRowHeader", false);
}

void Grid::columns(const std::vector<GridColumn>& columns, bool header) {
    const auto model = css::awt::grid::DefaultGridColumnModel::create(context_);
    for (const GridColumn& column : columns) {
        const Reference<css::awt::grid::XGridColumn> made = model->createColumn();
        made->setTitle(fromUtf8(column.title));
        made->setResizeable(true);
        made->setFlexibility(column.share);
        made->setColumnWidth(10 * column.share);
        model->addColumn(made);
    }
    header_ = header;
    columnCount_ = columns.size();
    set(widget_.model(), "ShowColumnHeader", header);
    rows({});
    set(widget_.model(), "ColumnModel", Reference<css::awt::grid::XGridColumnModel>(model, css::uno::UNO_QUERY));
}

void Grid::rows(const std::vector<std::vector<std::string>>& wanted) {
    if (wanted == rows_) {
        return;
    }
    const std::size_t common = std::min(wanted.size(), rows_.size());
    std::vector<sal_Int32> indexes;
    for (std::size_t column = 0; column < columnCount_; ++column) {
        indexes.push_back(static_cast<sal_Int32>(column));
    }
    for (std::size_t row = 0; row < common; ++row) {
        if (wanted[row] != rows_[row]) {
            data_->updateRowData(sequence(indexes), static_cast<sal_Int32>(row), cells(wanted[row]));
        }
    }
    for (std::size_t row = rows_.size(); row > common; --row) {
        data_->removeRow(static_cast<sal_Int32>(row - 1));
    }
    std::vector<css::uno::Sequence<Any>> added;
    for (std::size_t row = common; row < wanted.size(); ++row) {
        added.push_back(cells(wanted[row]));
    }
    if (!added.empty()) {
        data_->addRows(sequence(std::vector<Any>(added.size())), sequence(added));
    }
    rows_ = wanted;
}

int Grid::selected() const {
    const Reference<css::awt::grid::XGridRowSelection> selection(widget_.control(), css::uno::UNO_QUERY_THROW);
    const auto rows = selection->getSelectedRows();
    return rows.getLength() > 0 && rows[0] < static_cast<sal_Int32>(rows_.size()) ? rows[0] : -1;
}

void Grid::select(int row) const {
    const Reference<css::awt::grid::XGridRowSelection> selection(widget_.control(), css::uno::UNO_QUERY_THROW);
    if (row == selected()) {
        return;
    }
    if (row < 0 || row >= static_cast<int>(rows_.size())) {
        selection->deselectAllRows();
        return;
    }
    selection->selectRow(row);
    Reference<css::awt::grid::XGridControl>(widget_.control(), css::uno::UNO_QUERY_THROW)->goToCell(0, row);
}

int Grid::rowAt(int x, int y) const {
    return Reference<css::awt::grid::XGridControl>(widget_.control(), css::uno::UNO_QUERY_THROW)->getRowAtPoint(x, y);
}
int Grid::columnAt(int x, int y) const {
    return Reference<css::awt::grid::XGridControl>(widget_.control(), css::uno::UNO_QUERY_THROW)
        ->getColumnAtPoint(x, y);
}

int Grid::heightFor(std::size_t rows) const {
    return rowHeight_ * (static_cast<int>(rows) + (header_ ? 1 : 0)) + rowHeight_ / 3;
}

} // namespace zhangfa
