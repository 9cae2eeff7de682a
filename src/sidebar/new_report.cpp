// Where a new report comes to be: the document at hand if it is blank, else a new window.
#include "sidebar/new_report.h"

#include "uno/properties.h"

#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/text/XTextDocument.hpp>
#include <com/sun/star/ui/XDeck.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XPanel.hpp>
#include <com/sun/star/ui/XPanels.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;

namespace {

const char* const deckId = "ZhangfaDeck";

Reference<css::ui::XSidebarProvider> sidebarOf(const Reference<css::frame::XFrame>& frame) {
    const Reference<css::frame::XController2> controller(frame->getController(), css::uno::UNO_QUERY);
    return controller.is() ? controller->getSidebar() : Reference<css::ui::XSidebarProvider>();
}

Reference<css::ui::XDeck> deckOf(const Reference<css::ui::XSidebarProvider>& sidebar) {
    const Reference<css::ui::XDecks> decks = sidebar->getDecks();
    if (!decks.is() || !decks->hasByName(ascii(deckId))) {
        return {};
    }
    return {decks->getByName(ascii(deckId)), css::uno::UNO_QUERY};
}

} // namespace

bool isBlank(const Model& document) {
    const Reference<css::frame::XStorable> storable(document, css::uno::UNO_QUERY);
    const Reference<css::text::XTextDocument> text(document, css::uno::UNO_QUERY);
    return storable.is() && text.is() && !storable->hasLocation() && text->getText()->getString().isEmpty();
}

Reference<css::frame::XFrame> openBlank(const Context& context) {
    const Model document(css::frame::Desktop::create(context)->loadComponentFromURL(ascii("private:factory/swriter"),
                                                                                    ascii("_blank"), 0, {}),
                         css::uno::UNO_QUERY_THROW);
    return document->getCurrentController()->getFrame();
}

void showDeck(const Reference<css::frame::XFrame>& frame) {
    const auto sidebar = sidebarOf(frame);
    if (!sidebar.is()) {
        return;
    }
    sidebar->setVisible(true);
    sidebar->showDecks(true); // unfolds it
    const auto deck = deckOf(sidebar);
    if (deck.is() && !deck->isActive()) { // activating an active deck would close it
        deck->activate(true);
    }
}

void showPanel(const Reference<css::frame::XFrame>& frame, const char* panel) {
    showDeck(frame);
    const auto sidebar = sidebarOf(frame);
    const auto deck = sidebar.is() ? deckOf(sidebar) : Reference<css::ui::XDeck>();
    const auto panels = deck.is() ? deck->getPanels() : Reference<css::ui::XPanels>();
    if (panels.is() && panels->hasByName(ascii(panel))) {
        const Reference<css::ui::XPanel> found(panels->getByName(ascii(panel)), css::uno::UNO_QUERY);
        if (found.is() && !found->isExpanded()) {
            found->expand(false);
        }
    }
}

} // namespace zhangfa
