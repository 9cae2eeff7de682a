// The panel 章节: the standard sections in order, those in the report and those missing; before there is a report, what
// to put in.
#include "sidebar/sections_panel.h"

#include "sidebar/deck_panel.h"
#include "sidebar/section_lines.h"
#include "sidebar/stack.h"

#include <com/sun/star/awt/Key.hpp>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t fewest = 4, most = 21; // lines

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
          searching_(place.context, 250ms, [this] { render(); }) {
        search_.explain(texts_("sections.search-help"));
        list_.explain(texts_("sections.list"));
        subscriptions_.push_back(onText(search_.control(), [this] { searching_.start(); }));
        subscriptions_.push_back(onChoice(list_.control(), [this] { selected(); }));
        subscriptions_.push_back(onOpened(surface_.context(), list_.control(), [this] { act(); }));
        subscriptions_.push_back(onClick(list_.window(), [this](const css::awt::MouseEvent& event) {
            if (!deck_->hasReport() && event.ClickCount == 1 && event.X < surface_.lineHeight() * 3 / 2) {
                act(); // on the tick itself
            }
        }));
        subscriptions_.push_back(onKey(list_.window(), [this](const css::awt::KeyEvent& event) {
            if (!deck_->hasReport() && event.KeyCode == css::awt::Key::SPACE) {
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
        deck_->add(*this);
        render();
    }
    ~SectionsPanel() override { deck_->remove(*this); }

    PanelHeight heightFor(int width) override {
        const int inner = width - 2 * margin();
        const auto withLines = [&](std::size_t lines) {
            return heightOf(rows(inner, listHeight(lines)), inner, gap()) + 2 * gap();
        };
        const int preferred = withLines(std::clamp(lines_.size(), fewest, most));
        return {std::min(withLines(fewest), preferred), preferred, false};
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
        if (deck_->hasReport()) {
            lines = sectionLines(deck_->report(), query, texts_);
        } else if (kind) {
            lines = sectionLines(*kind, deck_->ticked(), query, texts_);
        }
        listLabel_.say(deck_->say(deck_->hasReport() ? "sections.list" : "sections.of-new-report"));
        show(lines);
        enableButtons();
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
        std::vector<Widget> buttons{primary_};
        if (deck_->hasReport()) {
            buttons.insert(buttons.end(), {up_, down_, remove_});
        }
        addButtons(rows, buttons, width, gap(), gap());
        return rows;
    }

    void show(const std::vector<SectionLine>& lines) {
        if (lines != lines_) {
            const std::optional<SectionId> before = selectedId();
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
        if (deck_->hasReport() && followed_ != deck_->section()) { // the cursor or the form went elsewhere
            followed_ = deck_->section();
            selectLine(followed_);
        }
    }

    std::optional<SectionId> selectedId() const {
        const int row = list_.chosen();
        return row < 0 || row >= static_cast<int>(lines_.size())
                   ? std::nullopt
                   : std::optional(lines_[static_cast<std::size_t>(row)].id);
    }
    void selectLine(const std::optional<SectionId>& section) {
        const auto found =
            std::find_if(lines_.begin(), lines_.end(), [&](const SectionLine& line) { return section == line.id; });
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
        withSelected([&](const SectionLine& line) {
            if (line.present) {
                followed_ = line.id;
                deck_->showGroup(line.id);
            }
        });
    }

    // What the selected line is for: to be found, inserted or chosen.
    void act() {
        withSelected([&](const SectionLine& line) {
            if (!deck_->hasReport()) {
                deck_->tick(line.id);
            } else if (line.present) {
                deck_->goToSection(line.id);
            } else if (deck_->editable()) {
                deck_->insert(line.id);
            }
        });
    }

    void enableButtons() {
        const int row = list_.chosen();
        const bool any = row >= 0 && row < static_cast<int>(lines_.size());
        const bool present = any && lines_[static_cast<std::size_t>(row)].present;
        const bool report = deck_->hasReport();
        primary_.say(deck_->say(!report ? "sections.tick" : any && !present ? "sections.insert" : "sections.go-to"));
        primary_.enable(any && (present || !report || deck_->editable()));
        for (const Widget& button : {up_, down_, remove_}) {
            button.show(report);
            button.enable(present && deck_->editable());
        }
    }

    Widget searchLabel_, search_, listLabel_, list_;
    Widget primary_, up_, down_, remove_;
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
