// What the deck's three panels have in common.
#include "sidebar/deck_panel.h"

namespace zhangfa {

DeckPanel::DeckPanel(const PanelPlace& place, Surface& surface)
    : place_(place), surface_(surface), deck_(Deck::of(place.context, place.frame)), texts_(deck_->texts()) {}

void DeckPanel::place(Size size) {
    size_ = size;
    arrange(size);
}

void DeckPanel::layOut() {
    if (size_.width <= 0) {
        return;
    }
    arrange(size_);
    const PanelHeight height = heightFor(size_.width);
    if (place_.sidebar.is() && height != asked_) {
        asked_ = height;
        place_.sidebar->requestLayout();
    }
}

} // namespace zhangfa
