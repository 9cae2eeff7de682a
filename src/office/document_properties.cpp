// Custom document properties: where values live.
#include "office/document_properties.h"

#include "core/snapshot.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XMultiPropertySet.hpp>
#include <com/sun/star/beans/XPropertyAccess.hpp>
#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>

namespace zhangfa {

namespace {

Reference<css::beans::XPropertyContainer> container(const Document& document) {
    const Reference<css::document::XDocumentPropertiesSupplier> supplier(document.model, UNO_QUERY_THROW);
    return supplier->getDocumentProperties()->getUserDefinedProperties();
}

} // namespace

std::map<std::string, std::string> readProperties(const Document& document) {
    const Reference<css::beans::XPropertyAccess> access(container(document), UNO_QUERY_THROW);
    const auto all = access->getPropertyValues();
    const rtl::OUString prefix = fromUtf8(propertyPrefix);
    std::map<std::string, std::string> properties;
    for (sal_Int32 i = 0; i < all.getLength(); ++i) {
        rtl::OUString text;
        if (all[i].Name.startsWith(prefix) && (all[i].Value >>= text)) {
            properties.emplace(toUtf8(all[i].Name), toUtf8(text));
        }
    }
    return properties;
}

void writeProperties(const Document& document, const std::map<std::string, std::string>& properties) {
    const auto holder = container(document);
    const Reference<css::beans::XPropertySet> set(holder, UNO_QUERY_THROW);
    const auto info = set->getPropertySetInfo();
    std::vector<rtl::OUString> names;
    std::vector<css::uno::Any> values;
    for (const auto& [name, text] : properties) {
        const rtl::OUString property = fromUtf8(name);
        const bool exists = info->hasPropertyByName(property);
        if (text.empty()) {
            if (exists) {
                holder->removeProperty(property);
            }
        } else if (exists) {
            names.push_back(property);
            values.emplace_back(fromUtf8(text));
        } else {
            holder->addProperty(property, css::beans::PropertyAttribute::REMOVABLE, css::uno::Any(fromUtf8(text)));
        }
    }
    if (!names.empty()) {
        // All at once, so that fields are refreshed once. Not by XPropertyAccess: it holds its mutex while it tells
        // Writer, who then waits for the main thread, which may be waiting for that mutex.
        Reference<css::beans::XMultiPropertySet>(holder, UNO_QUERY_THROW)
            ->setPropertyValues(sequence(names), sequence(values));
    }
}

namespace {

// Without those that are so already: one that could not be written half-way need not be taken back.
std::map<std::string, std::string> differing(const Document& document, std::map<std::string, std::string> properties) {
    const auto present = readProperties(document);
    std::erase_if(properties, [&](const auto& property) {
        const auto found = present.find(property.first);
        return (found != present.end() ? found->second : std::string()) == property.second;
    });
    return properties;
}

} // namespace

std::map<std::string, std::string> setProperties(const Document& document,
                                                 const std::map<std::string, std::string>& properties,
                                                 const std::string& title) {
    const auto present = readProperties(document);
    std::map<std::string, std::string> before, after;
    for (const auto& [name, text] : properties) {
        const auto found = present.find(name);
        const std::string old = found == present.end() ? std::string() : found->second;
        if (old != text) {
            before[name] = old;
            after[name] = text;
        }
    }
    if (!after.empty()) {
        // First: should writing fail half-way, the step takes back what was written.
        addUndoAction(
            document, title, [document, before] { writeProperties(document, differing(document, before)); },
            [document, after] { writeProperties(document, differing(document, after)); });
        writeProperties(document, after);
    }
    return before;
}

} // namespace zhangfa
