// What is said to a user, as a key and its arguments: the words are in l10n/*.json.
#pragma once

#include <string>
#include <vector>

namespace zhangfa {

struct Message {
    std::string key;               // in l10n/*.json, e.g. "value.above-maximum"
    std::vector<std::string> args; // replace {0}, {1}, …; already in the form a user reads
    bool operator==(const Message&) const = default;
};

// Where a file is wrong. Lines and columns count from 1, columns in characters (code points); 0: unknown.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    bool operator==(const Place&) const = default;
};

// Something an author of a template did wrong: where, what, and what to do about it.
struct Problem {
    Place place;
    Message message;
    bool operator==(const Problem&) const = default;
};

} // namespace zhangfa
