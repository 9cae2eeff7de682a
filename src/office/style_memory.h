// Sets a style's properties and remembers what they were, since Writer does not take all of them back itself.
#pragma once

#include "office/document.h"

#include <com/sun/star/beans/XPropertySet.hpp>

#include <string>
#include <vector>

namespace zhangfa {

class StyleMemory {
public:
    explicit StyleMemory(const Reference<css::beans::XPropertySet>& style) : style_(style) {}

    void set(const char* property, const css::uno::Any& value);
    // Everything as it was, the last set first.
    void restore() const;

private:
    struct Before {
        rtl::OUString property;
        css::uno::Any value;
        bool inherited = false;
    };
    Reference<css::beans::XPropertySet> style_;
    std::vector<Before> before_;
};

} // namespace zhangfa
