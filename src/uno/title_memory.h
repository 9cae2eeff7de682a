// Which fields titles in spreadsheets belong to, as users said: in LibreOffice's configuration.
#pragma once

#include "core/spreadsheet.h"

#include <com/sun/star/uno/XComponentContext.hpp>

namespace zhangfa {

// Whatever cannot be read is left out.
TitleMatches rememberedTitles(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);
void rememberTitles(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                    const TitleMatches& titles);

} // namespace zhangfa
