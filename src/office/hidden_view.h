// A second view of a document that nobody sees: its cursor goes through the layout while the user's own stays.
#pragma once

#include "office/document.h"

#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/text/XTextViewCursor.hpp>

namespace zhangfa {

// The view belongs to no window list and is not connected with the model: connecting would make toolbars, number the
// user's window and take two seconds. Nothing of it is left when it goes.
class HiddenView {
public:
    HiddenView(const Context& context, const Document& document);
    ~HiddenView();
    HiddenView(const HiddenView&) = delete;
    HiddenView& operator=(const HiddenView&) = delete;

    // Null where the document has no window to be beside, or pages are not what it shows (web view).
    const Reference<css::text::XTextViewCursor>& cursor() const { return cursor_; }

private:
    void close();

    Reference<css::frame::XFrame> frame_;
    Reference<css::frame::XController2> view_;
    Reference<css::text::XTextViewCursor> cursor_;
};

} // namespace zhangfa
