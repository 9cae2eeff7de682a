// org.zhangfa.Zhangfa: the public API (idl/zhangfa.idl), the door through which deck, command line, macros and tests
// go.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <com/sun/star/uno/XInterface.hpp>

namespace zhangfa {

// An instance with one reference already acquired, as a component's constructor function must return it.
com::sun::star::uno::XInterface* createService(com::sun::star::uno::XComponentContext* context);

inline const char* const serviceImplementation = "org.zhangfa.comp.Zhangfa";
inline const char* const serviceName = "org.zhangfa.Zhangfa";

} // namespace zhangfa
