// One field of the form: its label, its editor, and the message or hint beneath.
#pragma once

#include "sidebar/field_editor.h"

#include <functional>
#include <optional>

namespace zhangfa {

class FieldRow {
public:
    // What the form does for its rows.
    struct Host {
        std::function<void(FieldRow&)> typed;   // begins the pause after which it is applied
        std::function<void(FieldRow&)> entered; // the keyboard came
        std::function<void(FieldRow&)> left;
        std::function<void(FieldRow&)> resized; // needs another height
        // Puts a right value into the document; throws org::zhangfa::Refused.
        std::function<void(const FieldId&, const boost::json::value&)> fill;
    };

    FieldRow(EditorKind kind, Surface& surface, const Texts& texts, Host host);

    EditorKind kind() const { return kind_; }
    const FieldId& id() const { return state_.field.id; }
    bool used() const { return used_; }

    // Begins to show a field. `draft`: what was typed for it before and is no value.
    void use(const FieldState& state, const std::optional<boost::json::value>& draft);
    // The document changed: shows its value unless something else is being typed.
    void update(const FieldState& state);
    void release();
    // Typed, and not in the document because it is no right value.
    std::optional<boost::json::value> draft() const;

    // Puts what was typed into the document, or says why not.
    void apply();

    void setCurrent(bool current) { label_.bold(current); }
    void enable(bool enabled) { editor_->enable(enabled); }
    void focus() { editor_->focus(); }
    bool focused() const { return editor_->focused(); }
    void addTo(std::vector<WidgetRow>& rows, int width, int above) const;
    void addStops(std::vector<Widget>& order) const;

private:
    void changed();
    void judge(const boost::json::value& value);
    void showLast();
    void showUnanswered();
    void say(const std::string& problem);

    EditorKind kind_;
    Surface& surface_;
    const Texts& texts_;
    Host host_;
    FieldState state_;
    bool used_ = false;
    bool typed_ = false; // differs from the document, to be applied
    bool held_ = false;  // was to be applied and is no right value
    Widget label_;
    std::unique_ptr<FieldEditor> editor_;
    Widget message_; // made when first needed
    Widget carry_;   // likewise: last period's value, to be taken over
    Subscription carried_;
    Widget open_, answer_; // likewise: items of another list that this one does not answer
    Subscription answered_;
};

} // namespace zhangfa
