// A document as plain values.
#include "snapshot.h"

#include "utf8.h"

namespace zhangfa {

std::unordered_set<std::string_view> standingFields(const Snapshot& snapshot) {
    std::unordered_set<std::string_view> fields;
    visitPlaces(snapshot, [&](const FieldPlace& place) { fields.insert(place.field.value); });
    return fields;
}

bool isEmptyParagraph(const BodyElement& element) { return !element.table && trimmed(element.paragraph.text).empty(); }

} // namespace zhangfa
