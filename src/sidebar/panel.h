// A panel as LibreOffice's sidebar knows it: a window, a height for a width, an end.
#pragma once

#include "sidebar/widget.h"

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/ui/XSidebar.hpp>
#include <com/sun/star/ui/XUIElement.hpp>

#include <memory>

namespace zhangfa {

// Heights in pixels. A flexible panel may get any height from least on; what does not fit it scrolls itself.
struct PanelHeight {
    int least = 0, preferred = 0;
    bool flexible = false;
    bool operator==(const PanelHeight&) const = default;
};

// What stands in a panel.
class PanelContent {
public:
    PanelContent() = default;
    PanelContent(const PanelContent&) = delete;
    PanelContent& operator=(const PanelContent&) = delete;
    virtual ~PanelContent() = default;

    virtual PanelHeight heightFor(int width) = 0;
    virtual void place(Size size) = 0;
    // The panel became visible: what it shows may be stale.
    virtual void shown() = 0;
};

// What a panel's content is made of and lives in.
struct PanelPlace {
    Context context;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame;
    Window parent;
    com::sun::star::uno::Reference<com::sun::star::ui::XSidebar> sidebar;
};

using MakeContent = std::function<std::unique_ptr<PanelContent>(const PanelPlace& place, Surface& surface)>;

com::sun::star::uno::Reference<com::sun::star::ui::XUIElement>
makePanel(const PanelPlace& place, const rtl::OUString& resource, const MakeContent& make);

} // namespace zhangfa
