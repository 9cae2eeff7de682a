// Controls in rows, one under the other: layout.h applied to widgets.
#pragma once

#include "sidebar/layout.h"
#include "sidebar/widget.h"

#include <vector>

namespace zhangfa {

struct PlacedWidget {
    Widget widget;
    Size size;
    bool grows = false;
};
struct WidgetRow {
    std::vector<PlacedWidget> cells;
    int above = 0;
};

// A control in its preferred size.
PlacedWidget natural(const Widget& widget, bool grows = false);
// As wide as its row has room for; the second alone in its row.
PlacedWidget stretched(const Widget& widget);
WidgetRow whole(const Widget& widget, int above);
// A text that is broken where it must be.
WidgetRow wrapped(const Widget& label, int width, int above);
// Buttons side by side, in as many rows as they need; each as wide as its text.
void addButtons(std::vector<WidgetRow>& rows, const std::vector<Widget>& buttons, int width, int gap, int above);

int heightOf(const std::vector<WidgetRow>& rows, int width, int gap);
// Puts them at (x, y) and gives the height they take.
int placeRows(const std::vector<WidgetRow>& rows, int x, int y, int width, int gap);

} // namespace zhangfa
