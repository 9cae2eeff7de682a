// Sets a style's properties and remembers what they were, since Writer does not take all of them back itself.
#include "office/style_memory.h"

#include <com/sun/star/beans/XPropertyState.hpp>

#include <ranges>

namespace zhangfa {

void StyleMemory::set(const char* property, const css::uno::Any& value) {
    const rtl::OUString name = ascii(property);
    const Reference<css::beans::XPropertyState> states(style_, UNO_QUERY_THROW);
    before_.push_back({name, style_->getPropertyValue(name),
                       states->getPropertyState(name) == css::beans::PropertyState_DEFAULT_VALUE});
    style_->setPropertyValue(name, value);
}

void StyleMemory::restore() const {
    const Reference<css::beans::XPropertyState> states(style_, UNO_QUERY_THROW);
    for (const Before& before : std::views::reverse(before_)) {
        if (before.inherited) {
            states->setPropertyToDefault(before.property);
        } else {
            style_->setPropertyValue(before.property, before.value);
        }
    }
}

} // namespace zhangfa
