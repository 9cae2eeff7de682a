// A field's description in JSON → Field.
#pragma once

#include "field.h"
#include "json_cursor.h"

namespace zhangfa {

// Always gives a field, as good as could be had; whether it may be used is said by the problems added. `id` is taken as
// given.
Field parseField(const FieldId& id, const JsonCursor& description);

} // namespace zhangfa
