// What the deck asks before a report is saved, comes to another stage, or is set in another format.
#include "sidebar/deck.h"
#include "sidebar/new_report.h"
#include "sidebar/save_as.h"

#include <org/zhangfa/Refused.hpp>

#include <algorithm>
#include <array>

namespace zhangfa {

namespace {

constexpr std::array groups = {"unfilled", "placeholder", "error", "warning"};

std::string stageTitle(const Texts& texts, Stage stage) { return texts("stage." + std::string(nameOf(stage))); }

} // namespace

void Deck::raise(Question question) {
    for (Question::Answer& answer : question.answers) {
        answer.act = [this, act = std::move(answer.act)](std::size_t choice) {
            const auto self = shared_from_this();
            question_.reset();
            act(choice);
            render();
        };
    }
    question_ = std::move(question);
    showPanel(frame_, "ZhangfaReportPanel");
    render();
}

void Deck::lookAt(const Hindrance& obstacle) {
    if (obstacle.field) {
        goToField(FieldId(*obstacle.field));
    } else if (obstacle.place) {
        goTo(*obstacle.place);
        showPanel(frame_, "ZhangfaCheckPanel");
    }
}

// The one that is chosen is gone to; `goOn`, if it may be gone on all the same.
Question Deck::aboutHindrances(std::string text, std::vector<Hindrance> obstacles,
                               std::optional<Question::Answer> goOn) {
    Question question;
    question.text = std::move(text);
    for (const Hindrance& obstacle : obstacles) {
        question.choices.push_back(obstacle.group.empty()
                                       ? obstacle.message
                                       : say(("obstacle." + obstacle.group).c_str(), {obstacle.message}));
    }
    question.choicesHelp = say("obstacle.list");
    const bool may = goOn.has_value();
    if (may) {
        question.answers.push_back(std::move(*goOn));
    }
    question.answers.push_back(
        {say("obstacle.look"), say("obstacle.look-help"),
         [this, obstacles = std::move(obstacles)](std::size_t choice) { lookAt(Hindrance(obstacles[choice])); }});
    if (!may) {
        question.answers.push_back({say("obstacle.leave"), say("obstacle.leave"), [](std::size_t) {}});
    }
    return question;
}

std::string Deck::countsOf(const std::vector<Hindrance>& obstacles) const {
    std::vector<std::string> counts;
    for (const std::string_view group : groups) {
        counts.push_back(std::to_string(std::count_if(obstacles.begin(), obstacles.end(),
                                                      [&](const Hindrance& any) { return any.group == group; })));
    }
    return say("obstacle.counts", counts);
}

// Else says what is in the way.
bool Deck::mayBeFinal() {
    std::vector<Hindrance> obstacles = service_.finalObstacles(document_);
    if (!obstacles.empty()) {
        const std::string text = say("report.not-final", {std::to_string(obstacles.size())});
        raise(aboutHindrances(text, std::move(obstacles), std::nullopt));
        return false;
    }
    return true;
}

void Deck::saveAs(std::size_t index) {
    act([] {});
    if (!document_.is()) {
        return;
    }
    const SaveFormat format = saveFormats()[index];
    const auto save = [this, format] { saveReport(context_, service_, document_, format, texts_, parentWindow()); };
    if (format.final && !mayBeFinal()) {
        return;
    }
    std::vector<Hindrance> obstacles = service_.obstacles(document_);
    if (obstacles.empty()) {
        save();
        return;
    }
    const std::string counts = countsOf(obstacles);
    raise(aboutHindrances(
        say("report.before-submission", {counts}), std::move(obstacles),
        Question::Answer{say("report.save-anyhow"), say("report.save-anyhow-help"), [save](std::size_t) { save(); }}));
}

void Deck::setStage(Stage stage, std::optional<bool> inTitle) {
    const std::string title = stageTitle(texts_, stage);
    const auto set = [this, stage, inTitle, title](bool confirmed) {
        service_.setStage(document_, stage, inTitle, confirmed);
        note_ = say("stage.now", {title});
    };
    act([&] {
        if (stage == Stage::final && report().stage != stage && !mayBeFinal()) {
            return;
        }
        try {
            set(false);
        } catch (const org::zhangfa::Refused& refused) {
            if (refused.Reason != "stage.held") {
                throw;
            }
            std::vector<Hindrance> obstacles = service_.obstacles(document_);
            const std::string counts = countsOf(obstacles);
            raise(aboutHindrances(say("stage.before", {title, counts}), std::move(obstacles),
                                  Question::Answer{say("stage.anyhow", {title}), say("stage.anyhow-help"),
                                                   [this, set](std::size_t) { act([&] { set(true); }); }}));
        }
    });
}

void Deck::chooseFormat(const FormatChoice& format) {
    const auto use = [this, id = format.id, title = format.title] {
        if (!hasReport()) {
            NewReport wanted = wanted_;
            wanted.format = id;
            want(wanted);
            return;
        }
        act([&] {
            service_.setFormat(document_, id);
            note_ = say("set-format.now", {title});
        });
    };
    if (format.deviations.empty()) {
        use();
        return;
    }
    raise({say("set-format.deviates", {format.title, std::to_string(format.deviations.size())}),
           format.deviations,
           say("set-format.deviations"),
           {{say("set-format.use"), say("set-format.use-help"), [use](std::size_t) { use(); }},
            {say("set-format.leave"), say("set-format.leave"), [](std::size_t) {}}}});
}

} // namespace zhangfa
