// Findings as comments in the margin of the text, added and taken out again in one step each.
#pragma once

#include "check/finding.h"
#include "core/texts.h"
#include "office/document.h"

#include <vector>

namespace zhangfa {

struct CommentCounts {
    std::size_t added = 0, removed = 0;
    std::size_t left = 0; // without a place that may have a comment, or too many
};

// In place of those that stand there. Findings must be of the document as it is.
CommentCounts addComments(const Document& document, const std::vector<Finding>& findings, const Texts& texts);
// Those that Zhangfa added, nobody else's.
CommentCounts removeComments(const Document& document, const Texts& texts);

} // namespace zhangfa
