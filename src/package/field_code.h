// Codes of DOCX fields: DOCPROPERTY "zf.unit" \* MERGEFORMAT.
#pragma once

#include "core/ids.h"

#include <optional>
#include <string_view>

namespace zhangfa {

// Which value a field with this code shows; nothing for any other field, and for properties that are no value.
std::optional<FieldId> boundFieldIn(std::string_view code);
// The same of a property's name.
std::optional<FieldId> boundFieldOf(std::string_view property);

} // namespace zhangfa
