// Which fields titles in spreadsheets belong to, as users said: in LibreOffice's configuration.
#pragma once

#include "core/spreadsheet.h"
#include "office/document.h"

namespace zhangfa {

// Whatever cannot be read is left out.
TitleMatches rememberedTitles(const Context& context);
void rememberTitles(const Context& context, const TitleMatches& titles);

} // namespace zhangfa
