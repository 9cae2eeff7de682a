// The panel 报告: a new report, how much is filled, what is open, saving; values that contradict each other or stand
// nowhere.
#include "sidebar/report_panel.h"

#include "core/spreadsheet.h"
#include "sidebar/deck_panel.h"
#include "sidebar/form_model.h"
#include "sidebar/popup_menu.h"
#include "sidebar/question_box.h"
#include "sidebar/save_as.h"
#include "sidebar/stack.h"
#include "uno/properties.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace zhangfa {

namespace {

class ReportPanel final : public DeckPanel {
public:
    ReportPanel(const PanelPlace& place, Surface& surface)
        : DeckPanel(place, surface),
          kindLabel_(surface.add(WidgetKind::label, texts_("report.kind"))),
          kinds_(surface.add(WidgetKind::list)),
          new_(surface.add(WidgetKind::button, texts_("report.new"))),
          form_(surface.add(WidgetKind::button, texts_("manner.button"))),
          units_(surface.add(WidgetKind::button, texts_("report.units"))),
          title_(surface.add(WidgetKind::label)),
          bar_(surface.add(WidgetKind::progressBar)),
          filled_(surface.add(WidgetKind::label)),
          characters_(surface.add(WidgetKind::label)),
          next_(surface.add(WidgetKind::button, texts_("report.next-open"))),
          save_(surface.add(WidgetKind::button, texts_("report.save"))),
          stage_(surface.add(WidgetKind::button)),
          format_(surface.add(WidgetKind::button, texts_("set-format.button"))),
          data_(surface.add(WidgetKind::button, texts_("data.button"))),
          note_(surface.add(WidgetKind::label)),
          templates_(surface.add(WidgetKind::label)),
          question_(surface) {
        stage_.explain(texts_("stage.button-help"));
        format_.explain(texts_("set-format.button-help"));
        data_.explain(texts_("data.button-help"));
        units_.explain(texts_("report.units-help"));
        new_.explain(texts_("report.new-help"));
        next_.explain(texts_("report.next-open-help"));
        bar_.explain(texts_("report.filled-help"));
        kinds_.explain(texts_("report.kind"));
        save_.explain(texts_("report.save-help"));
        subscriptions_.push_back(onChoice(kinds_.control(), [this] {
            if (kinds_.chosen() >= 0) {
                deck_->chooseKind(static_cast<std::size_t>(kinds_.chosen()));
            }
        }));
        subscriptions_.push_back(onPress(surface_.context(), new_.control(), [this] { deck_->newReport(); }));
        form_.explain(texts_("manner.button-help"));
        subscriptions_.push_back(onPress(surface_.context(), form_.control(), [this] { chooseForm(); }));
        subscriptions_.push_back(onPress(surface_.context(), units_.control(), [this] { deck_->showUnits(); }));
        subscriptions_.push_back(onPress(surface_.context(), next_.control(), [this] { deck_->nextOpen(); }));
        subscriptions_.push_back(onPress(surface_.context(), save_.control(), [this] { save(); }));
        subscriptions_.push_back(onPress(surface_.context(), stage_.control(), [this] { chooseStage(); }));
        subscriptions_.push_back(onPress(surface_.context(), format_.control(), [this] { chooseFormat(); }));
        subscriptions_.push_back(onPress(surface_.context(), data_.control(), [this] { chooseData(); }));
        deck_->add(*this);
        render();
    }
    ~ReportPanel() override { deck_->remove(*this); }

    PanelHeight heightFor(int width) override {
        const int inner = width - 2 * margin();
        const int height = heightOf(rows(inner), inner, gap()) + 2 * gap();
        return {height, height, false};
    }
    void arrange(Size size) override {
        const int inner = size.width - 2 * margin();
        placeRows(rows(inner), margin(), gap(), inner, gap());
    }

    void render() override {
        const ReportState& report = deck_->report();
        const bool has = deck_->hasReport();
        for (const Widget& widget : {title_, bar_, filled_, characters_, next_, save_, stage_, data_}) {
            widget.show(has);
        }
        format_.show(has && report.made);
        if (has && (new_.focused() || kinds_.focused() || units_.focused() ||
                    form_.focused())) { // never leave the keyboard in what is hidden
            next_.focus();
        }
        for (const Widget& widget : {kindLabel_, kinds_, new_, form_, units_}) {
            widget.show(!has);
        }
        std::vector<std::string> kinds;
        int chosen = -1;
        for (const KindChoice& kind : deck_->kinds()) {
            chosen = &kind == deck_->kind() ? static_cast<int>(kinds.size()) : chosen;
            kinds.push_back(kind.title);
        }
        kinds_.items(kinds);
        if (kinds_.chosen() != chosen) {
            kinds_.choose(chosen);
        }
        const auto& problems = deck_->templateProblems();
        templates_.say(problems.empty() ? std::string()
                                        : deck_->say("report.template-problems",
                                                     {std::to_string(problems.size()), problems.front()}));
        templates_.show(!has && !problems.empty());
        new_.enable(deck_->kind() != nullptr);
        title_.say(report.title);
        set(bar_.model(), "ProgressValueMax", sal_Int32(std::max<std::size_t>(1, report.total)));
        set(bar_.model(), "ProgressValue", sal_Int32(report.filled));
        filled_.say(std::to_string(report.filled) + "/" + std::to_string(report.total));
        const std::string characters = std::to_string(report.characters);
        characters_.say(report.limit
                            ? deck_->say("report.characters-limit", {characters, std::to_string(*report.limit)})
                            : deck_->say("report.characters", {characters}));
        next_.enable(!report.open.empty() && deck_->editable());
        note_.say(deck_->note());
        note_.show(!deck_->note().empty());
        stage_.say(deck_->say("stage.button", {titleOf(report.stage)}));
        stage_.enable(deck_->editable());
        format_.enable(deck_->editable());
        question_.show(question(), deck_->editable() || deck_->question());
        layOut();
    }

private:
    std::vector<WidgetRow> rows(int width) const {
        std::vector<WidgetRow> rows;
        if (!deck_->hasReport()) {
            rows.push_back(wrapped(kindLabel_, width, 0));
            // Where a text is there already, a new report is not what it is about.
            constexpr std::size_t few = 3;
            rows.push_back(list(kinds_, deck_->hasSections() ? few : deck_->kinds().size()));
            addButtons(rows, {new_, form_, units_}, width, gap(), gap());
            addNote(rows, width);
            if (templates_.shown()) {
                rows.push_back(wrapped(templates_, width, gap()));
            }
            question_.addTo(rows, width, gap());
            return rows;
        }
        rows.push_back(wrapped(title_, width, 0));
        rows.push_back({{{bar_, {0, surface_.lineHeight() / 2}, true}, natural(filled_)}, gap()});
        rows.push_back(wrapped(characters_, width, gap()));
        addButtons(rows,
                   deck_->report().made ? std::vector{next_, save_, stage_, format_, data_}
                                        : std::vector{next_, save_, stage_, data_},
                   width, gap(), gap());
        addNote(rows, width);
        question_.addTo(rows, width, gap());
        return rows;
    }

    void addNote(std::vector<WidgetRow>& rows, int width) const {
        if (note_.shown()) {
            rows.push_back(wrapped(note_, width, gap()));
        }
    }

    WidgetRow list(const Widget& widget, std::size_t lines) const {
        const int height =
            static_cast<int>(std::clamp<std::size_t>(lines, 1, 6)) * surface_.lineHeight() * 9 / 8 + margin();
        return {{{widget, {0, height}, true}}, 0};
    }

    void save() {
        std::vector<std::string> formats;
        for (const SaveFormat& format : saveFormats()) {
            formats.push_back(texts_(format.label));
        }
        if (const auto chosen = chooseFromMenu(place_.context, save_, formats)) {
            deck_->saveAs(*chosen);
        }
    }

    std::string titleOf(Stage stage) const { return texts_("stage." + std::string(nameOf(stage))); }

    void chooseStage() {
        const ReportState report = deck_->report();
        std::vector<std::string> items;
        for (const Stage stage : stages) {
            items.push_back(ticked(stage == report.stage) + titleOf(stage));
        }
        if (report.stage == Stage::consultation || report.stage == Stage::review) {
            items.push_back(ticked(report.stageInTitle) + deck_->say("stage.in-title", {titleOf(report.stage)}));
        }
        const auto chosen = chooseFromMenu(place_.context, stage_, items);
        if (chosen && *chosen < stages.size()) {
            deck_->setStage(stages[*chosen], std::nullopt);
        } else if (chosen) {
            deck_->setStage(report.stage, !report.stageInTitle);
        }
    }

    void chooseFormat() {
        const std::vector<FormatChoice> formats = deck_->formats();
        std::vector<std::string> items;
        for (const FormatChoice& format : formats) {
            items.push_back(ticked(format.id == deck_->report().format) + format.title);
        }
        if (const auto chosen = chooseFromMenu(place_.context, format_, items)) {
            deck_->chooseFormat(formats[*chosen]);
        }
    }

    static std::string ticked(bool is) { return is ? "✓ " : "\u3000 "; }

    // How the new report is numbered, worded and set.
    void chooseForm() {
        const KindChoice* const kind = deck_->kind();
        if (kind == nullptr) {
            return;
        }
        const NewReport wanted = deck_->wanted();
        std::vector<std::string> items;
        std::vector<NewReport> results;
        const auto add = [&](bool is, const char* key, const std::function<void(NewReport&)>& change) {
            items.push_back(ticked(is) + texts_(key));
            results.push_back(wanted);
            change(results.back());
        };
        if (kind->manner.numbering != Numbering::articles) {
            for (const auto& [numbering, key] : {std::pair(Numbering::official, "manner.official"),
                                                 {Numbering::bracketed, "manner.bracketed"},
                                                 {Numbering::ordinal, "manner.ordinal"}}) {
                add(wanted.manner.numbering == numbering, key,
                    [numbering = numbering](NewReport& report) { report.manner.numbering = numbering; });
            }
            add(wanted.manner.runIn, "manner.run-in",
                [](NewReport& report) { report.manner.runIn = !report.manner.runIn; });
        }
        add(wanted.brief, "manner.brief", [](NewReport& report) { report.brief = !report.brief; });
        if (kind->notice) {
            add(wanted.notice, "manner.notice", [](NewReport& report) { report.notice = !report.notice; });
        }
        const std::vector<FormatChoice> formats = deck_->formats();
        for (const FormatChoice& format : formats) {
            items.push_back(ticked(format.id == wanted.format) + deck_->say("set-format.item", {format.title}));
        }
        if (const auto chosen = chooseFromMenu(place_.context, form_, items)) {
            if (*chosen < results.size()) {
                deck_->want(results[*chosen]);
            } else {
                deck_->chooseFormat(formats[*chosen - results.size()]);
            }
        }
    }

    // Where data come from, and go to.
    void chooseData() {
        std::vector<std::string> items;
        std::vector<std::function<void()>> actions;
        const auto add = [&](std::string label, std::function<void()> action) {
            items.push_back(std::move(label));
            actions.push_back(std::move(action));
        };
        if (deck_->editable()) {
            add(texts_("last.take"), [this] { deck_->takeLast(); });
            add(texts_("sheet.open"), [this] { deck_->openSheet(); });
            add(texts_("sheet.paste"), [this] { deck_->pasteSheet(); });
        }
        add(texts_("many.open"), [this] { deck_->openBatch(); });
        add(texts_("gather.open"), [this] { deck_->openGathering(); });
        for (const char* const ending : {"xlsx", "ods", "csv", "json"}) {
            add(deck_->say("sheet.export-as", {ending}), [this, ending] { deck_->exportData(ending, std::nullopt); });
        }
        std::vector<std::string> departments = deck_->departments();
        if (!departments.empty()) {
            departments.emplace_back();
        }
        for (const std::string& name : departments) {
            add(name.empty() ? texts_("sheet.export-rest") : deck_->say("sheet.export-department", {name}),
                [this, name] { deck_->exportData("xlsx", name); });
        }
        if (const auto chosen = chooseFromMenu(place_.context, data_, items)) {
            actions[*chosen]();
        }
    }

    // One after the other: the first is shown until it is settled.
    std::optional<Question> question() {
        const ReportState& report = deck_->report();
        if (deck_->question()) {
            return deck_->question();
        }
        if (deck_->sheet()) {
            return deck_->sheet()->rows.empty() ? aboutSheet(*deck_->sheet()) : aboutRows(*deck_->sheet());
        }
        if (!deck_->proposals().empty()) {
            return aboutProposals(deck_->proposals());
        }
        if (!report.conflicts.empty()) {
            return aboutConflict(report.conflicts.front(), report.conflicts.size());
        }
        if (const TypedOver* place = deck_->typedOver()) {
            return aboutTypedOver(*place);
        }
        if (!report.orphans.empty()) {
            return aboutOrphans(report);
        }
        if (report.limit && report.characters > *report.limit && !leftLong_) {
            return aboutLength(report);
        }
        return std::nullopt;
    }

    // Figures of last period's report that nobody but a reader can be sure of.
    Question aboutProposals(const std::vector<LastProposal>& proposals) {
        std::vector<std::string> lines;
        lines.reserve(proposals.size());
        for (const LastProposal& proposal : proposals) {
            lines.push_back(proposal.title + "：" + proposal.shown + "　" + proposal.sentence);
        }
        return {
            deck_->say("last.proposals", {std::to_string(proposals.size())}),
            lines,
            texts_("last.proposals-help"),
            {{texts_("last.take-all"), texts_("last.take-all-help"), [this](std::size_t) { deck_->takeProposals(); }},
             {texts_("last.drop"), texts_("last.drop-help"),
              [this](std::size_t choice) { deck_->dropProposal(choice); }}}};
    }

    // Several rows of a spreadsheet could be this unit's.
    Question aboutRows(const SheetOffer& sheet) {
        return {deck_->say("sheet.rows", {std::to_string(sheet.rows.size())}),
                sheet.rows,
                texts_("sheet.rows-help"),
                {{texts_("sheet.use-row"), texts_("sheet.use-row-help"),
                  [this](std::size_t row) { deck_->chooseSheetRow(row); }},
                 {texts_("sheet.leave"), texts_("sheet.leave"), [this](std::size_t) { deck_->leaveSheet(); }}}};
    }

    // What is known, then titles that are not, then what does not fit.
    Question aboutSheet(const SheetOffer& sheet) {
        std::vector<std::string> lines;
        for (const SheetOffer::Value& value : sheet.values) {
            const std::string shown =
                findIsList(value.field) ? deck_->say("sheet.row-count", {value.shown}) : value.shown;
            lines.push_back("✓ " + value.title + "：" + shown + "　← " + value.column + " " + value.place);
        }
        for (const SheetOffer::Unknown& unknown : sheet.unknown) {
            lines.push_back("？ " + unknown.column + "：" + unknown.shown + "　" + unknown.place);
        }
        for (const std::string& problem : sheet.problems) {
            lines.push_back("⚠ " + problem);
        }
        const std::string counts = std::to_string(sheet.values.size());
        return {
            sheet.unknown.empty() && sheet.problems.empty()
                ? deck_->say("sheet.found", {counts})
                : deck_->say("sheet.found-partly",
                             {counts, std::to_string(sheet.unknown.size() + sheet.problems.size())}),
            lines,
            texts_("sheet.found-help"),
            {{deck_->say("sheet.take", {counts}), texts_("sheet.take-help"),
              [this](std::size_t) { deck_->takeSheet(); }},
             {texts_("sheet.change"), texts_("sheet.change-help"), [this](std::size_t line) { changeLine(line); }}}};
    }

    bool findIsList(const FieldId& id) const {
        const FieldState* const field = findField(deck_->report(), id);
        return field != nullptr && !field->field.columns.empty();
    }

    // What the line is of, or that it is of no use; or nothing at all is wanted.
    void changeLine(std::size_t line) {
        const SheetOffer sheet = *deck_->sheet(); // it changes with what is chosen
        std::vector<std::string> items;
        std::vector<std::function<void()>> actions;
        if (line < sheet.values.size()) {
            items.push_back(texts_("sheet.drop"));
            actions.emplace_back([this, line] { deck_->dropSheetValue(line); });
        } else if (line - sheet.values.size() < sheet.unknown.size()) {
            const SheetOffer::Unknown& unknown = sheet.unknown[line - sheet.values.size()];
            for (const FieldTitle& candidate : candidatesFor(unknown)) {
                items.push_back(deck_->say("sheet.belongs", {candidate.title}));
                actions.emplace_back(
                    [this, unknown, candidate] { deck_->matchTitle(unknown.column, candidate.field); });
            }
            items.push_back(texts_("sheet.belongs-to-none"));
            actions.emplace_back([this, unknown] { deck_->matchTitle(unknown.column, std::nullopt); });
        }
        items.push_back(texts_("sheet.leave"));
        actions.emplace_back([this] { deck_->leaveSheet(); });
        if (const auto chosen = chooseFromMenu(place_.context, question_.second(), items)) {
            actions[*chosen]();
        }
    }

    // The likeliest ones; those of the section in the form behind them.
    std::vector<FieldTitle> candidatesFor(const SheetOffer::Unknown& unknown) const {
        std::vector<FieldTitle> all = unknown.candidates;
        if (const FieldGroup* const group = findGroup(deck_->report(), deck_->section())) {
            for (const FieldState* field : standing(*group)) {
                const bool known = std::any_of(all.begin(), all.end(),
                                               [&](const FieldTitle& any) { return any.field == field->field.id; });
                if (!known && !isBlock(field->field) && !field->field.compute && mayHold(field->field, unknown.shown)) {
                    all.push_back({field->field.id, field->field.title});
                }
            }
        }
        return all;
    }

    Question aboutConflict(const Conflict& conflict, std::size_t all) {
        std::vector<std::string> values{conflict.property};
        std::copy_if(conflict.shown.begin(), conflict.shown.end(), std::back_inserter(values),
                     [&](const std::string& shown) { return shown != conflict.property; });
        const auto use = [this, field = conflict.field, values](std::size_t choice) {
            if (const FieldState* const state = findField(deck_->report(), field)) {
                deck_->fill(field, readValue(state->field, values[choice]));
                deck_->refresh();
            }
        };
        return {deck_->say("report.conflict", {conflict.title, std::to_string(all)}),
                values,
                texts_("report.conflict-values"),
                {{texts_("report.conflict-use"), texts_("report.conflict-values"), use}}};
    }

    Question aboutTypedOver(const TypedOver& place) {
        return {deck_->say("report.typed-over", {place.title, place.text}),
                {},
                {},
                {{texts_("report.typed-over-bind"), texts_("report.typed-over-bind-help"),
                  [this, place](std::size_t) { deck_->rebind(place); }},
                 {texts_("report.typed-over-leave"), texts_("report.typed-over-leave-help"),
                  [this, place](std::size_t) { deck_->leaveTypedOver(place); }}}};
    }

    // Sections that could be brief, the longest first.
    std::optional<Question> aboutLength(const ReportState& report) {
        std::vector<SectionState> sections;
        std::copy_if(report.sections.begin(), report.sections.end(), std::back_inserter(sections),
                     [](const SectionState& any) { return any.present && any.brief && any.text.empty(); });
        if (sections.empty()) {
            return std::nullopt;
        }
        std::stable_sort(sections.begin(), sections.end(), [](const SectionState& one, const SectionState& two) {
            return one.characters > two.characters;
        });
        std::vector<std::string> lines;
        lines.reserve(sections.size());
        for (const SectionState& section : sections) {
            lines.push_back(section.label + section.title + "　" +
                            deck_->say("report.characters", {std::to_string(section.characters)}));
        }
        return Question{deck_->say("report.too-long", {std::to_string(report.characters - *report.limit)}),
                        {},
                        {},
                        {{texts_("text.make-brief"), texts_("text.make-brief-help"),
                          [this, sections, lines](std::size_t) {
                              if (const auto chosen = chooseFromMenu(place_.context, question_.first(), lines)) {
                                  deck_->setText(sections[*chosen].id, briefText);
                              }
                          }},
                         {texts_("text.leave"), texts_("text.leave-help"), [this](std::size_t) {
                              leftLong_ = true;
                              deck_->refresh();
                          }}}};
    }

    Question aboutOrphans(const ReportState& report) {
        std::string titles;
        for (const FieldId& id : report.orphans) {
            const FieldState* const field = findField(report, id);
            titles += (titles.empty() ? "" : "、") + (field ? field->field.title : id.value);
        }
        return {deck_->say("report.orphans", {titles}),
                {},
                {},
                {{texts_("report.orphans-remove"), texts_("report.orphans-remove"),
                  [this](std::size_t) { deck_->removeOrphans(); }}}};
    }

    bool leftLong_ = false; // the text is longer than it should be, and the user knows
    Widget kindLabel_, kinds_, new_, form_, units_, title_, bar_, filled_, characters_, next_, save_, stage_, format_,
        data_, note_, templates_;
    QuestionBox question_;
    std::vector<Subscription> subscriptions_;
};

} // namespace

std::unique_ptr<PanelContent> makeReportPanel(const PanelPlace& place, Surface& surface) {
    return std::make_unique<ReportPanel>(place, surface);
}

} // namespace zhangfa
