// A document's snapshot as JSON, for tests and diagnosis.
#include "snapshot_json.h"

#include "json_exchange.h"

#include <stdexcept>

namespace zhangfa {

namespace {

namespace json = boost::json;

std::vector<std::string> readStrings(const json::value& value) {
    return readArray(value, [](const json::value& item) { return readString(item); });
}

template <class Read> auto readOptional(const json::object& object, std::string_view key, Read read) {
    const json::value* value = object.if_contains(key);
    return value != nullptr ? read(*value) : decltype(read(*value)){};
}

json::array places(const std::vector<FieldPlace>& all) {
    json::array array;
    for (const FieldPlace& place : all) {
        array.push_back({{"field", place.field.value},
                         {"offset", place.offset},
                         {"length", place.length},
                         {"shown", place.shown},
                         {"fixed", place.fixed}});
    }
    return array;
}

std::vector<FieldPlace> readPlaces(const json::value& value) {
    return readArray(value, [](const json::value& item) {
        const json::object& object = readObject(item);
        return FieldPlace{FieldId{readString(object, "field")}, readSize(object, "offset"), readSize(object, "length"),
                          readString(object, "shown"), readBool(object, "fixed")};
    });
}

json::object looksJson(const Looks& looks) {
    return {{"bold", looks.bold}, {"centred", looks.centred}, {"right", looks.right}, {"points", looks.points}};
}

Looks readLooks(const json::value& value) {
    const json::object& object = readObject(value);
    const json::value& points = readMember(object, "points");
    if (!points.is_number()) {
        throw std::invalid_argument("points are a number");
    }
    return {readBool(object, "bold"), readBool(object, "centred"), readBool(object, "right"),
            points.to_number<double>()};
}

void addUnlessEmpty(json::object& object, std::string_view key, json::array array) {
    if (!array.empty()) {
        object[key] = std::move(array);
    }
}

json::object elementJson(const BodyElement& element) {
    json::object object;
    if (element.table) {
        json::array rows;
        for (const auto& row : element.grid.rows) {
            rows.emplace_back(stringsToJson(row));
        }
        object["rows"] = std::move(rows);
        addUnlessEmpty(object, "fields", idsToJson(element.grid.fields));
    } else {
        object["text"] = element.paragraph.text;
        object["style"] = element.paragraph.style;
        if (element.paragraph.outlineLevel != 0) {
            object["level"] = element.paragraph.outlineLevel;
        }
        if (!element.paragraph.label.empty()) {
            object["label"] = element.paragraph.label;
        }
        if (element.paragraph.looks != Looks{}) {
            object["looks"] = looksJson(element.paragraph.looks);
        }
        addUnlessEmpty(object, "fields", places(element.paragraph.fields));
    }
    addUnlessEmpty(object, "bookmarks", stringsToJson(bookmarksOf(element)));
    return object;
}

BodyElement readElement(const json::value& value) {
    const json::object& object = readObject(value);
    BodyElement element;
    if (const json::value* rows = object.if_contains("rows")) {
        element.table = true;
        element.grid.rows = readArray(*rows, readStrings);
        element.grid.fields = readOptional(object, "fields", [](const json::value& fields) {
            return readArray(fields, [](const json::value& id) { return FieldId{readString(id)}; });
        });
        element.grid.bookmarks = readOptional(object, "bookmarks", readStrings);
        return element;
    }
    element.paragraph.text = readString(object, "text");
    element.paragraph.style = readString(object, "style");
    element.paragraph.outlineLevel =
        static_cast<int>(readOptional(object, "level", [](const json::value& level) { return readSize(level); }));
    element.paragraph.label = readOptional(object, "label", [](const json::value& label) { return readString(label); });
    element.paragraph.looks = readOptional(object, "looks", readLooks);
    element.paragraph.fields = readOptional(object, "fields", readPlaces);
    element.paragraph.bookmarks = readOptional(object, "bookmarks", readStrings);
    return element;
}

} // namespace

json::object toJson(const Snapshot& snapshot) {
    json::array body;
    for (const BodyElement& element : snapshot.body) {
        body.emplace_back(elementJson(element));
    }
    json::object properties;
    for (const auto& [name, text] : snapshot.properties) {
        properties[name] = text;
    }
    return {
        {"body", std::move(body)}, {"elsewhere", places(snapshot.elsewhere)}, {"properties", std::move(properties)}};
}

Snapshot snapshotFromJson(const json::value& value) {
    const json::object& object = readObject(value);
    Snapshot snapshot;
    snapshot.body = readArray(readMember(object, "body"), readElement);
    snapshot.elsewhere = readPlaces(readMember(object, "elsewhere"));
    for (const auto& [name, text] : readObject(readMember(object, "properties"))) {
        snapshot.properties.emplace(name, readString(text));
    }
    return snapshot;
}

} // namespace zhangfa
