// Checks one document again and again while it is written: only texts that are new are looked at.
#pragma once

#include "check/checked_document.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace zhangfa {

class Checker {
public:
    // Exactly what `check` gives. Rules on one text look only at texts that the last call did not have, wherever they
    // stand now; those on the whole document look at all of it.
    std::vector<Finding> check(const Snapshot& snapshot, const Library& library, const CheckSettings& settings);

    // What is found in one paragraph of the body that changed since the last `check`, all else being as it was: rules
    // on one text look at it; what those on the whole found in it stays while its text does. The library must still
    // be there.
    std::vector<Finding> recheck(const Snapshot& snapshot, std::size_t element);

    // How many texts the rules on one text looked at in the last call.
    std::size_t looked() const { return looked_; }

private:
    using Known = std::unordered_map<std::wstring, std::vector<Finding>>; // by role, bound places and text

    // From what is known, else by looking; remembered in `now`.
    std::vector<Finding> find(const CheckedText& text, Known& now);

    Known known_;
    Surroundings around_;
    Format format_;
    bool withIgnored_ = false;
    std::vector<TextRole> roles_;        // of the body's elements
    std::vector<Finding> ofTheDocument_; // by rules on the whole
    std::size_t looked_ = 0;
};

} // namespace zhangfa
