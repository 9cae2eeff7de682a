// Native controls as the deck uses them: UTF-8 in and out, nothing set twice.
#pragma once

#include "sidebar/layout.h"
#include "sidebar/listeners.h"

#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

enum class WidgetKind { label, edit, multiLineEdit, spinEdit, button, list, progressBar, scrollBar, checkBox };

// A control; copies are the same control.
class Widget {
public:
    Widget() = default;
    Widget(const Control& control, WidgetKind kind);
    explicit operator bool() const { return control_.is(); }
    bool operator==(const Widget& other) const { return control_ == other.control_; }

    const Control& control() const { return control_; }
    const Window& window() const { return window_; }
    const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& model() const { return model_; }

    // What it says: of a label or button its label, of an edit its text. Equal texts are not set again.
    void say(std::string_view text) const;
    std::string text() const;
    // What it is called for those who do not see it; for others a tooltip.
    void explain(std::string_view text) const;

    void show(bool visible) const;
    bool shown() const;
    void enable(bool enabled) const;
    void place(const Box& box) const;
    Box box() const;
    Size preferred() const;
    void focus() const;
    bool focused() const;

    // List; only items that differ are set, the rest of it stands still. -1: none.
    void items(const std::vector<std::string>& items) const;
    int chosen() const;
    void choose(int item) const;
    void bold(bool bold) const;
    // Check box.
    bool ticked() const;
    void tick(bool on) const;
    // Of a button: an SVG of extension/icons, by its name.
    void picture(const Context& context, const char* name) const;

private:
    Control control_;
    Window window_;
    com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet> model_;
    WidgetKind kind_ = WidgetKind::label;
};

// The window the controls stand in.
class Surface {
public:
    Surface(const Context& context, const Window& parent);
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;
    ~Surface();

    Widget add(WidgetKind kind, std::string_view text = {});
    void tabOrder(const std::vector<Widget>& order) const;
    void paint(int colour) const; // 0xRRGGBB, behind all controls

    const Window& window() const { return window_; }
    const Context& context() const { return context_; }
    int lineHeight() const { return lineHeight_; }         // of a label: the measure of all distances
    int characterWidth() const { return characterWidth_; } // of a Chinese one

private:
    Context context_;
    com::sun::star::uno::Reference<com::sun::star::awt::XControlContainer> container_;
    Window window_;
    std::size_t count_ = 0;
    int lineHeight_ = 16, characterWidth_ = 14;
};

} // namespace zhangfa
