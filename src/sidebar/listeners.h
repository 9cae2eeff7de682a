// Listeners as values: made from a function, removed when the Subscription goes.
#pragma once

#include <com/sun/star/awt/KeyEvent.hpp>
#include <com/sun/star/awt/MouseEvent.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/frame/FrameAction.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

#include <functional>
#include <utility>

namespace zhangfa {

class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::function<void()> end) : end_(std::move(end)) {}
    Subscription(Subscription&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
    Subscription& operator=(Subscription&& other) noexcept {
        if (this != &other) {
            reset();
            end_ = std::exchange(other.end_, nullptr);
        }
        return *this;
    }
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription() { reset(); }

    // Never throws: what was listened to may be gone already.
    void reset() noexcept;

private:
    std::function<void()> end_;
};

using Context = com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>;
using Control = com::sun::star::uno::Reference<com::sun::star::awt::XControl>;
using Window = com::sun::star::uno::Reference<com::sun::star::awt::XWindow>;
using Anything = com::sun::star::uno::Reference<com::sun::star::uno::XInterface>;
using Action = std::function<void()>;

// Each calls back on the main thread. What the function throws is caught and shown (guarded.h).
Subscription onText(const Control& edit, Action changed);
// Not at once, but as soon as the main thread is free: LibreOffice reports presses without its lock, and another thread
// could close the document in the middle of the action.
Subscription onPress(const Context& context, const Control& button, Action pressed);
Subscription onChoice(const Control& list, Action chosen);
Subscription onTick(const Control& checkBox, Action ticked);
// The user wants to close a window of its own.
Subscription onClosing(const Context& context, const Anything& topWindow, Action closing);
// A double click, or the enter key.
Subscription onOpened(const Context& context, const Control& list, Action opened);
Subscription onSpin(const Control& spinField, Action up, Action down);
Subscription onFocus(const Window& window, Action gained, Action lost);
// The key goes on to the control whatever the function does.
Subscription onKey(const Window& window, std::function<void(const com::sun::star::awt::KeyEvent&)> pressed);
Subscription onClick(const Window& window, std::function<void(const com::sun::star::awt::MouseEvent&)> clicked);
Subscription onResize(const Window& window, Action resized, Action shown);
Subscription onScroll(const Control& scrollBar, Action scrolled);

Subscription onModified(const Anything& document, Action modified);
Subscription onSelection(const Anything& controller, Action selected);
Subscription onFrame(const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame,
                     std::function<void(com::sun::star::frame::FrameAction)> acted);
// `component` is disposed; its other listeners need no removing.
Subscription onDisposing(const Anything& component, Action disposing);

} // namespace zhangfa
