// Many documents from rows.
#pragma once

#include "cli/office_verbs.h"

namespace zhangfa {

void makeMany(const Setting& setting, const Library& library);

} // namespace zhangfa
