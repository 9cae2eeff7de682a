// LibreOffice's configuration, node by node.
#pragma once

#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace zhangfa {

// "org.zhangfa.Options/Library". Throws css::uno::Exception where there is no such node.
com::sun::star::uno::Reference<com::sun::star::container::XNameAccess>
configuration(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, const char* path);

// To be changed; XChangesBatch::commitChanges keeps what was changed.
com::sun::star::uno::Reference<com::sun::star::container::XNameReplace>
changeableConfiguration(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                        const char* path);

} // namespace zhangfa
