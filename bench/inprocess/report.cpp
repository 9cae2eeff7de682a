// How long it takes to make the whole report, to put in a section, and to read what stands there.
#include "core/plan.h"
#include "inprocess/documents.h"
#include "office/bound_fields.h"
#include "office/edit_applier.h"
#include "office/json_request.h"
#include "office/official_format.h"
#include "office/snapshot_reader.h"
#include "office/templates.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <boost/json.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>

namespace zhangfa::bench {

namespace json = boost::json;

namespace {

const char* nameOf(const Edit& edit) {
    return std::holds_alternative<SetUpFormat>(edit)      ? "format"
           : std::holds_alternative<SetProperties>(edit)  ? "properties"
           : std::holds_alternative<InsertElements>(edit) ? "elements"
                                                          : "other edits";
}

// The same steps as the service's create, each timed.
Edits makeByPhases(const Context& context, const std::string& request, Figures& figures) {
    const OpenDocument open(context);
    const zhangfa::Document document = open.adapter();
    const Library& library = templates(context);
    Plan plan;
    figures.time("report/plan", [&] { plan = planReport(library, reportRequest(library, request)); });
    Edits edits = std::get<Edits>(std::move(plan));
    const ControllersLocked still(document);
    for (const Edit& edit : edits) {
        figures.time(std::string("report/") + nameOf(edit), [&] { apply(document, {edit}, "create"); });
    }
    return edits;
}

// Writer's own share: the same words, fields and styles one after the other at the end, nothing else done.
void writePlainly(const zhangfa::Document& document, const InsertElements& edit) {
    const auto text = document.text;
    for (const NewElement& element : edit.elements) {
        const auto* paragraph = std::get_if<NewParagraph>(&element);
        if (paragraph == nullptr) {
            continue; // tables are few
        }
        const Reference<css::beans::XPropertySet> properties(text->getEnd(), UNO_QUERY_THROW);
        set(properties, "ParaStyleName", ascii(styleOf(paragraph->role)));
        for (const Run& run : paragraph->runs) {
            if (const auto* plain = std::get_if<TextRun>(&run)) {
                text->insertString(text->getEnd(), fromUtf8(plain->text), false);
            } else {
                text->insertTextContent(text->getEnd(), makeField(document, std::get<FieldRun>(run).field), false);
            }
        }
        text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
    }
}

void measureWriter(const Context& context, const Edits& edits, Figures& figures) {
    const OpenDocument open(context);
    const zhangfa::Document document = open.adapter();
    const ControllersLocked still(document);
    for (const Edit& edit : edits) {
        if (const auto* elements = std::get_if<InsertElements>(&edit)) {
            figures.time("report/writer's own", [&] { writePlainly(document, *elements); });
        } else {
            apply(document, {edit}, "create");
        }
    }
}

// Each section that was chosen is taken out and put in again.
void measureSections(const Reference<org::zhangfa::XZhangfa>& zhangfa, const OpenDocument& open,
                     const json::array& sections, Figures& figures) {
    for (const json::value& section : sections) {
        const rtl::OUString id = fromUtf8(std::string(section.as_string()));
        figures.time("section/remove", [&] { zhangfa->remove(open.model(), id); });
        const rtl::OUString request = fromUtf8(json::serialize(json::object{{"section", section}}));
        figures.time("section/insert", [&] { zhangfa->insert(open.model(), request); });
    }
}

} // namespace

void measureReport(const Context& context, const json::value& wish, Figures& figures) {
    const int runs = wish.at("runs").to_number<int>();
    const auto zhangfa = service(context);
    const std::string request = json::serialize(
        json::object{{"kind", wish.at("kind")}, {"sections", wish.at("sections")}, {"values", wish.at("values")}});
    {
        const OpenDocument open(context); // templates are read, once
        figures.time("report/very first", [&] { zhangfa->create(open.model(), fromUtf8(request)); });
        templates(context);
    }
    for (int run = 0; run < runs; ++run) {
        const OpenDocument open(context);
        figures.time("report/create", [&] { zhangfa->create(open.model(), fromUtf8(request)); });
        figures.time("report/shown", [&] { settle(context); });
        measureWriter(context, makeByPhases(context, request, figures), figures);
    }

    const OpenDocument open(context);
    zhangfa->create(open.model(), fromUtf8(request));
    settle(context);
    for (int run = 0; run < runs; ++run) {
        measureSections(zhangfa, open, wish.at("reinserted").as_array(), figures);
    }
    const auto controller = open.model()->getCurrentController();
    const zhangfa::Document document = open.adapter();
    for (int run = 0; run < 3 * runs; ++run) {
        figures.time("reading/state", [&] { zhangfa->state(open.model()); });
        figures.time("reading/snapshot as text", [&] { zhangfa->snapshot(open.model()); });
        figures.time("reading/snapshot", [&] { readSnapshot(document); });
        figures.time("reading/values", [&] { zhangfa->values(open.model()); });
        figures.time("reading/at", [&] { zhangfa->at(controller); });
        const rtl::OUString value = fromUtf8(json::serialize(json::object{{wish.at("field").as_string(), run + 1}}));
        figures.time("reading/fill of one value", [&] { zhangfa->fill(open.model(), value); });
    }
}

} // namespace zhangfa::bench
