// Controls in rows, one under the other: layout.h applied to widgets.
#include "sidebar/stack.h"

namespace zhangfa {

namespace {

Arrangement arranged(const std::vector<WidgetRow>& rows, int width, int gap) {
    std::vector<LayoutRow> layout;
    for (const WidgetRow& row : rows) {
        LayoutRow cells{{}, row.above};
        for (const PlacedWidget& cell : row.cells) {
            cells.cells.push_back({cell.size, cell.grows});
        }
        layout.push_back(std::move(cells));
    }
    return arrange(layout, width, gap);
}

} // namespace

PlacedWidget natural(const Widget& widget, bool grows) { return {widget, widget.preferred(), grows}; }

PlacedWidget stretched(const Widget& widget) { return {widget, {0, widget.preferred().height}, true}; }

WidgetRow whole(const Widget& widget, int above) { return {{stretched(widget)}, above}; }

WidgetRow wrapped(const Widget& label, int width, int above) {
    return {{{label, {0, wrappedHeight(label.preferred(), width)}, true}}, above};
}

void addButtons(std::vector<WidgetRow>& rows, const std::vector<Widget>& buttons, int width, int gap, int above) {
    std::vector<int> widths;
    widths.reserve(buttons.size());
    for (const Widget& button : buttons) {
        widths.push_back(button.preferred().width);
    }
    for (const std::vector<std::size_t>& line : wrap(widths, width, gap)) {
        WidgetRow row{{}, above};
        for (const std::size_t button : line) {
            row.cells.push_back(natural(buttons[button], true));
        }
        rows.push_back(std::move(row));
        above = gap;
    }
}

int heightOf(const std::vector<WidgetRow>& rows, int width, int gap) { return arranged(rows, width, gap).height; }

int placeRows(const std::vector<WidgetRow>& rows, int x, int y, int width, int gap) {
    const Arrangement places = arranged(rows, width, gap);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t cell = 0; cell < rows[row].cells.size(); ++cell) {
            Box box = places.boxes[row][cell];
            box.x += x;
            box.y += y;
            rows[row].cells[cell].widget.place(box);
        }
    }
    return places.height;
}

} // namespace zhangfa
