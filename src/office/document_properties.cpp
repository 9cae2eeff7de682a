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

using Properties = std::map<std::string, std::string>;

std::string textOf(const Properties& properties, const std::string& name) {
    const auto found = properties.find(name);
    return found != properties.end() ? found->second : std::string();
}

// Those of `wanted` that are not so already: one that could not be written half-way need not be taken back.
Properties differing(const Properties& present, Properties wanted) {
    std::erase_if(wanted, [&](const auto& property) { return textOf(present, property.first) == property.second; });
    return wanted;
}

} // namespace

Properties setProperties(const Document& document, const Properties& properties, const std::string& title) {
    const Properties present = readProperties(document), after = differing(present, properties);
    Properties before;
    for (const auto& [name, text] : after) {
        before[name] = textOf(present, name);
    }
    if (!after.empty()) {
        const auto write = [document](const Properties& wanted) {
            writeProperties(document, differing(readProperties(document), wanted));
        };
        // First: should writing fail half-way, the step takes back what was written.
        addUndoAction(
            document, title, [write, before] { write(before); }, [write, after] { write(after); });
        writeProperties(document, after);
    }
    return before;
}

} // namespace zhangfa
