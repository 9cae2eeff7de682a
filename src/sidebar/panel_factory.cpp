#include "sidebar/panel_factory.h"
namespace zhangfa {
com::sun::star::uno::XInterface* createPanelFactory(com::sun::star::uno::XComponentContext*) { return nullptr; }
com::sun::star::uno::XInterface* createCommandJob(com::sun::star::uno::XComponentContext*) { return nullptr; }
} // namespace zhangfa
