// What the deck's panels have in common.
#pragma once

#include "sidebar/deck.h"
#include "sidebar/panel.h"

namespace zhangfa {

class DeckPanel : public PanelContent, public DeckView {
public:
    DeckPanel(const PanelPlace& place, Surface& surface);

    void place(Size size) final;
    void shown() final { render(); }

protected:
    virtual void arrange(Size size) = 0;
    // Puts everything in its place again, and asks the sidebar for another height where one is needed.
    void layOut();

    // Between controls, and around all of them.
    int gap() const { return surface_.lineHeight() / 4; }
    int margin() const { return surface_.lineHeight() / 2; }

    const PanelPlace place_;
    Surface& surface_;
    const std::shared_ptr<Deck> deck_;
    const Texts& texts_;

private:
    Size size_;
    PanelHeight asked_;
};

} // namespace zhangfa
