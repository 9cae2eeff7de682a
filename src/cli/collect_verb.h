// zhangfa collect: many documents as one table.
#pragma once

#include "cli/call.h"
#include "cli/failure.h"
#include "cli/resources.h"
#include "core/texts.h"

namespace zhangfa {

// Needs an office for spreadsheets and for the report only. `found` where a file could not be read, a value is wrong, a
// unit is doubled or missing.
Status collect(const Call& call, const Resources& resources, const Texts& texts, char** argv);

} // namespace zhangfa
