// 数据来源 in a panel.
#include "sidebar/source_box.h"

#include <algorithm>

namespace zhangfa {

using namespace std::chrono_literals;

SourceBox::SourceBox(Surface& surface, const Texts& texts, std::function<void(const FieldId&, const Source&)> keep)
    : surface_(surface),
      texts_(texts),
      keep_(std::move(keep)),
      pause_(surface.context(), 600ms, [this] { applyTyped(); }) {}

void SourceBox::make() {
    for (const auto& [key, text] : {std::pair("source.department", &Source::department),
                                    {"source.evidence", &Source::evidence},
                                    {"source.note", &Source::note}}) {
        Line line{surface_.add(WidgetKind::label, texts_(key)), surface_.add(WidgetKind::edit), text};
        subscriptions_.push_back(onText(line.edit.control(), [this] {
            typing_ = true;
            pause_.start();
        }));
        subscriptions_.push_back(onFocus(
            line.edit.window(), [] {}, [this] { applyTyped(); }));
        lines_.push_back(std::move(line));
    }
}

void SourceBox::show(const Field* field, const Source& source, bool enabled) {
    if (!lines_.empty() || field != nullptr) {
        if (lines_.empty()) {
            make();
        }
        const bool other = field == nullptr || field_ != field->id;
        if (other) {
            applyTyped();
        }
        field_ = field != nullptr ? std::optional(field->id) : std::nullopt;
        for (const Line& line : lines_) {
            line.label.show(field != nullptr);
            line.edit.show(field != nullptr);
            line.edit.enable(enabled);
            if (field != nullptr && !typing_) {
                line.edit.say(source.*line.text);
                line.edit.explain(texts_({"source.of", {field->title, line.label.text()}}));
            }
        }
        source_ = source;
        typing_ = typing_ && !other;
    }
}

Source SourceBox::typed() const {
    Source source;
    for (const Line& line : lines_) {
        source.*line.text = line.edit.text();
    }
    return source;
}

void SourceBox::applyTyped() {
    pause_.stop();
    if (!typing_ || !field_) {
        return;
    }
    typing_ = false;
    if (const Source source = typed(); source != source_) {
        source_ = source;
        keep_(FieldId(*field_), source);
    }
}

void SourceBox::addStops(std::vector<Widget>& order) const {
    for (const Line& line : lines_) {
        order.push_back(line.label);
        order.push_back(line.edit);
    }
}

void SourceBox::addTo(std::vector<WidgetRow>& rows, int gap) const {
    int widest = 0;
    for (const Line& line : lines_) {
        widest = std::max(widest, line.label.preferred().width);
    }
    for (const Line& line : lines_) {
        PlacedWidget label = natural(line.label), edit = natural(line.edit, true);
        label.size.width = widest;
        edit.size.width = 0;
        rows.push_back({{label, edit}, gap / 2});
    }
}

} // namespace zhangfa
