// The extension's own files: templates and texts.
#pragma once

#include "core/texts.h"

#include <com/sun/star/uno/XComponentContext.hpp>

#include <string>

namespace zhangfa {

// System path without a '/' at the end; throws std::runtime_error where the extension is not installed.
std::string extensionFolder(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

// The words of Writer's UI language (Chinese, else English), read once.
const Texts& texts(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

} // namespace zhangfa
