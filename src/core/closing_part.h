// Recognises what stands behind a report's last section without a bookmark of its own.
#pragma once

#include "snapshot.h"

namespace zhangfa {

// A note of attachments (附件：…, 附件1) or closing words (特此报告。): it belongs to no section.
bool beginsClosingPart(const BodyElement& element);

} // namespace zhangfa
