// 附件: their marks, and the note that lists them before the signature (GB/T 9704-2012, 7.3.4 and 7.3.6).
#pragma once

#include "edits.h"
#include "report.h"

namespace zhangfa {

// 附件1, wholly: what an attachment of Zhangfa's begins with.
bool isAttachmentMark(const BodyElement& element);

// Brings marks (附件, or 附件1 and so on where there are several) and the note in line with the attachments that are
// there. A mark that somebody reworded stays. Only in documents that Zhangfa made.
Edits planAttachments(const Report& report, const Snapshot& snapshot);

} // namespace zhangfa
