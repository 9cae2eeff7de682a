// 存为章节 in a panel: what the new section is called, and which numbers and names become fields of it.
#include "sidebar/draft_box.h"

#include <com/sun/star/awt/Key.hpp>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

constexpr std::size_t fewest = 2, most = 8; // lines

}

DraftBox::DraftBox(Surface& surface, const Texts& texts,
                   std::function<void(const std::string&, const std::set<std::size_t>&)> save,
                   std::function<void()> leave)
    : surface_(surface), texts_(texts), save_(std::move(save)), leave_(std::move(leave)) {}

void DraftBox::make() {
    titleLabel_ = surface_.add(WidgetKind::label, texts_("draft.title"));
    title_ = surface_.add(WidgetKind::edit);
    fieldsLabel_ = surface_.add(WidgetKind::label, texts_("draft.fields"));
    fields_ = surface_.add(WidgetKind::list);
    tick_ = surface_.add(WidgetKind::button, texts_("sections.tick"));
    store_ = surface_.add(WidgetKind::button, texts_("draft.save"));
    cancel_ = surface_.add(WidgetKind::button, texts_("draft.leave"));
    title_.explain(texts_("draft.title"));
    fields_.explain(texts_("draft.fields"));
    store_.explain(texts_("draft.save-help"));
    subscriptions_.push_back(onPress(surface_.context(), tick_.control(), [this] { toggle(); }));
    subscriptions_.push_back(onOpened(surface_.context(), fields_.control(), [this] { toggle(); }));
    subscriptions_.push_back(onClick(fields_.window(), [this](const css::awt::MouseEvent& event) {
        if (event.ClickCount == 1 && event.X < surface_.lineHeight() * 3 / 2) {
            toggle(); // on the tick itself
        }
    }));
    subscriptions_.push_back(onKey(fields_.window(), [this](const css::awt::KeyEvent& event) {
        if (event.KeyCode == css::awt::Key::SPACE) {
            toggle();
        }
    }));
    subscriptions_.push_back(onPress(surface_.context(), store_.control(), [this] { save_(title_.text(), ticked_); }));
    subscriptions_.push_back(onPress(surface_.context(), cancel_.control(), [this] { leave_(); }));
}

void DraftBox::show(std::optional<SectionProposal> proposal) {
    proposal_ = std::move(proposal);
    if (!title_) {
        if (!proposal_) {
            return;
        }
        make();
    }
    for (const Widget& widget : {titleLabel_, title_, store_, cancel_}) {
        widget.show(proposal_.has_value());
    }
    const bool any = proposal_ && !proposal_->fields.empty();
    for (const Widget& widget : {fieldsLabel_, fields_, tick_}) {
        widget.show(any);
    }
    if (!proposal_) {
        return;
    }
    ticked_.clear();
    for (std::size_t i = 0; i < proposal_->fields.size(); ++i) {
        if (proposal_->fields[i].proposed) {
            ticked_.insert(i);
        }
    }
    title_.say(proposal_->title);
    showFields();
    title_.focus();
}

void DraftBox::showFields() {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < proposal_->fields.size(); ++i) {
        const SectionProposal::Field& field = proposal_->fields[i];
        lines.push_back((ticked_.contains(i) ? "☑ " : "☐ ") + field.title + "  " + field.text);
    }
    fields_.items(lines);
}

void DraftBox::toggle() {
    const int chosen = fields_.chosen();
    if (!proposal_ || chosen < 0) {
        return;
    }
    const auto field = static_cast<std::size_t>(chosen);
    if (ticked_.erase(field) == 0) {
        ticked_.insert(field);
    }
    showFields();
    fields_.choose(chosen);
}

void DraftBox::addTo(std::vector<WidgetRow>& rows, int width, int gap) const {
    if (!proposal_) {
        return;
    }
    rows.push_back(wrapped(titleLabel_, width, 2 * gap));
    rows.push_back({{natural(title_, true)}, gap});
    if (fields_.shown()) {
        rows.push_back(wrapped(fieldsLabel_, width, gap));
        const auto lines = static_cast<int>(std::clamp(proposal_->fields.size(), fewest, most));
        rows.push_back({{{fields_, {0, (lines * 9 / 8 + 1) * surface_.lineHeight()}, true}}, gap});
    }
    std::vector<Widget> buttons{store_, cancel_};
    if (fields_.shown()) {
        buttons.push_back(tick_);
    }
    addButtons(rows, buttons, width, gap, gap);
}

} // namespace zhangfa
