// A part of a panel whose rows scroll when they are higher than it.
#pragma once

#include "sidebar/stack.h"

#include <functional>
#include <memory>

namespace zhangfa {

class ScrollArea {
public:
    explicit ScrollArea(Surface& outer);

    Surface& surface() { return *surface_; }
    int innerWidth() const { return innerWidth_; }

    // Puts the rows into `box`, `margin` from its sides, and shows the scroll bar if they need one.
    void place(const Box& box, int margin, const std::function<std::vector<WidgetRow>(int width)>& rows);
    // Scrolls no farther than needed to show `height` pixels from `top` on, counted within the rows.
    void reveal(int top, int height);
    void scrollTo(int offset);

private:
    void move();

    std::unique_ptr<Surface> surface_;
    Widget bar_;
    Box box_;
    int margin_ = 0, innerWidth_ = 0, content_ = 0, offset_ = 0;
    std::function<std::vector<WidgetRow>(int)> rows_;
    Subscription scrolled_;
};

} // namespace zhangfa
