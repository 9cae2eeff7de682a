// One field of the form: its label, its editor, and the message or hint beneath.
#include "sidebar/field_row.h"

#include "core/answers.h"
#include "uno/strings.h"

#include <org/zhangfa/Refused.hpp>

namespace zhangfa {

FieldRow::FieldRow(EditorKind kind, Surface& surface, const Texts& texts, Host host)
    : kind_(kind), surface_(surface), texts_(texts), host_(std::move(host)), label_(surface.add(WidgetKind::label)) {
    editor_ = makeEditor(kind, surface, texts,
                         {.changed = [this] { changed(); },
                          .chosen = [this] { apply(); },
                          .entered = [this] { host_.entered(*this); },
                          .left =
                              [this] {
                                  host_.left(*this);
                                  apply();
                              }});
}

void FieldRow::use(const FieldState& state, const std::optional<boost::json::value>& draft) {
    state_ = state;
    used_ = true;
    typed_ = held_ = false;
    label_.say(rowLabel(state.field));
    label_.show(true);
    editor_->use(state_.field);
    editor_->explain(rowHelp(state.field, texts_));
    editor_->show(state_.value);
    say({});
    showLast();
    showUnanswered();
    if (draft) {
        held_ = true;
        editor_->restore(*draft);
        judge(editor_->value());
    }
    editor_->setVisible(true);
}

void FieldRow::update(const FieldState& state) {
    const bool same = state.value == state_.value;
    state_.value = state.value;
    state_.last = state.last;
    state_.unanswered = state.unanswered;
    showLast();
    showUnanswered();
    if (!same && !typed_) {
        held_ = false;
        editor_->show(state_.value);
        judge(state_.value);
    }
}

void FieldRow::release() {
    used_ = typed_ = held_ = false;
    label_.show(false);
    editor_->setVisible(false);
    for (const Widget& widget : {carry_, open_, answer_, message_}) {
        if (widget) {
            widget.show(false);
        }
    }
}

std::optional<boost::json::value> FieldRow::draft() const {
    return used_ && (typed_ || held_) ? std::optional(editor_->draft()) : std::nullopt;
}

void FieldRow::changed() {
    typed_ = true;
    held_ = false;
    judge(editor_->value());
    host_.typed(*this);
}

void FieldRow::apply() {
    if (!used_ || !typed_) {
        return;
    }
    typed_ = false;
    const boost::json::value value = editor_->value();
    const bool right = !problemOf(state_.field, value, texts_);
    held_ = !right;
    if (right && value != state_.value) {
        try {
            host_.fill(id(), value);
            state_.value = value;
        } catch (const org::zhangfa::Refused& refusal) {
            held_ = true;
            say(toUtf8(refusal.Message));
            return;
        }
    }
    if (right && !editor_->focused()) {
        editor_->show(value); // as it stands in the document
    }
}

// Beside the label; gone where it says nothing new.
void FieldRow::showLast() {
    const bool wanted = !state_.last.is_null() && state_.last != state_.value;
    if (!carry_ && !wanted) {
        return;
    }
    if (!carry_) {
        carry_ = surface_.add(WidgetKind::button);
        carried_ = onPress(surface_.context(), carry_.control(), [this] {
            if (used_ && !state_.last.is_null()) {
                typed_ = held_ = false;
                host_.fill(id(), state_.last);
                state_.value = state_.last;
                editor_->show(state_.value);
                judge(state_.value);
                showLast();
            }
        });
    }
    const bool before = carry_.shown();
    if (wanted) {
        const std::string shown = shownValue(state_.field, state_.last);
        carry_.say(texts_({"last.value", {shown}}));
        carry_.explain(texts_({"last.carry-help", {state_.field.title, shown}}));
    }
    carry_.show(wanted);
    if (before != wanted) {
        host_.resized(*this);
    }
}

// Beneath the rows: which problems have no measure, and a button that begins one for each.
void FieldRow::showUnanswered() {
    const bool wanted = !state_.unanswered.empty();
    if (!open_ && !wanted) {
        return;
    }
    if (!open_) {
        open_ = surface_.add(WidgetKind::label);
        answer_ = surface_.add(WidgetKind::button, texts_("answers.add"));
        answer_.explain(texts_("answers.add-help"));
        answered_ = onPress(surface_.context(), answer_.control(), [this] {
            apply();
            const auto rows = withAnswers(state_.field, state_.value, state_.unanswered);
            host_.fill(id(), rows);
            state_.value = rows;
            state_.unanswered.clear();
            editor_->show(state_.value);
            showUnanswered();
        });
    }
    const bool changed = open_.shown() != wanted;
    if (wanted) {
        std::string items;
        for (const std::string& item : state_.unanswered) {
            items += (items.empty() ? "" : "；") + item;
        }
        open_.say(texts_({"answers.open", {std::to_string(state_.unanswered.size()), items}}));
    }
    open_.show(wanted);
    answer_.show(wanted);
    if (changed || wanted) {
        host_.resized(*this);
    }
}

void FieldRow::judge(const boost::json::value& value) { say(problemOf(state_.field, value, texts_).value_or("")); }

void FieldRow::say(const std::string& problem) {
    // An empty field says what is expected; a message stays visible though the field is left.
    const std::string text = !problem.empty()                                 ? "⚠ " + problem
                             : state_.value.is_null() || state_.field.compute ? rowHint(state_.field, texts_)
                                                                              : std::string();
    if (!message_) {
        if (text.empty()) {
            return;
        }
        message_ = surface_.add(WidgetKind::label);
    } else if (message_.text() == text && message_.shown() == !text.empty()) {
        return;
    }
    message_.say(text);
    message_.show(!text.empty());
    host_.resized(*this);
}

void FieldRow::addTo(std::vector<WidgetRow>& rows, int width, int above) const {
    if (carry_ && carry_.shown()) {
        PlacedWidget label = natural(label_, true);
        label.size.width = 0;
        rows.push_back({{label, natural(carry_)}, above});
    } else {
        rows.push_back(wrapped(label_, width, above));
    }
    editor_->addTo(rows, width);
    if (open_ && open_.shown()) {
        rows.push_back(wrapped(open_, width, surface_.lineHeight() / 4));
        rows.push_back({{natural(answer_)}, surface_.lineHeight() / 4});
    }
    if (message_ && message_.shown()) {
        rows.push_back(wrapped(message_, width, surface_.lineHeight() / 8));
    }
}

void FieldRow::addStops(std::vector<Widget>& order) const {
    order.push_back(label_);
    if (carry_) {
        order.push_back(carry_);
    }
    editor_->addStops(order);
    if (answer_) {
        order.push_back(open_);
        order.push_back(answer_);
    }
    if (message_) {
        order.push_back(message_);
    }
}

} // namespace zhangfa
