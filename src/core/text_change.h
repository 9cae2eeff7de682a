// The smallest change from one text to another.
#pragma once

#include "edits.h"
#include "snapshot.h"

#include <span>
#include <string>
#include <vector>

namespace zhangfa {

// What both have in common at the beginning and at the end is left out, so that formatting by hand, fields and notes
// there stay. A field, and an unfilled mark, changes as a whole or not at all.
TextChange changeBetween(const std::string& before, const std::vector<TextRun>& after,
                         std::span<const FieldPlace> fields = {});

} // namespace zhangfa
