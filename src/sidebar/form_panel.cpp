// The panel 填报: the fields of one section, or those that were searched for.
#include "sidebar/form_panel.h"

#include "sidebar/deck_panel.h"
#include "sidebar/field_row.h"
#include "sidebar/form_model.h"
#include "sidebar/popup_menu.h"
#include "sidebar/scroll_area.h"
#include "sidebar/source_box.h"

#include <algorithm>
#include <map>

namespace zhangfa {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostFound = 15; // fields shown of a search

class FormPanel final : public DeckPanel {
public:
    FormPanel(const PanelPlace& place, Surface& surface)
        : DeckPanel(place, surface),
          notice_(surface.add(WidgetKind::label)),
          previous_(surface.add(WidgetKind::button)),
          groups_(surface.add(WidgetKind::button)),
          next_(surface.add(WidgetKind::button)),
          searchLabel_(surface.add(WidgetKind::label, texts_("form.search"))),
          search_(surface.add(WidgetKind::edit)),
          carryAll_(surface.add(WidgetKind::button)),
          sourceOn_(surface.add(WidgetKind::button, texts_("source.button"))),
          area_(surface),
          source_(area_.surface(), texts_,
                  [this](const FieldId& field, const Source& source) { deck_->setSource(field, source); }),
          typing_(place.context, 600ms, [this] { applyTyped(); }),
          searching_(place.context, 250ms, [this] { render(); }) {
        previous_.picture(place.context, "previous");
        next_.picture(place.context, "following");
        previous_.explain(texts_("form.previous"));
        groups_.explain(texts_("form.section"));
        next_.explain(texts_("form.next"));
        search_.explain(texts_("form.search-help"));
        subscriptions_.push_back(onPress(surface_.context(), previous_.control(), [this] { step(-1); }));
        subscriptions_.push_back(onPress(surface_.context(), next_.control(), [this] { step(1); }));
        subscriptions_.push_back(onPress(surface_.context(), groups_.control(), [this] { chooseGroup(); }));
        sourceOn_.explain(texts_("source.button-help"));
        subscriptions_.push_back(onPress(surface_.context(), sourceOn_.control(), [this] {
            showsSource_ = !showsSource_;
            if (showsSource_ && !rowOf(deck_->field()) && !shown_.empty()) {
                deck_->enterField(FieldId(shown_.front()->id()));
            }
            render();
        }));
        carryAll_.explain(texts_("last.carry-all-help"));
        subscriptions_.push_back(onPress(surface_.context(), carryAll_.control(), [this] { carryAll(); }));
        subscriptions_.push_back(onText(search_.control(), [this] { searching_.start(); }));
        deck_->add(*this);
        render();
    }
    ~FormPanel() override {
        deck_->remove(*this);
        deck_->setFormFocused(false);
    }

    // PanelContent
    PanelHeight heightFor(int width) override {
        const int inner = width - 2 * margin();
        const int above = heightOf(headRows(inner), inner, gap()) + 2 * gap();
        const int content = heightOf(fieldRows(inner), inner, gap()) + margin();
        const int all = above + content;
        const int least = std::min(all, above + (deck_->crowded() ? 5 : 8) * surface_.lineHeight());
        return {least, deck_->crowded() ? least : all, deck_->hasReport()};
    }
    void arrange(Size size) override {
        const int inner = size.width - 2 * margin();
        const int above = placeRows(headRows(inner), margin(), gap(), inner, gap()) + 2 * gap();
        area_.place({0, above, size.width, std::max(0, size.height - above)}, margin(),
                    [this](int width) { return fieldRows(width); });
    }

    // DeckView
    void render() override {
        rendering_ = true; // rows may grow and shrink: put in place once, at the end
        const bool report = deck_->hasReport();
        notice_.say(report ? (deck_->editable() ? "" : deck_->say(("form.access-" + deck_->access()).c_str()))
                           : deck_->say("form.no-report"));
        notice_.show(!notice_.text().empty());
        for (const Widget& widget : {previous_, groups_, next_, searchLabel_, search_, sourceOn_}) {
            widget.show(report);
        }
        renderGroups();
        sourceOn_.say(texts_(showsSource_ ? "source.button-on" : "source.button"));
        const FieldState* const field =
            showsSource_ && deck_->field() ? findField(deck_->report(), *deck_->field()) : nullptr;
        source_.show(field != nullptr ? &field->field : nullptr, field != nullptr ? field->source : Source(),
                     deck_->editable());
        renderFields();
        const std::size_t carried = carriable().size();
        carryAll_.say(carried > 0 ? deck_->say("last.carry-all", {std::to_string(carried)}) : std::string());
        carryAll_.show(report && carried > 0 && deck_->editable());
        rendering_ = false;
        layOut();
    }

    void applyTyped() override {
        typing_.stop();
        source_.applyTyped();
        for (const auto& row : rows_) {
            row->apply();
        }
    }

    void focusCurrent() override {
        if (FieldRow* const row = rowOf(deck_->field())) {
            row->focus();
            reveal(*row);
        }
    }

private:
    std::vector<WidgetRow> headRows(int width) const {
        std::vector<WidgetRow> rows;
        if (notice_.shown()) {
            rows.push_back(wrapped(notice_, width, 0));
        }
        if (groups_.shown()) {
            PlacedWidget groups = natural(groups_, true);
            groups.size.width = 0;
            PlacedWidget previous = natural(previous_), next = natural(next_);
            previous.size = next.size = {groups.size.height, groups.size.height};
            rows.push_back({{previous, groups, next}, rows.empty() ? 0 : gap()});
            PlacedWidget search = natural(search_, true);
            search.size.width = 0;
            rows.push_back({{natural(searchLabel_), search, natural(sourceOn_)}, gap()});
            if (carryAll_.shown()) {
                rows.push_back(whole(carryAll_, gap()));
            }
        }
        return rows;
    }

    std::vector<WidgetRow> fieldRows(int width) const {
        std::vector<WidgetRow> rows;
        for (const FieldRow* const row : shown_) {
            row->addTo(rows, width, rows.empty() ? 0 : 2 * gap());
            if (source_.isOf(row->id())) {
                source_.addTo(rows, gap());
            }
        }
        if (more_ && more_.shown()) {
            rows.push_back(wrapped(more_, width, gap()));
        }
        return rows;
    }

    // Unfilled fields of the section shown that had a value last period.
    Values carriable() const {
        Values values;
        const FieldGroup* const group = findGroup(deck_->report(), deck_->section());
        for (const FieldState* field : group ? standing(*group) : std::vector<const FieldState*>()) {
            if (field->value.is_null() && !field->last.is_null() && !field->field.compute) {
                values[field->field.id] = field->last;
            }
        }
        return values;
    }

    void carryAll() {
        if (const Values values = carriable(); !values.empty()) {
            deck_->fill(values);
        }
    }

    std::optional<std::size_t> groupShown() const {
        const auto& groups = deck_->report().groups;
        const auto found = std::find_if(groups.begin(), groups.end(),
                                        [this](const FieldGroup& group) { return group.section == deck_->section(); });
        return found == groups.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - groups.begin()));
    }

    void renderGroups() {
        const auto& groups = deck_->report().groups;
        const auto shown = groupShown();
        groups_.say(shown ? groupLabel(deck_->report(), groups[*shown], texts_) + " ▾" : std::string());
        previous_.enable(shown && *shown > 0);
        next_.enable(shown && *shown + 1 < groups.size());
    }

    void chooseGroup() {
        std::vector<std::string> items;
        for (const FieldGroup& group : deck_->report().groups) {
            items.push_back(groupLabel(deck_->report(), group, texts_));
        }
        if (const auto chosen = chooseFromMenu(place_.context, groups_, items, groupShown())) {
            showGroup(*chosen);
        }
    }

    void showGroup(std::size_t index) {
        applyTyped();
        const auto& groups = deck_->report().groups;
        if (index < groups.size()) {
            search_.say("");
            deck_->showGroup(SectionId(groups[index].section));
        }
    }

    std::vector<const FieldState*> wanted(std::size_t& hidden) const {
        hidden = 0;
        const std::string query = search_.text();
        if (!query.empty()) {
            std::vector<const FieldState*> found = findFields(deck_->report(), query);
            if (found.size() > mostFound) {
                hidden = found.size() - mostFound;
                found.resize(mostFound);
            }
            return found;
        }
        const FieldGroup* const group = findGroup(deck_->report(), deck_->section());
        return group ? standing(*group) : std::vector<const FieldState*>();
    }

    void renderFields() {
        std::size_t hidden = 0;
        const std::vector<const FieldState*> fields = wanted(hidden);
        const bool same = std::equal(shown_.begin(), shown_.end(), fields.begin(), fields.end(),
                                     [](const FieldRow* row, const FieldState* field) {
                                         return row->id() == field->field.id && row->kind() == editorFor(field->field);
                                     });
        if (same) {
            for (std::size_t row = 0; row < fields.size(); ++row) {
                shown_[row]->update(*fields[row]);
            }
        } else {
            showOthers(fields);
        }
        for (FieldRow* const row : shown_) {
            row->setCurrent(deck_->field() == row->id());
            row->enable(deck_->editable());
        }
        sayMore(fields.empty() && !search_.text().empty() ? deck_->say("form.nothing-found")
                : hidden > 0                              ? deck_->say("form.more-found", {std::to_string(hidden)})
                                                          : std::string());
        FieldRow* const current = rowOf(deck_->field());
        if (current && deck_->field() != revealed_) {
            reveal(*current);
        }
        revealed_ = deck_->field();
    }

    // Rows that show a wanted field already go on showing it: what is typed there and the keyboard's place stay.
    void showOthers(const std::vector<const FieldState*>& fields) {
        std::vector<FieldRow*> next(fields.size(), nullptr);
        for (FieldRow* const row : shown_) {
            const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldState* field) {
                return field->field.id == row->id() && editorFor(field->field) == row->kind();
            });
            if (found != fields.end()) {
                next[static_cast<std::size_t>(found - fields.begin())] = row;
                row->update(**found);
                continue;
            }
            row->apply();
            if (const auto draft = row->draft()) {
                drafts_[row->id()] = *draft;
            } else {
                drafts_.erase(row->id());
            }
            row->release();
        }
        for (std::size_t field = 0; field < fields.size(); ++field) {
            if (!next[field]) {
                next[field] = &freeRow(editorFor(fields[field]->field));
                const auto draft = drafts_.find(fields[field]->field.id);
                next[field]->use(*fields[field], draft == drafts_.end() ? std::nullopt : std::optional(draft->second));
            }
        }
        shown_ = std::move(next);
        std::vector<Widget> order;
        for (const FieldRow* const row : shown_) {
            row->addStops(order);
            if (source_.isOf(row->id())) {
                source_.addStops(order);
            }
        }
        area_.surface().tabOrder(order);
        area_.scrollTo(0);
    }

    FieldRow& freeRow(EditorKind kind) {
        const auto free = std::find_if(rows_.begin(), rows_.end(),
                                       [kind](const auto& row) { return !row->used() && row->kind() == kind; });
        if (free != rows_.end()) {
            return **free;
        }
        rows_.push_back(std::make_unique<FieldRow>(
            kind, area_.surface(), texts_,
            FieldRow::Host{
                .typed = [this](FieldRow&) { typing_.start(); },
                .entered = [this](FieldRow& row) { entered(row); },
                .left = [this](FieldRow&) { deck_->setFormFocused(false); },
                .resized =
                    [this](FieldRow&) {
                        if (!rendering_) {
                            layOut();
                        }
                    },
                .fill = [this](const FieldId& id, const boost::json::value& value) { deck_->fill(id, value); }}));
        return *rows_.back();
    }

    void entered(FieldRow& row) {
        deck_->setFormFocused(true);
        reveal(row);
        deck_->enterField(FieldId(row.id()));
    }

    FieldRow* rowOf(const std::optional<FieldId>& field) const {
        const auto found =
            std::find_if(shown_.begin(), shown_.end(), [&](const FieldRow* row) { return field == row->id(); });
        return found == shown_.end() ? nullptr : *found;
    }

    void reveal(const FieldRow& row) {
        const int inner = area_.innerWidth();
        std::vector<WidgetRow> before;
        for (const FieldRow* const each : shown_) {
            if (each == &row) {
                break;
            }
            each->addTo(before, inner, before.empty() ? 0 : 2 * gap());
        }
        std::vector<WidgetRow> itself;
        row.addTo(itself, inner, 2 * gap());
        if (source_.isOf(row.id())) {
            source_.addTo(itself, gap());
        }
        area_.reveal(heightOf(before, inner, gap()), heightOf(itself, inner, gap()) + margin());
    }

    void sayMore(const std::string& text) {
        if (!more_ && text.empty()) {
            return;
        }
        if (!more_) {
            more_ = area_.surface().add(WidgetKind::label);
        }
        more_.say(text);
        more_.show(!text.empty());
    }

    void step(int by) {
        if (const auto shown = groupShown()) {
            showGroup(*shown + static_cast<std::size_t>(by));
        }
    }

    Widget notice_, previous_, groups_, next_, searchLabel_, search_, carryAll_, sourceOn_;
    ScrollArea area_;
    SourceBox source_;
    bool showsSource_ = false;
    Widget more_; // made when first needed
    std::vector<std::unique_ptr<FieldRow>> rows_;
    std::vector<FieldRow*> shown_; // of rows_, in form order
    std::map<FieldId, boost::json::value> drafts_;
    std::optional<FieldId> revealed_;
    bool rendering_ = false;
    DelayedCall typing_, searching_;
    std::vector<Subscription> subscriptions_;
};

} // namespace

std::unique_ptr<PanelContent> makeFormPanel(const PanelPlace& place, Surface& surface) {
    return std::make_unique<FormPanel>(place, surface);
}

} // namespace zhangfa
