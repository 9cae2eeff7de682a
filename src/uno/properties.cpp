// Typed reading and writing of UNO properties.
#include "uno/properties.h"

namespace zhangfa {

namespace css = com::sun::star;

css::uno::Sequence<css::beans::PropertyValue>
arguments(const std::vector<std::pair<const char*, css::uno::Any>>& values) {
    std::vector<css::beans::PropertyValue> result;
    for (const auto& [name, value] : values) {
        result.emplace_back(ascii(name), -1, value, css::beans::PropertyState_DIRECT_VALUE);
    }
    return sequence(result);
}

} // namespace zhangfa
