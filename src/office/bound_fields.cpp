// The fields that show a value: document-information fields whose property is Zhangfa's.
#include "office/bound_fields.h"

#include "core/snapshot.h"
#include "core/values.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>

namespace zhangfa {

namespace {

constexpr const char* customField = "com.sun.star.text.TextField.DocInfo.Custom";

} // namespace

std::string BoundField::shown() const { return toUtf8(object->getPresentation(false)); }

std::optional<BoundField> boundField(const Reference<css::text::XTextField>& field) {
    const Reference<css::lang::XServiceInfo> info(field, UNO_QUERY);
    if (!info.is() || !info->supportsService(ascii(customField))) {
        return std::nullopt;
    }
    const Reference<css::beans::XPropertySet> properties(field, UNO_QUERY_THROW);
    const std::string name = toUtf8(get<rtl::OUString>(properties, "Name"));
    if (!name.starts_with(propertyPrefix) || name.starts_with(propertyPrefix + "_")) {
        return std::nullopt;
    }
    return BoundField{FieldId{name.substr(propertyPrefix.size())}, field, get<bool>(properties, "IsFixed")};
}

std::vector<BoundField> boundFields(const Document& document) {
    const Reference<css::text::XTextFieldsSupplier> supplier(document.model, UNO_QUERY_THROW);
    const auto all = supplier->getTextFields()->createEnumeration();
    std::vector<BoundField> fields;
    while (all->hasMoreElements()) {
        const Reference<css::text::XTextField> field(all->nextElement(), UNO_QUERY);
        auto bound = boundField(field);
        // Writer also lists fields that were undone: they stand in no text.
        if (bound && bound->anchor()->getText().is()) {
            fields.push_back(std::move(*bound));
        }
    }
    return fields;
}

Reference<css::text::XTextContent> makeField(const Document& document, const FieldId& field) {
    Reference<css::text::XTextContent> object(document.factory->createInstance(ascii(customField)), UNO_QUERY_THROW);
    set(Reference<css::beans::XPropertySet>(object, UNO_QUERY_THROW), "Name", fromUtf8(propertyPrefix + field.value));
    return object;
}

void highlight(const Reference<css::text::XTextRange>& range, bool unfilled) {
    const Reference<css::beans::XPropertySet> properties(range, UNO_QUERY_THROW);
    const bool now = get<rtl::OUString>(properties, "CharStyleName").equalsAscii(unfilledStyle);
    if (now == unfilled) {
        return;
    }
    if (unfilled) {
        set(properties, "CharStyleName", ascii(unfilledStyle));
    } else {
        Reference<css::beans::XPropertyState>(range, UNO_QUERY_THROW)->setPropertyToDefault(ascii("CharStyleName"));
    }
}

void updateHighlights(const Document& document, const std::set<FieldId>& changed) {
    const RecordingSuspended unrecorded(document);
    for (const BoundField& field : boundFields(document)) {
        if (changed.contains(field.field)) {
            highlight(field.anchor(), isUnfilled(field.shown()));
        }
    }
}

void reviveFields(const Document& document, const FieldId& field) {
    for (const BoundField& bound : boundFields(document)) {
        if (bound.field == field && bound.fixed) {
            // IsFixed cannot be unset on every version: a new field takes the place of the dead one.
            const auto anchor = bound.anchor();
            anchor->getText()->insertTextContent(anchor, makeField(document, field), true);
        }
    }
}

} // namespace zhangfa
