// The public API (idl/zhangfa.idl) in the core's types: all the deck knows of documents.
#pragma once

#include "core/sheet_cells.h"
#include "core/state.h"
#include "sidebar/finding_lines.h"
#include "sidebar/section_lines.h"

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <org/zhangfa/XZhangfa.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

using Model = com::sun::star::uno::Reference<com::sun::star::frame::XModel>;
using Controller = com::sun::star::uno::Reference<com::sun::star::frame::XController>;

struct DocumentState {
    std::string access; // "editable", or why not
    ReportState report;
};
struct CursorAt {
    std::optional<FieldId> field;
    std::optional<SectionId> section;
    std::optional<std::size_t> element = std::nullopt;
    bool operator==(const CursorAt&) const = default;
};
// What a change of the order of sections left to the user: words that speak of a number which is another one now.
using References = std::vector<std::string>;
// What is selected, as a section for the user's own library.
struct SectionProposal {
    std::string title;
    struct Field {
        std::string text, title;
        bool proposed = false;
    };
    std::vector<Field> fields; // that may become fields of it
};
// What stands between a document and its submission.
struct Hindrance {
    std::string message;
    std::optional<FieldId> field;        // that is to be filled
    std::string group{};                 // "unfilled", "placeholder", "error" or "warning"
    std::optional<CheckedPlace> place{}; // that a check found
};
// A format that a report may be set in.
struct FormatChoice {
    std::string id, title;
    std::vector<std::string> deviations; // from the national standard, a sentence each
};

// A figure of last period's report, which may be a field's value.
struct LastProposal {
    FieldId field;
    std::string title, shown, sentence;
    boost::json::value value;
};
// Of comments that show findings.
struct CommentsDone {
    std::size_t added = 0, removed = 0, left = 0; // left: without a place for one
};
struct LastTaken {
    std::size_t count = 0; // values that are remembered
    std::vector<LastProposal> proposals;
};

// What is not sure of an official format: what these paragraphs are.
struct FormatOffer {
    struct Doubt {
        std::size_t element = 0;
        std::string role, text; // as the public API names roles
    };
    std::vector<Doubt> doubts;                // the first is asked about
    std::map<std::size_t, std::string> roles; // of elements: where somebody said otherwise
};

// Where cells come from, and what is known of them: a file, or what is on the clipboard.
struct SheetOrigin {
    std::optional<std::string> url;
    std::string text;
    std::optional<std::size_t> row;
};
// What a spreadsheet has for the form.
struct SheetOffer {
    SheetOrigin origin;
    std::vector<std::string> rows; // one must be chosen
    struct Value {
        FieldId field;
        std::string title, column, place, shown;
        boost::json::value value;
    };
    std::vector<Value> values;
    struct Unknown {
        std::string column, place, shown;
        std::vector<FieldTitle> candidates;
    };
    std::vector<Unknown> unknown;
    std::vector<std::string> problems;
    Sources sources;
};

// Units whose reports the user writes.
struct Unit {
    std::string id, name; // id empty: not kept yet
    Values values;
};
struct Units {
    std::vector<Unit> all;
    std::string current;       // id; empty: none
    std::vector<Field> fields; // that a unit has values of
};

// Every call throws org::zhangfa::Refused with a message for the user where it cannot.
class ReportService {
public:
    explicit ReportService(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

    std::vector<KindChoice> kinds() const;
    std::vector<std::string> templateProblems() const; // a line each
    DocumentState state(const Model& document) const;
    void reconcile(const Model& document) const;
    void create(const Model& document, const KindChoice& kind, const NewReport& wanted) const;
    void create(const Model& document, const KindId& kind, const std::vector<SectionId>& sections,
                const Values& values) const;
    // Behind the section that holds the element; without it, at its place.
    References insert(const Model& document, const SectionId& section, std::optional<std::size_t> after) const;
    References move(const Model& document, const SectionId& section, int steps) const;
    bool isWrittenIn(const Model& document, const SectionId& section) const;
    // Sections, or all in which nobody wrote, in another of their texts. Returns how many. Refuses ("text.written") to
    // lose what was written, unless it may.
    std::size_t setText(const Model& document, const std::string& text, const std::optional<SectionId>& section,
                        bool overwrite) const;
    References remove(const Model& document, const SectionId& section) const;
    void assign(const Model& document, std::size_t element, const std::optional<SectionId>& section) const;
    void replace(const Model& document, const Placeholder& place, const FieldId& field) const;
    References repair(const Model& document, const Repair& repair) const;
    // Refuses ("classified.notice") a 密级 unless the user is sure.
    void fill(const Model& document, const Values& values, bool classified) const;
    void setHead(const Model& document, bool preprinted) const;
    // From an earlier report, by its URL.
    LastTaken takeLast(const Model& document, const std::string& url) const;
    void takeLast(const Model& document, const Values& values) const;
    SheetOffer readSheet(const Model& document, const SheetOrigin& origin) const;
    // The title belongs to the field, or to none: remembered.
    SheetOffer readSheet(const Model& document, const SheetOrigin& origin, const std::string& title,
                         const std::optional<FieldId>& field) const;
    std::vector<Sheet> readCells(const std::string& url) const;
    // [{"name", "cells": [[text, number or null]]}]
    void writeCells(const std::string& url, const boost::json::array& sheets) const;
    void writeSheet(const Model& document, const std::string& url, const std::optional<std::string>& department) const;
    void fillWithSources(const Model& document, const Values& values, const Sources& sources) const;
    std::string plainText(const Model& document) const;
    // On its side, or upright again. Refuses ("request.no-table") where there is none.
    void turnTable(const Model& document, std::optional<std::size_t> element) const;
    std::vector<CheckedPlace> check(const Model& document) const;
    // Of the body's paragraph at the cursor: which, and what is found there now; nothing where only a whole check can
    // tell.
    std::optional<std::pair<std::size_t, std::vector<CheckedPlace>>> recheck(const Model& document) const;
    CommentsDone comment(const Model& document, bool add) const;
    // One, or all that need no judging. Returns how many were put right.
    std::size_t fix(const Model& document, const CheckedPlace* finding) const;
    void ignore(const Model& document, const CheckedPlace& finding) const;
    void forgetIgnored(const Model& document) const;
    FormatOffer formatOffer(const Model& document) const;
    // Returns what stays and could disturb, a sentence each.
    std::vector<std::string> format(const Model& document, const FormatOffer& offer, bool keepEmphasis) const;
    void removeOrphans(const Model& document) const;
    void rebind(const Model& document, const TypedOver& place) const;

    SectionProposal draft(const Controller& controller) const;
    SectionId saveSection(const Controller& controller, const std::string& title,
                          const std::set<std::size_t>& fields) const;

    CursorAt at(const Controller& controller) const;
    CursorAt showField(const Controller& controller, const FieldId& field) const;
    CursorAt showSection(const Controller& controller, const SectionId& section) const;
    CursorAt showNextOpen(const Controller& controller) const;
    CursorAt showText(const Controller& controller, std::size_t element, std::size_t offset, std::size_t length) const;
    void showPart(const Controller& controller, const std::string& part, std::size_t paragraph, std::size_t offset,
                  std::size_t length) const;

    Units units() const;
    std::string keepUnit(const Unit& unit) const; // returns its id
    void removeUnit(const std::string& id) const;
    void chooseUnit(const std::string& id) const;

    std::vector<FormatChoice> formats() const; // the national standard's first
    void setFormat(const Model& document, const std::string& format) const;
    // Refuses ("stage.held") unless confirmed where something stands in the way.
    void setStage(const Model& document, Stage stage, std::optional<bool> inTitle, bool confirmed) const;
    std::vector<Hindrance> obstacles(const Model& document) const;
    // Without ending, by what the folder holds; `stage`: instead of the document's.
    std::string proposeFileName(const Model& document, const std::string& folder, std::optional<Stage> stage) const;
    std::vector<Hindrance> finalObstacles(const Model& document) const;
    void saveCopy(const Model& document, const std::string& url) const;
    void saveFinal(const Model& document, const std::string& url) const;

private:
    com::sun::star::uno::Reference<org::zhangfa::XZhangfa> service_;
};

} // namespace zhangfa
