// Reads a located JSON value step by step, collecting everything that is wrong on the way.
#pragma once

#include "located_json.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// A file may name the schema by which an editor completes it (docs/schemas); nothing follows from it.
inline constexpr std::string_view schemaKey = "$schema";

class JsonCursor {
public:
    // The root. Both must outlive the cursor and all its children.
    JsonCursor(const LocatedJson& source, std::vector<Problem>& problems);

    const boost::json::value& value() const { return *value_; }
    const std::string& name() const { return name_; } // its key, or its number in the array counted from 1

    void complain(std::string messageKey, std::vector<std::string> args = {}) const;      // at the value
    void complainAtKey(std::string messageKey, std::vector<std::string> args = {}) const; // at its key
    std::size_t problemCount() const { return problems_->size(); }
    std::vector<Problem>& problems() const { return *problems_; }
    Place place() const { return source_->placeOfValue(pointer_); }

    // Each complains and gives nothing (false, an empty range) where the value is of another type.
    bool isObject() const;
    std::optional<bool> boolean() const;
    std::optional<double> number() const;
    std::optional<std::size_t> count() const; // an integer from 0
    std::optional<std::string> line() const;  // a text, not empty, one line, no spaces at the ends
    std::vector<JsonCursor> elements() const;
    std::vector<JsonCursor> members() const; // in the order of the file
    std::vector<std::string> lines() const;  // an array of such, each once

    // A member of an object; nothing where there is none. `require` complains of that.
    std::optional<JsonCursor> member(std::string_view key) const;
    std::optional<JsonCursor> require(std::string_view key) const;
    // Complains of every member whose key is not among these.
    void allowOnly(std::span<const std::string_view> keys) const;

private:
    JsonCursor(const JsonCursor& parent, const boost::json::value& value, std::string_view key, std::string name);

    const LocatedJson* source_;
    std::vector<Problem>* problems_;
    const boost::json::value* value_;
    std::string pointer_, name_;
};

} // namespace zhangfa
