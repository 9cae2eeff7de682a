// A question in a panel: what it is about, what there is to choose from, one or two answers.
#include "sidebar/question_box.h"

#include <algorithm>

namespace zhangfa {

void QuestionBox::make() {
    text_ = surface_.add(WidgetKind::label);
    choices_ = surface_.add(WidgetKind::list);
    first_ = surface_.add(WidgetKind::button);
    second_ = surface_.add(WidgetKind::button);
    subscriptions_.push_back(onPress(surface_.context(), first_.control(), [this] { answer(0); }));
    subscriptions_.push_back(onPress(surface_.context(), second_.control(), [this] { answer(1); }));
}

void QuestionBox::show(std::optional<Question> question, bool enabled) {
    question_ = std::move(question);
    if (!text_) {
        if (!question_) {
            return;
        }
        make();
    }
    text_.show(question_.has_value());
    choices_.show(question_ && !question_->choices.empty());
    for (std::size_t index = 0; const Widget& button : {first_, second_}) {
        const bool used = question_ && index < question_->answers.size();
        button.show(used);
        if (used) {
            button.say(question_->answers[index].label);
            button.explain(question_->answers[index].help);
            button.enable(enabled);
        }
        ++index;
    }
    if (!question_) {
        return;
    }
    text_.say(question_->text);
    choices_.items(question_->choices);
    choices_.explain(question_->choicesHelp);
    choices_.enable(enabled);
    if (choices_.chosen() < 0 && !question_->choices.empty()) {
        choices_.choose(0);
    }
}

void QuestionBox::addTo(std::vector<WidgetRow>& rows, int width, int gap) const {
    if (!question_) {
        return;
    }
    rows.push_back(wrapped(text_, width, 2 * gap));
    if (choices_.shown()) {
        const auto lines = static_cast<int>(std::clamp<std::size_t>(question_->choices.size(), 1, 6));
        rows.push_back({{{choices_, {0, (lines * 9 / 8 + 1) * surface_.lineHeight()}, true}}, 0});
    }
    std::vector<Widget> buttons;
    for (const Widget& button : {first_, second_}) {
        if (button.shown()) {
            buttons.push_back(button);
        }
    }
    addButtons(rows, buttons, width, gap, gap);
}

void QuestionBox::answer(std::size_t index) {
    if (!question_ || index >= question_->answers.size()) {
        return;
    }
    const int chosen = choices_.chosen();
    if (!question_->choices.empty() && chosen < 0) {
        return;
    }
    const auto act = question_->answers[index].act; // the question may be gone while it acts
    act(question_->choices.empty() ? 0 : static_cast<std::size_t>(chosen));
}

} // namespace zhangfa
