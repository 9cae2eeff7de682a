// A question in a panel: what it is about, what there is to choose from, one or two answers.
#pragma once

#include "sidebar/listeners.h"
#include "sidebar/stack.h"
#include "sidebar/widget.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

struct Question {
    struct Answer {
        std::string label, help;
        std::function<void(std::size_t choice)> act; // 0 where there was nothing to choose from
    };
    std::string text;
    std::vector<std::string> choices; // none: the answers alone
    std::string choicesHelp;
    std::vector<Answer> answers; // at most two
};

// Its controls are made when first needed.
class QuestionBox {
public:
    explicit QuestionBox(Surface& surface) : surface_(surface) {}

    void show(std::optional<Question> question, bool enabled);
    // From which a menu may drop down; once they were shown.
    const Widget& first() const { return first_; }
    const Widget& second() const { return second_; }
    void addTo(std::vector<WidgetRow>& rows, int width, int gap) const;

private:
    void make();
    void answer(std::size_t index);

    Surface& surface_;
    std::optional<Question> question_;
    Widget text_, choices_, first_, second_;
    std::vector<Subscription> subscriptions_;
};

} // namespace zhangfa
