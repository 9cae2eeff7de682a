// Reads from Writer's own layout what the rules on it need to know.
#pragma once

#include "core/layout.h"
#include "core/snapshot.h"
#include "office/document.h"

namespace zhangfa {

// `snapshot`: of the document as it is now. The user's cursor, selection and view stay as they are.
Layout readLayout(const Context& context, const Document& document, const Snapshot& snapshot, const Format& format);

} // namespace zhangfa
