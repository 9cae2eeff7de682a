// 一是, 二是, 三是: headings where a series runs over paragraphs, else only words.
#pragma once

#include "outline_candidates.h"

namespace zhangfa {

// `candidates` in document order. Those of the scheme 一是 stay only as members of a series that begins paragraphs;
// members glued into a paragraph of such a series stay, too, and are sure.
std::vector<Candidate> withSeries(std::vector<Candidate> candidates);

} // namespace zhangfa
