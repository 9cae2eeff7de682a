// A panel as LibreOffice's sidebar knows it: a window, a height for a width, an end.
#include "sidebar/panel.h"

#include "sidebar/delayed_call.h"
#include "sidebar/guarded.h"
#include "uno/strings.h"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/ui/UIElementType.hpp>
#include <com/sun/star/ui/XSidebarPanel.hpp>
#include <com/sun/star/ui/XToolPanel.hpp>
#include <cppuhelper/implbase4.hxx>

#include <algorithm>
#include <set>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

using css::uno::Reference;

class Panel final : public cppu::WeakImplHelper4<css::ui::XUIElement, css::ui::XToolPanel, css::ui::XSidebarPanel,
                                                 css::lang::XComponent> {
public:
    Panel(const PanelPlace& place, const rtl::OUString& resource, const MakeContent& make)
        : place_(place),
          resource_(resource),
          surface_(std::make_unique<Surface>(place.context, place.parent)),
          content_(make(place, *surface_)) {
        parentResized_ = onResize(
            place_.parent, [this] { fillParent(); }, [this] { shown(); });
        resized_ = onResize(
            surface_->window(), [this] { arrangeContent(); }, [this] { shown(); });
    }

    // XUIElement
    Reference<css::uno::XInterface> SAL_CALL getRealInterface() override {
        return static_cast<cppu::OWeakObject*>(this);
    }
    Reference<css::frame::XFrame> SAL_CALL getFrame() override { return place_.frame; }
    rtl::OUString SAL_CALL getResourceURL() override { return resource_; }
    sal_Int16 SAL_CALL getType() override { return css::ui::UIElementType::TOOLPANEL; }

    // XToolPanel
    Reference<css::awt::XWindow> SAL_CALL getWindow() override { return surface_ ? surface_->window() : Window(); }
    Reference<css::accessibility::XAccessible>
        SAL_CALL createAccessible(const Reference<css::accessibility::XAccessible>&) override {
        return {getWindow(), css::uno::UNO_QUERY};
    }

    // XSidebarPanel
    css::ui::LayoutSize SAL_CALL getHeightForWidth(sal_Int32 width) override {
        PanelHeight height;
        guarded([&] {
            if (content_) {
                height = content_->heightFor(width);
            }
        });
        return {height.least, height.flexible ? -1 : height.preferred, height.preferred};
    }
    sal_Int32 SAL_CALL getMinimalWidth() override { return surface_ ? surface_->characterWidth() * 19 : 200; }

    // XComponent
    void SAL_CALL dispose() override {
        const Reference<css::uno::XInterface> self(static_cast<cppu::OWeakObject*>(this));
        parentResized_.reset();
        resized_.reset();
        // The sidebar may end a panel in the middle of what the panel does (a change of height, say): it is destroyed
        // later.
        auto remains = std::make_shared<Remains>(Remains{std::move(surface_), std::move(content_)});
        if (remains->surface) {
            onMainThread(place_.context, [remains] {});
        }
        const auto listeners = std::exchange(listeners_, {});
        for (const auto& listener : listeners) {
            listener->disposing(css::lang::EventObject(self));
        }
    }
    void SAL_CALL addEventListener(const Reference<css::lang::XEventListener>& listener) override {
        listeners_.push_back(listener);
    }
    void SAL_CALL removeEventListener(const Reference<css::lang::XEventListener>& listener) override {
        listeners_.erase(std::remove(listeners_.begin(), listeners_.end(), listener), listeners_.end());
    }

private:
    struct Remains {
        std::unique_ptr<Surface> surface;
        std::unique_ptr<PanelContent> content; // goes first: it holds the surface's controls
    };

    void fillParent() {
        if (surface_) {
            const css::awt::Rectangle size = place_.parent->getPosSize();
            surface_->window()->setPosSize(0, 0, size.Width, size.Height, css::awt::PosSize::POSSIZE);
        }
    }
    void arrangeContent() {
        if (content_) {
            const css::awt::Rectangle size = surface_->window()->getPosSize();
            content_->place({size.Width, size.Height});
        }
    }
    void shown() {
        if (content_) {
            content_->shown();
        }
    }

    PanelPlace place_;
    rtl::OUString resource_;
    std::unique_ptr<Surface> surface_;
    std::unique_ptr<PanelContent> content_; // before surface_ in dispose: it holds its controls
    Subscription parentResized_, resized_;
    std::vector<Reference<css::lang::XEventListener>> listeners_;
};

} // namespace

Reference<css::ui::XUIElement> makePanel(const PanelPlace& place, const rtl::OUString& resource,
                                         const MakeContent& make) {
    return new Panel(place, resource, make);
}

} // namespace zhangfa
