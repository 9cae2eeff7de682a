// Makes the deck's panels; LibreOffice asks it by resource URL (extension/registry/Sidebar.xcu).
#include "sidebar/panel_factory.h"

#include "sidebar/check_panel.h"
#include "sidebar/dialogs.h"
#include "sidebar/form_panel.h"
#include "sidebar/report_panel.h"
#include "sidebar/sections_panel.h"
#include "uno/strings.h"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/NoSuchElementException.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/ui/XUIElementFactory.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

const struct {
    const char* resource;
    std::unique_ptr<PanelContent> (*make)(const PanelPlace&, Surface&);
} panels[] = {
    {"private:resource/toolpanel/ZhangfaPanelFactory/Report", makeReportPanel},
    {"private:resource/toolpanel/ZhangfaPanelFactory/Sections", makeSectionsPanel},
    {"private:resource/toolpanel/ZhangfaPanelFactory/Form", makeFormPanel},
    {"private:resource/toolpanel/ZhangfaPanelFactory/Check", makeCheckPanel},
};

class PanelFactory final : public cppu::WeakImplHelper2<css::ui::XUIElementFactory, css::lang::XServiceInfo> {
public:
    explicit PanelFactory(const Context& context) : context_(context) { useContext(context_); }

    css::uno::Reference<css::ui::XUIElement>
        SAL_CALL createUIElement(const rtl::OUString& resource,
                                 const css::uno::Sequence<css::beans::PropertyValue>& arguments) override {
        PanelPlace place;
        place.context = context_;
        for (sal_Int32 index = 0; index < arguments.getLength(); ++index) {
            const css::beans::PropertyValue& argument = arguments[index];
            if (argument.Name.equalsAscii("Frame")) {
                argument.Value >>= place.frame;
            } else if (argument.Name.equalsAscii("ParentWindow")) {
                argument.Value >>= place.parent;
            } else if (argument.Name.equalsAscii("Sidebar")) {
                argument.Value >>= place.sidebar;
            }
        }
        for (const auto& panel : panels) {
            if (resource.equalsAscii(panel.resource) && place.frame.is() && place.parent.is()) {
                try {
                    return makePanel(place, resource, panel.make);
                } catch (const std::exception& error) {
                    throw css::uno::RuntimeException(fromUtf8(error.what()), *this);
                }
            }
        }
        throw css::container::NoSuchElementException(resource, *this);
    }

    rtl::OUString SAL_CALL getImplementationName() override { return ascii("org.zhangfa.comp.PanelFactory"); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override { return cppu::supportsService(this, name); }
    css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        const rtl::OUString name = ascii("org.zhangfa.PanelFactory");
        return {&name, 1};
    }

private:
    Context context_;
};

} // namespace

css::uno::XInterface* createPanelFactory(css::uno::XComponentContext* context) {
    auto* const factory = new PanelFactory(context);
    factory->acquire();
    return static_cast<cppu::OWeakObject*>(factory);
}

} // namespace zhangfa
