// A document as plain values.
#include "snapshot.h"

#include "utf8.h"

namespace zhangfa {

bool isEmptyParagraph(const BodyElement& element) { return !element.table && trimmed(element.paragraph.text).empty(); }

} // namespace zhangfa
