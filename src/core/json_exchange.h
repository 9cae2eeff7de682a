// JSON that this program both writes and reads: when reading, whatever is missing or of another type throws.
#pragma once

#include "ids.h"

#include <boost/json.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace zhangfa {

inline std::invalid_argument unexpectedJson(std::string_view what) {
    return std::invalid_argument("unexpected JSON: " + std::string(what));
}

inline const boost::json::object& readObject(const boost::json::value& json) {
    if (!json.is_object()) {
        throw unexpectedJson("no object");
    }
    return json.get_object();
}

inline const boost::json::value& readMember(const boost::json::object& json, std::string_view key) {
    const auto* value = json.if_contains(key);
    if (value == nullptr) {
        throw unexpectedJson(key);
    }
    return *value;
}

inline std::string readString(const boost::json::value& json) {
    if (!json.is_string()) {
        throw unexpectedJson("no string");
    }
    return std::string(json.get_string());
}

inline std::string readString(const boost::json::object& json, std::string_view key) {
    return readString(readMember(json, key));
}

inline std::size_t readSize(const boost::json::value& json) {
    boost::system::error_code error;
    const auto number = json.to_number<std::size_t>(error);
    if (error) {
        throw unexpectedJson("no size");
    }
    return number;
}

inline std::size_t readSize(const boost::json::object& json, std::string_view key) {
    return readSize(readMember(json, key));
}

inline double readNumber(const boost::json::object& json, std::string_view key) {
    const auto& value = readMember(json, key);
    if (!value.is_number()) {
        throw unexpectedJson(key);
    }
    return value.to_number<double>();
}

inline bool readBool(const boost::json::object& json, std::string_view key) {
    const auto& value = readMember(json, key);
    if (!value.is_bool()) {
        throw unexpectedJson(key);
    }
    return value.get_bool();
}

template <class Read> auto readArray(const boost::json::value& json, Read read) {
    if (!json.is_array()) {
        throw unexpectedJson("no array");
    }
    std::vector<decltype(read(json))> all;
    for (const auto& item : json.get_array()) {
        all.push_back(read(item));
    }
    return all;
}

template <class Item, class Convert> boost::json::array arrayOf(const std::vector<Item>& items, Convert convert) {
    boost::json::array array;
    for (const Item& item : items) {
        array.emplace_back(convert(item));
    }
    return array;
}

inline boost::json::array stringsToJson(const std::vector<std::string>& strings) {
    return arrayOf(strings, [](const std::string& string) { return string; });
}

template <class Tag> boost::json::array idsToJson(const std::vector<Id<Tag>>& ids) {
    return arrayOf(ids, [](const Id<Tag>& id) { return id.value; });
}

} // namespace zhangfa
