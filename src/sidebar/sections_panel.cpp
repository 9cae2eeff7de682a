// The panel 章节: the standard sections in order, those in the report and those missing; before there is a report, what
// to put in.
#include "sidebar/sections_panel.h"

#include "core/official_parts.h"
#include "sidebar/deck_panel.h"
#include "sidebar/draft_box.h"
#include "sidebar/popup_menu.h"
#include "sidebar/question_box.h"
#include "sidebar/section_lines.h"
#include "sidebar/stack.h"

#include <com/sun/star/awt/Key.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>

namespace zhangfa {

namespace css = com::sun::star;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t fewest = 4, most = 21; // lines
constexpr std::size_t fewestAlone = 9;       // where the form has nothing to show

class SectionsPanel final : public DeckPanel {
public:
    SectionsPanel(const PanelPlace& place, Surface& surface)
        : DeckPanel(place, surface),
          searchLabel_(surface.add(WidgetKind::label, texts_("form.search"))),
          search_(surface.add(WidgetKind::edit)),
          listLabel_(surface.add(WidgetKind::label)),
          list_(surface.add(WidgetKind::list)),
          primary_(surface.add(WidgetKind::button, texts_("sections.go-to"))),
          up_(surface.add(WidgetKind::button, texts_("sections.up"))),
          down_(surface.add(WidgetKind::button, texts_("sections.down"))),
          remove_(surface.add(WidgetKind::button, texts_("sections.remove"))),
          here_(surface.add(WidgetKind::button, texts_("sections.insert-at-cursor"))),
          assign_(surface.add(WidgetKind::button, texts_("sections.assign"))),
          text_(surface.add(WidgetKind::button, texts_("text.button"))),
          hint_(surface.add(WidgetKind::label)),
          save_(surface.add(WidgetKind::button, texts_("draft.button"))),
          question_(surface),
          draft_(
              surface, texts_, [this](const auto& title, const auto& fields) { deck_->saveSection(title, fields); },
              [this] { deck_->leaveDraft(); }),
          searching_(place.context, 250ms, [this] { render(); }) {
        search_.explain(texts_("sections.search-help"));
        list_.explain(texts_("sections.list"));
        subscriptions_.push_back(onText(search_.control(), [this] { searching_.start(); }));
        subscriptions_.push_back(onChoice(list_.control(), [this] { selected(); }));
        subscriptions_.push_back(onOpened(surface_.context(), list_.control(), [this] { act(); }));
        subscriptions_.push_back(onClick(list_.window(), [this](const css::awt::MouseEvent& event) {
            const int row = list_.chosen();
            const bool option = row >= 0 && row < static_cast<int>(lines_.size()) &&
                                !lines_[static_cast<std::size_t>(row)].option.empty();
            const int tick = surface_.lineHeight() * 3 / 2 * (option ? 2 : 1);
            if (!deck_->hasSections() && event.ClickCount == 1 && event.X < tick) {
                act(); // on the tick itself
            }
        }));
        subscriptions_.push_back(onKey(list_.window(), [this](const css::awt::KeyEvent& event) {
            if (!deck_->hasSections() && event.KeyCode == css::awt::Key::SPACE) {
                act();
            }
        }));
        subscriptions_.push_back(onPress(surface_.context(), primary_.control(), [this] { act(); }));
        subscriptions_.push_back(onPress(surface_.context(), up_.control(),
                                         [this] { withSelected([&](auto& line) { deck_->move(line.id, -1); }); }));
        subscriptions_.push_back(onPress(surface_.context(), down_.control(),
                                         [this] { withSelected([&](auto& line) { deck_->move(line.id, 1); }); }));
        subscriptions_.push_back(onPress(surface_.context(), remove_.control(),
                                         [this] { withSelected([&](auto& line) { deck_->removeSection(line.id); }); }));
        subscriptions_.push_back(onPress(surface_.context(), here_.control(), [this] {
            withSelected([&](auto& line) { deck_->insertAtCursor(line.id); });
        }));
        subscriptions_.push_back(onPress(surface_.context(), assign_.control(),
                                         [this] { withSelected([&](auto& line) { assign(line); }); }));
        subscriptions_.push_back(onPress(surface_.context(), text_.control(), [this] { chooseText(); }));
        text_.explain(texts_("text.button-help"));
        here_.explain(texts_("sections.insert-at-cursor-help"));
        assign_.explain(texts_("sections.assign-help"));
        subscriptions_.push_back(onPress(surface_.context(), save_.control(), [this] { deck_->draftSection(); }));
        save_.explain(texts_("draft.button-help"));
        deck_->add(*this);
        render();
    }
    ~SectionsPanel() override { deck_->remove(*this); }

    PanelHeight heightFor(int width) override {
        const int inner = width - 2 * margin();
        const auto withLines = [&](std::size_t lines) {
            return heightOf(rows(inner, listHeight(lines)), inner, gap()) + 2 * gap();
        };
        const std::size_t least = deck_->hasSections() || draft_.shown() ? fewest : fewestAlone;
        // The box for a new section stands below the list: then that is kept short.
        const int preferred =
            withLines(draft_.shown() || deck_->crowded() ? least : std::clamp(lines_.size(), least, most));
        return {std::min(withLines(least), preferred), preferred, false};
    }
    void arrange(Size size) override {
        const int inner = size.width - 2 * margin();
        const int rest = heightOf(rows(inner, 0), inner, gap()) + 2 * gap();
        placeRows(rows(inner, std::max(surface_.lineHeight(), size.height - rest)), margin(), gap(), inner, gap());
    }

    void render() override {
        const std::string query = search_.text();
        const KindChoice* const kind = deck_->kind();
        std::vector<SectionLine> lines;
        if (deck_->hasSections()) {
            lines = sectionLines(deck_->report(), query, texts_);
        } else if (kind) {
            lines = sectionLines(*kind, deck_->wanted(), query, texts_);
        }
        listLabel_.say(deck_->say(deck_->hasSections() ? "sections.list" : "sections.of-new-report"));
        show(lines);
        if (deck_->draft().has_value() != draft_.shown()) {
            draft_.show(deck_->draft());
        }
        enableButtons();
        question_.show(draft_.shown() ? std::nullopt : question(), deck_->editable());
        layOut();
    }

private:
    int listHeight(std::size_t lines) const {
        return static_cast<int>(lines) * surface_.lineHeight() * 9 / 8 + margin();
    }

    std::vector<WidgetRow> rows(int width, int listHeight) const {
        PlacedWidget search = natural(search_, true);
        search.size.width = 0;
        std::vector<WidgetRow> rows{{{natural(searchLabel_), search}, 0}};
        rows.push_back(wrapped(listLabel_, width, gap())); // also names the list to those who do not see it
        rows.push_back({{{list_, {0, listHeight}, true}}, gap()});
        if (hint_.shown()) {
            rows.push_back(wrapped(hint_, width, gap()));
        }
        std::vector<Widget> buttons;
        for (const Widget& button : {primary_, here_, up_, down_, remove_, text_, assign_, save_}) {
            if (button.shown() && !draft_.shown()) {
                buttons.push_back(button);
            }
        }
        addButtons(rows, buttons, width, gap(), gap());
        draft_.addTo(rows, width, gap());
        question_.addTo(rows, width, gap());
        return rows;
    }

    void show(const std::vector<SectionLine>& lines) {
        if (lines != lines_) {
            const std::optional<Key> before = selectedKey();
            std::vector<std::string> items;
            items.reserve(lines.size());
            for (const SectionLine& line : lines) {
                items.push_back(line.text);
            }
            lines_ = lines;
            silent_ = true;
            list_.items(items);
            silent_ = false;
            selectLine(before);
        }
        if (deck_->hasSections() && followed_ != deck_->current()) { // the cursor or the form went elsewhere
            followed_ = deck_->current();
            selectLine(Key{*followed_, "", 0});
        }
    }

    // A line of the list: a section, or the heading that begins none.
    using Key = std::tuple<SectionId, std::string, std::size_t>;
    static Key keyOf(const SectionLine& line) {
        return {line.id, line.option, line.id.value.empty() ? line.element : 0};
    }

    std::optional<Key> selectedKey() const {
        const int row = list_.chosen();
        return row < 0 || row >= static_cast<int>(lines_.size())
                   ? std::nullopt
                   : std::optional(keyOf(lines_[static_cast<std::size_t>(row)]));
    }
    void selectLine(const std::optional<Key>& key) {
        const auto found =
            std::find_if(lines_.begin(), lines_.end(), [&](const SectionLine& line) { return key == keyOf(line); });
        silent_ = true;
        list_.choose(found == lines_.end() ? -1 : static_cast<int>(found - lines_.begin()));
        silent_ = false;
    }

    template <class Use> void withSelected(const Use& use) {
        const int row = list_.chosen();
        if (row >= 0 && row < static_cast<int>(lines_.size())) {
            const SectionLine line = lines_[static_cast<std::size_t>(row)];
            use(line);
        }
    }

    void selected() {
        if (silent_) {
            return;
        }
        enableButtons();
        layOut(); // other buttons, another hint
        withSelected([&](const SectionLine& line) {
            if (line.present && !line.id.value.empty()) {
                followed_ = line.id;
                deck_->showGroup(line.id);
            }
        });
    }

    // What the selected line is for: to be found, inserted or chosen.
    void act() {
        withSelected([&](const SectionLine& line) {
            if (!deck_->hasSections() && !line.option.empty()) {
                deck_->tickOption(line.id, line.option);
            } else if (!deck_->hasSections()) {
                deck_->tick(line.id);
            } else if (line.id.value.empty()) {
                withState(line, [&](const SectionState& heading) { deck_->goToHeading(heading); });
            } else if (line.present) {
                deck_->goToSection(line.id);
            } else if (deck_->editable()) {
                deck_->insert(line.id);
            }
        });
    }

    void withState(const SectionLine& line, const std::function<void(const SectionState&)>& use) const {
        for (const SectionState& section : deck_->report().sections) {
            if (section.id == line.id && section.element == line.element && section.present == line.present) {
                // What it is used for may read the document anew.
                const SectionState copy = section; // NOLINT(performance-unnecessary-copy-initialization)
                use(copy);
                return;
            }
        }
    }

    // Which standard section a heading begins; of one that was said before, also: none.
    void assign(const SectionLine& line) {
        const KindChoice* const kind = deck_->kind();
        if (kind == nullptr) {
            return;
        }
        std::vector<SectionId> ids;
        std::vector<std::string> titles;
        std::optional<std::size_t> current;
        for (const KindChoice::Part& part : kind->sections) {
            current = part.id == line.id ? ids.size() : current;
            ids.push_back(part.id);
            titles.push_back(part.title);
        }
        if (line.bound) {
            titles.push_back(texts_("sections.assign-none"));
        }
        const auto chosen = chooseFromMenu(surface_.context(), assign_, titles, current);
        if (chosen) {
            withState(line, [&](const SectionState& heading) {
                deck_->assign(heading, *chosen < ids.size() ? std::optional(ids[*chosen]) : std::nullopt);
            });
        }
    }

    // The selected section, or all of them, in brief or in full.
    void chooseText() {
        std::vector<std::string> items;
        std::vector<std::function<void()>> actions;
        withSelected([&](const SectionLine& line) {
            withState(line, [&](const SectionState& section) {
                if (section.id == headSection) {
                    for (const bool preprinted : {true, false}) {
                        items.push_back(texts_(preprinted ? "parts.preprinted" : "parts.printed"));
                        actions.emplace_back([this, preprinted] { deck_->setHead(preprinted); });
                    }
                }
                const bool brief = section.text == briefText;
                if (section.brief && (brief || section.text.empty())) {
                    items.push_back(deck_->say(brief ? "text.full" : "text.brief", {section.title}));
                    actions.emplace_back(
                        [this, id = section.id, brief] { deck_->setText(id, brief ? "" : briefText); });
                }
            });
        });
        for (const auto& [label, text] : {std::pair("text.all-brief", briefText), {"text.all-full", std::string()}}) {
            items.push_back(texts_(label));
            actions.emplace_back([this, text = text] { deck_->setText(text); });
        }
        if (const auto chosen = chooseFromMenu(surface_.context(), text_, items)) {
            actions[*chosen]();
        }
    }

    void enableButtons() {
        if (draft_.shown()) {
            for (const Widget& widget : {primary_, here_, up_, down_, remove_, text_, assign_, save_, hint_}) {
                widget.show(false);
            }
            return;
        }
        primary_.show(true);
        const int row = list_.chosen();
        const bool any = row >= 0 && row < static_cast<int>(lines_.size());
        const SectionLine line = any ? lines_[static_cast<std::size_t>(row)] : SectionLine();
        const bool sections = deck_->hasSections(), editable = deck_->editable();
        const bool missing = sections && any && !line.present, known = line.present && !line.id.value.empty();
        primary_.say(deck_->say(!sections ? "sections.tick" : missing ? "sections.insert" : "sections.go-to"));
        primary_.enable(any && (line.present || !sections || editable));
        here_.show(missing);
        here_.enable(editable);
        for (const Widget& button : {up_, down_, remove_}) {
            button.show(sections && !missing);
            button.enable(known && editable);
        }
        text_.show(sections && !missing && deck_->report().made);
        text_.enable(editable);
        assign_.show(sections && !missing && !deck_->report().made);
        assign_.enable(line.present && editable);
        save_.show(sections && !missing && !draft_.shown());
        const std::string hint = hintFor(line, any);
        hint_.show(!hint.empty());
        hint_.say(hint);
    }

    // Where a missing section would go; what the last change left to look at.
    std::string hintFor(const SectionLine& line, bool any) const {
        if (!deck_->references().empty()) {
            std::string places;
            for (const std::string& place : deck_->references()) {
                places += (places.empty() ? "" : "、") + place;
            }
            return deck_->say("sections.references", {places});
        }
        if (!any || !deck_->hasSections()) {
            return "";
        }
        if (line.id.value.empty()) {
            return texts_("sections.unknown");
        }
        if (line.present) {
            return line.bound ? charactersOf(line) : texts_("sections.only-recognised");
        }
        const auto& sections = deck_->report().sections;
        const auto own = std::find_if(sections.begin(), sections.end(),
                                      [&](const SectionState& any) { return any.id == line.id && !any.present; });
        const auto before = std::find_if(std::make_reverse_iterator(own), sections.rend(),
                                         [](const SectionState& any) { return any.present; });
        return before == sections.rend() ? texts_("sections.goes-first")
                                         : deck_->say("sections.goes-behind", {before->label + before->title});
    }

    std::string charactersOf(const SectionLine& line) const {
        std::string characters;
        withState(line, [&](const SectionState& section) {
            characters = deck_->say(section.text == briefText ? "sections.characters-brief" : "sections.characters",
                                    {std::to_string(section.characters)});
        });
        return characters;
    }

    std::optional<Question> question() {
        if (const Repair* const repair = deck_->repair()) {
            return about(*repair);
        }
        const Placeholder* const place = deck_->placeholder();
        return place != nullptr ? std::optional(about(*place)) : std::nullopt;
    }

    Question about(const Repair& repair) {
        std::vector<std::string> changes;
        for (const Repair::Change& change : repair.changes) {
            changes.push_back(change.before + " → " + change.after);
        }
        return {
            deck_->say(("repair." + std::string(nameOf(repair.kind))).c_str(), {repair.text}),
            std::move(changes),
            texts_("repair.changes"),
            {{texts_("repair.do"), texts_("repair.do-help"), [this, repair](std::size_t) { deck_->carryOut(repair); }},
             {texts_("repair.leave"), texts_("repair.leave-help"),
              [this, repair](std::size_t) { deck_->leave(repair); }}}};
    }

    Question about(const Placeholder& place) {
        std::vector<std::string> titles;
        for (const FieldTitle& field : place.fields) {
            titles.push_back(field.title);
        }
        return {deck_->say("placeholder.ask", {place.before + place.text + place.after, place.text}),
                std::move(titles),
                texts_("placeholder.fields"),
                {{texts_("placeholder.bind"), texts_("placeholder.bind-help"),
                  [this, place](std::size_t choice) { deck_->bind(place, place.fields[choice].field); }},
                 {texts_("placeholder.leave"), texts_("placeholder.leave-help"),
                  [this, place](std::size_t) { deck_->leave(place); }}}};
    }

    Widget searchLabel_, search_, listLabel_, list_;
    Widget primary_, up_, down_, remove_, here_, assign_, text_, hint_, save_;
    QuestionBox question_;
    DraftBox draft_;
    std::vector<SectionLine> lines_;
    std::optional<SectionId> followed_;
    bool silent_ = false; // the list is being filled: nobody selected anything
    DelayedCall searching_;
    std::vector<Subscription> subscriptions_;
};

} // namespace

std::unique_ptr<PanelContent> makeSectionsPanel(const PanelPlace& place, Surface& surface) {
    return std::make_unique<SectionsPanel>(place, surface);
}

} // namespace zhangfa
