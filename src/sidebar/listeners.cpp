// Listeners as values: made from a function, removed when the Subscription goes.
#include "sidebar/listeners.h"

#include "sidebar/delayed_call.h"
#include "sidebar/guarded.h"

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XAdjustmentListener.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XFocusListener.hpp>
#include <com/sun/star/awt/XKeyListener.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XMouseListener.hpp>
#include <com/sun/star/awt/XScrollBar.hpp>
#include <com/sun/star/awt/XSpinField.hpp>
#include <com/sun/star/awt/XSpinListener.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XTextListener.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/awt/XTopWindowListener.hpp>
#include <com/sun/star/awt/XWindowListener.hpp>
#include <com/sun/star/frame/XFrameActionListener.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <com/sun/star/view/XSelectionChangeListener.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/implbase1.hxx>
#include <rtl/ref.hxx>

namespace zhangfa {

namespace css = com::sun::star;

void Subscription::reset() noexcept {
    if (const auto end = std::exchange(end_, nullptr)) {
        try {
            end();
        } catch (const css::uno::Exception&) { // NOLINT(bugprone-empty-catch): what it listened to is gone
        }
    }
}

namespace {

// A late event finds no function and does nothing.
template <class Interface> struct Listener : cppu::WeakImplHelper1<Interface> {
    void SAL_CALL disposing(const css::lang::EventObject&) override { close(); }
    virtual void close() = 0;
};

// A copy is called, so that a function may end its own subscription.
void call(const Action& action) {
    if (const Action copy = action) {
        guarded(copy);
    }
}

template <class Made, class Remove> Subscription subscription(const rtl::Reference<Made>& listener, Remove remove) {
    return Subscription([listener, remove] {
        listener->close();
        remove();
    });
}

struct TextListener final : Listener<css::awt::XTextListener> {
    Action changed;
    void close() override { changed = nullptr; }
    void SAL_CALL textChanged(const css::awt::TextEvent&) override { call(changed); }
};

struct PressListener final : Listener<css::awt::XActionListener> {
    Context context;
    Action pressed;
    void close() override { pressed = nullptr; }
    void SAL_CALL actionPerformed(const css::awt::ActionEvent&) override {
        onMainThread(context, [self = rtl::Reference<PressListener>(this)] { call(self->pressed); });
    }
};

struct ItemListener final : Listener<css::awt::XItemListener> {
    Action chosen;
    void close() override { chosen = nullptr; }
    void SAL_CALL itemStateChanged(const css::awt::ItemEvent&) override { call(chosen); }
};

struct TopWindowListener final : Listener<css::awt::XTopWindowListener> {
    Context context;
    Action closing;
    void close() override { closing = nullptr; }
    void SAL_CALL windowOpened(const css::lang::EventObject&) override {}
    void SAL_CALL windowClosing(const css::lang::EventObject&) override {
        onMainThread(context, [self = rtl::Reference<TopWindowListener>(this)] { call(self->closing); });
    }
    void SAL_CALL windowClosed(const css::lang::EventObject&) override {}
    void SAL_CALL windowMinimized(const css::lang::EventObject&) override {}
    void SAL_CALL windowNormalized(const css::lang::EventObject&) override {}
    void SAL_CALL windowActivated(const css::lang::EventObject&) override {}
    void SAL_CALL windowDeactivated(const css::lang::EventObject&) override {}
};

struct SpinListener final : Listener<css::awt::XSpinListener> {
    Action raised, lowered;
    void close() override { raised = lowered = nullptr; }
    void SAL_CALL up(const css::awt::SpinEvent&) override { call(raised); }
    void SAL_CALL down(const css::awt::SpinEvent&) override { call(lowered); }
    void SAL_CALL first(const css::awt::SpinEvent&) override {}
    void SAL_CALL last(const css::awt::SpinEvent&) override {}
};

struct FocusListener final : Listener<css::awt::XFocusListener> {
    Action gained, lost;
    void close() override { gained = lost = nullptr; }
    void SAL_CALL focusGained(const css::awt::FocusEvent&) override { call(gained); }
    void SAL_CALL focusLost(const css::awt::FocusEvent&) override { call(lost); }
};

struct KeyListener final : Listener<css::awt::XKeyListener> {
    std::function<void(const css::awt::KeyEvent&)> pressed;
    void close() override { pressed = nullptr; }
    void SAL_CALL keyPressed(const css::awt::KeyEvent& event) override {
        call([&event, copy = pressed] {
            if (copy) {
                copy(event);
            }
        });
    }
    void SAL_CALL keyReleased(const css::awt::KeyEvent&) override {}
};

struct MouseListener final : Listener<css::awt::XMouseListener> {
    std::function<void(const css::awt::MouseEvent&)> clicked;
    void close() override { clicked = nullptr; }
    void SAL_CALL mousePressed(const css::awt::MouseEvent&) override {}
    void SAL_CALL mouseReleased(const css::awt::MouseEvent& event) override {
        call([&event, copy = clicked] {
            if (copy) {
                copy(event);
            }
        });
    }
    void SAL_CALL mouseEntered(const css::awt::MouseEvent&) override {}
    void SAL_CALL mouseExited(const css::awt::MouseEvent&) override {}
};

struct WindowListener final : Listener<css::awt::XWindowListener> {
    Action resized, shown;
    void close() override { resized = shown = nullptr; }
    void SAL_CALL windowResized(const css::awt::WindowEvent&) override { call(resized); }
    void SAL_CALL windowMoved(const css::awt::WindowEvent&) override {}
    void SAL_CALL windowShown(const css::lang::EventObject&) override { call(shown); }
    void SAL_CALL windowHidden(const css::lang::EventObject&) override {}
};

struct ScrollListener final : Listener<css::awt::XAdjustmentListener> {
    Action scrolled;
    void close() override { scrolled = nullptr; }
    void SAL_CALL adjustmentValueChanged(const css::awt::AdjustmentEvent&) override { call(scrolled); }
};

struct ModifyListener final : Listener<css::util::XModifyListener> {
    Action changed;
    void close() override { changed = nullptr; }
    void SAL_CALL modified(const css::lang::EventObject&) override { call(changed); }
};

struct SelectionListener final : Listener<css::view::XSelectionChangeListener> {
    Action selected;
    void close() override { selected = nullptr; }
    void SAL_CALL selectionChanged(const css::lang::EventObject&) override { call(selected); }
};

struct FrameListener final : Listener<css::frame::XFrameActionListener> {
    std::function<void(css::frame::FrameAction)> acted;
    void close() override { acted = nullptr; }
    void SAL_CALL frameAction(const css::frame::FrameActionEvent& event) override {
        call([&event, copy = acted] {
            if (copy) {
                copy(event.Action);
            }
        });
    }
};

struct DisposeListener final : Listener<css::lang::XEventListener> {
    Action gone;
    void close() override { gone = nullptr; }
    void SAL_CALL disposing(const css::lang::EventObject&) override {
        const Action copy = std::exchange(gone, nullptr);
        call(copy);
    }
};

} // namespace

Subscription onText(const Control& edit, Action changed) {
    const rtl::Reference<TextListener> listener(new TextListener);
    listener->changed = std::move(changed);
    const css::uno::Reference<css::awt::XTextComponent> text(edit, css::uno::UNO_QUERY_THROW);
    text->addTextListener(listener.get());
    return subscription(listener, [=] { text->removeTextListener(listener.get()); });
}

Subscription onPress(const Context& context, const Control& button, Action pressed) {
    const rtl::Reference<PressListener> listener(new PressListener);
    listener->context = context;
    listener->pressed = std::move(pressed);
    const css::uno::Reference<css::awt::XButton> source(button, css::uno::UNO_QUERY_THROW);
    source->addActionListener(listener.get());
    return subscription(listener, [=] { source->removeActionListener(listener.get()); });
}

Subscription onChoice(const Control& list, Action chosen) {
    const rtl::Reference<ItemListener> listener(new ItemListener);
    listener->chosen = std::move(chosen);
    const css::uno::Reference<css::awt::XListBox> source(list, css::uno::UNO_QUERY_THROW);
    source->addItemListener(listener.get());
    return subscription(listener, [=] { source->removeItemListener(listener.get()); });
}

Subscription onTick(const Control& checkBox, Action ticked) {
    const rtl::Reference<ItemListener> listener(new ItemListener);
    listener->chosen = std::move(ticked);
    const css::uno::Reference<css::awt::XCheckBox> source(checkBox, css::uno::UNO_QUERY_THROW);
    source->addItemListener(listener.get());
    return subscription(listener, [=] { source->removeItemListener(listener.get()); });
}

Subscription onClosing(const Context& context, const Anything& topWindow, Action closing) {
    const rtl::Reference<TopWindowListener> listener(new TopWindowListener);
    listener->context = context;
    listener->closing = std::move(closing);
    const css::uno::Reference<css::awt::XTopWindow> source(topWindow, css::uno::UNO_QUERY_THROW);
    source->addTopWindowListener(listener.get());
    return subscription(listener, [=] { source->removeTopWindowListener(listener.get()); });
}

Subscription onOpened(const Context& context, const Control& list, Action opened) {
    const rtl::Reference<PressListener> listener(new PressListener);
    listener->context = context;
    listener->pressed = std::move(opened);
    const css::uno::Reference<css::awt::XListBox> source(list, css::uno::UNO_QUERY_THROW);
    source->addActionListener(listener.get());
    return subscription(listener, [=] { source->removeActionListener(listener.get()); });
}

Subscription onSpin(const Control& spinField, Action up, Action down) {
    const rtl::Reference<SpinListener> listener(new SpinListener);
    listener->raised = std::move(up);
    listener->lowered = std::move(down);
    const css::uno::Reference<css::awt::XSpinField> source(spinField, css::uno::UNO_QUERY_THROW);
    source->addSpinListener(listener.get());
    return subscription(listener, [=] { source->removeSpinListener(listener.get()); });
}

Subscription onFocus(const Window& window, Action gained, Action lost) {
    const rtl::Reference<FocusListener> listener(new FocusListener);
    listener->gained = std::move(gained);
    listener->lost = std::move(lost);
    window->addFocusListener(listener.get());
    return subscription(listener, [=] { window->removeFocusListener(listener.get()); });
}

Subscription onKey(const Window& window, std::function<void(const css::awt::KeyEvent&)> pressed) {
    const rtl::Reference<KeyListener> listener(new KeyListener);
    listener->pressed = std::move(pressed);
    window->addKeyListener(listener.get());
    return subscription(listener, [=] { window->removeKeyListener(listener.get()); });
}

Subscription onClick(const Window& window, std::function<void(const css::awt::MouseEvent&)> clicked) {
    const rtl::Reference<MouseListener> listener(new MouseListener);
    listener->clicked = std::move(clicked);
    window->addMouseListener(listener.get());
    return subscription(listener, [=] { window->removeMouseListener(listener.get()); });
}

Subscription onResize(const Window& window, Action resized, Action shown) {
    const rtl::Reference<WindowListener> listener(new WindowListener);
    listener->resized = std::move(resized);
    listener->shown = std::move(shown);
    window->addWindowListener(listener.get());
    return subscription(listener, [=] { window->removeWindowListener(listener.get()); });
}

Subscription onScroll(const Control& scrollBar, Action scrolled) {
    const rtl::Reference<ScrollListener> listener(new ScrollListener);
    listener->scrolled = std::move(scrolled);
    const css::uno::Reference<css::awt::XScrollBar> source(scrollBar, css::uno::UNO_QUERY_THROW);
    source->addAdjustmentListener(listener.get());
    return subscription(listener, [=] { source->removeAdjustmentListener(listener.get()); });
}

Subscription onModified(const Anything& document, Action modified) {
    const css::uno::Reference<css::util::XModifyBroadcaster> source(document, css::uno::UNO_QUERY);
    if (!source.is()) {
        return {};
    }
    const rtl::Reference<ModifyListener> listener(new ModifyListener);
    listener->changed = std::move(modified);
    source->addModifyListener(listener.get());
    return subscription(listener, [=] { source->removeModifyListener(listener.get()); });
}

Subscription onSelection(const Anything& controller, Action selected) {
    const css::uno::Reference<css::view::XSelectionSupplier> source(controller, css::uno::UNO_QUERY);
    if (!source.is()) {
        return {};
    }
    const rtl::Reference<SelectionListener> listener(new SelectionListener);
    listener->selected = std::move(selected);
    source->addSelectionChangeListener(listener.get());
    return subscription(listener, [=] { source->removeSelectionChangeListener(listener.get()); });
}

Subscription onFrame(const css::uno::Reference<css::frame::XFrame>& frame,
                     std::function<void(css::frame::FrameAction)> acted) {
    const rtl::Reference<FrameListener> listener(new FrameListener);
    listener->acted = std::move(acted);
    frame->addFrameActionListener(listener.get());
    return subscription(listener, [=] { frame->removeFrameActionListener(listener.get()); });
}

Subscription onDisposing(const Anything& component, Action disposing) {
    const css::uno::Reference<css::lang::XComponent> source(component, css::uno::UNO_QUERY_THROW);
    const rtl::Reference<DisposeListener> listener(new DisposeListener);
    listener->gone = std::move(disposing);
    source->addEventListener(listener.get());
    return subscription(listener, [=] { source->removeEventListener(listener.get()); });
}

} // namespace zhangfa
