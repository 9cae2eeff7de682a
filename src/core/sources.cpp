// Where figures come from.
#include "sources.h"

#include "compose.h"
#include "json_text.h"
#include "long_property.h"
#include "utf8.h"

#include <boost/json.hpp>

#include <algorithm>

namespace zhangfa {

namespace json = boost::json;

namespace {

struct Part {
    const char* name;
    std::string Source::*text;
};
constexpr Part parts[] = {
    {"department", &Source::department}, {"evidence", &Source::evidence}, {"note", &Source::note}};

} // namespace

json::object toJson(const Source& source) {
    json::object object;
    for (const Part& part : parts) {
        if (!(source.*part.text).empty()) {
            object[part.name] = source.*part.text;
        }
    }
    return object;
}

Source sourceFromJson(const json::value& value) {
    Source source;
    for (const Part& part : parts) {
        const json::value* text = value.is_object() ? value.get_object().if_contains(part.name) : nullptr;
        if (text != nullptr && text->is_string()) {
            source.*part.text = std::string(trimmed(std::string_view(text->get_string())));
        }
    }
    return source;
}

Sources readSources(const std::map<std::string, std::string>& properties) {
    Sources sources;
    boost::system::error_code error;
    const json::value all = json::parse(readLongProperty(sourcesProperty, properties), error);
    if (!error && all.is_object()) {
        for (const auto& [id, value] : all.get_object()) {
            if (Source source = sourceFromJson(value); isFieldId(id) && source != Source()) {
                sources.emplace(FieldId{std::string(id)}, std::move(source));
            }
        }
    }
    return sources;
}

std::map<std::string, std::string> sourcesProperties(const Sources& sources,
                                                     const std::map<std::string, std::string>& present) {
    json::object all;
    for (const auto& [id, source] : sources) {
        if (source != Source()) {
            all[id.value] = toJson(source);
        }
    }
    return longProperty(sourcesProperty, all.empty() ? std::string() : json::serialize(all), present);
}

json::value sourceRows(const Report& report, const Values& values, const Sources& sources) {
    json::array rows;
    for (const Field& field : report.fields) {
        const auto source = sources.find(field.id);
        const auto value = values.find(field.id);
        if (source == sources.end() || value == values.end() || isEmptyValue(value->second)) {
            continue;
        }
        const auto& [department, evidence, note] = source->second;
        json::object row{{"item", field.title}};
        if (!isBlock(field)) {
            row["value"] = shownValue(field, value->second) + field.unit;
        }
        for (const auto& [column, text] : {std::pair("by", department), {"evidence", evidence}, {"note", note}}) {
            if (!text.empty()) {
                row[column] = text;
            }
        }
        rows.push_back(std::move(row));
    }
    return rows.empty() ? json::value() : json::value(std::move(rows));
}

Edits planSources(const Snapshot& snapshot, const Sources& changed) {
    Sources sources = readSources(snapshot.properties);
    for (const auto& [id, source] : changed) {
        sources[id] = source;
    }
    return editsFor(sourcesProperties(sources, snapshot.properties), snapshot.properties);
}

} // namespace zhangfa
