// What the panels of one window share: the document as last read, which section and field is meant, and what is done to
// them.
#include "sidebar/deck.h"

#include "core/utf8.h"
#include "sidebar/batch_window.h"
#include "sidebar/clipboard.h"
#include "sidebar/dialogs.h"
#include "sidebar/file_dialog.h"
#include "sidebar/form_model.h"
#include "sidebar/gather_window.h"
#include "sidebar/new_report.h"
#include "uno/extension_folder.h"

#include <com/sun/star/lang/XComponent.hpp>
#include <org/zhangfa/Refused.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace zhangfa {

namespace css = com::sun::star;
using namespace std::chrono_literals;

std::shared_ptr<Deck> Deck::of(const Context& context, const css::uno::Reference<css::frame::XFrame>& frame) {
    static std::map<css::frame::XFrame*, std::weak_ptr<Deck>> decks; // main thread only
    std::erase_if(decks, [](const auto& entry) { return entry.second.expired(); });
    std::weak_ptr<Deck>& known = decks[frame.get()];
    std::shared_ptr<Deck> deck = known.lock();
    if (!deck) {
        deck = std::make_shared<Deck>(context, frame);
        known = deck;
    }
    return deck;
}

Deck::Deck(const Context& context, const css::uno::Reference<css::frame::XFrame>& frame)
    : context_(context),
      frame_(frame),
      texts_(zhangfa::texts(context)),
      service_(context),
      kinds_(service_.kinds()),
      reread_(context, 400ms, [this] { refresh(); }),
      look_(context, 150ms,
            [this] {
                if (controller_.is() && hasSections() && !formFocused_) {
                    // A change of the text is told as a change of the selection, too: the form stays where it is then.
                    const CursorAt at = service_.at(controller_);
                    if (at != seen_) {
                        follow(at);
                    }
                }
            }),
      attach_(context, 0ms,
              [this] {
                  attach();
                  recheckSoon();
                  render();
              }),
      recheck_(context, 300ms,
               [this] {
                   if (document_.is()) {
                       findings_ = service_.check(document_);
                       render();
                   }
               }),
      recheckHere_(context, 50ms, [this] { recheckHere(); }) {
    if (const KindChoice* const first = kind()) {
        wanted_ = proposedReport(*first);
    }
    frameActed_ = onFrame(frame_, [this](css::frame::FrameAction action) {
        if (action == css::frame::FrameAction_COMPONENT_DETACHING) {
            detach();
        } else if (action == css::frame::FrameAction_COMPONENT_ATTACHED ||
                   action == css::frame::FrameAction_COMPONENT_REATTACHED) {
            attach_.start();
        }
    });
    attach();
}

void Deck::add(DeckView& view) { views_.push_back(&view); }
void Deck::remove(DeckView& view) { std::erase(views_, &view); }

const KindChoice* Deck::kind() const { return kind_ < kinds_.size() ? &kinds_[kind_] : nullptr; }

// ---- The document --------------------------------------------------------------------------------------------------

void Deck::attach() {
    detach();
    controller_ = frame_->getController();
    if (!controller_.is()) {
        return;
    }
    document_ = controller_->getModel();
    if (!document_.is()) {
        return;
    }
    followTemplates();
    state_ = service_.state(document_);
    if (hasReport() && editable()) {
        service_.reconcile(document_);
        state_ = service_.state(document_);
    }
    section_ = {};
    current_ = {};
    modified_ = onModified(document_, [this] {
        reread_.start();
        recheckHere_.start();
    });
    selected_ = onSelection(controller_, [this] {
        if (!formFocused_ && hasSections()) {
            look_.start();
        }
    });
    closing_ = onDisposing(document_, [this] { detach(); });
    if (hasSections()) {
        follow(service_.at(controller_));
    }
}

// Templates of the office may have changed: the kind chosen stays, if it is still there.
void Deck::followTemplates() {
    const KindId chosen = kind() != nullptr ? kind()->id : KindId();
    std::vector<KindChoice> kinds = service_.kinds();
    if (kinds != kinds_) {
        kinds_ = std::move(kinds);
        const auto found =
            std::find_if(kinds_.begin(), kinds_.end(), [&](const KindChoice& any) { return any.id == chosen; });
        kind_ = found == kinds_.end() ? 0 : static_cast<std::size_t>(found - kinds_.begin());
        if (const KindChoice* const first = kind()) {
            wanted_ = proposedReport(*first);
        }
    }
    templateProblems_ = service_.templateProblems();
}

void Deck::detach() {
    reread_.stop();
    look_.stop();
    recheck_.stop();
    recheckHere_.stop();
    findings_.reset();
    formatOffer_.reset();
    modified_.reset();
    selected_.reset();
    closing_.reset();
    document_.clear();
    controller_.clear();
    state_ = {};
    field_.reset();
    leftTypedOver_.clear();
    leftRepairs_.clear();
    leftPlaceholders_.clear();
    references_.clear();
    note_.clear();
    question_.reset();
    draft_.reset();
    proposals_.clear();
    sheet_.reset();
}

void Deck::showUnits() const { zhangfa::showUnits(context_, frame_); }

void Deck::refresh() {
    if (!document_.is()) {
        return;
    }
    reread_.stop();
    if (!hasReport()) {
        followTemplates();
    }
    state_ = service_.state(document_);
    recheckSoon();
    render();
}

// Once nobody types: a check reads the whole document.
void Deck::recheckSoon() {
    if (document_.is() && crowded()) {
        recheck_.start();
    }
}

// At once where it is written in: that takes a few milliseconds.
void Deck::recheckHere() {
    if (!document_.is() || !findings_ || !crowded()) {
        return;
    }
    auto now = service_.recheck(document_);
    if (now && replaceFindings(*findings_, now->first, std::move(now->second))) {
        each([](DeckView& view) {
            if (view.wantsFindings()) {
                view.render();
            }
        });
    }
}

bool Deck::crowded() const {
    return std::any_of(views_.begin(), views_.end(), [](const DeckView* view) { return view->wantsFindings(); });
}

void Deck::goTo(const CheckedPlace& finding) {
    if (!finding.part.empty()) {
        service_.showPart(controller_, finding.part, finding.paragraph, finding.at, finding.text.size());
    } else if (finding.placed) {
        service_.showText(controller_, finding.element, finding.inCell ? 0 : finding.at,
                          finding.inCell ? 0 : finding.text.size());
    }
}

void Deck::fix(const CheckedPlace& finding) {
    act([&] { service_.fix(document_, &finding); });
}
void Deck::copyText() {
    if (document_.is()) {
        const auto self = shared_from_this();
        each([](DeckView& view) { view.applyTyped(); });
        const std::string text = service_.plainText(document_);
        putOnClipboard(context_, text);
        note_ = say("copy.done", {std::to_string(countCharacters(text))});
        render();
    }
}

void Deck::turnTable() {
    act([&] { service_.turnTable(document_, service_.at(controller_).element); });
}

void Deck::fixAll() {
    act([&] { note_ = say("check.fixed", {std::to_string(service_.fix(document_, nullptr))}); });
}

void Deck::offerFormat() {
    if (document_.is()) {
        act([&] { formatOffer_ = service_.formatOffer(document_); });
        showDoubt();
    }
}
void Deck::showDoubt() {
    if (formatOffer_ && !formatOffer_->doubts.empty()) {
        service_.showText(controller_, formatOffer_->doubts.front().element, 0, 0);
    }
    render();
}
void Deck::settleDoubt(const std::string& role) {
    if (formatOffer_ && !formatOffer_->doubts.empty()) {
        formatOffer_->roles[formatOffer_->doubts.front().element] = role;
        formatOffer_->doubts.erase(formatOffer_->doubts.begin());
        showDoubt();
    }
}
void Deck::settleDoubts() {
    if (formatOffer_) {
        formatOffer_->doubts.clear();
        render();
    }
}
void Deck::format(bool keepEmphasis) {
    act([&] {
        const FormatOffer offer = formatOffer_.value_or(FormatOffer());
        formatOffer_.reset();
        note_ = say("format.done");
        for (const std::string& sentence : service_.format(document_, offer, keepEmphasis)) {
            note_ += "\n" + sentence;
        }
    });
}
void Deck::leaveFormat() {
    formatOffer_.reset();
    render();
}

void Deck::ignore(const CheckedPlace& finding) {
    act([&] { service_.ignore(document_, finding); });
}
void Deck::forgetIgnored() {
    act([&] { service_.forgetIgnored(document_); });
}

void Deck::comment(bool add) {
    act([&] {
        const CommentsDone counts = service_.comment(document_, add);
        note_ = !add ? say("check.comments-removed", {std::to_string(counts.removed)})
                : counts.left > 0
                    ? say("check.comments-left", {std::to_string(counts.added), std::to_string(counts.left)})
                    : say("check.comments-added", {std::to_string(counts.added)});
    });
}

void Deck::each(const std::function<void(DeckView&)>& action) {
    const auto self = shared_from_this(); // the last view may take the deck along
    for (DeckView* const view : std::vector(views_)) {
        if (std::find(views_.begin(), views_.end(), view) != views_.end()) {
            action(*view);
        }
    }
}

void Deck::render() {
    each([](DeckView& view) { view.render(); });
}

void Deck::follow(const CursorAt& at) {
    const auto before = std::tuple(section_, current_, field_);
    seen_ = at;
    field_ = at.field;
    current_ = at.section.value_or(current_);
    if (at.field) {
        if (const FieldGroup* const group = groupOf(report(), *at.field)) {
            section_ = group->section;
        }
    } else if (at.section && findGroup(report(), *at.section)) {
        section_ = *at.section;
    }
    if (before != std::tuple(section_, current_, field_) && !views_.empty()) {
        render();
    }
}

// ---- What is wished ------------------------------------------------------------------------------------------------

void Deck::act(const Action& change) {
    if (!document_.is()) {
        return;
    }
    const auto self = shared_from_this();
    each([](DeckView& view) { view.applyTyped(); });
    references_.clear();
    note_.clear();
    question_.reset();
    change();
    refresh();
}

void Deck::chooseKind(std::size_t index) {
    kind_ = index;
    if (const KindChoice* const chosen = kind()) {
        wanted_ = proposedReport(*chosen);
    }
    render();
}

void Deck::tick(const SectionId& section) {
    const auto part = kind() == nullptr ? std::vector<KindChoice::Part>() : kind()->sections;
    const bool required = std::any_of(part.begin(), part.end(), [&](const KindChoice::Part& any) {
        return any.id == section && any.need == Need::required;
    });
    if (!required && wanted_.sections.erase(section) == 0) {
        wanted_.sections.insert(section);
    }
    render();
}

void Deck::tickOption(const SectionId& section, const std::string& option) {
    const std::string name = section.value + "/" + option;
    if (wanted_.options.erase(name) == 0) {
        wanted_.options.insert(name);
    }
    render();
}

void Deck::want(const NewReport& report) {
    wanted_ = report;
    render();
}

void Deck::showGroup(const SectionId& section) {
    current_ = section;
    if (section_ != section && findGroup(report(), section)) {
        section_ = section;
        field_.reset();
        render();
    }
}

void Deck::enterField(const FieldId& field) {
    if (field_ == field || !controller_.is()) {
        return;
    }
    field_ = field;
    seen_ = service_.showField(controller_, field);
    render();
}

void Deck::goToSection(const SectionId& section) {
    follow(service_.showSection(controller_, section));
    showGroup(section);
}

void Deck::goToField(const FieldId& field) {
    const auto self = shared_from_this();
    service_.showField(controller_, field);
    const FieldGroup* const group = groupOf(report(), field);
    follow({field, group ? std::optional(group->section) : std::nullopt});
    each([](DeckView& view) { view.focusCurrent(); });
}

void Deck::nextOpen() {
    const auto self = shared_from_this();
    each([](DeckView& view) { view.applyTyped(); });
    refresh();
    if (report().open.empty()) {
        showMessage(parentWindow(), say("report.nothing-open"));
        return;
    }
    const FieldState* const first = findField(report(), report().open.front());
    if (first != nullptr && first->places == 0) { // only such ones are left, which the text does not show
        goToField(FieldId(first->field.id));
        return;
    }
    follow(service_.showNextOpen(controller_));
    each([](DeckView& view) { view.focusCurrent(); });
}

void Deck::newReport() {
    if (const KindChoice* const chosen = kind()) {
        const KindChoice copy = *chosen;
        const NewReport wanted = wanted_;
        if (isBlank(document_)) {
            act([&] { service_.create(document_, copy, wanted); });
        } else {
            const auto frame = openBlank(context_);
            const std::shared_ptr<Deck> deck = Deck::of(context_, frame);
            deck->act([&] { deck->service_.create(deck->document_, copy, wanted); });
            showDeck(frame);
        }
    }
}

void Deck::goToHeading(const SectionState& heading) { service_.showText(controller_, heading.element, 0, 0); }

void Deck::rearrange(const std::function<References()>& change) {
    act([&] { references_ = change(); });
}

void Deck::insert(const SectionId& section) {
    rearrange([&] { return service_.insert(document_, section, std::nullopt); });
    goToSection(section);
}
void Deck::insertAtCursor(const SectionId& section) {
    rearrange([&] { return service_.insert(document_, section, service_.at(controller_).element); });
    goToSection(section);
}
void Deck::move(const SectionId& section, int steps) {
    rearrange([&] { return service_.move(document_, section, steps); });
}

void Deck::assign(const SectionState& heading, const std::optional<SectionId>& section) {
    act([&] { service_.assign(document_, heading.element, section); });
}

// What a repair is known by while the text around it changes.
static std::string keyOf(const Repair& repair) { return std::string(nameOf(repair.kind)) + " " + repair.text; }
static std::string keyOf(const Placeholder& place) { return place.before + "|" + place.text + "|" + place.after; }

const Repair* Deck::repair() const {
    const auto& all = report().repairs;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Repair& any) { return !leftRepairs_.contains(keyOf(any)); });
    return found != all.end() ? &*found : nullptr;
}

void Deck::carryOut(const Repair& repair) {
    rearrange([&, repair] { return service_.repair(document_, repair); });
}
void Deck::leave(const Repair& repair) {
    leftRepairs_.insert(keyOf(repair));
    render();
}

const Placeholder* Deck::placeholder() const {
    const auto& all = report().placeholders;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Placeholder& any) {
        return !any.fields.empty() && !leftPlaceholders_.contains(keyOf(any));
    });
    return found != all.end() ? &*found : nullptr;
}

// The next one that the deck asks about.
void Deck::showPlaceholder() {
    if (const Placeholder* const next = repair() == nullptr ? placeholder() : nullptr) {
        service_.showText(controller_, next->element, next->offset, next->length);
    }
}
void Deck::bind(const Placeholder& place, const FieldId& field) {
    const FieldId bound = field; // the question that it comes from goes with the change
    act([&, place] { service_.replace(document_, place, bound); });
    if (placeholder() != nullptr) {
        showPlaceholder();
    } else {
        goToField(bound); // the last one: on to the form
    }
}
void Deck::leave(const Placeholder& place) {
    leftPlaceholders_.insert(keyOf(place));
    render();
    showPlaceholder();
}

void Deck::draftSection() {
    draft_ = service_.draft(controller_);
    render();
}
void Deck::saveSection(const std::string& title, const std::set<std::size_t>& fields) {
    service_.saveSection(controller_, title, fields);
    kinds_ = service_.kinds();
    draft_.reset();
    note_ = say("draft.saved", {title});
    refresh();
}
void Deck::leaveDraft() {
    draft_.reset();
    render();
}

void Deck::removeSection(const SectionId& section) {
    const auto& sections = report().sections;
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const SectionState& any) { return any.present && any.id == section; });
    if (found == sections.end()) {
        return;
    }
    act([&] {
        if (!service_.isWrittenIn(document_, section) ||
            ask(parentWindow(), say("sections.ask-remove", {found->title})) == Answer::yes) {
            references_ = service_.remove(document_, section);
        }
    });
}

void Deck::setText(const SectionId& section, const std::string& text) {
    act([&] {
        try {
            service_.setText(document_, text, section, false);
        } catch (const org::zhangfa::Refused& refused) {
            const auto& sections = report().sections;
            const auto found = std::find_if(sections.begin(), sections.end(),
                                            [&](const SectionState& any) { return any.present && any.id == section; });
            if (refused.Reason != "text.written" || found == sections.end()) {
                throw;
            }
            if (ask(parentWindow(), say("text.ask", {found->title})) == Answer::yes) {
                service_.setText(document_, text, section, true);
            }
        }
    });
}

void Deck::setText(const std::string& text) {
    act([&] {
        const std::size_t changed = service_.setText(document_, text, std::nullopt, false);
        note_ = changed > 0 ? say("text.changed", {std::to_string(changed)}) : say("text.nothing");
    });
}

void Deck::fill(const FieldId& field, const boost::json::value& value) {
    if (document_.is()) {
        confirmed([&](bool sure) { service_.fill(document_, {{field, value}}, sure); });
        reread_.start();
    }
}

void Deck::confirmed(const std::function<void(bool sure)>& work) {
    try {
        work(false);
    } catch (const org::zhangfa::Refused& refused) {
        if (refused.Reason != "classified.notice") {
            throw;
        }
        if (ask(parentWindow(), say("classified.notice") + "\n" + say("classified.ask")) == Answer::yes) {
            work(true);
        }
    }
}

void Deck::setHead(bool preprinted) {
    act([&] { service_.setHead(document_, preprinted); });
}

void Deck::fill(const Values& values) {
    act([&] { confirmed([&](bool sure) { service_.fill(document_, values, sure); }); });
}

void Deck::takeLast() {
    const auto url = askToOpen(context_, parentWindow(), texts_("last.choose"),
                               {texts_("last.reports"), {"odt", "docx", "doc", "fodt", "rtf"}});
    if (!url) {
        return;
    }
    act([&] {
        LastTaken taken = service_.takeLast(document_, *url);
        proposals_ = std::move(taken.proposals);
        note_ = taken.count > 0      ? say("last.taken", {std::to_string(taken.count)})
                : proposals_.empty() ? say("last.nothing")
                                     : std::string();
    });
}

void Deck::takeProposals() {
    Values values;
    for (const LastProposal& proposal : proposals_) {
        values[proposal.field] = proposal.value;
    }
    act([&] {
        service_.takeLast(document_, values);
        proposals_.clear();
        note_ = say("last.taken", {std::to_string(values.size())});
    });
}

void Deck::dropProposal(std::size_t index) {
    if (index < proposals_.size()) {
        proposals_.erase(proposals_.begin() + static_cast<std::ptrdiff_t>(index));
    }
    render();
}

void Deck::openSheet() {
    const auto url = askToOpen(context_, parentWindow(), texts_("sheet.choose"),
                               {texts_("sheet.files"), {"xlsx", "ods", "xls", "csv", "tsv", "txt"}});
    if (url) {
        act([&] { offer(service_.readSheet(document_, {*url, {}, {}})); });
    }
}

void Deck::pasteSheet() {
    act([&] { offer(service_.readSheet(document_, {std::nullopt, clipboardText(context_), {}})); });
}

void Deck::offer(SheetOffer sheet) {
    sheet_ = std::move(sheet);
    const bool any = !sheet_->rows.empty() || !sheet_->values.empty() || !sheet_->unknown.empty() ||
                     !sheet_->problems.empty() || !sheet_->sources.empty();
    if (!any) {
        sheet_.reset();
        note_ = say("sheet.nothing");
    }
}

void Deck::chooseSheetRow(std::size_t row) {
    act([&] {
        SheetOrigin origin = sheet_->origin;
        origin.row = row;
        offer(service_.readSheet(document_, origin));
    });
}

void Deck::matchTitle(const std::string& title, const std::optional<FieldId>& field) {
    act([&, title, field] { offer(service_.readSheet(document_, SheetOrigin(sheet_->origin), title, field)); });
}

void Deck::dropSheetValue(std::size_t index) {
    if (sheet_ && index < sheet_->values.size()) {
        sheet_->values.erase(sheet_->values.begin() + static_cast<std::ptrdiff_t>(index));
    }
    render();
}

void Deck::takeSheet() {
    act([&] {
        Values values;
        for (const SheetOffer::Value& value : sheet_->values) {
            values[value.field] = value.value;
        }
        service_.fillWithSources(document_, values, sheet_->sources);
        sheet_.reset();
        note_ = say("sheet.taken", {std::to_string(values.size())});
    });
}

void Deck::leaveSheet() {
    sheet_.reset();
    render();
}

void Deck::openGathering() {
    act([] {});
    zhangfa::openGathering(context_, frame_);
}

void Deck::openBatch() {
    act([] {});
    zhangfa::openBatch(context_, frame_);
}

void Deck::exportData(const char* ending, const std::optional<std::string>& department) {
    act([] {});
    const std::string name =
        report().fileName + (department ? "（" + (department->empty() ? say("sheet.nobody") : *department) + "）" : "");
    const auto url = askToSave(context_, parentWindow(), texts_("sheet.export"), {ending, {ending}}, {},
                               [&](const std::string&) { return name; });
    if (url) {
        act([&] {
            service_.writeSheet(document_, *url, department);
            note_ = say("sheet.exported");
        });
    }
}

std::vector<std::string> Deck::departments() const {
    std::vector<std::string> names;
    for (const FieldGroup& group : report().groups) {
        for (const FieldState& field : group.fields) {
            const std::string& name = field.source.department;
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    return names;
}

void Deck::setSource(const FieldId& field, const Source& source) {
    if (document_.is()) {
        service_.fillWithSources(document_, {}, {{field, source}});
        reread_.start();
    }
}

void Deck::removeOrphans() {
    act([&] { service_.removeOrphans(document_); });
}

const TypedOver* Deck::typedOver() const {
    const auto& all = report().typedOver;
    const auto found = std::find_if(all.begin(), all.end(), [&](const TypedOver& place) {
        return !leftTypedOver_.contains({place.field, place.text});
    });
    return found != all.end() ? &*found : nullptr;
}

void Deck::rebind(const TypedOver& place) {
    act([&] { service_.rebind(document_, place); });
}

void Deck::leaveTypedOver(const TypedOver& place) {
    leftTypedOver_.emplace(place.field, place.text);
    render();
}

Window Deck::parentWindow() const { return frame_->getContainerWindow(); }

} // namespace zhangfa
