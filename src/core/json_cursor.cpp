// Types checked once, here, so that the parsers of fields, sections and kinds read as lists of what they expect.
#include "json_cursor.h"

#include "utf8.h"

#include <algorithm>
#include <set>

namespace zhangfa {
namespace json = boost::json;

JsonCursor::JsonCursor(const LocatedJson& source, std::vector<Problem>& problems)
    : source_(&source), problems_(&problems), value_(&source.root()), name_("JSON") {}

JsonCursor::JsonCursor(const JsonCursor& parent, const json::value& value, std::string_view key, std::string name)
    : source_(parent.source_),
      problems_(parent.problems_),
      value_(&value),
      pointer_(pointerTo(parent.pointer_, key)),
      name_(std::move(name)) {}

void JsonCursor::complain(std::string messageKey, std::vector<std::string> args) const {
    problems_->push_back({source_->placeOfValue(pointer_), Message{std::move(messageKey), std::move(args)}});
}

void JsonCursor::complainAtKey(std::string messageKey, std::vector<std::string> args) const {
    problems_->push_back({source_->placeOfKey(pointer_), Message{std::move(messageKey), std::move(args)}});
}

bool JsonCursor::isObject() const {
    if (!value_->is_object())
        complain("json.expected-object", {name_});
    return value_->is_object();
}

std::optional<bool> JsonCursor::boolean() const {
    if (value_->is_bool())
        return value_->get_bool();
    complain("json.expected-boolean", {name_});
    return std::nullopt;
}

std::optional<double> JsonCursor::number() const {
    if (value_->is_number())
        return value_->to_number<double>();
    complain("json.expected-number", {name_});
    return std::nullopt;
}

std::optional<std::size_t> JsonCursor::count() const {
    if (value_->is_int64() && value_->get_int64() >= 0)
        return static_cast<std::size_t>(value_->get_int64());
    if (value_->is_uint64())
        return value_->get_uint64();
    complain("json.expected-count", {name_});
    return std::nullopt;
}

std::optional<std::string> JsonCursor::line() const {
    if (!value_->is_string()) {
        complain("json.expected-string", {name_});
        return std::nullopt;
    }
    const std::string text(value_->get_string());
    const auto characters = toCharacters(text);
    if (text.empty())
        complain("json.empty-string", {name_});
    else if (std::any_of(characters.begin(), characters.end(), isControl))
        complain("json.control-character", {name_});
    else if (trimmed(text).size() != text.size())
        complain("json.surrounding-space", {name_});
    else
        return text;
    return std::nullopt;
}

std::vector<JsonCursor> JsonCursor::elements() const {
    std::vector<JsonCursor> result;
    if (!value_->is_array()) {
        complain("json.expected-array", {name_});
        return result;
    }
    std::size_t index = 0;
    for (const auto& element : value_->get_array()) {
        result.push_back(JsonCursor(*this, element, std::to_string(index), std::to_string(index + 1)));
        ++index;
    }
    return result;
}

std::vector<JsonCursor> JsonCursor::members() const {
    std::vector<JsonCursor> result;
    if (isObject())
        for (const auto& [key, value] : value_->get_object())
            result.push_back(JsonCursor(*this, value, key, std::string(key)));
    return result;
}

std::vector<std::string> JsonCursor::lines() const {
    std::vector<std::string> result;
    std::set<std::string> seen;
    for (const auto& element : elements()) {
        const auto text = element.line();
        if (text && !seen.insert(*text).second)
            element.complain("json.duplicate-element", {*text});
        else if (text)
            result.push_back(*text);
    }
    return result;
}

std::optional<JsonCursor> JsonCursor::member(std::string_view key) const {
    if (!value_->is_object())
        return std::nullopt;
    const auto* found = value_->get_object().if_contains(key);
    return found ? std::optional(JsonCursor(*this, *found, key, std::string(key))) : std::nullopt;
}

std::optional<JsonCursor> JsonCursor::require(std::string_view key) const {
    auto found = member(key);
    if (!found && value_->is_object())
        complain("json.missing-key", {std::string(key)});
    return found;
}

void JsonCursor::allowOnly(std::span<const std::string_view> keys) const {
    if (!value_->is_object())
        return;
    for (const auto& member : members()) {
        if (std::find(keys.begin(), keys.end(), member.name()) != keys.end())
            continue;
        std::string allowed;
        for (const auto key : keys)
            allowed += (allowed.empty() ? "" : ", ") + std::string(key);
        member.complainAtKey("json.unknown-key", {member.name(), allowed});
    }
}

} // namespace zhangfa
