// The control a field's value is typed or chosen in: one kind for each EditorKind, used for many fields one after the
// other.
#pragma once

#include "core/texts.h"
#include "sidebar/form_model.h"
#include "sidebar/stack.h"

#include <boost/json/value.hpp>

#include <memory>
#include <vector>

namespace zhangfa {

struct EditorEvents {
    Action changed; // at every key
    Action chosen;  // a choice, a step, a row: complete, need not wait for a pause
    Action entered, left;
};

class FieldEditor {
public:
    FieldEditor() = default;
    FieldEditor(const FieldEditor&) = delete;
    FieldEditor& operator=(const FieldEditor&) = delete;
    virtual ~FieldEditor() = default;

    // From now on for `field`, which outlives this use.
    virtual void use(const Field& field) = 0;
    virtual void show(const boost::json::value& value) = 0;
    virtual boost::json::value value() const = 0;
    // What is typed though it is no value, to be shown again later.
    virtual boost::json::value draft() const { return value(); }
    virtual void restore(const boost::json::value& draft) { show(draft); }

    virtual void setVisible(bool visible) = 0;
    virtual void enable(bool enabled) = 0;
    virtual void explain(std::string_view text) = 0;
    virtual void focus() = 0;
    virtual bool focused() const = 0;
    virtual void addTo(std::vector<WidgetRow>& rows, int width) const = 0;
    virtual void addStops(std::vector<Widget>& order) const = 0;
};

std::unique_ptr<FieldEditor> makeEditor(EditorKind kind, Surface& surface, const Texts& texts, EditorEvents events);

} // namespace zhangfa
