// The panel 报告: a new report, how much is filled, what is open, saving; values that contradict each other or stand
// nowhere.
#include "sidebar/report_panel.h"

#include "sidebar/deck_panel.h"
#include "sidebar/form_model.h"
#include "sidebar/popup_menu.h"
#include "sidebar/save_as.h"
#include "sidebar/stack.h"
#include "uno/properties.h"

#include <algorithm>

namespace zhangfa {

namespace {

class ReportPanel final : public DeckPanel {
public:
    ReportPanel(const PanelPlace& place, Surface& surface)
        : DeckPanel(place, surface),
          kindLabel_(surface.add(WidgetKind::label, texts_("report.kind"))),
          kinds_(surface.add(WidgetKind::list)),
          new_(surface.add(WidgetKind::button, texts_("report.new"))),
          title_(surface.add(WidgetKind::label)),
          bar_(surface.add(WidgetKind::progressBar)),
          filled_(surface.add(WidgetKind::label)),
          next_(surface.add(WidgetKind::button, texts_("report.next-open"))),
          save_(surface.add(WidgetKind::button, texts_("report.save"))) {
        new_.explain(texts_("report.new-help"));
        next_.explain(texts_("report.next-open-help"));
        bar_.explain(texts_("report.filled-help"));
        kinds_.explain(texts_("report.kind"));
        save_.explain(texts_("report.save-help"));
        std::vector<std::string> kinds;
        for (const KindChoice& kind : deck_->kinds()) {
            kinds.push_back(kind.title);
        }
        kinds_.items(kinds);
        kinds_.choose(kinds.empty() ? -1 : 0);
        subscriptions_.push_back(onChoice(kinds_.control(), [this] {
            if (kinds_.chosen() >= 0) {
                deck_->chooseKind(static_cast<std::size_t>(kinds_.chosen()));
            }
        }));
        subscriptions_.push_back(onPress(surface_.context(), new_.control(), [this] { deck_->newReport(); }));
        subscriptions_.push_back(onPress(surface_.context(), next_.control(), [this] { deck_->nextOpen(); }));
        subscriptions_.push_back(onPress(surface_.context(), save_.control(), [this] { save(); }));
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
        for (const Widget& widget : {title_, bar_, filled_, next_, save_}) {
            widget.show(has);
        }
        if (has && (new_.focused() || kinds_.focused())) { // never leave the keyboard in what is hidden
            next_.focus();
        }
        for (const Widget& widget : {kindLabel_, kinds_, new_}) {
            widget.show(!has);
        }
        new_.enable(deck_->kind() != nullptr);
        title_.say(report.title);
        set(bar_.model(), "ProgressValueMax", sal_Int32(std::max<std::size_t>(1, report.total)));
        set(bar_.model(), "ProgressValue", sal_Int32(report.filled));
        filled_.say(std::to_string(report.filled) + "/" + std::to_string(report.total));
        next_.enable(!report.open.empty() && deck_->editable());
        renderConflict();
        renderOrphans();
        layOut();
    }

private:
    std::vector<WidgetRow> rows(int width) const {
        std::vector<WidgetRow> rows;
        if (!deck_->hasReport()) {
            rows.push_back(wrapped(kindLabel_, width, 0));
            rows.push_back(list(kinds_, deck_->kinds().size()));
            rows.push_back(whole(new_, gap()));
            return rows;
        }
        rows.push_back(wrapped(title_, width, 0));
        rows.push_back({{{bar_, {0, surface_.lineHeight() / 2}, true}, natural(filled_)}, gap()});
        addButtons(rows, {next_, save_}, width, gap(), gap());
        if (conflictLabel_ && conflictLabel_.shown()) {
            rows.push_back(wrapped(conflictLabel_, width, 2 * gap()));
            rows.push_back(list(conflictValues_, conflictValueCount_));
            rows.push_back(whole(conflictUse_, gap()));
        }
        if (orphanLabel_ && orphanLabel_.shown()) {
            rows.push_back(wrapped(orphanLabel_, width, 2 * gap()));
            rows.push_back(whole(orphanRemove_, 0));
        }
        return rows;
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

    // One after the other: the first conflict is shown until it is settled.
    void renderConflict() {
        const auto& conflicts = deck_->report().conflicts;
        if (conflicts.empty()) {
            if (conflictLabel_) {
                for (const Widget& widget : {conflictLabel_, conflictValues_, conflictUse_}) {
                    widget.show(false);
                }
            }
            return;
        }
        if (!conflictLabel_) {
            conflictLabel_ = surface_.add(WidgetKind::label);
            conflictValues_ = surface_.add(WidgetKind::list);
            conflictUse_ = surface_.add(WidgetKind::button, texts_("report.conflict-use"));
            conflictValues_.explain(texts_("report.conflict-values"));
            subscriptions_.push_back(onPress(surface_.context(), conflictUse_.control(), [this] { settleConflict(); }));
        }
        const Conflict& first = conflicts.front();
        std::vector<std::string> values{first.property};
        for (const std::string& shown : first.shown) {
            if (shown != first.property) {
                values.push_back(shown);
            }
        }
        conflictLabel_.say(deck_->say("report.conflict", {first.title, std::to_string(conflicts.size())}));
        conflictValues_.items(values);
        conflictValueCount_ = values.size();
        if (conflictValues_.chosen() < 0) {
            conflictValues_.choose(0);
        }
        for (const Widget& widget : {conflictLabel_, conflictValues_, conflictUse_}) {
            widget.show(true);
            widget.enable(deck_->editable());
        }
    }

    void settleConflict() {
        const auto& conflicts = deck_->report().conflicts;
        const int chosen = conflictValues_.chosen();
        if (conflicts.empty() || chosen < 0) {
            return;
        }
        const Conflict conflict = conflicts.front();
        std::vector<std::string> values{conflict.property};
        for (const std::string& shown : conflict.shown) {
            if (shown != conflict.property) {
                values.push_back(shown);
            }
        }
        if (const FieldState* const field = findField(deck_->report(), conflict.field)) {
            deck_->fill(conflict.field, readValue(field->field, values[static_cast<std::size_t>(chosen)]));
            deck_->refresh();
        }
    }

    void renderOrphans() {
        const ReportState& report = deck_->report();
        if (report.orphans.empty()) {
            if (orphanLabel_) {
                orphanLabel_.show(false);
                orphanRemove_.show(false);
            }
            return;
        }
        if (!orphanLabel_) {
            orphanLabel_ = surface_.add(WidgetKind::label);
            orphanRemove_ = surface_.add(WidgetKind::button, texts_("report.orphans-remove"));
            subscriptions_.push_back(
                onPress(surface_.context(), orphanRemove_.control(), [this] { deck_->removeOrphans(); }));
        }
        std::string titles;
        for (const FieldId& id : report.orphans) {
            const FieldState* const field = findField(report, id);
            titles += (titles.empty() ? "" : "、") + (field ? field->field.title : id.value);
        }
        orphanLabel_.say(deck_->say("report.orphans", {titles}));
        orphanLabel_.show(true);
        orphanRemove_.show(true);
        orphanRemove_.enable(deck_->editable());
    }

    Widget kindLabel_, kinds_, new_, title_, bar_, filled_, next_, save_;
    Widget conflictLabel_, conflictValues_, conflictUse_, orphanLabel_, orphanRemove_; // made when first needed
    std::size_t conflictValueCount_ = 0;
    std::vector<Subscription> subscriptions_;
};

} // namespace

std::unique_ptr<PanelContent> makeReportPanel(const PanelPlace& place, Surface& surface) {
    return std::make_unique<ReportPanel>(place, surface);
}

} // namespace zhangfa
