// What Writer does not read of a DOCX that says it, put right when it is opened; no undo step, and no change of the
// document to save.
#include "office/reopened.h"

#include "office/landscape.h"
#include "office/official_format.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/drawing/XDrawPageSupplier.hpp>
#include <com/sun/star/drawing/XShape.hpp>
#include <com/sun/star/util/XModifiable.hpp>

namespace zhangfa {

namespace {

// Frames in headers are shown in a corner of the page until they are moved.
void moveNumbers(const Document& document) {
    const Reference<css::drawing::XDrawPageSupplier> supplier(document.model, UNO_QUERY_THROW);
    const auto shapes = supplier->getDrawPage();
    for (sal_Int32 i = 0; i < shapes->getCount(); ++i) {
        const Reference<css::drawing::XShape> shape(shapes->getByIndex(i), UNO_QUERY_THROW);
        const Reference<css::container::XNamed> named(shape, UNO_QUERY);
        if (named.is() && shape->getShapeType().equalsAscii("com.sun.star.drawing.CustomShape") &&
            toUtf8(named->getName()).starts_with(numberFrame)) {
            const auto properties = as<css::beans::XPropertySet>(shape);
            const auto at = shape->getPosition();
            for (const sal_Int32 off : {1, 0}) { // what is set to where it is, is not moved
                set(properties, "HoriOrientPosition", at.X + off);
                set(properties, "VertOrientPosition", at.Y + off);
            }
        }
    }
}

} // namespace

void putReopenedRight(const Document& document, bool made) {
    const Reference<css::util::XModifiable> state(document.model, UNO_QUERY_THROW);
    const bool modified = state->isModified();
    const UndoLocked locked(document);
    moveNumbers(document);
    if (made) {
        keepFiguresClose(document);
    }
    state->setModified(modified);
}

} // namespace zhangfa
