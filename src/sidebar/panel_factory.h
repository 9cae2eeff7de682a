// Makes the deck's panels; LibreOffice asks it by resource URL (extension/registry/Sidebar.xcu).
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

namespace zhangfa {

// An instance with one reference already acquired, as a component's constructor function must return it.
com::sun::star::uno::XInterface* createPanelFactory(com::sun::star::uno::XComponentContext* context);

// A command of menu, toolbar or shortcut (vnd.sun.star.job), likewise.
com::sun::star::uno::XInterface* createCommandJob(com::sun::star::uno::XComponentContext* context);

// The page of units in the options dialog, likewise.
com::sun::star::uno::XInterface* createUnitsPage(com::sun::star::uno::XComponentContext* context);

} // namespace zhangfa
