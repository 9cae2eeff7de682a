// A JSON file with the line and column of each value and key, so that whatever is wrong with a value can be shown where
// it is.
#pragma once

#include "source_text.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zhangfa {

class LocatedJson {
public:
    static constexpr std::size_t maxDepth = 32;

    // Nothing for what is no JSON. A key that stands twice is a problem; its last value counts.
    static std::optional<LocatedJson> parse(SourceText source, std::vector<Problem>& problems);
    // A value from elsewhere: all its places are unknown.
    static LocatedJson withoutPlaces(boost::json::value value);

    const boost::json::value& root() const { return root_; }
    // By JSON pointer (RFC 6901). A value without a key (the root, an array's element) has its own place for a key's.
    Place placeOfValue(const std::string& pointer) const;
    Place placeOfKey(const std::string& pointer) const;

    // Where one value begins in the source, and its key.
    struct Offsets {
        std::size_t key = 0, value = 0;
    };

private:
    std::optional<SourceText> source_;
    boost::json::value root_;
    std::unordered_map<std::string, Offsets> offsets_;
};

// `pointer` with one more step, escaped.
std::string pointerTo(const std::string& pointer, std::string_view key);

} // namespace zhangfa
