// What the deck shows, as JSON: it goes over UNO between the service and the sidebar.
#include "json_exchange.h"
#include "state.h"

#include <algorithm>

namespace zhangfa {

namespace {

namespace json = boost::json;

constexpr const char* needs[] = {"required", "recommended", "optional"}; // as the templates say it

json::object sectionJson(const SectionState& section) {
    return {{"id", section.id.value},
            {"title", section.title},
            {"need", needs[static_cast<std::size_t>(section.need)]},
            {"present", section.present},
            {"label", section.label},
            {"element", section.element},
            {"filled", section.filled},
            {"total", section.total},
            {"copied", section.copied},
            {"bound", section.bound},
            {"confidence", section.confidence},
            {"characters", section.characters},
            {"text", section.text},
            {"brief", section.brief},
            {"attachment", section.attachment}};
}

SectionState readSection(const json::value& value) {
    const json::object& object = readObject(value);
    SectionState section;
    section.id.value = readString(object, "id");
    section.title = readString(object, "title");
    const auto need = std::find(std::begin(needs), std::end(needs), readString(object, "need"));
    if (need == std::end(needs)) {
        throw unexpectedJson("need");
    }
    section.need = static_cast<Need>(std::distance(std::begin(needs), need));
    section.present = readBool(object, "present");
    section.label = readString(object, "label");
    section.element = readSize(object, "element");
    section.filled = readSize(object, "filled");
    section.total = readSize(object, "total");
    section.copied = readBool(object, "copied");
    section.bound = readBool(object, "bound");
    section.confidence = readNumber(object, "confidence");
    section.characters = readSize(object, "characters");
    section.text = readString(object, "text");
    section.brief = readBool(object, "brief");
    section.attachment = readBool(object, "attachment");
    return section;
}

json::object fieldJson(const FieldState& state) {
    return {{"id", state.field.id.value},
            {"schema", toSchema(state.field)},
            {"value", state.value},
            {"places", state.places},
            {"asked", state.asked},
            {"last", state.last},
            {"source", toJson(state.source)},
            {"unanswered", stringsToJson(state.unanswered)},
            {"elements", arrayOf(state.elements, [](std::size_t element) { return element; })}};
}

FieldState readField(const json::value& value) {
    const json::object& object = readObject(value);
    auto field = fieldFromSchema(FieldId{readString(object, "id")}, readMember(object, "schema"));
    if (!field) {
        throw unexpectedJson("schema");
    }
    return {std::move(*field),
            readMember(object, "value"),
            readSize(object, "places"),
            readArray(readMember(object, "elements"), [](const json::value& item) { return readSize(item); }),
            readBool(object, "asked"),
            readMember(object, "last"),
            sourceFromJson(readMember(object, "source")),
            readArray(readMember(object, "unanswered"), [](const json::value& text) { return readString(text); })};
}

json::object groupJson(const FieldGroup& group) {
    return {{"section", group.section.value}, {"title", group.title}, {"fields", arrayOf(group.fields, fieldJson)}};
}

FieldGroup readGroup(const json::value& value) {
    const json::object& object = readObject(value);
    return {SectionId{readString(object, "section")}, readString(object, "title"),
            readArray(readMember(object, "fields"), readField)};
}

json::object conflictJson(const Conflict& conflict) {
    return {{"field", conflict.field.value},
            {"title", conflict.title},
            {"property", conflict.property},
            {"shown", stringsToJson(conflict.shown)}};
}

Conflict readConflict(const json::value& value) {
    const json::object& object = readObject(value);
    return {FieldId{readString(object, "field")}, readString(object, "title"), readString(object, "property"),
            readArray(readMember(object, "shown"), [](const json::value& text) { return readString(text); })};
}

json::object typedOverJson(const TypedOver& place) {
    return {{"field", place.field.value}, {"title", place.title},   {"element", place.element},
            {"offset", place.offset},     {"length", place.length}, {"text", place.text}};
}

TypedOver readTypedOver(const json::value& value) {
    const json::object& object = readObject(value);
    return {FieldId{readString(object, "field")}, readString(object, "title"), readSize(object, "element"),
            readSize(object, "offset"),           readSize(object, "length"),  readString(object, "text")};
}

json::object repairJson(const Repair& repair) {
    return {{"kind", nameOf(repair.kind)},
            {"element", repair.element},
            {"offset", repair.offset},
            {"text", repair.text},
            {"changes", arrayOf(repair.changes, [](const Repair::Change& change) {
                 return json::object{{"before", change.before}, {"after", change.after}};
             })}};
}

Repair readRepair(const json::value& value) {
    const json::object& object = readObject(value);
    const auto kind = repairKindOf(readString(object, "kind"));
    if (!kind) {
        throw unexpectedJson("kind");
    }
    Repair repair{*kind, readSize(object, "element"), readSize(object, "offset"), readString(object, "text"), {}, {}};
    repair.changes = readArray(readMember(object, "changes"), [](const json::value& change) {
        return Repair::Change{readString(readObject(change), "before"), readString(readObject(change), "after")};
    });
    return repair;
}

FieldId readFieldId(const json::value& value) { return FieldId{readString(value)}; }

json::object placeholderJson(const Placeholder& place) {
    return {{"element", place.element},
            {"offset", place.offset},
            {"length", place.length},
            {"text", place.text},
            {"before", place.before},
            {"after", place.after},
            {"fields", arrayOf(place.fields, [](const FieldTitle& field) {
                 return json::object{{"field", field.field.value}, {"title", field.title}};
             })}};
}

Placeholder readPlaceholder(const json::value& value) {
    const json::object& object = readObject(value);
    return {
        readSize(object, "element"),
        readSize(object, "offset"),
        readSize(object, "length"),
        readString(object, "text"),
        readString(object, "before"),
        readString(object, "after"),
        readArray(readMember(object, "fields"), [](const json::value& field) {
            return FieldTitle{FieldId{readString(readObject(field), "field")}, readString(readObject(field), "title")};
        })};
}

} // namespace

json::object toJson(const ReportState& state) {
    return {{"kind", state.kind ? json::value(state.kind->value) : json::value()},
            {"made", state.made},
            {"title", state.title},
            {"sections", arrayOf(state.sections, sectionJson)},
            {"groups", arrayOf(state.groups, groupJson)},
            {"filled", state.filled},
            {"total", state.total},
            {"characters", state.characters},
            {"limit", state.limit ? json::value(*state.limit) : json::value()},
            {"open", idsToJson(state.open)},
            {"fileName", state.fileName},
            {"format", state.format},
            {"stage", nameOf(state.stage)},
            {"stageInTitle", state.stageInTitle},
            {"orphans", idsToJson(state.orphans)},
            {"conflicts", arrayOf(state.conflicts, conflictJson)},
            {"typedOver", arrayOf(state.typedOver, typedOverJson)},
            {"repairs", arrayOf(state.repairs, repairJson)},
            {"placeholders", arrayOf(state.placeholders, placeholderJson)}};
}

ReportState reportStateFromJson(const json::value& value) {
    const json::object& object = readObject(value);
    ReportState state;
    if (const json::value& kind = readMember(object, "kind"); !kind.is_null()) {
        state.kind = KindId{readString(kind)};
    }
    state.made = readBool(object, "made");
    state.title = readString(object, "title");
    state.sections = readArray(readMember(object, "sections"), readSection);
    state.groups = readArray(readMember(object, "groups"), readGroup);
    state.filled = readSize(object, "filled");
    state.total = readSize(object, "total");
    state.characters = readSize(object, "characters");
    if (const json::value& limit = readMember(object, "limit"); !limit.is_null()) {
        state.limit = readSize(limit);
    }
    state.open = readArray(readMember(object, "open"), readFieldId);
    state.fileName = readString(object, "fileName");
    state.format = readString(object, "format");
    state.stage = stageNamed(readString(object, "stage")).value_or(Stage::draft);
    state.stageInTitle = readBool(object, "stageInTitle");
    state.orphans = readArray(readMember(object, "orphans"), readFieldId);
    state.conflicts = readArray(readMember(object, "conflicts"), readConflict);
    state.typedOver = readArray(readMember(object, "typedOver"), readTypedOver);
    state.repairs = readArray(readMember(object, "repairs"), readRepair);
    state.placeholders = readArray(readMember(object, "placeholders"), readPlaceholder);
    return state;
}

} // namespace zhangfa
