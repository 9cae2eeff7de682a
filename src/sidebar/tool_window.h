// A window beside a document, with controls as a panel has them, whose work is done on a thread of its own: neither
// another deck nor a closed sidebar ends it, and Writer stays usable.
#pragma once

#include "core/library.h"
#include "core/texts.h"
#include "sidebar/background.h"
#include "sidebar/local_files.h"
#include "sidebar/report_service.h"
#include "sidebar/stack.h"
#include "sidebar/widget.h"

#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/frame/XFrame.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zhangfa {

using Frame = com::sun::star::uno::Reference<com::sun::star::frame::XFrame>;

// Where the library of sections and kinds comes from: said once, before any panel or command is made.
void useTemplates(const Library& (*templates)(const Context& context));

// Main thread only, but for close().
class ToolWindow : public std::enable_shared_from_this<ToolWindow> {
public:
    ToolWindow(const ToolWindow&) = delete;
    ToolWindow& operator=(const ToolWindow&) = delete;
    virtual ~ToolWindow() = default;

    // The frame has at most one of each Window: it comes to the front.
    template <class Window> static void show(const Context& context, const Frame& frame) {
        if (!toFront(frame, Window::title)) {
            open(std::make_shared<Window>(context, frame));
        }
    }

    // From any thread: ends what runs, and waits for that. The window goes at once.
    void close();

protected:
    // `title`: key of its text. `usual`, `least` in Chinese characters and lines.
    ToolWindow(const Context& context, const Frame& frame, const char* title, Size usual);

    virtual void makeControls() = 0;
    virtual void render() = 0;
    virtual std::vector<WidgetRow> lastRows(int width) const = 0; // at the lower edge
    // The others, of which lists share `room` (0: as little as they need).
    virtual std::vector<WidgetRow> rows(int width, int room) const = 0;
    // The user wants to close it.
    virtual void leave() { close(); }

    // An edit or list is called by the label added before it, for those who do not see it.
    Widget add(WidgetKind kind, const char* key = nullptr, const char* help = nullptr);
    template <class This> void onPressed(const Widget& button, void (This::*act)()) {
        keep(onPress(context_, button.control(), [this, act] {
            const auto self = shared_from_this(); // what it asks may end the window
            (static_cast<This*>(this)->*act)();
        }));
    }
    void keep(Subscription subscription) { subscriptions_.push_back(std::move(subscription)); }
    void layOut();
    // An edit's text, of which its listener is not to think that the user typed it.
    void say(const Widget& edit, const std::string& text);
    bool silent_ = false; // what is set now was not done by the user

    // On the window's thread, once what ran there has seen that it is stopped. What `tell` is given is done on the main
    // thread, unless other work was begun or the window closed meanwhile. Of the window `work` may use nothing but
    // that.
    using Tell = std::function<void(Action)>;
    using Work = std::function<void(const std::atomic<bool>& stopped, const Tell& tell)>;
    void begin(Work work);
    void stop() { background_.stop(); } // what it finds out till then is told

    bool isOpen() const { return top_.is(); }
    const Context& context() const { return context_; }
    const Frame& frame() const { return frame_; }
    const Model& document() const { return document_; }
    const Texts& texts() const { return texts_; }
    std::string texts(const Message& message) const { return texts_(message); }
    std::string text(const char* key) const { return texts_(key); }
    const ReportService& service() const { return service_; }
    const std::filesystem::path& temporary() const { return temporary_.path(); }
    const Window& window() const { return window_; }
    static const Library& library(const Context& context);
    int lineHeight() const { return surface_->lineHeight(); }
    int gap() const { return surface_->lineHeight() / 3; }
    int margin() const { return surface_->lineHeight() * 2 / 3; }

private:
    static bool toFront(const Frame& frame, const char* title);
    static void open(const std::shared_ptr<ToolWindow>& window);
    void makeWindow();
    void listen();
    void gone();
    void forget();

    Context context_;
    Frame frame_;
    Model document_;
    const char* title_;
    Size usual_;
    const Texts& texts_;
    ReportService service_;
    TemporaryFolder temporary_;
    Window window_;
    com::sun::star::uno::Reference<com::sun::star::awt::XTopWindow> top_; // null: closed
    std::unique_ptr<Surface> surface_;
    std::vector<Widget> stops_;
    std::vector<Subscription> subscriptions_;
    std::size_t number_ = 0; // of what was last begun
    bool documentGone_ = false;
    Background background_; // goes first
};

} // namespace zhangfa
