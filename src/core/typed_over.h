// Finds places where a user typed over a bound field: the words around it are the template's, the field is gone.
#pragma once

#include "library.h"
#include "report.h"

#include <string>
#include <vector>

namespace zhangfa {

// What stands there could be the field's value, but no longer follows it.
struct TypedOver {
    FieldId field;
    std::string title; // the field's
    std::size_t element = 0;
    std::size_t offset = 0, length = 0; // in the paragraph's text, in UTF-8 bytes
    std::string text;
    bool operator==(const TypedOver&) const = default;
};

// In document order. Only where a whole paragraph is as its template, but for its fields, and what was typed is a valid
// value: a paragraph worded anew is the user's.
std::vector<TypedOver> findTypedOver(const Library& library, const Report& report, const Snapshot& snapshot);

} // namespace zhangfa
