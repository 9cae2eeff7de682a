// The panel 检查: what stands between the document and its submission.
#include "sidebar/check_panel.h"

#include "sidebar/deck_panel.h"
#include "sidebar/finding_lines.h"
#include "sidebar/popup_menu.h"
#include "sidebar/question_box.h"
#include "sidebar/stack.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace zhangfa {

namespace {

constexpr std::size_t fewest = 4, most = 6; // lines

class CheckPanel final : public DeckPanel {
public:
    CheckPanel(const PanelPlace& place, Surface& surface)
        : DeckPanel(place, surface),
          counts_(surface.add(WidgetKind::label)),
          filter_(surface.add(WidgetKind::button)),
          list_(surface.add(WidgetKind::list)),
          detail_(surface.add(WidgetKind::label)),
          goTo_(surface.add(WidgetKind::button, texts_("check.go-to"))),
          fix_(surface.add(WidgetKind::button, texts_("check.fix"))),
          ignore_(surface.add(WidgetKind::button, texts_("check.ignore"))),
          fixAll_(surface.add(WidgetKind::button)),
          format_(surface.add(WidgetKind::button, texts_("format.button"))),
          more_(surface.add(WidgetKind::button, texts_("check.more"))),
          question_(surface),
          fonts_(surface.add(WidgetKind::label)),
          unfolding_(place.context, std::chrono::milliseconds(0), [this] {
              deck_->recheckSoon();
              deck_->renderAll();
          }) {
        list_.explain(texts_("check.list"));
        filter_.explain(texts_("check.filter-help"));
        fix_.explain(texts_("check.fix-help"));
        ignore_.explain(texts_("check.ignore-help"));
        fixAll_.explain(texts_("check.fix-all-help"));
        more_.explain(texts_("check.more-help"));
        subscriptions_.push_back(onChoice(list_.control(), [this] {
            if (!silent_) {
                chosen_ = selected() == nullptr ? std::string() : keyOf(*selected());
                showSelected();
                layOut();
                goTo();
            }
        }));
        subscriptions_.push_back(onOpened(surface_.context(), list_.control(), [this] { goTo(); }));
        subscriptions_.push_back(onPress(surface_.context(), filter_.control(), [this] { chooseFilter(); }));
        subscriptions_.push_back(onPress(surface_.context(), goTo_.control(), [this] { goTo(); }));
        subscriptions_.push_back(onPress(surface_.context(), fix_.control(), [this] {
            withSelected([this](const CheckedPlace& finding) { deck_->fix(finding); });
        }));
        subscriptions_.push_back(onPress(surface_.context(), ignore_.control(), [this] {
            withSelected([this](const CheckedPlace& finding) {
                finding.ignored ? deck_->forgetIgnored() : deck_->ignore(finding);
            });
        }));
        subscriptions_.push_back(onPress(surface_.context(), fixAll_.control(), [this] { deck_->fixAll(); }));
        format_.explain(texts_("format.button-help"));
        subscriptions_.push_back(onPress(surface_.context(), format_.control(), [this] { startFormat(); }));
        subscriptions_.push_back(onPress(surface_.context(), more_.control(), [this] { chooseMore(); }));
        deck_->add(*this);
        render();
    }
    ~CheckPanel() override { deck_->remove(*this); }

    // Once it was unfolded: LibreOffice does not say when it is folded again.
    bool wantsFindings() const override { return unfolded_; }

    PanelHeight heightFor(int width) override {
        const int inner = width - 2 * margin();
        const auto withLines = [&](std::size_t lines) {
            return heightOf(rows(inner, listHeight(lines)), inner, gap()) + 2 * gap();
        };
        if (!list_.shown()) {
            return {withLines(0), withLines(0), false};
        }
        return {withLines(std::min(lines_.size(), fewest)), withLines(std::clamp(lines_.size(), std::size_t(1), most)),
                true};
    }
    void arrange(Size size) override {
        if (!unfolded_ && size.height > 0) {
            unfolded_ = true;
            unfolding_.start();
        }
        const int inner = size.width - 2 * margin();
        const int rest = heightOf(rows(inner, 0), inner, gap()) + 2 * gap();
        placeRows(rows(inner, std::max(surface_.lineHeight(), size.height - rest)), margin(), gap(), inner, gap());
    }

    void render() override {
        const auto& findings = deck_->findings();
        counts_.say(findings ? findingCounts(*findings, texts_) : texts_("check.not-yet"));
        std::vector<FindingLine> lines;
        if (findings) {
            lines = findingLines(*findings, wanted_, texts_);
        }
        if (lines != lines_) {
            lines_ = std::move(lines);
            std::vector<std::string> items;
            for (const FindingLine& line : lines_) {
                items.push_back(line.text);
            }
            silent_ = true;
            list_.items(items);
            const auto same = std::find_if(lines_.begin(), lines_.end(), [&](const FindingLine& line) {
                return line.index && keyOf((*findings)[*line.index]) == chosen_;
            });
            list_.choose(same == lines_.end() ? -1 : static_cast<int>(same - lines_.begin()));
            silent_ = false;
        }
        const auto any = [&](auto matches) {
            return findings && std::any_of(findings->begin(), findings->end(), matches);
        };
        list_.show(!lines_.empty());
        filter_.show(any([](const CheckedPlace&) { return true; }));
        constexpr const char* filters[] = {"check.filter-all", "check.filter-warnings", "check.filter-errors",
                                           "check.filter-ignored"};
        filter_.say(texts_(filters[static_cast<std::size_t>(wanted_)]) + " ▾");
        const auto fixable = findings
                                 ? std::count_if(findings->begin(), findings->end(),
                                                 [](const CheckedPlace& each) { return each.fixable && !each.ignored; })
                                 : 0;
        fixAll_.show(fixable > 0);
        fixAll_.say(deck_->say("check.fix-all", {std::to_string(fixable)}));
        fixAll_.enable(deck_->editable());
        format_.show(!deck_->formatOffer() || deck_->formatOffer()->doubts.empty());
        format_.enable(deck_->editable());
        question_.show(question(), deck_->editable());
        const auto missing = findings ? std::find_if(findings->begin(), findings->end(),
                                                     [](const CheckedPlace& each) {
                                                         return each.rule == "layout.fonts-missing" && !each.ignored;
                                                     })
                                      : std::vector<CheckedPlace>::const_iterator();
        fonts_.show(findings && missing != findings->end());
        if (fonts_.shown()) {
            fonts_.say(missing->message); // one line of it; a tip has it all
            fonts_.explain(missing->message);
        }
        more_.show(findings.has_value());
        more_.enable(deck_->editable());
        showSelected();
        layOut();
    }

private:
    static std::string keyOf(const CheckedPlace& finding) {
        return finding.rule + "|" + finding.text + "|" + finding.message;
    }
    int listHeight(std::size_t lines) const {
        return static_cast<int>(lines) * surface_.lineHeight() * 9 / 8 + margin();
    }

    // Where all is sure, a menu at the button is nearer than a question further down.
    void startFormat() {
        deck_->offerFormat();
        if (!deck_->formatOffer() || !deck_->formatOffer()->doubts.empty()) {
            return;
        }
        const std::vector<std::string> items{texts_("format.plain-menu"), texts_("format.keep-menu")};
        if (const auto chosen = chooseFromMenu(surface_.context(), format_, items)) {
            deck_->format(*chosen == 1);
        } else {
            deck_->leaveFormat();
        }
    }

    // What a paragraph is, where that is not sure; then, how the text is to be set.
    std::optional<Question> question() {
        const auto& offer = deck_->formatOffer();
        if (!offer) {
            return std::nullopt;
        }
        return offer->doubts.empty() ? aboutFormat() : aboutDoubt(offer->doubts.front(), offer->doubts.size());
    }
    Question aboutDoubt(const FormatOffer::Doubt& doubt, std::size_t count) {
        constexpr const char* roles[] = {
            "body",       "heading1",         "heading2",     "heading3", "heading4",        "title",
            "title-note", "salutation",       "signature",    "date",     "attachment-note", "attachment-mark",
            "note",       "attachment-title", "issued-title", "as-is"};
        std::vector<std::string> names{doubt.role}, titles;
        std::copy_if(std::begin(roles), std::end(roles), std::back_inserter(names),
                     [&](const char* role) { return role != doubt.role; });
        for (const std::string& name : names) {
            titles.push_back(texts_("role." + name));
        }
        return {deck_->say("format.doubt", {doubt.text, std::to_string(count)}),
                titles,
                texts_("format.doubt-help"),
                {{texts_("format.settle"), texts_("format.settle-help"),
                  [this, names](std::size_t choice) { deck_->settleDoubt(names[choice]); }},
                 {texts_("format.settle-all"), texts_("format.settle-all-help"),
                  [this](std::size_t) { deck_->settleDoubts(); }}}};
    }
    Question aboutFormat() {
        return {texts_("format.question"),
                {texts_("format.plain"), texts_("format.keep-emphasis")},
                texts_("format.question"),
                {{texts_("format.go"), texts_("format.button-help"),
                  [this](std::size_t choice) { deck_->format(choice == 1); }},
                 {texts_("format.leave"), texts_("format.leave"), [this](std::size_t) { deck_->leaveFormat(); }}}};
    }

    std::vector<WidgetRow> rows(int width, int listHeight) const {
        PlacedWidget counts = natural(counts_, true);
        counts.size.width = 0;
        std::vector<WidgetRow> rows{{{counts}, 0}};
        if (filter_.shown()) {
            rows.front().cells.push_back(natural(filter_));
        }
        const auto addShown = [&](std::initializer_list<Widget> all) {
            std::vector<Widget> shown;
            std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
                         [](const Widget& button) { return button.shown(); });
            addButtons(rows, shown, width, gap(), gap());
        };
        addShown({format_, fixAll_, more_}); // of the whole text: in sight wherever the panel ends
        question_.addTo(rows, width, gap());
        if (list_.shown()) {
            rows.push_back({{{list_, {0, listHeight}, true}}, gap()});
        }
        if (detail_.shown()) {
            rows.push_back(wrapped(detail_, width, gap()));
        }
        addShown({goTo_, fix_, ignore_});
        if (fonts_.shown()) {
            PlacedWidget fonts = natural(fonts_, true);
            fonts.size.width = 0;
            rows.push_back({{fonts}, gap()});
        }
        return rows;
    }

    const CheckedPlace* selected() const {
        const int row = list_.chosen();
        const auto& findings = deck_->findings();
        if (!findings || row < 0 || row >= static_cast<int>(lines_.size())) {
            return nullptr;
        }
        const auto& index = lines_[static_cast<std::size_t>(row)].index;
        return index ? &(*findings)[*index] : nullptr;
    }
    template <class Use> void withSelected(const Use& use) {
        if (const CheckedPlace* const finding = selected()) {
            const CheckedPlace copy = *finding; // the findings are read anew meanwhile
            use(copy);
        }
    }

    // The whole sentence, as the list has room for its beginning only, and whose rule it is.
    void showSelected() {
        const CheckedPlace* const finding = selected();
        detail_.show(finding != nullptr);
        goTo_.show(finding != nullptr && finding->placed);
        fix_.show(finding != nullptr && finding->fixable);
        ignore_.show(finding != nullptr);
        fix_.enable(deck_->editable());
        ignore_.enable(deck_->editable());
        if (finding != nullptr) {
            detail_.say(findingDetail(*finding, texts_));
            ignore_.say(deck_->say(finding->ignored ? "check.forget" : "check.ignore"));
        }
    }

    void goTo() {
        withSelected([this](const CheckedPlace& finding) { deck_->goTo(finding); });
    }

    void chooseFilter() {
        const std::vector<std::string> items{texts_("check.filter-all"), texts_("check.filter-warnings"),
                                             texts_("check.filter-errors"), texts_("check.filter-ignored")};
        if (const auto chosen = chooseFromMenu(surface_.context(), filter_, items, static_cast<std::size_t>(wanted_))) {
            wanted_ = static_cast<FindingFilter>(*chosen);
            render();
        }
    }

    void chooseMore() {
        const auto chosen =
            chooseFromMenu(surface_.context(), more_, {texts_("check.add-comments"), texts_("check.remove-comments")});
        if (chosen) {
            deck_->comment(*chosen == 0);
        }
    }

    Widget counts_, filter_, list_, detail_, goTo_, fix_, ignore_, fixAll_, format_, more_;
    QuestionBox question_;
    Widget fonts_;
    std::vector<FindingLine> lines_;
    FindingFilter wanted_ = FindingFilter::all;
    std::string chosen_; // which finding is selected, whatever moves
    bool unfolded_ = false;
    DelayedCall unfolding_; // the others have less room now
    bool silent_ = false;   // the list is being filled: nobody selected anything
    std::vector<Subscription> subscriptions_;
};

} // namespace

std::unique_ptr<PanelContent> makeCheckPanel(const PanelPlace& place, Surface& surface) {
    return std::make_unique<CheckPanel>(place, surface);
}

} // namespace zhangfa
