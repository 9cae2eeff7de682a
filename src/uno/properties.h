// Typed reading and writing of UNO properties.
#pragma once

#include "uno/strings.h"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/uno/Sequence.hxx>

#include <initializer_list>
#include <utility>
#include <vector>

namespace zhangfa {

// The value, or a default-made one where the property is void or of another type.
template <class T>
T get(const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& object, const char* name) {
    T value{};
    object->getPropertyValue(ascii(name)) >>= value;
    return value;
}

template <class T> void set(const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& object,
                            const char* name, const T& value) {
    object->setPropertyValue(ascii(name), com::sun::star::uno::Any(value));
}

// As the arguments of loading and storing.
com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>
arguments(const std::vector<std::pair<const char*, com::sun::star::uno::Any>>& values);

template <class T> com::sun::star::uno::Sequence<T> sequence(const std::vector<T>& values) {
    return {values.data(), static_cast<sal_Int32>(values.size())};
}

} // namespace zhangfa
