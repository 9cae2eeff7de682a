// Requests of the public API: JSON texts, checked as they are read.
#include "office/json_request.h"

#include "core/utf8.h"
#include "office/refusal.h"

#include <boost/json.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace zhangfa {

namespace json = boost::json;

namespace {

std::string stringOf(const json::object& request, const char* key) {
    const auto* value = request.if_contains(key);
    if (value == nullptr || !value->is_string()) {
        refuse("request.missing", {key});
    }
    return std::string(value->get_string());
}

std::vector<std::string> stringsOf(const json::value& list, const char* key) {
    std::vector<std::string> strings;
    if (!list.is_array()) {
        refuse("request.missing", {key});
    }
    for (const auto& item : list.get_array()) {
        if (!item.is_string()) {
            refuse("request.missing", {key});
        }
        strings.emplace_back(item.get_string());
    }
    return strings;
}

std::size_t numberOf(const json::value& value, const char* key) {
    if (!value.is_int64() || value.get_int64() < 0) {
        refuse("request.missing", {key});
    }
    return static_cast<std::size_t>(value.get_int64());
}

Values valuesOf(const json::object& request, std::span<const Field* const> fields) {
    const auto* values = request.if_contains("values");
    return values == nullptr ? Values() : valuesRequest(json::serialize(*values), fields);
}

std::vector<const Field*> sectionFields(const Library& library, const SectionId& id) {
    std::vector<const Field*> fields;
    for (const Field& field : library.fields) {
        fields.push_back(&field);
    }
    if (const Section* section = library.section(id)) {
        for (const Field& field : section->fields) {
            fields.push_back(&field);
        }
    }
    return fields;
}

std::size_t memberNumber(const json::object& request, const char* name) {
    const auto* value = request.if_contains(name);
    if (value == nullptr) {
        refuse("request.missing", {name});
    }
    return numberOf(*value, name);
}

} // namespace

json::object parseRequest(const std::string& text) {
    boost::system::error_code error;
    auto value = json::parse(text, error);
    if (error || !value.is_object()) {
        refuse("request.no-json");
    }
    return std::move(value.get_object());
}

namespace {

PartsRequest partsOf(const json::object& request) {
    PartsRequest wanted;
    if (const auto* head = request.if_contains("head"); head != nullptr && !head->is_null()) {
        const std::string name = stringOf(request, "head");
        constexpr std::string_view names[] = {"none", "printed", "preprinted"};
        const auto* const found = std::find(std::begin(names), std::end(names), name);
        if (found == std::end(names)) {
            refuse("request.unknown-head", {name});
        }
        wanted.head = static_cast<Head>(found - std::begin(names));
    }
    if (const auto* imprint = request.if_contains("imprint"); imprint != nullptr && !imprint->is_null()) {
        if (!imprint->is_bool()) {
            refuse("request.missing", {"imprint"});
        }
        wanted.imprint = imprint->get_bool();
    }
    return wanted;
}

} // namespace

std::pair<std::string, std::optional<Format>> requestedFormat(const json::value& value) {
    if (value.is_string()) {
        return {std::string(value.get_string()), std::nullopt};
    }
    const LocatedJson located = LocatedJson::withoutPlaces(value);
    std::vector<Problem> problems;
    Format format = parseFormat("own", JsonCursor(located, problems));
    if (!problems.empty()) {
        throw RefusalError(problems.front().message);
    }
    return {"", std::move(format)};
}

ReportRequest reportRequest(const Library& library, const std::string& text) {
    const auto request = parseRequest(text);
    ReportRequest wanted;
    wanted.kind = KindId{stringOf(request, "kind")};
    const Kind* kind = library.kind(wanted.kind);
    if (kind == nullptr) {
        refuse("request.unknown-kind", {wanted.kind.value});
    }
    if (const auto* sections = request.if_contains("sections"); sections != nullptr && !sections->is_null()) {
        wanted.sections.emplace();
        for (auto& id : stringsOf(*sections, "sections")) {
            wanted.sections->push_back(SectionId{std::move(id)});
        }
    }
    if (const auto* options = request.if_contains("options"); options != nullptr && !options->is_null()) {
        for (auto& id : stringsOf(*options, "options")) {
            wanted.options.insert(std::move(id));
        }
    }
    wanted.values = valuesOf(request, fieldsOf(library, *kind));
    if (const auto* last = request.if_contains("last"); last != nullptr && !last->is_null()) {
        wanted.last = valuesOf(json::object{{"values", *last}}, fieldsOf(library, *kind));
    }
    if (const auto* texts = request.if_contains("texts"); texts != nullptr && !texts->is_null()) {
        if (!texts->is_object()) {
            refuse("request.missing", {"texts"});
        }
        for (const auto& [section, text] : texts->get_object()) {
            if (!text.is_string()) {
                refuse("request.missing", {"texts"});
            }
            wanted.texts[SectionId{std::string(section)}] = std::string(text.get_string());
        }
    }
    if (request.contains("text")) {
        wanted.text = stringOf(request, "text");
    }
    if (const auto* format = request.if_contains("format")) {
        std::tie(wanted.format, wanted.ownFormat) = requestedFormat(*format);
    }
    if (request.contains("manner")) {
        const std::string name = stringOf(request, "manner");
        wanted.manner = mannerNamed(name);
        if (!wanted.manner) {
            refuse("request.unknown-manner", {name});
        }
    }
    if (const auto* notice = request.if_contains("notice"); notice != nullptr && !notice->is_null()) {
        if (!notice->is_bool()) {
            refuse("request.missing", {"notice"});
        }
        wanted.notice = notice->get_bool();
    }
    const PartsRequest parts = partsOf(request);
    wanted.head = parts.head && *parts.head != Head::none;
    wanted.preprinted = parts.head == Head::preprinted;
    wanted.imprint = parts.imprint.value_or(false);
    return wanted;
}

PartsRequest partsRequest(const std::string& text) { return partsOf(parseRequest(text)); }

bool isConfirmed(const std::string& text) {
    const auto request = parseRequest(text);
    const auto* classified = request.if_contains("classified");
    return classified != nullptr && classified->is_string() && classified->get_string() == "confirmed";
}

InsertRequest insertRequest(const Library& library, const std::string& text) {
    const auto request = parseRequest(text);
    InsertRequest wanted;
    wanted.section = SectionId{stringOf(request, "section")};
    if (const auto* after = request.if_contains("after"); after != nullptr && !after->is_null()) {
        wanted.after = numberOf(*after, "after");
    }
    wanted.values = valuesOf(request, sectionFields(library, wanted.section));
    if (request.contains("text")) {
        wanted.text = std::string(stringOf(request, "text"));
    }
    return wanted;
}

TextRequest textRequest(const std::string& text) {
    const auto request = parseRequest(text);
    TextRequest wanted;
    wanted.text = stringOf(request, "text");
    if (const auto* sections = request.if_contains("sections"); sections != nullptr && !sections->is_null()) {
        wanted.sections.emplace();
        for (auto& id : stringsOf(*sections, "sections")) {
            wanted.sections->push_back(SectionId{std::move(id)});
        }
    }
    if (const auto* overwrite = request.if_contains("overwrite")) {
        wanted.overwrite = overwrite->is_bool() && overwrite->get_bool();
    }
    return wanted;
}

std::string requestedText(const json::object& request, const char* key) { return stringOf(request, key); }

SourcesRequest sourcesRequest(const std::string& text, std::span<const Field* const> fields) {
    const auto request = parseRequest(text);
    SourcesRequest wanted;
    wanted.values = valuesOf(request, fields);
    const auto* sources = request.if_contains("sources");
    if (sources == nullptr || sources->is_null()) {
        return wanted;
    }
    if (!sources->is_object()) {
        refuse("request.missing", {"sources"});
    }
    for (const auto& [id, source] : sources->get_object()) {
        const FieldId field{std::string(id)};
        if (std::none_of(fields.begin(), fields.end(), [&](const Field* known) { return known->id == field; })) {
            refuse("request.unknown-field", {field.value});
        }
        wanted.sources[field] = sourceFromJson(source);
    }
    return wanted;
}

SheetRequest sheetRequest(const std::string& text) {
    const auto request = parseRequest(text);
    SheetRequest wanted;
    if (request.contains("url")) {
        wanted.url = stringOf(request, "url");
    } else {
        wanted.text = stringOf(request, "text");
    }
    if (request.contains("sheet")) {
        wanted.sheet = stringOf(request, "sheet");
    }
    if (request.contains("range")) {
        wanted.range = stringOf(request, "range");
    }
    if (request.contains("row")) {
        wanted.row = memberNumber(request, "row");
    }
    if (const auto* match = request.if_contains("match")) {
        if (!match->is_object()) {
            refuse("request.missing", {"match"});
        }
        for (const auto& [title, field] : match->get_object()) {
            if (!field.is_null() && !(field.is_string() && isFieldId(field.get_string()))) {
                refuse("request.missing", {"match"});
            }
            wanted.matches[titleKey(title)] =
                field.is_null() ? std::nullopt : std::optional(FieldId{std::string(field.get_string())});
        }
    }
    return wanted;
}

Profile profileRequest(const Library& library, const std::string& text) {
    const auto request = parseRequest(text);
    Profile profile;
    if (request.contains("id")) {
        profile.id = stringOf(request, "id");
    }
    profile.name = trimmed(stringOf(request, "name"));
    if (profile.name.empty()) {
        refuse("profile.no-name");
    }
    profile.values = valuesOf(request, profileFields(library));
    return profile;
}

LastRequest lastRequest(const std::string& text, std::span<const Field* const> fields) {
    const auto request = parseRequest(text);
    LastRequest wanted;
    if (request.contains("url")) {
        wanted.url = stringOf(request, "url");
    } else if (!request.contains("values")) {
        refuse("request.missing", {"url"});
    }
    wanted.values = valuesOf(request, fields);
    return wanted;
}

Values valuesRequest(const std::string& text, std::span<const Field* const> fields) {
    const auto parsed = parseValues(text, "", fields);
    if (!parsed.syntax.empty()) {
        throw RefusalError(parsed.syntax.front().message);
    }
    if (!parsed.problems.empty()) {
        const ValueProblem& first = parsed.problems.front();
        throw ValueRefusal(first.title, first.value, first.rule, parsed.problems.size());
    }
    return parsed.values;
}

Target targetRequest(const std::string& text) {
    const auto request = parseRequest(text);
    Target target;
    if (request.contains("section")) {
        target.section = SectionId{stringOf(request, "section")};
    } else if (request.contains("field")) {
        target.field = FieldId{stringOf(request, "field")};
        if (const auto* place = request.if_contains("place")) {
            target.place = numberOf(*place, "place");
        }
    } else if (request.contains("element") || request.contains("part")) {
        if (request.contains("part")) {
            target.part = stringOf(request, "part");
            target.paragraph = std::max<std::size_t>(memberNumber(request, "paragraph"), 1) - 1;
        } else {
            target.element = memberNumber(request, "element");
        }
        target.offset = request.contains("offset") ? memberNumber(request, "offset") : 0;
        target.length = request.contains("length") ? memberNumber(request, "length") : 0;
    } else if (!request.contains("next")) {
        refuse("request.missing", {"section, field, element, next"});
    }
    return target;
}

PlaceRequest placeRequest(const std::string& text) {
    const auto request = parseRequest(text);
    return {FieldId{stringOf(request, "field")}, memberNumber(request, "element")};
}

AssignRequest assignRequest(const std::string& text) {
    const auto request = parseRequest(text);
    AssignRequest wanted{memberNumber(request, "element"), std::nullopt};
    if (const auto* section = request.if_contains("section"); section != nullptr && !section->is_null()) {
        wanted.section = SectionId{stringOf(request, "section")};
    }
    return wanted;
}

ReplaceRequest replaceRequest(const std::string& text) {
    const auto request = parseRequest(text);
    return {FieldId{stringOf(request, "field")}, memberNumber(request, "element"), memberNumber(request, "offset"),
            stringOf(request, "text")};
}

SaveSectionRequest saveSectionRequest(const std::string& text) {
    const auto request = parseRequest(text);
    SaveSectionRequest wanted;
    if (const auto* title = request.if_contains("title"); title != nullptr && !title->is_null()) {
        wanted.title = stringOf(request, "title");
    }
    if (const auto* fields = request.if_contains("fields"); fields != nullptr && !fields->is_null()) {
        if (!fields->is_array()) {
            refuse("request.missing", {"fields"});
        }
        wanted.fields.emplace();
        for (const json::value& field : fields->get_array()) {
            if (!field.is_object()) {
                refuse("request.missing", {"fields"});
            }
            const auto& object = field.get_object();
            (*wanted.fields)[memberNumber(object, "index")] =
                object.contains("title") ? stringOf(object, "title") : std::string();
        }
    }
    return wanted;
}

CellsRequest readCellsRequest(const std::string& text) {
    const auto request = parseRequest(text);
    CellsRequest wanted{stringOf(request, "url"), std::nullopt, {}};
    if (const auto* sheet = request.if_contains("sheet"); sheet != nullptr && !sheet->is_null()) {
        wanted.sheet = stringOf(request, "sheet");
    }
    return wanted;
}

namespace {

Cell cellIn(const json::value& value) {
    if (value.is_string()) {
        return std::string(value.get_string());
    }
    if (!value.is_null() && !value.is_number()) {
        refuse("request.missing", {"cells"});
    }
    return value.is_null() ? Cell() : Cell(value.to_number<double>());
}

const json::array& arrayIn(const json::value* value, const char* name) {
    if (value == nullptr || !value->is_array()) {
        refuse("request.missing", {name});
    }
    return value->get_array();
}

} // namespace

CellsRequest writeCellsRequest(const std::string& text) {
    const auto request = parseRequest(text);
    CellsRequest wanted{stringOf(request, "url"), std::nullopt, {}};
    for (const json::value& sheet : arrayIn(request.if_contains("sheets"), "sheets")) {
        if (!sheet.is_object()) {
            refuse("request.missing", {"sheets"});
        }
        CellSheet& made = wanted.sheets.emplace_back(CellSheet{stringOf(sheet.get_object(), "name"), {}});
        for (const json::value& row : arrayIn(sheet.get_object().if_contains("cells"), "cells")) {
            auto& cells = made.cells.emplace_back();
            for (const json::value& cell : arrayIn(&row, "cells")) {
                cells.push_back(cellIn(cell));
            }
        }
    }
    return wanted;
}

RepairRequest repairRequest(const std::string& text) {
    const auto request = parseRequest(text);
    const auto kind = repairKindOf(stringOf(request, "kind"));
    if (!kind) {
        refuse("request.missing", {"kind"});
    }
    return {*kind, memberNumber(request, "element"), memberNumber(request, "offset")};
}

StageRequest stageRequest(const std::string& text) {
    const auto request = parseRequest(text);
    const std::string name = stringOf(request, "stage");
    const auto stage = stageNamed(name);
    if (!stage) {
        refuse("request.unknown-stage", {name});
    }
    const auto flag = [&](const char* key) -> std::optional<bool> {
        const auto* value = request.if_contains(key);
        if (value == nullptr || value->is_null()) {
            return std::nullopt;
        }
        if (!value->is_bool()) {
            refuse("request.missing", {key});
        }
        return value->get_bool();
    };
    return {*stage, flag("inTitle"), flag("confirmed").value_or(false)};
}

} // namespace zhangfa
