// A paragraph's text with its bound fields as runs, so that changing some of it leaves the fields alive.
#pragma once

#include "edits.h"
#include "snapshot.h"

#include <string>
#include <vector>

namespace zhangfa {

// `text`, with the live fields of what it has in common with the paragraph at the beginning and at the end.
std::vector<Run> runsAfterChange(const DocumentParagraph& paragraph, const std::string& text);

} // namespace zhangfa
