// org.zhangfa.Zhangfa: the public API (idl/zhangfa.idl), the door through which deck, command line, macros and tests
// go.
#include "office/service.h"

#include "check/check.h"
#include "check/finding_json.h"
#include "check/ignored.h"
#include "check/obstacles.h"
#include "core/adopt.h"
#include "core/earlier_report.h"
#include "core/format_change.h"
#include "core/heading_list.h"
#include "core/official_parts.h"
#include "core/outline_json.h"
#include "core/plain_text.h"
#include "core/plan.h"
#include "core/section_draft.h"
#include "core/settle.h"
#include "core/snapshot_json.h"
#include "core/sources.h"
#include "core/spreadsheet.h"
#include "core/state.h"
#include "office/bound_fields.h"
#include "office/checking.h"
#include "office/document.h"
#include "office/document_properties.h"
#include "office/edit_applier.h"
#include "office/file_proposal.h"
#include "office/fill_step.h"
#include "office/final_copy.h"
#include "office/finding_comments.h"
#include "office/fonts.h"
#include "office/format_requests.h"
#include "office/imprint_place.h"
#include "office/json_request.h"
#include "office/landscape.h"
#include "office/layout_reader.h"
#include "office/official_format.h"
#include "office/opened_document.h"
#include "office/places.h"
#include "office/profiles.h"
#include "office/refusal.h"
#include "office/reopened.h"
#include "office/saving.h"
#include "office/snapshot_reader.h"
#include "office/spreadsheet_files.h"
#include "office/templates.h"
#include "office/undo.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"
#include "uno/title_memory.h"

#include <boost/json.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <org/zhangfa/Refused.hpp>
#include <org/zhangfa/XZhangfa.hpp>

namespace zhangfa {

namespace json = boost::json;
using rtl::OUString;
using Model = Reference<css::frame::XModel>;
using Controller = Reference<css::frame::XController>;

namespace {

OUString text(const json::value& value) { return fromUtf8(json::serialize(value)); }

const char* accessName(Access access) {
    switch (access) {
    case Access::editable:
        return "editable";
    case Access::readOnly:
        return "read-only";
    case Access::isProtected:
        return "protected";
    case Access::isSigned:
        return "signed";
    case Access::encrypted:
        return "encrypted";
    }
    return "other";
}

const char* needName(Need need) {
    return need == Need::required ? "required" : need == Need::recommended ? "recommended" : "optional";
}

template <class Id> json::array ids(const std::vector<Id>& all) {
    json::array names;
    for (const auto& id : all) {
        names.emplace_back(id.value);
    }
    return names;
}

json::object placeJson(const CursorPlace& place) {
    json::object result{{"field", nullptr}, {"section", nullptr}, {"element", nullptr}};
    if (place.element) {
        result["element"] = *place.element;
    }
    if (place.field) {
        result["field"] = place.field->value;
    }
    if (place.section) {
        result["section"] = place.section->value;
    }
    return result;
}

constexpr std::string_view classifiedKey = "classified";

class Service : public cppu::WeakImplHelper2<org::zhangfa::XZhangfa, css::lang::XServiceInfo> {
public:
    explicit Service(const Reference<css::uno::XComponentContext>& context) : context_(context) {}

    OUString SAL_CALL kinds() override {
        return guarded([&] {
            followTemplates(context_);
            json::array all;
            for (const KindId& id : library().kindOrder) {
                const Kind& kind = *library().kind(id);
                json::array sections;
                for (const KindSection& part : kind.sections) {
                    const Section* section = library().section(part.id);
                    json::array options;
                    for (const Option& option : section != nullptr ? section->options : std::vector<Option>{}) {
                        const bool always = option.byDefault || std::find(part.options.begin(), part.options.end(),
                                                                          option.id) != part.options.end();
                        if (option.id != themeOption || always) { // a theme is its kind's affair
                            options.push_back(
                                json::object{{"id", option.id}, {"title", option.title}, {"default", always}});
                        }
                    }
                    sections.push_back(json::object{{"id", part.id.value},
                                                    {"title", section != nullptr ? section->title : part.id.value},
                                                    {"need", needName(part.need)},
                                                    {"options", std::move(options)}});
                }
                all.push_back(json::object{{"id", id.value},
                                           {"title", kind.title},
                                           {"manner", mannerName(kind.manner)},
                                           {"notice", kind.notice.has_value()},
                                           {"sections", std::move(sections)}});
            }
            return text(all);
        });
    }

    OUString SAL_CALL templateProblems() override {
        return guarded([&] {
            json::array all;
            for (const Problem& problem : zhangfa::templateProblems(context_)) {
                all.push_back(json::object{{"file", problem.place.file},
                                           {"line", problem.place.line},
                                           {"column", problem.place.column},
                                           {"message", say(problem.message)}});
            }
            return text(all);
        });
    }

    OUString SAL_CALL fields(const OUString& kind) override {
        return guarded([&] {
            const Kind* found = library().kind(KindId{toUtf8(kind)});
            if (found == nullptr) {
                refuse("request.unknown-kind", {toUtf8(kind)});
            }
            return text(valuesSchema(library(), *found));
        });
    }

    void SAL_CALL create(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const Snapshot snapshot = readSnapshot(document);
            const bool blank = snapshot.body.size() == 1 && !snapshot.body[0].table &&
                               snapshot.body[0].paragraph.text.empty() && snapshot.properties.empty();
            if (!blank) {
                refuse("document.not-empty");
            }
            ReportRequest wanted = withProfile(reportRequest(library(), toUtf8(request)));
            if (classifies(wanted.values)) {
                requireConfirmed(request);
                wanted.last.clear();
            }
            carryOut(document, snapshot, planReport(library(), wanted), {"undo.create", {}});
            const Reference<css::text::XTextViewCursorSupplier> window(model->getCurrentController(), UNO_QUERY);
            if (window.is()) { // the text grew before the cursor
                window->getViewCursor()->gotoStart(false);
            }
        });
    }

    OUString SAL_CALL profiles() override {
        return guarded([&] {
            const Profiles profiles = readProfiles(context_, library());
            json::object fields;
            for (const Field* field : profileFields(library())) {
                fields[field->id.value] = toSchema(*field);
            }
            json::array all;
            for (const Profile& profile : profiles.all) {
                json::object values;
                for (const auto& [id, value] : profile.values) {
                    values[id.value] = value;
                }
                all.push_back(json::object{{"id", profile.id}, {"name", profile.name}, {"values", std::move(values)}});
            }
            const bool chosen = profiles.find(profiles.current) != nullptr;
            return text(json::object{{"current", chosen ? json::value(profiles.current) : json::value()},
                                     {"fields", std::move(fields)},
                                     {"profiles", std::move(all)}});
        });
    }

    OUString SAL_CALL saveProfile(const OUString& request) override {
        return guarded([&] {
            const Profile profile = profileRequest(library(), toUtf8(request));
            return text(json::object{{"id", keepProfile(context_, library(), profile)}});
        });
    }

    void SAL_CALL removeProfile(const OUString& id) override {
        guarded([&] { zhangfa::removeProfile(context_, toUtf8(id)); });
    }

    void SAL_CALL chooseProfile(const OUString& id) override {
        guarded([&] { zhangfa::chooseProfile(context_, toUtf8(id)); });
    }

    OUString SAL_CALL insert(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const InsertRequest wanted = insertRequest(library(), toUtf8(request));
            if (classifies(wanted.values)) {
                requireConfirmed(request);
            }
            const Snapshot snapshot = readSnapshot(document);
            return rearrange(document, snapshot,
                             planInsert(library(), snapshot, wanted.section, wanted.values, wanted.after, wanted.text),
                             {"undo.insert", {titleOf(wanted.section)}});
        });
    }

    OUString SAL_CALL setText(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const TextRequest wanted = textRequest(toUtf8(request));
            const Snapshot snapshot = readSnapshot(document);
            if (!isMade(snapshot.properties)) {
                const bool one = wanted.sections && wanted.sections->size() == 1;
                refuse("plan.text-of-others", {one ? titleOf(wanted.sections->front()) : say({"text.all", {}})});
            }
            const auto sections = wanted.sections.value_or(sectionsForText(library(), snapshot, wanted.text));
            for (const SectionId& id : sections) {
                if (!wanted.overwrite && zhangfa::isWrittenIn(library(), snapshot, id, wanted.text)) {
                    refuse("text.written", {titleOf(id)});
                }
            }
            const Plan plan = planText(library(), snapshot, sections, wanted.text);
            const auto* edits = std::get_if<Edits>(&plan);
            if (edits == nullptr || !edits->empty()) {
                carryOut(document, snapshot, plan, {wanted.text == briefText ? "undo.brief" : "undo.full", {}});
            }
            return text(json::object{{"changed", ids(sections)}});
        });
    }

    void SAL_CALL setOfficialParts(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const PartsRequest wanted = partsRequest(toUtf8(request));
            carryOutAll(document, readSnapshot(document), planParts(library(), wanted), {"undo.parts", {}});
        });
    }

    OUString SAL_CALL move(const Model& model, const OUString& section, sal_Int32 steps) override {
        return guarded([&] {
            const Document document = editable(model);
            const SectionId id{toUtf8(section)};
            const Snapshot snapshot = readSnapshot(document);
            return rearrange(document, snapshot, planMove(library(), snapshot, id, steps),
                             {"undo.move", {titleOf(id)}});
        });
    }

    OUString SAL_CALL moveBehind(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const InsertRequest wanted = insertRequest(library(), toUtf8(request));
            if (!wanted.after) {
                refuse("request.missing", {"after"});
            }
            const Snapshot snapshot = readSnapshot(document);
            return rearrange(document, snapshot, planMoveBehind(library(), snapshot, wanted.section, *wanted.after),
                             {"undo.move", {titleOf(wanted.section)}});
        });
    }

    sal_Bool SAL_CALL isWrittenIn(const Model& model, const OUString& section) override {
        return guarded([&]() -> sal_Bool {
            return zhangfa::isWrittenIn(library(), readSnapshot(Document(model)), SectionId{toUtf8(section)});
        });
    }

    OUString SAL_CALL remove(const Model& model, const OUString& section) override {
        return guarded([&] {
            const Document document = editable(model);
            const SectionId id{toUtf8(section)};
            const Snapshot snapshot = readSnapshot(document);
            return rearrange(document, snapshot, planRemove(library(), snapshot, id), {"undo.remove", {titleOf(id)}});
        });
    }

    void SAL_CALL assign(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const AssignRequest wanted = assignRequest(toUtf8(request));
            const Snapshot snapshot = readSnapshot(document);
            carryOut(document, snapshot, planAssign(library(), snapshot, wanted.element, wanted.section),
                     wanted.section ? Message{"undo.assign", {titleOf(*wanted.section)}} : Message{"undo.let-go", {}});
        });
    }

    void SAL_CALL replace(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const ReplaceRequest wanted = replaceRequest(toUtf8(request));
            const Field* field = library().field(wanted.field);
            const Snapshot snapshot = readSnapshot(document);
            carryOut(document, snapshot,
                     planBind(library(), snapshot, wanted.field, wanted.element, wanted.offset, wanted.text),
                     {"undo.replace", {field != nullptr ? field->title : wanted.field.value}});
        });
    }

    OUString SAL_CALL repair(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const RepairRequest wanted = repairRequest(toUtf8(request));
            const Snapshot snapshot = readSnapshot(document);
            return rearrange(document, snapshot,
                             planRepair(library(), snapshot, wanted.kind, wanted.element, wanted.offset),
                             {"undo.repair." + std::string(nameOf(wanted.kind)), {}});
        });
    }

    OUString SAL_CALL draft(const Controller& controller, const OUString& request) override {
        return guarded([&] {
            const SectionDraft draft = draftOf(controller, parseRequest(toUtf8(request)));
            json::array fields;
            for (const DraftField& field : draft.fields) {
                fields.push_back(json::object{{"text", field.text},
                                              {"title", field.title},
                                              {"type", toSchema(field.field).at("type")},
                                              {"places", field.places.size()},
                                              {"proposed", field.proposed}});
            }
            return text(json::object{{"title", draft.title}, {"fields", std::move(fields)}});
        });
    }

    OUString SAL_CALL saveSection(const Controller& controller, const OUString& request) override {
        return guarded([&] {
            const SaveSectionRequest wanted = saveSectionRequest(toUtf8(request));
            SectionDraft draft = draftOf(controller, parseRequest(toUtf8(request)));
            draft.title = wanted.title.value_or(draft.title);
            std::set<std::size_t> chosen;
            for (std::size_t i = 0; i < draft.fields.size(); ++i) {
                const auto given =
                    wanted.fields ? wanted.fields->find(i) : std::map<std::size_t, std::string>::const_iterator();
                const bool in = wanted.fields ? given != wanted.fields->end() : draft.fields[i].proposed;
                if (in) {
                    chosen.insert(i);
                    draft.fields[i].title =
                        wanted.fields && !given->second.empty() ? given->second : draft.fields[i].title;
                }
            }
            const SectionId id = freeSectionId(library());
            saveOwnSection(context_, writeSection(draft, id, chosen, sectionBefore(controller)));
            return text(json::object{{"id", id.value}});
        });
    }

    void SAL_CALL fill(const Model& model, const OUString& values) override {
        guarded([&] {
            const Document document = editable(model);
            const Snapshot snapshot = readSnapshot(document);
            const Report report = requireReport(snapshot);
            json::object request = parseRequest(toUtf8(values));
            request.erase(classifiedKey);
            const Values wanted = valuesRequest(json::serialize(request), fieldsOf(report));
            Plan plan = planFill(library(), report, snapshot, wanted);
            if (const auto* refusal = std::get_if<Refusal>(&plan)) {
                throw RefusalError(*refusal);
            }
            if (classifies(wanted)) {
                requireConfirmed(values);
                addForgetting(plan, snapshot);
            }
            const Field* single = wanted.size() == 1 ? report.field(wanted.begin()->first) : nullptr;
            const Message title =
                single != nullptr ? Message{"undo.fill-one", {single->title}} : Message{"undo.fill", {}};
            carryOutFill(document, snapshot, std::get<Edits>(plan), title,
                         single != nullptr ? single->id.value : std::string());
        });
    }

    void SAL_CALL fillWithSources(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const Snapshot snapshot = readSnapshot(document);
            const Report report = requireReport(snapshot);
            const SourcesRequest wanted = sourcesRequest(toUtf8(request), fieldsOf(report));
            Plan plan = planFill(library(), report, snapshot, wanted.values);
            if (const auto* refusal = std::get_if<Refusal>(&plan)) {
                throw RefusalError(*refusal);
            }
            if (classifies(wanted.values)) {
                requireConfirmed(request);
                addForgetting(plan, snapshot);
            }
            Edits edits = planSources(snapshot, wanted.sources);
            auto& more = std::get<Edits>(plan);
            std::move(more.begin(), more.end(), std::back_inserter(edits));
            if (!edits.empty()) {
                carryOut(document, snapshot, std::move(edits),
                         {wanted.values.empty() ? "undo.sources" : "undo.fill", {}});
            }
        });
    }

    OUString SAL_CALL readSheet(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Report report = requireReport(readSnapshot(Document(model)));
            const SheetRequest wanted = sheetRequest(toUtf8(request));
            std::vector<Sheet> sheets = wanted.url ? readSpreadsheet(context_, *wanted.url)
                                                   : std::vector<Sheet>{{"", 0, 0, splitCells(wanted.text)}};
            json::array names;
            for (const Sheet& sheet : sheets) {
                names.emplace_back(sheet.name);
            }
            if (wanted.sheet) {
                std::erase_if(sheets, [&](const Sheet& sheet) { return sheet.name != *wanted.sheet; });
                if (sheets.empty()) {
                    refuse("sheet.no-such-sheet", {*wanted.sheet});
                }
            }
            if (wanted.range) {
                for (Sheet& sheet : sheets) {
                    auto part = cropped(sheet, *wanted.range);
                    if (!part) {
                        refuse("sheet.bad-range", {*wanted.range});
                    }
                    sheet = std::move(*part);
                }
            }
            TitleMatches matches = rememberedTitles(context_);
            for (const auto& [title, field] : wanted.matches) {
                matches[title] = field;
            }
            if (!wanted.matches.empty()) {
                rememberTitles(context_, matches);
            }
            std::vector<const Field*> fields;
            std::map<std::string, std::string> titles;
            for (const Field& field : report.fields) {
                if (report.asked.contains(field.id)) {
                    fields.push_back(&field);
                }
            }
            for (const ReportSection& section : report.sections) {
                titles[section.id.value] = section.title;
            }
            return text(sheetJson(report, readSheets(sheets, {fields, titles, matches, wanted.row}), std::move(names)));
        });
    }

    void SAL_CALL writeSheet(const Model& model, const OUString& request) override {
        guarded([&] {
            const Snapshot snapshot = readSnapshot(Document(model));
            const Report report = requireReport(snapshot);
            const json::object wanted = parseRequest(toUtf8(request));
            const std::string url = requestedText(wanted, "url");
            const Values values = readValues(report, snapshot);
            if (url.ends_with(".json")) {
                return writeText(url, writeValues(values, fieldsOf(report)));
            }
            const auto department =
                wanted.contains("department") ? std::optional(requestedText(wanted, "department")) : std::nullopt;
            const FormHeadings headings{
                say({"sheet.id", {}}),        say({"sheet.section", {}}), say({"sheet.item", {}}),
                say({"sheet.value", {}}),     say({"sheet.unit", {}}),    say({"source.department", {}}),
                say({"source.evidence", {}}), say({"source.note", {}}),   say({"sheet.form", {}})};
            writeSpreadsheet(context_, url,
                             exportForm(report, values, readSources(snapshot.properties), headings, department));
        });
    }

    OUString SAL_CALL readCells(const OUString& request) override {
        return guarded([&] {
            const CellsRequest wanted = readCellsRequest(toUtf8(request));
            json::array sheets;
            for (const Sheet& sheet : zhangfa::readCells(context_, wanted.url, wanted.sheet)) {
                json::array rows;
                for (const std::vector<std::string>& row : sheet.cells) {
                    rows.emplace_back(json::array(row.begin(), row.end()));
                }
                sheets.push_back(json::object{{"name", sheet.name},
                                              {"row", sheet.firstRow},
                                              {"column", sheet.firstColumn},
                                              {"cells", std::move(rows)}});
            }
            return text(json::object{{"sheets", std::move(sheets)}});
        });
    }

    void SAL_CALL writeCells(const OUString& request) override {
        guarded([&] {
            const CellsRequest wanted = writeCellsRequest(toUtf8(request));
            zhangfa::writeCells(context_, wanted.url, wanted.sheets);
        });
    }

    OUString SAL_CALL takeLast(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const Snapshot snapshot = readSnapshot(document);
            const Report report = requireReport(snapshot);
            const LastRequest wanted = lastRequest(toUtf8(request), fieldsOf(report));
            if (isClassified(snapshot.properties)) {
                refuse("classified.no-last");
            }
            EarlierReport earlier;
            Edits edits;
            earlier.values = wanted.values;
            if (wanted.url) {
                const OpenedDocument opened(context_, *wanted.url);
                const Snapshot last = readSnapshot(Document(opened.model()), true);
                if (isClassified(last.properties)) {
                    refuse("classified.no-last");
                }
                earlier = readEarlier(library(), last);
                edits = planLastSentences(snapshot, sentenceMarks(last));
            }
            const Edits values = planLast(snapshot, earlier.values, wanted.url && !earlier.values.empty());
            edits.insert(edits.end(), values.begin(), values.end());
            if (!edits.empty()) {
                carryOut(document, snapshot, edits, {"undo.last", {}});
            }
            json::array proposals;
            for (const ValueProposal& proposal : earlier.proposals) {
                const Field* field = library().field(proposal.field);
                proposals.push_back(json::object{{"field", proposal.field.value},
                                                 {"title", proposal.title},
                                                 {"value", proposal.value},
                                                 {"shown", shownValue(*field, proposal.value)},
                                                 {"sentence", proposal.sentence}});
            }
            return text(json::object{{"taken", earlier.values.size()}, {"proposals", std::move(proposals)}});
        });
    }

    OUString SAL_CALL values(const Model& model) override {
        return guarded([&] {
            const Snapshot snapshot = readSnapshot(Document(model));
            const Report report = requireReport(snapshot);
            return fromUtf8(writeValues(readValues(report, snapshot), fieldsOf(report)));
        });
    }

    OUString SAL_CALL state(const Model& model) override {
        return guarded([&] {
            const Document document(model);
            json::object state = toJson(describe(library(), readSnapshot(document)));
            state["access"] = accessName(accessTo(document, context_));
            return text(state);
        });
    }

    OUString SAL_CALL snapshot(const Model& model) override {
        return guarded([&] { return text(toJson(readSnapshot(Document(model)))); });
    }

    OUString SAL_CALL outline(const Model& model) override {
        return guarded([&] {
            const Document document(model);
            const Snapshot snapshot = readSnapshot(document, true);
            json::object outline = toJson(readOutline(snapshot, library()), snapshot);
            for (json::value& item : partItems(readOutlineParts(document), library())) {
                outline["items"].as_array().push_back(std::move(item));
            }
            return text(outline);
        });
    }

    OUString SAL_CALL reconcile(const Model& model) override {
        return guarded([&] {
            const Document document = editable(model);
            const Snapshot snapshot = readSnapshot(document);
            const Reconciliation found = zhangfa::reconcile(library(), snapshot);
            if (!found.edits.empty()) {
                carryOut(document, snapshot, found.edits, {"undo.reconcile", {}});
            }
            putReopenedRight(document, isMade(snapshot.properties));
            placing(document)(); // a file that was opened again may have broken its pages otherwise
            json::array conflicts;
            for (const Conflict& conflict : found.conflicts) {
                json::array shown(conflict.shown.begin(), conflict.shown.end());
                conflicts.push_back(json::object{{"field", conflict.field.value},
                                                 {"title", conflict.title},
                                                 {"property", conflict.property},
                                                 {"shown", std::move(shown)}});
            }
            return text(json::object{{"adopted", ids(found.adopted)},
                                     {"restored", ids(found.restored)},
                                     {"conflicts", std::move(conflicts)},
                                     {"orphans", ids(found.orphans)}});
        });
    }

    OUString SAL_CALL at(const Controller& controller) override {
        return guarded([&] { return text(placeJson(Places(controller, library()).atCursor())); });
    }

    OUString SAL_CALL select(const Controller& controller, const OUString& request) override {
        return guarded([&] {
            const Target target = targetRequest(toUtf8(request));
            const Places places(controller, library());
            if (target.section) {
                places.selectSection(*target.section);
            } else if (target.field) {
                places.selectField(*target.field, target.place);
            } else if (target.element) {
                places.selectText(*target.element, target.offset, target.length);
            } else if (target.part) {
                places.selectPart(*target.part, target.paragraph, target.offset, target.length);
            } else {
                places.selectNextUnfilled();
            }
            return text(placeJson(places.atCursor()));
        });
    }

    void SAL_CALL bind(const Controller& controller, const OUString& field) override {
        guarded([&] { bindAtCursor(controller, FieldId{toUtf8(field)}); });
    }

    void SAL_CALL rebind(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const PlaceRequest place = placeRequest(toUtf8(request));
            const Snapshot snapshot = readSnapshot(document);
            const Field* field = library().field(place.field);
            carryOut(document, snapshot, planRebind(library(), snapshot, place.field, place.element),
                     {"undo.rebind", {field != nullptr ? field->title : place.field.value}});
        });
    }

    void SAL_CALL removeOrphans(const Model& model) override {
        guarded([&] {
            const Document document = editable(model);
            SetProperties removal;
            for (const FieldId& id : zhangfa::reconcile(library(), readSnapshot(document)).orphans) {
                removal.properties[propertyPrefix + id.value] = "";
            }
            if (!removal.properties.empty()) {
                apply(document, {removal}, say({"undo.remove-orphans", {}}));
            }
        });
    }

    OUString SAL_CALL check(const Model& model, const OUString& request) override {
        return guarded([&] {
            const auto all = checks_.check(context_, Document(model), library(), parseRequest(toUtf8(request)));
            return text(findingsJson(all.findings, all.snapshot));
        });
    }

    OUString SAL_CALL recheck(const Model& model) override {
        return guarded([&] {
            const auto place = checks_.recheck(Document(model));
            json::object told{{"element", nullptr}, {"findings", json::array()}};
            if (place) {
                told["element"] = place->element;
                told["findings"] = findingsJson(place->findings, *place->snapshot);
            }
            return text(told);
        });
    }

    OUString SAL_CALL comment(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const json::object wanted = parseRequest(toUtf8(request));
            const auto* add = wanted.if_contains("add");
            if (add == nullptr || !add->is_bool()) {
                refuse("request.missing", {"add"});
            }
            const CommentCounts counts = add->get_bool()
                                             ? addComments(document, found(document, wanted).findings, texts(context_))
                                             : removeComments(document, texts(context_));
            return text(json::object{{"added", counts.added}, {"removed", counts.removed}, {"left", counts.left}});
        });
    }

    OUString SAL_CALL fix(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            json::object wanted = parseRequest(toUtf8(request));
            wanted["layout"] = false; // nothing of it can be put right here
            Rechecking::Result all = found(document, wanted);
            const auto count = std::count_if(all.findings.begin(), all.findings.end(), [&](const Finding& finding) {
                return finding.fix && isWanted(wanted, finding, all.snapshot);
            });
            json::array fixed;
            if (count > 0) {
                const Message title{count == 1 ? "undo.fix" : "undo.fix-all", {std::to_string(count)}};
                const UndoContext step(document, say(title));
                fixed = fixRounds(document, wanted, std::move(all), title);
            }
            return text(json::object{{"fixed", std::move(fixed)}});
        });
    }

    void SAL_CALL ignore(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const json::object wanted = parseRequest(toUtf8(request));
            const Rechecking::Result all = found(document, {});
            if (wanted.contains("forget")) {
                carryOut(document, all.snapshot, planForgetIgnored(all.snapshot), {"undo.ignore", {}});
                return;
            }
            const auto key = wanted.contains("finding") ? findingKey(wanted.at("finding")) : std::nullopt;
            const auto one = std::find_if(all.findings.begin(), all.findings.end(),
                                          [&](const Finding& any) { return key && keyOf(any, all.snapshot) == *key; });
            if (one == all.findings.end()) {
                refuse("request.missing", {"finding"});
            }
            carryOut(document, all.snapshot, planIgnore(all.snapshot, *one), {"undo.ignore", {}});
        });
    }

    OUString SAL_CALL fonts(const Model& model) override {
        return guarded([&] {
            const Document document(model);
            const Snapshot snapshot = readSnapshot(document, true);
            const CheckSettings settings = checkSettings(context_, library(), snapshot, {});
            return text(toJson(readLayout(context_, document, snapshot, settings.formatIn(library())).fonts));
        });
    }

    OUString SAL_CALL formats() override {
        return guarded([&] {
            followTemplates(context_);
            json::array all;
            for (const auto& [id, format] : library().formats) {
                json::array differences;
                for (const Message& message : deviations(format)) {
                    differences.emplace_back(sayDeviation(message));
                }
                all.push_back(
                    json::object{{"id", id}, {"title", format.title}, {"deviations", std::move(differences)}});
            }
            return text(all);
        });
    }

    OUString SAL_CALL roles(const Model& model) override {
        return guarded([&] {
            const Snapshot snapshot = readSnapshot(Document(model), true);
            return text(toJson(proposeRoles(snapshot, library()), snapshot));
        });
    }

    OUString SAL_CALL format(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            json::object wanted = parseRequest(toUtf8(request));
            const Snapshot snapshot = readSnapshot(document, true);
            const Plan plan = planFormat(library(), snapshot, formatRequest(wanted, snapshot));
            json::array left, fixed;
            for (const Message& message : textsAtPageEdges(document)) {
                left.emplace_back(say(message));
            }
            if (const auto* refusal = std::get_if<Refusal>(&plan)) {
                throw RefusalError(*refusal);
            }
            const Message title{"undo.format", {}};
            const UndoContext step(document, say(title));
            apply(document, std::get<Edits>(plan), say(title));
            const auto* fixes = wanted.if_contains("fix");
            if (fixes != nullptr && fixes->is_bool() && fixes->get_bool()) {
                wanted["layout"] = false;
                fixed = fixRounds(document, wanted, found(document, wanted), title);
            }
            return text(json::object{{"left", std::move(left)}, {"fixed", std::move(fixed)}});
        });
    }

    void SAL_CALL setFormat(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const std::string id = requestedText(parseRequest(toUtf8(request)), "format");
            const Snapshot snapshot = readSnapshot(document);
            carryOut(document, snapshot, planFormatChange(library(), snapshot, id),
                     {"undo.set-format", {library().format(id).title}});
        });
    }

    void SAL_CALL setStage(const Model& model, const OUString& request) override {
        guarded([&] {
            const Document document = editable(model);
            const StageRequest wanted = stageRequest(toUtf8(request));
            const Snapshot snapshot = readSnapshot(document, true);
            requireReport(snapshot);
            if (wanted.stage != stageIn(snapshot.properties)) {
                requireReady(document, snapshot, wanted);
            }
            const Edits edits = planStage(library(), snapshot, wanted.stage, wanted.inTitle);
            if (!edits.empty()) {
                carryOut(document, snapshot, edits, {"undo.stage", {titleOf(wanted.stage)}});
            }
        });
    }

    OUString SAL_CALL obstacles(const Model& model) override {
        return guarded([&] {
            const Snapshot snapshot = readSnapshot(Document(model), true);
            return text(toJson(obstaclesIn(snapshot), snapshot, texts(context_)));
        });
    }

    OUString SAL_CALL proposeFileName(const Model& model, const OUString& request) override {
        return guarded([&] {
            const ReportState report = describe(library(), readSnapshot(Document(model)));
            return fromUtf8(zhangfa::proposeFileName(report, parseRequest(toUtf8(request))));
        });
    }

    OUString SAL_CALL plainText(const Model& model) override {
        return guarded([&] { return fromUtf8(zhangfa::plainText(readSnapshot(Document(model)))); });
    }

    OUString SAL_CALL setLandscape(const Model& model, const OUString& request) override {
        return guarded([&] {
            const Document document = editable(model);
            const json::object wanted = parseRequest(toUtf8(request));
            const LandscapeWish wish = landscapeWish(document, wanted);
            const bool on = wish.on;
            zhangfa::setLandscape(document, wish, say({on ? "undo.landscape" : "undo.upright", {}}));
            return text(json::object{{"on", on}});
        });
    }

    void SAL_CALL saveCopy(const Model& model, const OUString& url) override {
        guarded([&] {
            const Document document(model);
            if (accessTo(document, context_) == Access::editable) {
                placing(document)();
            }
            zhangfa::saveCopy(document, toUtf8(url));
        });
    }

    OUString SAL_CALL finalObstacles(const Model& model) override {
        return guarded([&] {
            json::array all;
            for (const Obstacle& obstacle : zhangfa::finalObstacles(Document(model), library())) {
                json::object item{{"reason", obstacle.message.key}, {"message", say(obstacle.message)}};
                if (obstacle.field) {
                    item["field"] = obstacle.field->value;
                }
                all.push_back(std::move(item));
            }
            return text(all);
        });
    }

    void SAL_CALL saveFinal(const Model& model, const OUString& url) override {
        guarded([&] { zhangfa::saveFinal(context_, Document(model), library(), toUtf8(url)); });
    }

    OUString SAL_CALL getImplementationName() override { return ascii(serviceImplementation); }
    sal_Bool SAL_CALL supportsService(const OUString& name) override { return cppu::supportsService(this, name); }
    css::uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override {
        return sequence<OUString>({ascii(serviceName)});
    }

private:
    const Library& library() const { return templates(context_); }
    std::string say(const Message& message) const { return texts(context_)(message); }

    // The only place where an exception of ours becomes one of UNO's.
    template <class Work> auto guarded(const Work& work) -> decltype(work()) {
        try {
            return work();
        } catch (const ValueRefusal& refusal) {
            Message message = refusal.message();
            message.args.push_back(say(refusal.rule()));
            std::string sentence = say(message);
            if (refusal.count() > 1) {
                sentence += say({"request.more-values", {std::to_string(refusal.count() - 1)}});
            }
            throw org::zhangfa::Refused(fromUtf8(sentence), *this, fromUtf8(refusal.message().key));
        } catch (const RefusalError& refusal) {
            throw org::zhangfa::Refused(fromUtf8(say(refusal.message())), *this, fromUtf8(refusal.message().key));
        } catch (const css::uno::RuntimeException&) {
            throw;
        } catch (const css::uno::Exception& failure) {
            // A call may throw nothing but what it declares: anything else ends the office.
            const Message message{"document.writer-failed", {toUtf8(failure.Message)}};
            throw org::zhangfa::Refused(fromUtf8(say(message)), *this, fromUtf8(message.key));
        } catch (const std::exception& failure) {
            throw css::uno::RuntimeException(fromUtf8(failure.what()), *this);
        }
    }

    // With the part of a document that it is of as the user calls it.
    std::string sayDeviation(Message message) const {
        for (std::size_t role = 0; role < formatRoleCount && !message.args.empty(); ++role) {
            if (message.args[0] == nameOf(static_cast<FormatRole>(role))) {
                message.args[0] = say({"format.role." + message.args[0], {}});
            }
        }
        return say(message);
    }

    Document editable(const Model& model) const {
        Document document(model);
        requireEditable(document, context_);
        return document;
    }

    std::vector<SubmissionObstacle> obstaclesIn(const Snapshot& snapshot) const {
        const CheckSettings settings = checkSettings(context_, library(), snapshot, {});
        return submissionObstacles(describe(library(), snapshot), zhangfa::check(snapshot, library(), settings));
    }

    // A draft is never held back, nor what others are to read and comment on.
    void requireReady(const Document& document, const Snapshot& snapshot, const StageRequest& wanted) const {
        if (wanted.stage == Stage::final) {
            requireFinal(document, library());
        }
        if (!wanted.confirmed && (wanted.stage == Stage::review || wanted.stage == Stage::final)) {
            const auto obstacles = obstaclesIn(snapshot);
            const auto holding = std::count_if(obstacles.begin(), obstacles.end(), holdsBack);
            if (holding > 0) {
                refuse("stage.held", {titleOf(wanted.stage), std::to_string(holding)});
            }
        }
    }

    // Puts right what is wanted. Of findings that overlap one is put right at a time; further rounds see to the rest.
    json::array fixRounds(const Document& document, const json::object& wanted, Rechecking::Result all,
                          const Message& title) const {
        constexpr int most = 3;
        json::array fixed;
        for (int round = 0; round < most; ++round) {
            std::erase_if(all.findings, [&](const Finding& finding) {
                return !finding.fix || !isWanted(wanted, finding, all.snapshot);
            });
            if (all.findings.empty()) {
                break;
            }
            for (const Finding& finding : all.findings) {
                fixed.push_back(json::object{{"text", finding.text}, {"message", say(finding.message)}});
            }
            carryOut(document, all.snapshot, planFixes(all.snapshot, all.findings), title);
            if (wanted.contains("findings")) { // they are of the text as it was
                break;
            }
            all = found(document, wanted);
        }
        return fixed;
    }

    // Apart from what `recheck` goes on from.
    Rechecking::Result found(const Document& document, const json::object& request) const {
        return checkOnce(context_, document, library(), request);
    }

    json::array findingsJson(const std::vector<Finding>& findings, const Snapshot& snapshot) const {
        json::array all = toJson(findings, snapshot, texts(context_));
        const IsIgnored isIgnored(snapshot);
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (isIgnored(findings[i])) {
                all[i].as_object()["ignored"] = true;
            }
        }
        return all;
    }

    Report requireReport(const Snapshot& snapshot) const {
        Report report = readReport(snapshot, library());
        if (!report.kind) {
            refuse("document.no-report");
        }
        return report;
    }

    static std::vector<const Field*> fieldsOf(const Report& report) {
        std::vector<const Field*> fields;
        for (const Field& field : report.fields) {
            fields.push_back(&field);
        }
        return fields;
    }
    static std::vector<const Field*> fieldsOf(const Library& library, const Kind& kind) {
        return zhangfa::fieldsOf(library, kind);
    }

    std::string titleOf(const SectionId& id) const {
        const Section* section = library().section(id);
        return section != nullptr ? section->title : id.value;
    }

    std::string titleOf(Stage stage) const { return say({"stage." + std::string(nameOf(stage)), {}}); }

    json::object sheetJson(const Report& report, const SheetReading& reading, json::array names) const {
        json::array rows(reading.rows.begin(), reading.rows.end()), values, unmatched, problems;
        for (const SheetValue& value : reading.values) {
            values.push_back(json::object{{"field", value.field.value},
                                          {"title", value.title},
                                          {"column", value.column},
                                          {"place", value.place},
                                          {"value", value.value},
                                          {"shown", value.shown}});
        }
        for (const SheetTitle& title : reading.unmatched) {
            json::array candidates;
            for (const FieldId& id : title.candidates) {
                candidates.push_back(json::object{{"field", id.value}, {"title", report.field(id)->title}});
            }
            unmatched.push_back(json::object{{"column", title.column},
                                             {"place", title.place},
                                             {"shown", title.shown},
                                             {"candidates", std::move(candidates)}});
        }
        for (const SheetProblem& problem : reading.problems) {
            problems.push_back(json::object{{"column", problem.column},
                                            {"place", problem.place},
                                            {"shown", problem.shown},
                                            {"message", say(problem.rule)}});
        }
        json::object sources;
        for (const auto& [id, source] : reading.sources) {
            sources[id.value] = toJson(source);
        }
        return {{"sheets", std::move(names)},      {"rows", std::move(rows)},
                {"values", std::move(values)},     {"unmatched", std::move(unmatched)},
                {"problems", std::move(problems)}, {"sources", std::move(sources)}};
    }

    // Of the section that is asked for, else of what is selected.
    SectionDraft draftOf(const Controller& controller, const json::object& request) const {
        const Places places(controller, library());
        Stretch stretch;
        if (const auto* section = request.if_contains("section"); section != nullptr && section->is_string()) {
            const SectionId id{std::string(section->as_string())};
            const ReportSection* found = places.report().section(id);
            if (found == nullptr) {
                refuse("plan.not-there", {titleOf(id)});
            }
            stretch = {found->first, found->count};
        } else {
            stretch = places.selected();
        }
        const Outline outline =
            places.report().made ? readOutline(places.snapshot(), library()) : places.report().outline;
        auto draft = draftSection(places.snapshot(), outline, stretch.first, stretch.count);
        if (const auto* refusal = std::get_if<Refusal>(&draft)) {
            throw RefusalError(*refusal);
        }
        return std::get<SectionDraft>(std::move(draft));
    }

    // Where a section made from the text here would rank: behind the standard section that it stands in or behind.
    SectionId sectionBefore(const Controller& controller) const {
        const Places places(controller, library());
        const Stretch stretch = places.selected();
        SectionId before;
        for (const ReportSection& section : places.report().sections) {
            const bool standard = library().section(section.id) != nullptr && section.id.value != "closing";
            before = standard && section.first <= stretch.first ? section.id : before;
        }
        return before.value.empty() ? SectionId{"preamble"} : before;
    }

    // What became of references to headings is told, not changed.
    OUString rearrange(const Document& document, const Snapshot& snapshot, const Plan& plan,
                       const Message& title) const {
        json::array references;
        if (const auto* edits = std::get_if<Edits>(&plan); edits != nullptr && !isMade(snapshot.properties)) {
            for (const NumberReference& place : referencesTouched(snapshot, readOutline(snapshot, library()), *edits)) {
                references.push_back(json::object{{"element", place.element},
                                                  {"offset", place.offset},
                                                  {"length", place.length},
                                                  {"text", place.text}});
            }
        }
        carryOut(document, snapshot, plan, title);
        return text(json::object{{"references", std::move(references)}});
    }

    // What the unit's profile knows and the request does not say.
    ReportRequest withProfile(ReportRequest request) const {
        const Profiles profiles = readProfiles(context_, library());
        if (const Profile* profile = profiles.find(profiles.current)) {
            for (const auto& [id, value] : profile->values) {
                request.values.try_emplace(id, value);
            }
        }
        return request;
    }

    // With what follows from it; `before`: the document as it is now.
    void carryOut(const Document& document, const Snapshot& before, const Plan& plan, const Message& title) const {
        if (const auto* refusal = std::get_if<Refusal>(&plan)) {
            throw RefusalError(*refusal);
        }
        apply(document, std::get<Edits>(plan), say(title), settling(document, before), placing(document));
    }

    // One plan behind the other, as one step.
    void carryOutAll(const Document& document, const Snapshot& before,
                     const std::vector<std::function<Plan(const Snapshot&)>>& plans, const Message& title) const {
        const auto next = [document, plans, i = std::size_t(0)](const Snapshot& snapshot) mutable {
            for (; i < plans.size(); ++i) {
                Plan plan = plans[i](snapshot);
                if (const auto* refusal = std::get_if<Refusal>(&plan)) {
                    throw RefusalError(*refusal);
                }
                if (!std::get<Edits>(plan).empty()) {
                    ++i;
                    return std::get<Edits>(std::move(plan));
                }
            }
            return Edits();
        };
        auto more = next;
        const Edits first = more(before);
        apply(
            document, first, say(title),
            [document, more, settle = settling(document, before)]() mutable {
                Edits edits = more(readSnapshot(document));
                return edits.empty() ? settle() : edits;
            },
            placing(document));
    }

    // What follows from a change, and then how the parts around the text must look for what stands in them.
    std::function<Edits()> settling(const Document& document, const Snapshot& before) const {
        return [this, document, before, settled = false, arranged = false]() mutable {
            if (!std::exchange(settled, true)) {
                if (Edits edits = planSettle(library(), before, readSnapshot(document)); !edits.empty()) {
                    return edits;
                }
            }
            return std::exchange(arranged, true) ? Edits() : arrangement(document);
        };
    }

    Edits arrangement(const Document& document) const {
        const auto wanted = planArrangement(library(), readSnapshot(document));
        return wanted ? Edits{*wanted} : Edits();
    }

    // 版记 to its place.
    std::function<void()> placing(const Document& document) const {
        return [this, document] {
            const auto properties = readProperties(document);
            const auto format = properties.find(formatProperty);
            const bool duplex =
                library().format(format != properties.end() ? format->second : std::string()).page.duplex;
            placeImprint(document, duplex, say({"undo.imprint", {}}));
        };
    }

    void requireConfirmed(const OUString& request) const {
        if (!isConfirmed(toUtf8(request))) {
            refuse("classified.notice");
        }
    }

    // Values of last period go from a document that is classified.
    static void addForgetting(Plan& plan, const Snapshot& snapshot) {
        if (auto forgotten = lastProperties({}, snapshot.properties); !forgotten.empty()) {
            std::get<Edits>(plan).emplace_back(SetProperties{std::move(forgotten)});
        }
    }

    // Where only properties change, the document need not be read again to know what follows.
    void carryOutFill(const Document& document, const Snapshot& before, Edits edits, const Message& title,
                      const std::string& series) const {
        auto* set = edits.size() == 1 ? std::get_if<SetProperties>(&edits.front()) : nullptr;
        if (set == nullptr) {
            return applyFill(document, edits, say(title), series, settling(document, before));
        }
        Edits following = planSettle(library(), before, withProperties(before, set->properties));
        if (auto* more = following.empty() ? nullptr : std::get_if<SetProperties>(&following.front())) {
            more->properties.merge(set->properties);
            set->properties = std::move(more->properties);
            following.erase(following.begin());
        }
        std::function<Edits()> then;
        const auto looks = planArrangement(library(), withProperties(before, set->properties));
        if (looks && !following.empty()) { // what comes and goes is known when it is there
            then = [this, document, arranged = false]() mutable {
                return std::exchange(arranged, true) ? Edits() : arrangement(document);
            };
        } else if (looks && looks != planArrangement(library(), before)) {
            following.emplace_back(*looks);
        }
        std::move(following.begin(), following.end(), std::back_inserter(edits));
        applyFill(document, edits, say(title), series, then);
    }

    void bindAtCursor(const Controller& controller, const FieldId& id) const {
        const Document document = editable(controller.is() ? controller->getModel() : Model());
        const Snapshot snapshot = readSnapshot(document);
        const Report report = requireReport(snapshot);
        const Field* field = report.field(id);
        if (field == nullptr || isBlock(*field)) {
            refuse("request.unknown-field", {id.value});
        }
        const auto cursor = Reference<css::text::XTextViewCursorSupplier>(controller, UNO_QUERY_THROW)->getViewCursor();
        const UndoContext step(document, say({"undo.bind", {field->title}}));
        ensureOwnStyles(document);
        const std::string property = propertyPrefix + id.value;
        if (!snapshot.properties.contains(property)) {
            apply(document, {SetProperties{{{property, unfilledMark(field->title)}}}},
                  say({"undo.bind", {field->title}}));
        }
        cursor->getText()->insertTextContent(Reference<css::text::XTextRange>(cursor, UNO_QUERY_THROW),
                                             makeField(document, id), true);
        updateHighlights(document, {id});
    }

    Reference<css::uno::XComponentContext> context_;
    Rechecking checks_; // of the document that `check` told of last
};

} // namespace

css::uno::XInterface* createService(css::uno::XComponentContext* context) {
    css::uno::XInterface* service = static_cast<cppu::OWeakObject*>(new Service(context));
    service->acquire();
    return service;
}

} // namespace zhangfa
