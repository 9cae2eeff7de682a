// A part of a panel whose rows scroll when they are higher than it.
#include "sidebar/scroll_area.h"

#include "uno/properties.h"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XScrollBar.hpp>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;

ScrollArea::ScrollArea(Surface& outer)
    : surface_(std::make_unique<Surface>(outer.context(), outer.window())), bar_(outer.add(WidgetKind::scrollBar)) {
    bar_.show(false);
    scrolled_ = onScroll(bar_.control(), [this] {
        const css::uno::Reference<css::awt::XScrollBar> bar(bar_.control(), css::uno::UNO_QUERY_THROW);
        scrollTo(bar->getValue());
    });
}

void ScrollArea::place(const Box& box, int margin, const std::function<std::vector<WidgetRow>(int)>& rows) {
    box_ = box;
    margin_ = margin;
    rows_ = rows;
    const int gap = surface_->lineHeight() / 4;
    int barWidth = 0;
    innerWidth_ = box.width - 2 * margin;
    content_ = heightOf(rows_(innerWidth_), innerWidth_, gap) + margin;
    const bool needed = content_ > box.height;
    if (needed) {
        barWidth = std::max(10, bar_.preferred().width);
        innerWidth_ -= barWidth;
        content_ = heightOf(rows_(innerWidth_), innerWidth_, gap) + margin;
        bar_.place({box.width - barWidth, box.y, barWidth, box.height});
        set(bar_.model(), "ScrollValueMax", sal_Int32(content_));
        set(bar_.model(), "VisibleSize", sal_Int32(box.height));
        set(bar_.model(), "BlockIncrement", sal_Int32(std::max(1, box.height - surface_->lineHeight())));
        set(bar_.model(), "LineIncrement", sal_Int32(2 * surface_->lineHeight()));
    }
    bar_.show(needed);
    surface_->window()->setPosSize(0, box.y, box.width - barWidth, box.height, css::awt::PosSize::POSSIZE);
    offset_ = std::clamp(offset_, 0, std::max(0, content_ - box.height));
    move();
}

void ScrollArea::reveal(int top, int height) {
    if (top < offset_) {
        scrollTo(top);
    } else if (top + height > offset_ + box_.height) {
        scrollTo(std::min(top, top + height - box_.height));
    }
}

void ScrollArea::scrollTo(int offset) {
    const int wanted = std::clamp(offset, 0, std::max(0, content_ - box_.height));
    if (wanted != offset_) {
        offset_ = wanted;
        move();
    }
}

void ScrollArea::move() {
    if (rows_) {
        placeRows(rows_(innerWidth_), margin_, -offset_, innerWidth_, surface_->lineHeight() / 4);
    }
    if (bar_.shown()) {
        set(bar_.model(), "ScrollValue", sal_Int32(offset_));
    }
}

} // namespace zhangfa
