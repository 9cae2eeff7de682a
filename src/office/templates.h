// The library of sections and kinds, read once from the extension's folder.
#pragma once

#include "core/library.h"

#include <com/sun/star/uno/XComponentContext.hpp>

namespace zhangfa {

const Library& templates(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace zhangfa
