// What the panels of one window share: the document as last read, which section and field is meant, and what is done to
// them.
#pragma once

#include "core/texts.h"
#include "sidebar/delayed_call.h"
#include "sidebar/panel.h"
#include "sidebar/question_box.h"
#include "sidebar/report_service.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace zhangfa {

// A panel's content as the deck sees it.
class DeckView {
public:
    virtual ~DeckView() = default;
    // Shows deck.state() and the rest anew; what is equal is left alone.
    virtual void render() = 0;
    // What is typed but not yet in the document goes there now.
    virtual void applyTyped() {}
    // It shows what a check finds.
    virtual bool wantsFindings() const { return false; }
    // Puts the keyboard into the current field.
    virtual void focusCurrent() {}
};

class Deck : public std::enable_shared_from_this<Deck> {
public:
    // One for each window: that of `frame`, made if there is none.
    static std::shared_ptr<Deck> of(const Context& context,
                                    const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);
    Deck(const Context& context, const com::sun::star::uno::Reference<com::sun::star::frame::XFrame>& frame);
    Deck(const Deck&) = delete;
    Deck& operator=(const Deck&) = delete;

    void add(DeckView& view);
    void remove(DeckView& view);

    // ---- What is shown
    const Texts& texts() const { return texts_; }
    std::string say(const char* key, std::vector<std::string> args = {}) const {
        return texts_({key, std::move(args)});
    }
    const ReportState& report() const { return state_.report; }
    bool hasReport() const { return state_.report.kind.has_value(); }
    // A report, or a text of somebody else's with its sections recognised; false: nothing is written yet.
    bool hasSections() const { return hasReport() || !report().sections.empty(); }
    bool editable() const { return state_.access == "editable"; }
    const std::string& access() const { return state_.access; }
    const std::vector<KindChoice>& kinds() const { return kinds_; }
    const std::vector<std::string>& templateProblems() const { return templateProblems_; } // what was left out
    const KindChoice* kind() const;                                // the one chosen for a new report
    const NewReport& wanted() const { return wanted_; }            // of a new report
    const SectionId& section() const { return section_; }          // whose fields the form shows
    const SectionId& current() const { return current_; }          // where the cursor is, or the form
    const std::optional<FieldId>& field() const { return field_; } // where the cursor is
    const References& references() const { return references_; }   // left by the last change, until the next
    const std::string& note() const { return note_; }              // likewise, of what was done
    const Repair* repair() const;                                  // the first not left as it is; null: none
    const Placeholder* placeholder() const;                        // likewise
    const TypedOver* typedOver() const; // the first place typed over and not left as it is; null: none

    const std::optional<std::vector<CheckedPlace>>& findings() const { return findings_; } // nothing: not checked yet

    // ---- What is wished
    // All panels are open: where they do not fit, LibreOffice gives each the height it would like best, so that they
    // had better be modest.
    bool crowded() const;
    void recheckSoon();
    void goTo(const CheckedPlace& finding);
    void fix(const CheckedPlace& finding);
    void fixAll();
    // 排版: what is doubtful is asked about, one paragraph after the other, then the whole text is set.
    void offerFormat();
    const std::optional<FormatOffer>& formatOffer() const { return formatOffer_; }
    void settleDoubt(const std::string& role); // of the first
    void settleDoubts();                       // as proposed
    void format(bool keepEmphasis);
    void leaveFormat();
    void ignore(const CheckedPlace& finding);
    void forgetIgnored();
    void comment(bool add); // what was found, in the margin; or takes that out again
    void chooseKind(std::size_t index);
    void tick(const SectionId& section);
    void tickOption(const SectionId& section, const std::string& option);
    void want(const NewReport& report);
    void showGroup(const SectionId& section); // in the form only
    void enterField(const FieldId& field);    // shows its place in the text
    void goToSection(const SectionId& section);
    void goToField(const FieldId& field); // in text and form, with the keyboard
    void nextOpen();
    void newReport();
    void goToHeading(const SectionState& heading); // that begins no standard section known
    void insert(const SectionId& section);
    void insertAtCursor(const SectionId& section); // behind the section that holds it
    void assign(const SectionState& heading, const std::optional<SectionId>& section);
    void carryOut(const Repair& repair);
    void leave(const Repair& repair); // as long as the document is open
    void bind(const Placeholder& place, const FieldId& field);
    void leave(const Placeholder& place);
    void move(const SectionId& section, int steps);
    // 存为章节: from what is selected in the text; saved, it is in the list of sections.
    void draftSection();
    void saveSection(const std::string& title, const std::set<std::size_t>& fields);
    void leaveDraft();
    const std::optional<SectionProposal>& draft() const { return draft_; }
    void setText(const SectionId& section, const std::string& text);  // asks where something was written in it
    void setText(const std::string& text);                            // of all sections in which nobody wrote
    void removeSection(const SectionId& section);                     // asks where something was written in it
    void fill(const FieldId& field, const boost::json::value& value); // throws Refused
    void fill(const Values& values);                                  // as one step
    void setHead(bool preprinted);                                    // for paper that has mark and red line already
    // 上期: from an earlier report that the user chooses.
    void takeLast();
    const std::vector<LastProposal>& proposals() const { return proposals_; } // to be confirmed
    void takeProposals();
    void dropProposal(std::size_t index);
    // From a spreadsheet that the user chooses, or from cells on the clipboard; shown before anything is filled.
    void openSheet();
    void pasteSheet();
    const std::optional<SheetOffer>& sheet() const { return sheet_; }
    void chooseSheetRow(std::size_t row);
    void matchTitle(const std::string& title, const std::optional<FieldId>& field); // which is remembered
    void dropSheetValue(std::size_t index);
    void takeSheet();
    void leaveSheet();
    void openBatch();
    void openGathering(); // 批量生成, in a window of its own
    // The form and its values, all of it or what a department gives.
    void exportData(const char* ending, const std::optional<std::string>& department);
    std::vector<std::string> departments() const; // that the sources name, each once
    void setSource(const FieldId& field, const Source& source);
    void removeOrphans();
    void rebind(const TypedOver& place);
    void leaveTypedOver(const TypedOver& place); // as long as the document is open
    // What stands between the report and its submission is told first: a draft is never held back by it.
    void saveAs(std::size_t format);
    void setStage(Stage stage, std::optional<bool> inTitle);
    std::vector<FormatChoice> formats() const { return service_.formats(); }
    void chooseFormat(const FormatChoice& format); // of this report, or of a new one; asks where it deviates
    const std::optional<Question>& question() const { return question_; } // until it is answered
    void copyText();
    void turnTable(); // that the cursor stands in, on its side or back
    void showUnits() const;

    void refresh();
    void renderAll() { render(); }
    // The keyboard is in a field of the form: the cursor in the text is not followed meanwhile.
    void setFormFocused(bool focused) { formFocused_ = focused; }
    Window parentWindow() const;

private:
    // Once more, if it is about 密级 and the user is sure.
    void confirmed(const std::function<void(bool sure)>& work);
    void attach();
    void recheckHere();
    void followTemplates();
    void detach();
    void rearrange(const std::function<References()>& change);
    void showPlaceholder();
    void showDoubt();
    void raise(Question question);
    Question aboutHindrances(std::string text, std::vector<Hindrance> obstacles, std::optional<Question::Answer> goOn);
    std::string countsOf(const std::vector<Hindrance>& obstacles) const;
    void lookAt(const Hindrance& obstacle);
    bool mayBeFinal();
    void offer(SheetOffer sheet);
    void act(const Action& change); // typed values first, then the change, then what it made
    void follow(const CursorAt& at);
    void render();
    // For every view, though some may go and come meanwhile.
    void each(const std::function<void(DeckView&)>& action);

    Context context_;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame_;
    const Texts& texts_;
    ReportService service_;
    std::vector<DeckView*> views_;

    Model document_;
    Controller controller_;
    DocumentState state_;
    std::vector<KindChoice> kinds_;
    std::vector<std::string> templateProblems_;
    std::size_t kind_ = 0;
    NewReport wanted_;
    SectionId section_, current_;
    std::optional<FieldId> field_;
    CursorAt seen_; // where the cursor was when last followed
    std::set<std::pair<FieldId, std::string>> leftTypedOver_;
    std::set<std::string> leftRepairs_;
    std::set<std::string> leftPlaceholders_;
    References references_;
    std::string note_;
    std::optional<Question> question_;
    std::optional<SectionProposal> draft_;
    std::vector<LastProposal> proposals_;
    std::optional<SheetOffer> sheet_;
    bool formFocused_ = false;

    std::optional<std::vector<CheckedPlace>> findings_;
    std::optional<FormatOffer> formatOffer_;

    DelayedCall reread_, look_, attach_, recheck_, recheckHere_;
    Subscription frameActed_, modified_, selected_, closing_;
};

} // namespace zhangfa
