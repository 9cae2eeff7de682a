// The component's entry points, named in extension/zhangfa.components.in.
#include "office/service.h"
#include "office/templates.h"
#include "sidebar/panel_factory.h"
#include "sidebar/tool_window.h"

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>
#include <sal/types.h>

namespace css = com::sun::star;

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
zhangfa_Zhangfa_get_implementation(css::uno::XComponentContext* context, const css::uno::Sequence<css::uno::Any>&) {
    return zhangfa::createService(context);
}

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
zhangfa_PanelFactory_get_implementation(css::uno::XComponentContext* context,
                                        const css::uno::Sequence<css::uno::Any>&) {
    zhangfa::useTemplates(zhangfa::templates);
    return zhangfa::createPanelFactory(context);
}

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
zhangfa_UnitsPage_get_implementation(css::uno::XComponentContext* context, const css::uno::Sequence<css::uno::Any>&) {
    return zhangfa::createUnitsPage(context);
}

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
zhangfa_CommandJob_get_implementation(css::uno::XComponentContext* context, const css::uno::Sequence<css::uno::Any>&) {
    zhangfa::useTemplates(zhangfa::templates);
    return zhangfa::createCommandJob(context);
}
