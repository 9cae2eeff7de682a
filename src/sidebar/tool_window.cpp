// A window beside a document, and the thread that works for it.
#include "sidebar/tool_window.h"

#include "sidebar/delayed_call.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/VclWindowPeerAttribute.hpp>
#include <com/sun/star/awt/WindowAttribute.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;

namespace {

const Library& (*templates)(const Context& context) = nullptr;

constexpr int leastLines = 3; // of lists
constexpr int leastWidth = 600, leastHeight = 500;

// By frame and title; never destroyed: UNO may end before. Main thread only.
using Windows = std::map<std::pair<css::frame::XFrame*, std::string_view>, std::shared_ptr<ToolWindow>>;
Windows& openWindows() {
    static auto* const all = new Windows;
    return *all;
}

} // namespace

void useTemplates(const Library& (*from)(const Context& context)) { templates = from; }

const Library& ToolWindow::library(const Context& context) { return templates(context); }

ToolWindow::ToolWindow(const Context& context, const Frame& frame, const char* title, Size usual)
    : context_(context),
      frame_(frame),
      document_(frame->getController()->getModel()),
      title_(title),
      usual_(usual),
      texts_(zhangfa::texts(context)),
      service_(context) {}

bool ToolWindow::toFront(const Frame& frame, const char* title) {
    const auto known = openWindows().find({frame.get(), title});
    if (known == openWindows().end()) {
        return false;
    }
    const ToolWindow& window = *known->second;
    window.window_->setVisible(true);
    window.top_->toFront();
    window.window_->setFocus();
    return true;
}

void ToolWindow::open(const std::shared_ptr<ToolWindow>& window) {
    openWindows()[{window->frame_.get(), window->title_}] = window;
    window->makeWindow();
    window->makeControls();
    window->surface_->tabOrder(window->stops_);
    window->listen();
    window->render();
    window->window_->setVisible(true);
    window->window_->setFocus();
}

void ToolWindow::makeWindow() {
    css::awt::WindowDescriptor wanted;
    wanted.Type = css::awt::WindowClass_TOP;
    wanted.WindowServiceName = ascii("dialog");
    wanted.Parent.set(frame_->getContainerWindow(), css::uno::UNO_QUERY);
    wanted.ParentIndex = -1;
    wanted.WindowAttributes = css::awt::WindowAttribute::BORDER | css::awt::WindowAttribute::MOVEABLE |
                              css::awt::WindowAttribute::SIZEABLE | css::awt::WindowAttribute::CLOSEABLE |
                              css::awt::VclWindowPeerAttribute::CLIPCHILDREN;
    const auto peer = css::awt::Toolkit::create(context_)->createWindow(wanted);
    window_.set(peer, css::uno::UNO_QUERY_THROW);
    top_.set(peer, css::uno::UNO_QUERY_THROW);
    Reference<css::awt::XDialog>(peer, css::uno::UNO_QUERY_THROW)->setTitle(fromUtf8(texts_(title_)));
    surface_ = std::make_unique<Surface>(context_, window_);
    const Reference<css::awt::XStyleSettingsSupplier> styles(peer, css::uno::UNO_QUERY_THROW);
    surface_->paint(styles->getStyleSettings()->getDialogColor());
    const css::awt::Rectangle over = frame_->getContainerWindow()->getPosSize();
    const int width =
                  std::min(usual_.width * surface_->characterWidth(), std::max(over.Width - 2 * margin(), leastWidth)),
              height =
                  std::min(usual_.height * surface_->lineHeight(), std::max(over.Height - 4 * margin(), leastHeight));
    window_->setPosSize(std::max(0, over.X + (over.Width - width) / 2),
                        std::max(0, over.Y + (over.Height - height) / 2), width, height, css::awt::PosSize::POSSIZE);
}

void ToolWindow::listen() {
    keep(onResize(
        window_, [this] { layOut(); }, [this] { layOut(); }));
    keep(onClosing(context_, top_, [this] {
        const auto self = shared_from_this();
        leave();
    }));
    // Its parent is about to go.
    keep(onFrame(frame_, [this](css::frame::FrameAction action) {
        if (action == css::frame::FrameAction_COMPONENT_DETACHING) {
            gone();
        }
    }));
    keep(onDisposing(document_, [this] { gone(); }));
}

void ToolWindow::gone() {
    const auto self = shared_from_this();
    documentGone_ = true;
    close();
}

void ToolWindow::close() {
    background_.end();
    const Reference<css::lang::XComponent> window(top_, css::uno::UNO_QUERY);
    if (!window.is()) {
        return;
    }
    top_.clear();
    window_->setVisible(false);
    // It may be one of the window's own callbacks that wishes it.
    onMainThread(context_, [self = shared_from_this()] { self->forget(); });
    if (documentGone_) {
        surface_.reset();
        window->dispose();
    } else {
        onMainThread(context_, [self = shared_from_this(), window] {
            self->surface_.reset();
            window->dispose();
        });
    }
}

void ToolWindow::forget() {
    subscriptions_.clear();
    const auto known = openWindows().find({frame_.get(), title_});
    if (known != openWindows().end() && known->second.get() == this) {
        openWindows().erase(known);
    }
}

void ToolWindow::begin(Work work) {
    background_.start([work = std::move(work), weak = weak_from_this(), number = ++number_,
                       context = context_](const std::atomic<bool>& stopped) {
        work(stopped, [&](Action action) {
            onMainThread(context, [weak, number, action = std::move(action)] {
                const auto self = weak.lock();
                if (self && self->number_ == number && self->isOpen()) {
                    action();
                }
            });
        });
    });
}

Widget ToolWindow::add(WidgetKind kind, const char* key, const char* help) {
    const Widget widget = surface_->add(kind, key != nullptr ? text(key) : std::string());
    if (help != nullptr) {
        widget.explain(text(help));
    }
    if (kind != WidgetKind::progressBar) {
        stops_.push_back(widget);
    }
    return widget;
}

void ToolWindow::say(const Widget& edit, const std::string& text) {
    silent_ = true;
    edit.say(text);
    silent_ = false;
}

void ToolWindow::layOut() {
    if (!isOpen() || !surface_) {
        return;
    }
    const css::awt::Rectangle size = window_->getPosSize();
    surface_->window()->setPosSize(0, 0, size.Width, size.Height, css::awt::PosSize::POSSIZE);
    const int width = size.Width - 2 * margin();
    const auto last = lastRows(width);
    const int below = heightOf(last, width, gap());
    const int fixed = heightOf(rows(width, 0), width, gap());
    const int room = std::max(2 * leastLines * lineHeight(), size.Height - 2 * margin() - below - fixed);
    placeRows(rows(width, room), margin(), margin(), width, gap());
    placeRows(last, margin(), size.Height - margin() - below, width, gap());
}

} // namespace zhangfa
