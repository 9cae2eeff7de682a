// A second view of a document that nobody sees: its cursor goes through the layout while the user's own stays.
#include "office/hidden_view.h"

#include "uno/properties.h"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/frame/Frame.hpp>
#include <com/sun/star/frame/XLayoutManager2.hpp>
#include <com/sun/star/frame/XModel2.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/view/XViewSettingsSupplier.hpp>

namespace zhangfa {

HiddenView::HiddenView(const Context& context, const Document& document) {
    const auto users = document.model->getCurrentController();
    // No text has a cursor in a preview of its pages.
    if (!users.is() || !users->getFrame().is() ||
        !Reference<css::text::XTextViewCursorSupplier>(users, UNO_QUERY).is()) {
        return;
    }
    const Reference<css::view::XViewSettingsSupplier> settings(users, UNO_QUERY);
    if (settings.is() && get<bool>(settings->getViewSettings(), "ShowOnlineLayout")) {
        return;
    }
    css::awt::WindowDescriptor child;
    child.Type = css::awt::WindowClass_SIMPLE;
    child.WindowServiceName = ascii("window");
    child.Parent.set(users->getFrame()->getContainerWindow(), UNO_QUERY);
    child.ParentIndex = -1;
    child.Bounds = css::awt::Rectangle(0, 0, 100, 100);
    const Reference<css::awt::XWindow> window(css::awt::Toolkit::create(context)->createWindow(child), UNO_QUERY_THROW);
    const auto frame = css::frame::Frame::create(context);
    frame_ = as<css::frame::XFrame>(frame);
    try {
        frame->initialize(window);
        if (const Reference<css::frame::XLayoutManager2> bars{frame->getLayoutManager(), UNO_QUERY}; bars.is()) {
            bars->setVisible(false);
        }
        view_ = as<css::frame::XModel2>(document.model)->createDefaultViewController(frame_);
        cursor_ = as<css::text::XTextViewCursorSupplier>(view_)->getViewCursor();
    } catch (const css::uno::Exception&) {
        close();
        throw;
    }
}

HiddenView::~HiddenView() { close(); }

void HiddenView::close() {
    cursor_.clear();
    for (const Reference<css::lang::XComponent>& part :
         {Reference<css::lang::XComponent>(view_, UNO_QUERY), Reference<css::lang::XComponent>(frame_, UNO_QUERY)}) {
        try {
            if (part.is()) {
                part->dispose();
            }
        } catch (const css::uno::Exception&) { // closed meanwhile
        }
    }
}

} // namespace zhangfa
